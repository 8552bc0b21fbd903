using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>An event with its place in the history: who, when, by which command, at which version and position, and its link in the hash chain.</summary>
/// <remarks>
/// Immutable, and safe to share between threads. What costs is done when it is asked for, once: an envelope read from a database decodes
/// <see cref="Event"/> on first use; one from the in-memory store computes <see cref="Hash"/> on first use. Both give the same values,
/// because the chain depends on nothing but the contents.
/// </remarks>
public sealed class EventEnvelope
{
    private readonly IPetitionEventFormat _format;
    private readonly EventEnvelope? _previous;
    private readonly long _recordedAt; // in microseconds
    private PetitionEvent? _event;

    // Written from the start for an event of a durable store, a link alone once it is asked for in memory: most events in memory never have one.
    private Link? _link;

    /// <summary>An event kept in memory; its link is computed when it is asked for.</summary>
    internal EventEnvelope(PetitionAppend append, int index, StreamPosition position, EventEnvelope? previous, IPetitionEventFormat format)
    {
        Petition = append.Petition;
        Version = append.ExpectedVersion + 1 + index;
        Position = position;
        Command = append.Command;
        Actor = append.Actor;
        _recordedAt = Microseconds.Of(append.RecordedAt);
        _event = append.Events[index];
        _previous = previous;
        _format = format;
    }

    /// <summary>An event that has just been sealed for a durable store.</summary>
    internal EventEnvelope(PetitionAppend append, int index, StreamPosition position, EventType type, byte[] payload, Digest previousHash, Digest hash, IPetitionEventFormat format)
        : this(append, index, position, null, format) => _link = new Written(type, payload, previousHash, hash);

    /// <summary>An event as a store keeps it. Nothing is checked here: <see cref="HashChain"/> finds what was changed.</summary>
    /// <param name="petition">The petition's id.</param>
    /// <param name="version">The petition's version with this event, from 1.</param>
    /// <param name="position">The position in the stream.</param>
    /// <param name="command">The id of the submission.</param>
    /// <param name="actor">Who acted.</param>
    /// <param name="recordedAt">When.</param>
    /// <param name="type">Under which name and schema version the payload was written.</param>
    /// <param name="payload">The UTF-8 JSON exactly as written; it is not copied and must not change.</param>
    /// <param name="previousHash">The hash of the petition's event before, as kept.</param>
    /// <param name="hash">The hash of this event, as kept.</param>
    /// <param name="format">How the payload is read.</param>
    public EventEnvelope(
        PetitionId petition, int version, StreamPosition position, CommandId command, ActorId actor, Instant recordedAt,
        EventType type, byte[] payload, Digest previousHash, Digest hash, IPetitionEventFormat format)
    {
        Petition = petition;
        Version = version;
        Position = position;
        Command = command;
        Actor = actor;
        _recordedAt = Microseconds.Of(recordedAt);
        _link = new Written(type, Guard.Against.Null(payload), previousHash, hash);
        _format = Guard.Against.Null(format);
    }

    /// <summary>The petition's id.</summary>
    public PetitionId Petition { get; }

    /// <summary>The petition's version with this event: 1 for its first.</summary>
    public int Version { get; }

    /// <summary>The position in the stream of all petitions.</summary>
    public StreamPosition Position { get; }

    /// <summary>The id of the submission that caused it.</summary>
    public CommandId Command { get; }

    /// <summary>Who acted.</summary>
    public ActorId Actor { get; }

    /// <summary>When, to the microsecond.</summary>
    public Instant RecordedAt => Microseconds.Instant(_recordedAt);

    /// <summary>Under which name and schema version the event is written.</summary>
    public EventType Type => _link is Written written ? written.Type : _format.TypeOf(_event!);

    /// <summary>The event itself, brought up to the current schema.</summary>
    /// <exception cref="FormatException">The payload cannot be read.</exception>
    public PetitionEvent Event => _event ??= Read((Written)_link!);

    /// <summary>The event with who and when, which is what <see cref="Minyi.Petition"/> folds and explains.</summary>
    /// <exception cref="FormatException">The payload cannot be read.</exception>
    /// <example><code>
    /// IReadOnlyList&lt;EventEnvelope&gt; history = await store.ReadAsync(id);
    /// petition.TryExplain(history.Select(e => e.Recorded), reader, out PetitionExplanation? told, out Refusal? refusal);
    /// </code></example>
    public RecordedEvent Recorded => new(Event, Actor, RecordedAt);

    /// <summary>The personal data that the event refers to.</summary>
    /// <exception cref="FormatException">The payload cannot be read.</exception>
    public ImmutableArray<PersonalDataReference> Data => Event.Data;

    /// <summary>The hash of the petition's event before; <see cref="Digest.None"/> for its first.</summary>
    public Digest PreviousHash => Linked().PreviousHash;

    /// <summary>The hash of this event: see <see cref="HashChain"/> for over what.</summary>
    public Digest Hash => Linked().Hash;

    /// <summary>Whether hash and hash before are at hand, as in what a durable store gives; in memory they are worked out for the whole history when they are asked for.</summary>
    internal bool IsLinked => _link is not null;

    /// <summary>The event as UTF-8 JSON, exactly as the chain covers it.</summary>
    public ReadOnlyMemory<byte> GetPayload()
    {
        if (_link is Written written)
        {
            return written.Payload;
        }

        ArrayBufferWriter<byte> writer = new();
        _format.Write(_event!, writer);
        return writer.WrittenMemory;
    }

    internal void WritePayload(IBufferWriter<byte> output)
    {
        if (_link is Written written)
        {
            output.Write(written.Payload);
        }
        else
        {
            _format.Write(_event!, output);
        }
    }

    /// <summary>Petition, version, position and type: nothing personal.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Petition} v{Version} @{Position} {Type}");

    private PetitionEvent Read(Written written) => _format.Read(written.Type, written.Payload);

    private Link Linked()
    {
        if (_link is { } link)
        {
            return link;
        }

        // Down to the last event that has its link, then up again: no recursion, histories may be long.
        Stack<EventEnvelope> open = new();
        EventEnvelope? envelope = this;
        for (; envelope is { _link: null }; envelope = envelope._previous)
        {
            open.Push(envelope);
        }

        Digest previous = envelope?._link!.Hash ?? Digest.None;
        HashChain.Hasher hasher = new();
        while (open.TryPop(out envelope))
        {
            Digest hash = hasher.Hash(envelope, previous);
            envelope._link = new Link(previous, hash);
            previous = hash;
        }

        return _link!;
    }

    private class Link(Digest previousHash, Digest hash)
    {
        internal Digest PreviousHash { get; } = previousHash;

        internal Digest Hash { get; } = hash;
    }

    /// <summary>The link of an event as a durable store keeps it, with its JSON.</summary>
    private sealed class Written(EventType type, byte[] payload, Digest previousHash, Digest hash) : Link(previousHash, hash)
    {
        internal EventType Type { get; } = type;

        internal byte[] Payload { get; } = payload;
    }
}
