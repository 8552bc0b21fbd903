using System.Security.Cryptography;
using Minyi.Storage.Attachments.Recognition;

namespace Minyi.Storage.Attachments;

/// <summary>An attachment that has been read to its end, measured, digested and recognised, for stores to keep. It lies in the stream that the store gave for it.</summary>
/// <param name="Type">What it is by its content; one of the policy's types.</param>
/// <param name="Length">Its size in bytes.</param>
/// <param name="Digest">The SHA-256 digest of its bytes.</param>
public sealed record ReceivedAttachment(AttachmentType Type, long Length, Digest Digest)
{
    private const int Buffer = 64 * 1024;

    /// <summary>Reads an attachment into a stream of the store's, and checks it against a policy. No more than the policy's size is read.</summary>
    /// <param name="content">What comes.</param>
    /// <param name="policy">What is accepted.</param>
    /// <param name="spool">Where it is written from the position on at which the stream stands: seekable and readable. It stands at the end afterwards.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was received, or why it is refused.</returns>
    public static async ValueTask<(ReceivedAttachment? Received, Refusal? Refusal)> ReceiveAsync(
        Stream content, AttachmentPolicy policy, Stream spool, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(content);
        Guard.Against.Null(policy);
        Guard.Against.Null(spool);
        long start = spool.Position;
        long length = 0;
        PlainText text = new();
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[Buffer];
        while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            length += read;
            if (length > policy.MaxBytes)
            {
                return (null, AttachmentRefusals.TooLarge(policy.MaxBytes));
            }

            hash.AppendData(buffer, 0, read);
            text.Add(buffer.AsSpan(0, read));
            await spool.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        if (length == 0)
        {
            return (null, AttachmentRefusals.Empty);
        }

        Digest digest = new(hash.GetHashAndReset());
        AttachmentType? type = await RecogniseAsync(spool, start, length, text.IsText, cancellationToken).ConfigureAwait(false);
        spool.Position = start + length;
        return type is not null && policy.Types.Contains(type) ? (new(type, length, digest), null) : (null, AttachmentRefusals.Type(policy));
    }

    /// <summary>A file that nobody else sees, for <see cref="ReceiveAsync"/>; it is gone when it is disposed of, and where the process ends.</summary>
    public static Stream Spool()
    {
        string path = Path.Combine(Path.GetTempPath(), $"minyi-{Path.GetRandomFileName()}");
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream file = new(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path); // the name goes, the file stays as long as it is open
        }

        return file;
    }

    /// <summary>What is to be kept of it, with a reference under a fresh salt.</summary>
    /// <param name="upload">What is known of it.</param>
    public AttachmentRecord Sealed(AttachmentUpload upload)
    {
        Guard.Against.Null(upload);
        return new(upload, Type, Length, AttachmentReference.Of(upload.Id, PersonalData.NewSalt().AsSpan(), Digest));
    }

    /// <summary>The answer where the id is taken: the same attachment again, or another one.</summary>
    /// <param name="upload">What is known of it.</param>
    /// <param name="kept">What is kept under the id.</param>
    /// <param name="digest">The SHA-256 digest of the bytes that are kept.</param>
    public AttachmentReceipt Again(AttachmentUpload upload, AttachmentReading kept, Digest digest)
    {
        Guard.Against.Null(upload);
        return Guard.Against.Null(kept).Record is { } record && digest == Digest && record.Upload.Petition == upload.Petition && record.Upload.By == upload.By
            ? new(record, kept.Status)
            : AttachmentReceipt.Refused(AttachmentRefusals.IdTaken);
    }

    private static async ValueTask<AttachmentType?> RecogniseAsync(Stream spool, long start, long length, bool isText, CancellationToken cancellationToken)
    {
        byte[] window = new byte[(int)Math.Min(length, Signatures.Window)];
        await spool.FlushAsync(cancellationToken).ConfigureAwait(false);
        spool.Position = start;
        await spool.ReadExactlyAsync(window, cancellationToken).ConfigureAwait(false);
        AttachmentType? type = Signatures.Find(window, out bool zip);
        if (zip)
        {
            using PartOfStream part = new(spool, start, length);
            return OfficeFiles.Find(part);
        }

        return type ?? (isText ? AttachmentType.PlainText : null);
    }
}
