using System.Globalization;
using System.Text;
using Minyi.Storage.Attachments.Files;

namespace Minyi.Storage.Attachments;

/// <summary>Attachments in a folder on disk, which several hosts may share.</summary>
/// <remarks>
/// <para>
/// A file holds the bytes with a trailer that says what they are; its name is a digest. It is written aside, put on the disk and moved to its place in one step, so
/// that a half-written one is seen by nobody and is cleared away when a store is opened on the folder again.
/// </para>
/// <para>Erased bytes are deleted, not overwritten: encrypt the disk where that matters. Back the folder up after the database, so that no event refers to what the backup lacks.</para>
/// </remarks>
/// <example><code>
/// IAttachmentStore attachments = new FileAttachmentStore("/var/lib/portal/attachments", new() { Quarantine = true });
/// </code></example>
public sealed class FileAttachmentStore : IAttachmentStore, IDisposable
{
    private const string Data = "data";
    private const string Ruled = "ruled";
    private const string Gone = "erased";

    private readonly AttachmentFolder _folder;

    /// <summary>Opens a store; what is missing of the folder is made, and what half-written files a process left behind is deleted.</summary>
    /// <param name="folder">The folder, on one file system.</param>
    /// <param name="policy">What it accepts; <see cref="AttachmentPolicy.Default"/> when null.</param>
    public FileAttachmentStore(string folder, AttachmentPolicy? policy = null)
    {
        _folder = new(Guard.Against.NullOrWhiteSpace(folder));
        Policy = policy ?? AttachmentPolicy.Default;
    }

    /// <inheritdoc/>
    public AttachmentPolicy Policy { get; }

