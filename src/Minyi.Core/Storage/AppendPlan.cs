using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Storage.Lists;

namespace Minyi.Storage;

/// <summary>Decides what appends come to, for stores on a database: the store says what it has, the plan says what to insert.</summary>
/// <remarks>
/// A store locks out other writers, tells the plan its heads, the last event of each petition concerned and the commands that it has already,
/// has the plan decide, and inserts <see cref="Rows"/> before it lets other writers in. All or none, versions, positions, retries, conflicts and the hash
/// chain are then as <see cref="IPetitionStore"/> promises. A plan is used once, by one thread at a time.
/// </remarks>
public sealed class AppendPlan
{
    private readonly IPetitionEventFormat _format;
    private readonly StreamCheckpoint _heads;
    private readonly Ground _ground;
    private AppendDecision? _decision;

    /// <summary>A plan for a store that no other writer changes meanwhile.</summary>
    /// <param name="heads">The position of the last event in each partition.</param>
    /// <param name="format">How events are written.</param>
    /// <param name="partitionOf">The partition of a petition that is not there yet; null for the default partition.</param>
    public AppendPlan(StreamCheckpoint heads, IPetitionEventFormat format, Func<PetitionId, int>? partitionOf = null)
    {
        _heads = Guard.Against.Null(heads);
        _format = Guard.Against.Null(format);
        _ground = new(heads, partitionOf);
    }

    /// <summary>The position of the last event in each partition, with those that are to be inserted.</summary>
    public StreamCheckpoint Heads
    {
        get
        {
            StreamCheckpoint heads = _heads;
            foreach ((int partition, long head) in _decision?.Heads ?? ImmutableDictionary<int, long>.Empty)
            {
                heads = heads.With(new(partition, head));
            }

            return heads;
        }
    }

    /// <summary>Whether there is nothing to insert.</summary>
    public bool IsEmpty => _decision is not { ToWrite.Count: > 0 };

    /// <summary>What to insert, in the order in which it was decided. Events are written and hashed as they are enumerated, and again by each further pass: one is enough.</summary>
    public IEnumerable<PlannedEvent> Rows
    {
        get
        {
            HashChain.Hasher hasher = new();
            Dictionary<PetitionId, Digest> hashes = [];
            foreach ((PetitionAppend append, StreamPosition first) in _decision?.ToWrite ?? [])
            {
                Digest before = hashes.TryGetValue(append.Petition, out Digest planned) ? planned : _ground.HashOf(append.Petition);
                ImmutableArray<EventEnvelope> envelopes = HashChain.Seal(append, first, before, _format, hasher);
                hashes[append.Petition] = envelopes[^1].Hash;
                for (int i = 0; i < envelopes.Length; i++)
                {
                    yield return new PlannedEvent(envelopes[i], i == envelopes.Length - 1);
                }
            }
        }
    }

    /// <summary>The rows of lists to write in the same transaction: the last of each petition that is appended to, in place of the one before.</summary>
    /// <remarks>A row whose <see cref="ListedPetition.Texts"/> is null leaves the reference to the texts as it is.</remarks>
    public IEnumerable<PetitionRow> ListRows
    {
        get
        {
            Dictionary<PetitionId, (PetitionAppend Last, PersonalDataReference? Texts)> last = [];
            foreach ((PetitionAppend append, _) in _decision?.ToWrite ?? [])
            {
                last[append.Petition] = (append, append.ExpectedVersion == 0 ? PetitionLists.TextsOf(append.Events[0]) : last.GetValueOrDefault(append.Petition).Texts);
            }

            foreach ((PetitionAppend append, PersonalDataReference? texts) in last.Values)
            {
                if (append.Row is { } row)
                {
                    yield return row.Listed.Texts is null && texts is not null ? row with { Listed = row.Listed with { Texts = texts } } : row;
                }
            }
        }
    }

    /// <summary>The notices to write in the same transaction, in their order, where the store keeps an outbox.</summary>
    public IEnumerable<PetitionNotice> Notices => (_decision?.ToWrite ?? []).SelectMany(w => w.Append.Notices);

    /// <summary>Tells the last event of a petition that the store has. A petition that it does not have is not told.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="version">Its version.</param>
    /// <param name="position">The position of its last event.</param>
    /// <param name="hash">The hash of its last event.</param>
    public void HasPetition(PetitionId petition, int version, StreamPosition position, Digest hash) => _ground.Petitions[petition] = (version, position, hash);

    /// <summary>Tells a command that the store has already.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="command">The command.</param>
    /// <param name="version">The version of its last event.</param>
    /// <param name="position">The position of its last event.</param>
    public void HasCommand(PetitionId petition, CommandId command, int version, StreamPosition position) =>
        _ground.Commands[(petition, command)] = (version, position);

    /// <summary>Decides what several appends come to together: all of them or none.</summary>
    /// <param name="appends">The appends in their order.</param>
    /// <returns>Their outcomes in the same order. When one of them is a conflict there is nothing to insert.</returns>
    /// <exception cref="InvalidOperationException">This plan has decided before.</exception>
    public IReadOnlyList<AppendResult> Decide(IReadOnlyList<PetitionAppend> appends)
    {
        Guard.Against.Null(appends);
        if (_decision is not null)
        {
            throw new InvalidOperationException("A plan decides once.");
        }

        _decision = new(appends, _ground);
        return _decision.Results;
    }

    /// <summary>What the store has told.</summary>
    private sealed class Ground(StreamCheckpoint heads, Func<PetitionId, int>? partitionOf) : IAppendGround
    {
        internal Dictionary<PetitionId, (int Version, StreamPosition Position, Digest Hash)> Petitions { get; } = [];

        internal Dictionary<(PetitionId, CommandId), (int Version, StreamPosition Position)> Commands { get; } = [];

        public (int Version, StreamPosition Position)? Find(PetitionId petition) =>
            Petitions.TryGetValue(petition, out (int Version, StreamPosition Position, Digest Hash) last) ? (last.Version, last.Position) : null;

        public (int Version, StreamPosition Position)? Find(PetitionId petition, CommandId command) =>
            Commands.TryGetValue((petition, command), out (int, StreamPosition) last) ? last : null;

        public long HeadOf(int partition) => heads[partition].Number;

        public int PartitionOf(PetitionId petition) => partitionOf?.Invoke(petition) ?? StreamPosition.DefaultPartition;

        internal Digest HashOf(PetitionId petition) => Petitions.GetValueOrDefault(petition).Hash;
    }
}

/// <summary>One event to insert.</summary>
/// <param name="Event">The event, sealed.</param>
/// <param name="LastOfCommand">Whether it is the last of its command: what a retry is answered with.</param>
public readonly record struct PlannedEvent(EventEnvelope Event, bool LastOfCommand);
