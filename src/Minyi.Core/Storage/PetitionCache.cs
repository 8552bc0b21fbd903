using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Folding;
using Minyi.Petitions.Json;
using Minyi.Storage.Snapshots;

namespace Minyi.Storage;

/// <summary>A petition as it stands in the store.</summary>
/// <param name="Petition">The petition; when it is of another workflow, one to which nothing has happened.</param>
/// <param name="Commands">The commands that may be recorded.</param>
/// <param name="IsOther">Whether the history is of another workflow than the rules, or another version of it.</param>
/// <param name="Hash">The hash of its last event, where the store has it at hand.</param>
internal sealed record PetitionReading(Petition Petition, CommandMarks Commands, bool IsOther, Digest? Hash)
{
    /// <summary>The version from which on a command may be on file; 0 when it is not.</summary>
    internal int FirstWith(CommandId command) => Commands.FirstWith(command) is var first && (IsOther || first <= Petition.Version) ? first : 0;
}

/// <summary>
/// Folded petitions, so that a long history is read and folded once, and with snapshots not even once by each host. The store is asked each time for what is newer, so an
/// answer is never stale; what is kept here, and every snapshot, can be thrown away at any moment.
/// </summary>
/// <threadsafety>Safe for several threads.</threadsafety>
internal sealed class PetitionCache(IPetitionStore store, PetitionRules rules, IPetitionSnapshots? snapshots = null)
{
    /// <summary>How many events of all petitions together are kept: some 20 MiB. Petitions that were not asked for the longest go first.</summary>
    private const int MostEvents = 100_000;

    /// <summary>
    /// How many events a first load reads beyond a snapshot before it writes the next one. Only first loads write them, so that no command pays for one, and over all
    /// first loads an event is read once but for the last few.
    /// </summary>
    internal const int SnapshotEvery = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<PetitionId, LinkedListNode<PetitionReading>> _kept = [];
    private readonly LinkedList<PetitionReading> _lastUsed = []; // the first was used last
    private int _events;

    internal async ValueTask<PetitionReading> ReadAsync(PetitionId id, CancellationToken cancellationToken)
    {
        PetitionReading? found = Find(id);
        (PetitionReading? kept, IReadOnlyList<EventEnvelope> newer) = found is null
            ? await FirstLoadAsync(id, cancellationToken).ConfigureAwait(false)
            : (found, await store.ReadAsync(id, found.Petition.Version, cancellationToken).ConfigureAwait(false));
        if (found is not null && newer.Count == 0)
        {
            return found;
        }

        bool goesOn = kept is not null && GoesOn(kept, newer);
        IReadOnlyList<EventEnvelope> history = goesOn || kept is null ? newer : await store.ReadAsync(id, 0, cancellationToken).ConfigureAwait(false);
        RecordedEvent[] events = [.. history.Select(e => e.Recorded)];
        CommandMarks commands = goesOn ? kept!.Commands : new();
        foreach (EventEnvelope e in history)
        {
            commands.Add(e.Version, e.Command);
        }

        if (!goesOn && !IsOf(rules, events))
        {
            return new(Petition.New(id, rules), commands, IsOther: true, null);
        }

        Digest? hash = history.Count == 0 ? kept?.Hash : history[^1].IsLinked ? history[^1].Hash : null;
        PetitionReading reading = new(goesOn ? kept!.Petition.Apply(events) : Petition.Fold(id, rules, events), commands, IsOther: false, hash);
        Keep(reading);
        if (found is null && history.Count >= SnapshotEvery)
        {
            await WriteAsync(reading, history[^1], cancellationToken).ConfigureAwait(false);
        }

        return reading;
    }

    /// <summary>Whether newer events follow what is kept, in the same workflow.</summary>
    private static bool GoesOn(PetitionReading kept, IReadOnlyList<EventEnvelope> newer) => newer.Count == 0
        || (newer[0].Version == kept.Petition.Version + 1
            && !(kept.Hash is { } hash && newer[0].IsLinked && newer[0].PreviousHash != hash)
            && newer.All(e => e.Type.Name != nameof(WorkflowMigrated)));

