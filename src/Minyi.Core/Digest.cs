using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Minyi;

/// <summary>A SHA-256 digest: 32 bytes, compared by value.</summary>
public readonly record struct Digest
{
    /// <summary>The length of a digest in bytes.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Takes over 32 bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A digest has {Size} bytes, not {bytes.Length}."), nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Thirty-two zero bytes: what stands before the first event of a chain.</summary>
    public static Digest None => default;

    /// <summary>The SHA-256 digest of <paramref name="data"/>.</summary>
    /// <param name="data">What is digested.</param>
    public static Digest Of(ReadOnlySpan<byte> data)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(data, hash);
        return new Digest(hash);
    }

    /// <summary>Reads the form that <see cref="ToString"/> writes; upper case is accepted too.</summary>
    /// <param name="hex">Sixty-four hexadecimal digits.</param>
    /// <exception cref="FormatException">Anything else.</exception>
    public static Digest Parse(string hex)
    {
        Guard.Against.Null(hex);
        byte[] bytes = Convert.FromHexString(hex);
        return bytes.Length == Size
            ? new Digest(bytes)
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"A digest has {2 * Size} hexadecimal digits, not {hex.Length}."));
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is shorter.</exception>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>The 32 bytes in an array of their own.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Sixty-four lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
