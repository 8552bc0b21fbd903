using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Events;

namespace Minyi.Storage;

/// <summary>A petition as it stands in the store, and which commands its history has.</summary>
/// <param name="Petition">The petition; when it is of another workflow, one to which nothing has happened.</param>
/// <param name="Commands">The commands that are recorded.</param>
/// <param name="IsOther">Whether the history is of another workflow than the rules, or another version of it.</param>
internal sealed record PetitionReading(Petition Petition, ImmutableHashSet<CommandId> Commands, bool IsOther);

/// <summary>
/// Folded petitions, so that a long history is read and folded once. The store is asked each time for what is newer, so an answer is never stale; what is kept here can be
/// thrown away at any moment.
/// </summary>
/// <threadsafety>Safe for several threads.</threadsafety>
internal sealed class PetitionCache(IPetitionStore store, PetitionRules rules)
{
    /// <summary>How many recorded commands of all petitions together are kept: some 20 MiB. Those that were not asked for the longest go first.</summary>
    private const int MostCommands = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<PetitionId, LinkedListNode<PetitionReading>> _kept = [];
    private readonly LinkedList<PetitionReading> _lastUsed = []; // the first was used last
    private int _commands;

    internal async ValueTask<PetitionReading> ReadAsync(PetitionId id, CancellationToken cancellationToken)
    {
        PetitionReading? kept = Find(id);
        IReadOnlyList<EventEnvelope> newer = await store.ReadAsync(id, kept?.Petition.Version ?? 0, cancellationToken).ConfigureAwait(false);
        if (kept is not null && newer.Count == 0)
        {
            return kept;
        }

        bool goesOn = kept is not null && newer[0].Version == kept.Petition.Version + 1 && newer.All(e => e.Type.Name != nameof(WorkflowMigrated));
        IReadOnlyList<EventEnvelope> history = goesOn || kept is null ? newer : await store.ReadAsync(id, 0, cancellationToken).ConfigureAwait(false);
        RecordedEvent[] events = [.. history.Select(e => e.Recorded)];
        ImmutableHashSet<CommandId> commands = (goesOn ? kept!.Commands : []).Union(history.Select(e => e.Command));
        if (!goesOn && !IsOf(rules, events))
        {
            return new(Petition.New(id, rules), commands, IsOther: true);
        }

        PetitionReading reading = new(goesOn ? kept!.Petition.Apply(events) : Petition.Fold(id, rules, events), commands, IsOther: false);
        Keep(reading);
        return reading;
    }

    /// <summary>Forgets a petition that the store no longer has as it was, such as after a restore from a backup.</summary>
    internal void Drop(PetitionId id)
    {
        lock (_lock)
        {
            if (_kept.Remove(id, out LinkedListNode<PetitionReading>? node))
            {
                _lastUsed.Remove(node);
                _commands -= node.Value.Commands.Count;
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
            _commands += reading.Commands.Count;
            while (_commands > MostCommands && _lastUsed.Count > 1)
            {
                Drop(_lastUsed.Last!.Value.Petition.Id);
            }
        }
    }
}
