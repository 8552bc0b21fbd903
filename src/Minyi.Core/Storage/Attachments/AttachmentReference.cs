using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Minyi.Storage.Attachments;

/// <summary>What an event holds of an attachment: its id, and a salted digest by which the bytes can be checked as long as they are kept.</summary>
/// <param name="Id">The attachment.</param>
/// <param name="Digest">See <see cref="Of"/>.</param>
/// <remarks>A store keeps the digest and throws the salt away: nobody can tell from an event whether it was about a file that they have.</remarks>
public sealed record AttachmentReference(AttachmentId Id, Digest Digest)
{
    /// <summary>The reference to a content.</summary>
    /// <remarks>
    /// The digest is SHA-256 over the ASCII text <c>minyi-attachment-1</c> and a zero byte, the salt and the id as UTF-8, each after its length in bytes as 4 bytes
    /// big-endian, then the SHA-256 digest of the content.
    /// </remarks>
    /// <param name="id">The attachment.</param>
    /// <param name="salt">A salt of its own; not empty.</param>
    /// <param name="content">The SHA-256 digest of its bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="salt"/> is empty.</exception>
    public static AttachmentReference Of(AttachmentId id, ReadOnlySpan<byte> salt, Digest content)
    {
        if (salt.IsEmpty)
        {
            throw new ArgumentException("A salt has at least one byte.", nameof(salt));
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("minyi-attachment-1\0"u8);
        Append(hash, salt);
        Append(hash, Encoding.UTF8.GetBytes(id.Value));
        Span<byte> bytes = stackalloc byte[Minyi.Digest.Size];
        content.CopyTo(bytes);
        hash.AppendData(bytes);
        hash.GetHashAndReset(bytes);
        return new(id, new Digest(bytes));
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
