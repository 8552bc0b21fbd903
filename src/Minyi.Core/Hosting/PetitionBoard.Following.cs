using Minyi.Petitions;
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
        StreamCheckpoint read = Checkpoint;
        StreamCheckpoint heads = await _store.ReadHeadsAsync(cancellationToken).ConfigureAwait(false);
        foreach (StreamPosition head in heads.Positions)
        {
            await foreach (StreamEntry entry in DamagedStream.ReadAsync(_store, read[head.Partition], head, cancellationToken).ConfigureAwait(false))
            {
                Petition? carriedOver = entry.Event is { } e && IsMigration(e) ? await ReadToAsync(e, cancellationToken).ConfigureAwait(false) : null;
                Follow(entry, carriedOver);
            }
        }

        return Checkpoint;
    }

    private void Follow(StreamEntry entry, Petition? carriedOver)
    {
        lock (_lock)
        {
            // Somebody else may be catching up at the same time: each event counts once.
            if (entry.Position.Number <= _positions.GetValueOrDefault(entry.Position.Partition))
            {
                return;
            }

            _positions[entry.Position.Partition] = entry.Position.Number;
            if (entry.Event is { } e)
            {
                Apply(e, carriedOver);
            }
            else
            {
                _damaged.Add(entry.Position); // whose it was is seen by its petition's next event, if there is one
            }
        }
    }

    private static bool IsMigration(EventEnvelope e) => e.Type.Name == nameof(WorkflowMigrated);

    /// <summary>What went before a migration is of another workflow: the whole history makes the petition. Null when the rules cannot read it.</summary>
    private async ValueTask<Petition?> ReadToAsync(EventEnvelope last, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<EventEnvelope> history = await _store.ReadAsync(last.Petition, 0, cancellationToken).ConfigureAwait(false);
            return Petition.Fold(last.Petition, _rules, [.. history.Take(last.Version).Select(e => e.Recorded)]);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    /// <summary>Whether a history is of another workflow or of no petition, or tells what cannot be counted with. One such petition must not stop all others.</summary>
    internal static bool IsUnreadable(Exception e) => e is CorruptRecordException or FormatException or ArgumentException or ArithmeticException;

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