    /// <summary>The petition by its snapshot, where that fits, with the events after it; else none with all its events.</summary>
    private async ValueTask<(PetitionReading? Kept, IReadOnlyList<EventEnvelope> Newer)> FirstLoadAsync(PetitionId id, CancellationToken cancellationToken)
    {
        if (await SnapshotAsync(id, cancellationToken).ConfigureAwait(false) is { } snapshot)
        {
            // From the event on that it stands on: the history must have that one.
            IReadOnlyList<EventEnvelope> after = await store.ReadAsync(id, snapshot.Version - 1, cancellationToken).ConfigureAwait(false);
            if (after.Count > 0 && after[0].Version == snapshot.Version && after[0].Hash == snapshot.Hash && Restored(snapshot) is { } kept)
            {
                return (kept, [.. after.Skip(1)]);
            }
        }

        return (null, await store.ReadAsync(id, 0, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<PetitionSnapshot?> SnapshotAsync(PetitionId id, CancellationToken cancellationToken)
    {
        if (snapshots is null)
        {
            return null;
        }

        try
        {
            return await snapshots.ReadAsync(id, cancellationToken).ConfigureAwait(false) is { } snapshot && snapshot.Fits(id, rules, StateJson.Format) ? snapshot : null;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // the history is there
        }
    }

    private PetitionReading? Restored(PetitionSnapshot snapshot)
    {
        try
        {
            PetitionState state = StateJson.Read(snapshot.Content.Span);
            return CommandMarks.From(state.Commands) is { } marks && marks.Count == snapshot.Version
                ? new(Petition.Restore(snapshot.Petition, rules, snapshot.Version, state), marks, IsOther: false, snapshot.Hash)
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async ValueTask WriteAsync(PetitionReading reading, EventEnvelope last, CancellationToken cancellationToken)
    {
        // What the proof does not cover, as an old history may lead to, is not read back either.
        if (snapshots is null || reading.Petition.Version < SnapshotEvery || !rules.Workflow.IsReachable(reading.Petition.Configuration))
        {
            return;
        }

        try
        {
            byte[] content = StateJson.Write(PetitionState.Of(reading.Petition, reading.Commands.ToBytes(reading.Petition.Version)));
            await snapshots.WriteAsync(PetitionSnapshot.Of(reading.Petition, last.Hash, StateJson.Format, content), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return; // the next first load tries again
        }
    }

    /// <summary>Forgets a petition that the store no longer has as it was, such as after a restore from a backup.</summary>
    internal void Drop(PetitionId id)
    {
        lock (_lock)
        {
            if (_kept.Remove(id, out LinkedListNode<PetitionReading>? node))
            {
                _lastUsed.Remove(node);
                _events -= node.Value.Petition.Version;
            }
        }
    }

    /// <summary>Whether a history is of a workflow: by its last migration, else by how it began. An empty one, and one that began in no known way, is for the fold to judge.</summary>
    internal static bool IsOf(PetitionRules rules, IReadOnlyList<RecordedEvent> history)
    {
        (string Workflow, int Version)? of = null;
        for (int i = history.Count - 1; i >= 0 && of is null; i--)
        {
            of = history[i].Event switch
            {
                WorkflowMigrated migrated => (migrated.Workflow, migrated.WorkflowVersion),
                PetitionRegistered registered when i == 0 => (registered.Workflow, registered.WorkflowVersion),
                PetitionImported imported when i == 0 => (imported.Workflow, imported.WorkflowVersion),
                _ => null,
            };
        }

        return of is null || of == (rules.Workflow.Definition.Id, rules.Workflow.Definition.Version);
    }

    private PetitionReading? Find(PetitionId id)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(id, out LinkedListNode<PetitionReading>? node))
            {
                return null;
            }

            _lastUsed.Remove(node);
            _lastUsed.AddFirst(node);
            return node.Value;
        }
    }

    private void Keep(PetitionReading reading)
    {
        if (reading.Petition.Version == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (_kept.TryGetValue(reading.Petition.Id, out LinkedListNode<PetitionReading>? node))
            {
                if (node.Value.Petition.Version > reading.Petition.Version)
                {
                    return; // somebody else has read further meanwhile
                }

                Drop(reading.Petition.Id);
            }

            _kept.Add(reading.Petition.Id, _lastUsed.AddFirst(reading));
            _events += reading.Petition.Version;
            while (_events > MostEvents && _lastUsed.Count > 1)
            {
                Drop(_lastUsed.Last!.Value.Petition.Id);
            }
        }
    }
}
