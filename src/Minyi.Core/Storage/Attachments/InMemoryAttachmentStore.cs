namespace Minyi.Storage.Attachments;

/// <summary>Attachments in memory: for tests, demonstrations and first steps. Nothing is kept when the process ends.</summary>
public sealed class InMemoryAttachmentStore : IAttachmentStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<AttachmentId, Entry> _entries = [];

    /// <summary>An empty store.</summary>
    /// <param name="policy">What it accepts; <see cref="AttachmentPolicy.Default"/> when null.</param>
    public InMemoryAttachmentStore(AttachmentPolicy? policy = null) => Policy = policy ?? AttachmentPolicy.Default;

    /// <inheritdoc/>
    public AttachmentPolicy Policy { get; }

    /// <inheritdoc/>
    public async ValueTask<AttachmentReceipt> PutAsync(AttachmentUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(upload);
        using MemoryStream spool = new();
        (ReceivedAttachment? received, Refusal? refusal) = await ReceivedAttachment.ReceiveAsync(content, Policy, spool, cancellationToken).ConfigureAwait(false);
        if (received is null)
        {
            return AttachmentReceipt.Refused(refusal!);
        }

        lock (_lock)
        {
            if (_entries.TryGetValue(upload.Id, out Entry? taken))
            {
                return received.Again(upload, taken.Read(), taken.Digest);
            }

            AttachmentRecord record = received.Sealed(upload);
            Entry entry = new(Policy.Quarantine ? AttachmentStatus.Quarantined : AttachmentStatus.Cleared, record, received.Digest, spool.ToArray(), default);
            _entries.Add(upload.Id, entry);
            return new(record, entry.Status);
        }
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> FindAsync(AttachmentId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(id) is { } entry ? entry.Read() : AttachmentReading.Missing);
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> OpenAsync(AttachmentReference reference, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reference);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(reference.Id) is not { } entry ? AttachmentReading.Missing
            : entry.Record is not null && entry.Record.Reference != reference ? new(AttachmentStatus.Altered)
            : entry.Open(AttachmentStatus.Cleared));
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> OpenQuarantinedAsync(AttachmentId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(id) is { } entry ? entry.Open(AttachmentStatus.Quarantined) : AttachmentReading.Missing);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RuleAsync(AttachmentId id, bool clear, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_entries.TryGetValue(id, out Entry? entry) || entry.Status != AttachmentStatus.Quarantined)
            {
                return new(false);
            }

            _entries[id] = clear ? entry with { Status = AttachmentStatus.Cleared } : entry with { Status = AttachmentStatus.Rejected, Content = [] };
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AttachmentRecord>> ReadQuarantinedAsync(int most, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new([.. _entries.Values.Where(e => e.Status == AttachmentStatus.Quarantined).Select(e => e.Record!).OrderBy(r => r.Upload.Id).Take(most)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(AttachmentId id, Instant at, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(Erase(id, at));
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            AttachmentId[] theirs = [.. _entries.Where(e => e.Value.Record?.Upload.Subject == subject).Select(e => e.Key)];
            return new(theirs.Count(id => Erase(id, at)));
        }
    }

    private bool Erase(AttachmentId id, Instant at)
    {
        if (!_entries.TryGetValue(id, out Entry? entry) || entry.Status == AttachmentStatus.Erased)
        {
            return false;
        }

        _entries[id] = new(AttachmentStatus.Erased, null, default, [], Microseconds.Cut(at));
        return true;
    }

    private Entry? Find(AttachmentId id)
    {
        lock (_lock)
        {
            return _entries.GetValueOrDefault(id);
        }
    }

    private sealed record Entry(AttachmentStatus Status, AttachmentRecord? Record, Digest Digest, byte[] Content, Instant ErasedAt)
    {
        internal AttachmentReading Read() => Status == AttachmentStatus.Erased ? new(Status, ErasedAt: ErasedAt) : new(Status, Record);

        internal AttachmentReading Open(AttachmentStatus where) =>
            Status == where ? Read() with { Content = new VerifiedStream(new MemoryStream(Content, writable: false), Content.Length, Digest) } : Read();
    }
}
