using Minyi.Petitions.Events;
using Minyi.Petitions.Folding;
using Minyi.Storage;

namespace Minyi.Hosting;

/// <content>Following the stream.</content>
public sealed partial class PetitionBoard
{
    /// <summary>Reads what is new in the stream. Interrupted, it goes on from there the next time.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How far it has come.</returns>
    public async ValueTask<StreamCheckpoint> CatchUpAsync(CancellationToken cancellationToken = default)
    {
        await foreach (EventEnvelope e in _store.ReadAllAsync(Checkpoint, cancellationToken).ConfigureAwait(false))
        {
            Petition? carriedOver = IsMigration(e) ? await ReadToAsync(e, cancellationToken).ConfigureAwait(false) : null;
            lock (_lock)
            {
                // Somebody else may be catching up at the same time: each event counts once.
                if (e.Position.Number > _positions.GetValueOrDefault(e.Position.Partition))
                {
                    Apply(e, carriedOver);
                    _positions[e.Position.Partition] = e.Position.Number;
                }
            }
        }

        return Checkpoint;
    }

    private static bool IsMigration(EventEnvelope e) => e.Type.Name == nameof(WorkflowMigrated);

    /// <summary>What went before a migration is of another workflow: the whole history makes the petition. Null when the rules cannot read it.</summary>
    private async ValueTask<Petition?> ReadToAsync(EventEnvelope last, CancellationToken cancellationToken)
    {
        IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(last.Petition, 0, cancellationToken).ConfigureAwait(false);
        try
        {
            return Petition.Fold(last.Petition, _rules, [.. history.Take(last.Version).Select(e => e.Recorded)]);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>Whether a history is of another workflow or of no petition, or tells what cannot be counted with. One such petition must not stop all others.</summary>
    private static bool IsUnreadable(Exception e) => e is FormatException or ArgumentException or ArithmeticException;

    private void Apply(EventEnvelope e, Petition? carriedOver)
    {
        if (carriedOver is not null)
        {
            _unreadable.Remove(e.Petition);
            _changing[e.Petition] = new(carriedOver);
            return;
        }

        if (_unreadable.Contains(e.Petition))
        {
            return;
        }

        if (!_changing.TryGetValue(e.Petition, out PetitionFold? fold))
        {
            fold = _petitions.TryGetValue(e.Petition, out Petition? petition) ? new(petition) : new(e.Petition, _rules);
            _changing.Add(e.Petition, fold);
        }

        if (!IsApplied(e, fold))
        {
            _changing.Remove(e.Petition);
            _unreadable.Add(e.Petition);
            Replace(e.Petition, null, null);
        }
    }

    private static bool IsApplied(EventEnvelope e, PetitionFold fold)
    {
        try
        {
            if (fold.Version + 1 != e.Version)
            {
                return false;
            }

            fold.Apply(e.Recorded);
            return true;
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return false;
        }
    }

    private void Replace(PetitionId id, Petition? petition, PetitionSummary? after)
    {
        PetitionSummary? before = _summaries.GetValueOrDefault(id);
        if (petition is null)
        {
            _petitions.Remove(id);
            _summaries.Remove(id);
        }
        else
        {
            _petitions[id] = petition;
            _summaries[id] = after!;
        }

        _byState.Replace(before, after);
        _byUnit.Replace(before, after);
        _byStudio.Replace(before, after);
        _byRepresentative.Replace(before, after);
        _byHead.Replace(before, after);
        _byLink.Replace(before, after);
        _byReference.Replace(before, after);
        _byIssue.Replace(before, after);
        _byMeeting.Replace(before, after);
        _due.Replace(before, after);
        _expiries.Replace(before, after);
    }
}