    /// <inheritdoc/>
    public async ValueTask<AttachmentReceipt> PutAsync(AttachmentUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(upload);
        FileStream file = _folder.Begin();
        await using (file.ConfigureAwait(false))
        {
            try
            {
                (ReceivedAttachment? received, Refusal? refusal) = await ReceivedAttachment.ReceiveAsync(content, Policy, file, cancellationToken).ConfigureAwait(false);
                if (received is null)
                {
                    return AttachmentReceipt.Refused(refusal!);
                }

                string name = AttachmentFolder.NameOf(upload.Id.Value);
                if (Again(name, upload, received) is { } again)
                {
                    return again;
                }

                AttachmentTrailer trailer = new(received.Sealed(upload), received.Digest, Policy.Quarantine);
                await file.WriteAsync(trailer.ToBytes(), cancellationToken).ConfigureAwait(false);
                Mark(trailer, name);
                if (!_folder.Publish(file, _folder.PathOf(name, Data)))
                {
                    return Again(name, upload, received) ?? AttachmentReceipt.Refused(AttachmentRefusals.IdTaken);
                }

                if (File.Exists(_folder.PathOf(name, Gone)))
                {
                    AttachmentFolder.Delete(_folder.PathOf(name, Data)); // one of the same id came and was erased since this one was begun
                    return AttachmentReceipt.Refused(AttachmentRefusals.IdTaken);
                }

                return new(trailer.Record, Policy.Quarantine ? AttachmentStatus.Quarantined : AttachmentStatus.Cleared);
            }
            finally
            {
                File.Delete(file.Name);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> FindAsync(AttachmentId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Open(AttachmentFolder.NameOf(id.Value), AttachmentStatus.Missing, out _));
    }

    /// <inheritdoc/>
    public async ValueTask<AttachmentReading> OpenAsync(AttachmentReference reference, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reference);
        cancellationToken.ThrowIfCancellationRequested();
        AttachmentReading reading = Open(AttachmentFolder.NameOf(reference.Id.Value), AttachmentStatus.Cleared, out _);
        if (reading.Record is null || reading.Record.Reference == reference)
        {
            return reading;
        }

        if (reading.Content is { } content)
        {
            await content.DisposeAsync().ConfigureAwait(false);
        }

        return new(AttachmentStatus.Altered);
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> OpenQuarantinedAsync(AttachmentId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Open(AttachmentFolder.NameOf(id.Value), AttachmentStatus.Quarantined, out _));
    }

    /// <inheritdoc/>
    public ValueTask<bool> RuleAsync(AttachmentId id, bool clear, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string name = AttachmentFolder.NameOf(id.Value);
        AttachmentReading reading = Open(name, AttachmentStatus.Missing, out AttachmentTrailer? trailer);
        bool ruled = reading.Status == AttachmentStatus.Quarantined && _folder.Publish(_folder.PathOf(name, Ruled), clear ? "cleared"u8 : "rejected"u8);
        Finish(name, trailer);
        return new(ruled);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AttachmentRecord>> ReadQuarantinedAsync(int most, CancellationToken cancellationToken = default)
    {
        List<AttachmentRecord> waiting = [];
        foreach (string mark in Directory.EnumerateFiles(_folder.Quarantine))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = Path.GetFileName(mark);
            AttachmentReading reading = Open(name, AttachmentStatus.Missing, out AttachmentTrailer? trailer);
            if (reading.Status == AttachmentStatus.Quarantined)
            {
                waiting.Add(reading.Record!);
            }
            else if (reading.Status != AttachmentStatus.Missing)
            {
                Finish(name, trailer); // whoever ruled on it ended before it was done
            }
        }

        return new([.. waiting.OrderBy(r => r.Upload.Id).Take(most)]);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(AttachmentId id, Instant at, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Erase(AttachmentFolder.NameOf(id.Value), at));
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, CancellationToken cancellationToken = default)
    {
        string folder = _folder.SubjectFolder(subject);
        int erased = 0;
        if (Directory.Exists(folder))
        {
            foreach (string mark in Directory.GetFiles(folder))
            {
                cancellationToken.ThrowIfCancellationRequested();
                erased += Erase(Path.GetFileName(mark), at) ? 1 : 0;
                AttachmentFolder.Delete(mark); // last: what breaks off before is erased the next time
            }
        }

        return new(erased);
    }

    /// <summary>Lets go of the folder. What is open for reading stays open.</summary>
    public void Dispose() => _folder.Dispose();

    /// <summary>The answer where the id is taken; null where it is free.</summary>
    private AttachmentReceipt? Again(string name, AttachmentUpload upload, ReceivedAttachment received)
    {
        AttachmentReading reading = Open(name, AttachmentStatus.Missing, out AttachmentTrailer? trailer);
        return reading.Status == AttachmentStatus.Missing ? null : received.Again(upload, reading, trailer?.Content ?? default);
    }

    /// <summary>Signs by which an erasure and the scanner find it; they stand before the file does, and lead nowhere where it never comes.</summary>
    private void Mark(AttachmentTrailer trailer, string name)
    {
        if (trailer.Record.Upload.Subject is { } subject)
        {
            AttachmentFolder.Mark(_folder.SubjectFolder(subject), name);
        }

        if (trailer.Quarantined)
        {
            AttachmentFolder.Mark(_folder.Quarantine, name);
        }
    }

    private AttachmentReading Open(string name, AttachmentStatus give, out AttachmentTrailer? trailer)
    {
        trailer = null;
        FileStream? file = AttachmentFolder.Open(_folder.PathOf(name, Data));
        try
        {
            if (ReadSmall(_folder.PathOf(name, Gone)) is { } erased)
            {
                return new(AttachmentStatus.Erased, ErasedAt: Microseconds.Instant(long.Parse(erased, CultureInfo.InvariantCulture)));
            }

            if (file is null)
            {
                return AttachmentReading.Missing;
            }

            trailer = AttachmentTrailer.Read(file);
            AttachmentStatus status = ReadSmall(_folder.PathOf(name, Ruled)) switch
            {
                "rejected" => AttachmentStatus.Rejected,
                null when trailer.Quarantined => AttachmentStatus.Quarantined,
                _ => AttachmentStatus.Cleared,
            };
            if (status != give)
            {
                return new(status, trailer.Record);
            }

            file.Position = 0;
            VerifiedStream content = new(file, trailer.Record.Length, trailer.Content);
            file = null;
            return new(status, trailer.Record, content);
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>What is left to do once it was ruled on: the bytes of a rejected one go, then the sign.</summary>
    private void Finish(string name, AttachmentTrailer? trailer)
    {
        string path = _folder.PathOf(name, Data);
        if (trailer is not null && ReadSmall(_folder.PathOf(name, Ruled)) == "rejected" && new FileInfo(path) is { Exists: true } file && file.Length >= trailer.Record.Length)
        {
            _folder.Publish(path, trailer.ToBytes(), replace: true);
            if (File.Exists(_folder.PathOf(name, Gone)))
            {
                AttachmentFolder.Delete(path); // it was erased meanwhile
            }
        }

        AttachmentFolder.Delete(Path.Combine(_folder.Quarantine, name));
    }

    private bool Erase(string name, Instant at)
    {
        AttachmentReading reading = Open(name, AttachmentStatus.Missing, out AttachmentTrailer? trailer);
        if (reading.Status == AttachmentStatus.Missing)
        {
            return false;
        }

        bool erased = reading.Status != AttachmentStatus.Erased
            && _folder.Publish(_folder.PathOf(name, Gone), Encoding.ASCII.GetBytes(Microseconds.Of(at).ToString(CultureInfo.InvariantCulture)));
        AttachmentFolder.Delete(_folder.PathOf(name, Data));
        AttachmentFolder.Delete(_folder.PathOf(name, Ruled));
        AttachmentFolder.Delete(Path.Combine(_folder.Quarantine, name));
        if (trailer?.Record.Upload.Subject is { } subject)
        {
            AttachmentFolder.Delete(Path.Combine(_folder.SubjectFolder(subject), name));
        }

        return erased;
    }

    private static string? ReadSmall(string path)
    {
        using FileStream? file = AttachmentFolder.Open(path);
        if (file is null)
        {
            return null;
        }

        using StreamReader reader = new(file, Encoding.ASCII);
        return reader.ReadToEnd();
    }
}
