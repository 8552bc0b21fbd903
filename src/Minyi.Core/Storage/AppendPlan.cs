using System.Collections.Immutable;
using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>Decides what appends come to, for stores on a database: the store says what it has, the plan says what to insert.</summary>
/// <remarks>
/// A store locks out other writers, tells the plan its head, the last event of each petition concerned and the commands that it has already,
/// adds the appends, and inserts <see cref="Rows"/> before it lets other writers in. Versions, positions, retries, conflicts and the hash chain
/// are then as <see cref="IPetitionStore"/> promises. A plan is used once, by one thread.
/// </remarks>
public sealed class AppendPlan
{
    private readonly IPetitionEventFormat _format;
    private readonly HashChain.Hasher _hasher = new();
    private readonly Dictionary<PetitionId, (int Version, long Position, Digest Hash)> _petitions = [];
    private readonly Dictionary<(PetitionId, CommandId), (int Version, long Position)> _commands = [];
    private readonly List<PlannedEvent> _rows = [];

    /// <summary>A plan for a store that no other writer changes meanwhile.</summary>
    /// <param name="head">The position of the last event of the stream; 0 when there is none.</param>
    /// <param name="format">How events are written.</param>
    public AppendPlan(long head, IPetitionEventFormat format)
    {
        Head = Guard.Against.Negative(head);
        _format = Guard.Against.Null(format);
    }

    /// <summary>The position of the last event, with those that are planned.</summary>
    public long Head { get; private set; }

    /// <summary>What to insert, in the order of positions.</summary>
    public IReadOnlyList<PlannedEvent> Rows => _rows;

    /// <summary>Tells the last event of a petition that the store has. A petition that it does not have is not told.</summary>
    /// <param name="petition">Which petition.</param>
    /// <param name="version">Its version.</param>
    /// <param name="position">The position of its last event.</param>
    /// <param name="hash">The hash of its last event.</param>
    public void HasPetition(PetitionId petition, int version, long position, Digest hash) => _petitions[petition] = (version, position, hash);

    /// <summary>Tells a command that the store has already.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="command">The command.</param>
    /// <param name="version">The version of its last event.</param>
    /// <param name="position">The position of its last event.</param>
    public void HasCommand(PetitionId petition, CommandId command, int version, long position) => _commands[(petition, command)] = (version, position);

    /// <summary>Decides one append after those added before.</summary>
    /// <param name="append">The append. When its events cannot be written, the exception leaves the plan as it was.</param>
    public AppendResult Add(PetitionAppend append)
    {
        Guard.Against.Null(append);
        if (_commands.TryGetValue((append.Petition, append.Command), out (int Version, long Position) repeated))
        {
            return new(AppendStatus.AlreadyAppended, repeated.Version, repeated.Position);
        }

        (int version, long position, Digest hash) = _petitions.GetValueOrDefault(append.Petition);
        if (version != append.ExpectedVersion)
        {
            return new(AppendStatus.Conflict, version, position);
        }

        ImmutableArray<EventEnvelope> envelopes = HashChain.Seal(append, Head + 1, hash, _format, _hasher);
        for (int i = 0; i < envelopes.Length; i++)
        {
            _rows.Add(new PlannedEvent(envelopes[i], i == envelopes.Length - 1));
        }

        EventEnvelope last = envelopes[^1];
        Head = last.Position;
        _petitions[append.Petition] = (last.Version, last.Position, last.Hash);
        _commands[(append.Petition, append.Command)] = (last.Version, last.Position);
        return new(AppendStatus.Appended, last.Version, last.Position);
    }
}

/// <summary>One event to insert.</summary>
/// <param name="Event">The event, sealed.</param>
/// <param name="LastOfCommand">Whether it is the last of its command: what a retry is answered with.</param>
public readonly record struct PlannedEvent(EventEnvelope Event, bool LastOfCommand);
