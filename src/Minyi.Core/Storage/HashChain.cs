using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>The hash chain of a petition's events: each hash covers the event, its version, who, when, by which command, and the hash before it.</summary>
/// <remarks>
/// <para>The hash is SHA-256 over, in this order: the ASCII text <c>minyi-event-1</c> and a zero byte; the previous hash (32 bytes, zeros before
/// the first event); petition, command, actor and type name, each as UTF-8 after its length in bytes; schema version and version;
/// microseconds since 1970-01-01T00:00Z; the payload as written. Numbers are big-endian, lengths and versions 4 bytes, microseconds 8.
/// The position is not part of it, so that a history keeps its hashes when it moves to another store; order in the stream is covered by <see cref="StreamDigest"/>.</para>
/// <para>A chain proves itself against changes in its middle. That nobody cut its tail, or rewrote all of it, only a head kept elsewhere
/// can prove: publish <see cref="StreamAudit.Heads"/> now and then.</para>
/// </remarks>
public static class HashChain
{
    /// <summary>Turns an append into sealed envelopes, ready for a durable store to write.</summary>
    /// <param name="append">The append, whose expected version has been checked.</param>
    /// <param name="firstPosition">The position of its first event.</param>
    /// <param name="previousHash">The hash of the petition's last event; <see cref="Digest.None"/> for a new petition.</param>
    /// <param name="format">How events are written.</param>
    /// <returns>One envelope for each event, in order, with payload and hashes computed.</returns>
    public static ImmutableArray<EventEnvelope> Seal(PetitionAppend append, StreamPosition firstPosition, Digest previousHash, IPetitionEventFormat format)
    {
        Guard.Against.Null(append);
        Guard.Against.NegativeOrZero(firstPosition.Number, nameof(firstPosition));
        Guard.Against.Null(format);
        return Seal(append, firstPosition, previousHash, format, new Hasher());
    }

    internal static ImmutableArray<EventEnvelope> Seal(
        PetitionAppend append, StreamPosition firstPosition, Digest previousHash, IPetitionEventFormat format, Hasher hasher)
    {
        ImmutableArray<EventEnvelope>.Builder sealedEvents = ImmutableArray.CreateBuilder<EventEnvelope>(append.Events.Length);
        for (int i = 0; i < append.Events.Length; i++)
        {
            PetitionEvent petitionEvent = append.Events[i];
            EventType type = format.TypeOf(petitionEvent);
            hasher.Begin(append.Petition, append.ExpectedVersion + 1 + i, append.Command, append.Actor, append.RecordedAt, type, previousHash);
            int start = hasher.Buffer.WrittenCount;
            format.Write(petitionEvent, hasher.Buffer);
            Digest hash = hasher.End();
            byte[] payload = hasher.Buffer.WrittenSpan[start..].ToArray();
            sealedEvents.Add(new EventEnvelope(append, i, firstPosition.Plus(i), type, payload, previousHash, hash, format));
            previousHash = hash;
        }

        return sealedEvents.MoveToImmutable();
    }

    /// <summary>The hash that an event should have, computed from its contents and <see cref="EventEnvelope.PreviousHash"/>.</summary>
    /// <param name="envelope">The event.</param>
    public static Digest Recompute(EventEnvelope envelope)
    {
        Guard.Against.Null(envelope);
        return new Hasher().Hash(envelope, envelope.PreviousHash);
    }

    /// <summary>Checks the history of one petition as a store has it.</summary>
    /// <param name="history">The events of one petition, in the order in which the store gives them.</param>
    /// <returns>Every place where it is not what was written; empty when it is whole. A cut tail does not show here: see <see cref="StreamAudit"/>.</returns>
    /// <exception cref="ArgumentException">There are events of several petitions.</exception>
    public static ImmutableArray<ChainFinding> Verify(IReadOnlyList<EventEnvelope> history)
    {
        Guard.Against.Null(history);
        if (history.Count == 0)
        {
            return [];
        }

        PetitionId petition = history[0].Petition;
        if (history.Any(e => e.Petition != petition))
        {
            throw new ArgumentException("A history is of one petition.", nameof(history));
        }

        Hasher hasher = new();
        return [.. ChainInspector.Inspect(petition, [.. history.Select(e => hasher.Link(e))])];
    }

    /// <summary>The bytes of one event after another, in a buffer that is used again.</summary>
    internal sealed class Hasher
    {
        internal ArrayBufferWriter<byte> Buffer { get; } = new(1024);

        internal Digest Hash(EventEnvelope e, Digest previous)
        {
            Begin(e.Petition, e.Version, e.Command, e.Actor, e.RecordedAt, e.Type, previous);
            e.WritePayload(Buffer);
            return End();
        }

        internal ChainLink Link(EventEnvelope e)
        {
            Digest previous = e.PreviousHash;
            return new ChainLink(e.Version, e.Position, previous, e.Hash, Hash(e, previous) == e.Hash);
        }

        internal void Begin(PetitionId petition, int version, CommandId command, ActorId actor, Instant at, EventType type, Digest previous)
        {
            Buffer.ResetWrittenCount();
            Buffer.Write("minyi-event-1\0"u8);
            previous.CopyTo(Buffer.GetSpan(Digest.Size));
            Buffer.Advance(Digest.Size);
            Write(petition.Value);
            Write(command.Value);
            Write(actor.Value);
            Write(type.Name);
            Write(type.SchemaVersion);
            Write(version);
            BinaryPrimitives.WriteInt64BigEndian(Buffer.GetSpan(sizeof(long)), Microseconds.Of(at));
            Buffer.Advance(sizeof(long));
        }

        internal Digest End() => Digest.Of(Buffer.WrittenSpan);

        private void Write(int number)
        {
            BinaryPrimitives.WriteInt32BigEndian(Buffer.GetSpan(sizeof(int)), number);
            Buffer.Advance(sizeof(int));
        }

        private void Write(string text)
        {
            Write(Encoding.UTF8.GetByteCount(text));
            Buffer.Advance(Encoding.UTF8.GetBytes(text, Buffer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));
        }
    }
}
