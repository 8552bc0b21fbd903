using System.Buffers.Binary;
using System.Globalization;

namespace Minyi.Storage;

/// <summary>One digest over a partition of the stream up to a position. Published elsewhere, it proves that nothing before it was cut or rewritten.</summary>
/// <remarks>
/// Starts as zeros; each event makes it SHA-256 over the digest before (32 bytes), the partition (4 bytes), the number (8 bytes, both big-endian) and the event's hash (32 bytes).
/// </remarks>
/// <param name="Position">The position of the last event covered; number 0 for none.</param>
/// <param name="Digest">The digest.</param>
public readonly record struct StreamDigest(StreamPosition Position, Digest Digest)
{
    /// <summary>The digest of a partition without events.</summary>
    /// <param name="partition">Which partition.</param>
    public static StreamDigest Empty(int partition = StreamPosition.DefaultPartition) => new(new(partition, 0), Digest.None);

    /// <summary>The digest with one more event of the same partition.</summary>
    /// <param name="position">The event's position.</param>
    /// <param name="hash">The event's hash.</param>
    public StreamDigest With(StreamPosition position, Digest hash)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size + sizeof(int) + sizeof(long) + Digest.Size];
        Digest.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes[Digest.Size..], position.Partition);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(Digest.Size + sizeof(int))..], position.Number);
        hash.CopyTo(bytes[(Digest.Size + sizeof(int) + sizeof(long))..]);
        return new StreamDigest(position, Digest.Of(bytes));
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">Position, colon, hexadecimal digest.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static StreamDigest Parse(string text)
    {
        Guard.Against.Null(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && StreamPosition.TryParse(text[..colon], null, out StreamPosition position)
            ? new StreamDigest(position, Digest.Parse(text[(colon + 1)..]))
            : throw new FormatException("A stream digest is a position, a colon and a hexadecimal digest, such as 0/17:3f…");
    }

    /// <summary>Position, colon, hexadecimal digest: what is published.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}:{Digest}");
}
