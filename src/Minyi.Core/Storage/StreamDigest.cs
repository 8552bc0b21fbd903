using System.Buffers.Binary;
using System.Globalization;

namespace Minyi.Storage;

/// <summary>One digest over the whole stream up to a position. Published elsewhere, it proves that nothing before it was cut or rewritten.</summary>
/// <remarks>
/// Starts as zeros; each event makes it SHA-256 over the digest before (32 bytes), the position (8 bytes, big-endian) and the event's hash (32 bytes).
/// </remarks>
/// <param name="Position">The position of the last event covered; 0 for none.</param>
/// <param name="Digest">The digest.</param>
public readonly record struct StreamDigest(long Position, Digest Digest)
{
    /// <summary>The digest of the empty stream.</summary>
    public static StreamDigest Empty => default;

    /// <summary>The digest with one more event.</summary>
    /// <param name="position">The event's position.</param>
    /// <param name="hash">The event's hash.</param>
    public StreamDigest With(long position, Digest hash)
    {
        Span<byte> bytes = stackalloc byte[Digest.Size + sizeof(long) + Digest.Size];
        Digest.CopyTo(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[Digest.Size..], position);
        hash.CopyTo(bytes[(Digest.Size + sizeof(long))..]);
        return new StreamDigest(position, Digest.Of(bytes));
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">Position, colon, hexadecimal digest.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static StreamDigest Parse(string text)
    {
        Guard.Against.Null(text);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && long.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            ? new StreamDigest(position, Digest.Parse(text[(colon + 1)..]))
            : throw new FormatException("A stream digest is a position, a colon and a hexadecimal digest.");
    }

    /// <summary>Position, colon, hexadecimal digest: what is published.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Position}:{Digest}");
}
