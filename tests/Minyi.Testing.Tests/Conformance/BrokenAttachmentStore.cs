using Minyi.Storage.Attachments;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>The store in memory with one thing wrong.</summary>
internal sealed class BrokenAttachmentStore(InMemoryAttachmentStore right, AttachmentBreak broken) : IAttachmentStore
{
    private readonly InMemoryAttachmentStore _free = new(new AttachmentPolicy { MaxBytes = 1 << 24 });

    public AttachmentPolicy Policy => right.Policy;

    public async ValueTask<AttachmentReceipt> PutAsync(AttachmentUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        upload = upload with { Id = Id(upload.Id), Subject = broken == AttachmentBreak.ErasesSubjectsAlike && upload.Subject is { } s ? DataSubjectId.FromRecord(s.Value.Trim().ToUpperInvariant()) : upload.Subject };
        using MemoryStream bytes = new();
        try
        {
            byte[] buffer = new byte[8192];
            while (bytes.Length < 4_000_000 && await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                bytes.Write(buffer, 0, read);
            }
        }
        catch (Exception) when (broken == AttachmentBreak.KeepsHalf)
        {
            bytes.Position = 0;
            await right.PutAsync(upload, bytes, CancellationToken.None);
            throw;
        }

        if (broken == AttachmentBreak.CutsContent && bytes.Length > 100_000)
        {
            bytes.SetLength(100_000);
        }

        if (broken is AttachmentBreak.TakesAnyBytesAgain or AttachmentBreak.TakesAnyPetitionAgain && (await right.FindAsync(upload.Id, cancellationToken)).Record is { } there
            && (broken == AttachmentBreak.TakesAnyBytesAgain || there.Length == bytes.Length))
        {
            return new(there, AttachmentStatus.Cleared);
        }

        bytes.Position = 0;
        AttachmentReceipt receipt = await right.PutAsync(upload, bytes, cancellationToken);
        string? refused = receipt.Refusal?.Reasons[0].Code;
        bytes.Position = 0;
        return broken switch
        {
            AttachmentBreak.NewReferenceOnPutAgain when receipt.IsTaken => receipt with { Record = receipt.Record with { Reference = receipt.Record.Reference with { Digest = Digest.Of([(byte)(upload.At.ToUnixTimeSeconds() % 251)]) } } },
            AttachmentBreak.TakesTooMuch when refused == "attachment-too-large" => await _free.PutAsync(upload, bytes, cancellationToken),
            AttachmentBreak.TakesAnything when refused == "attachment-type" => new(new(upload, AttachmentType.PlainText, bytes.Length, new(upload.Id, Digest.None)), AttachmentStatus.Cleared),
            _ => receipt,
        };
    }

    public ValueTask<AttachmentReading> FindAsync(AttachmentId id, CancellationToken cancellationToken = default) => Told(right.FindAsync(Id(id), cancellationToken));

    public async ValueTask<AttachmentReading> OpenAsync(AttachmentReference reference, CancellationToken cancellationToken = default)
    {
        AttachmentReading found = await right.FindAsync(Id(reference.Id), cancellationToken);
        if (broken == AttachmentBreak.GivesWithoutReference && found.Record is { } record)
        {
            return await right.OpenAsync(record.Reference, cancellationToken);
        }

        AttachmentReading reading = await Told(right.OpenAsync(reference with { Id = Id(reference.Id) }, cancellationToken));
        return broken == AttachmentBreak.GivesFromQuarantine && reading.Status == AttachmentStatus.Quarantined ? await right.OpenQuarantinedAsync(reference.Id, cancellationToken)
            : broken == AttachmentBreak.KeepsRejected && reading.Status == AttachmentStatus.Rejected ? reading with { Content = new MemoryStream([1]) }
            : reading;
    }

    public ValueTask<AttachmentReading> OpenQuarantinedAsync(AttachmentId id, CancellationToken cancellationToken = default) => right.OpenQuarantinedAsync(Id(id), cancellationToken);

    public async ValueTask<bool> RuleAsync(AttachmentId id, bool clear, CancellationToken cancellationToken = default) =>
        await right.RuleAsync(Id(id), clear, cancellationToken) || broken == AttachmentBreak.RulesTwice;

    public ValueTask<IReadOnlyList<AttachmentRecord>> ReadQuarantinedAsync(int most, CancellationToken cancellationToken = default) => right.ReadQuarantinedAsync(most, cancellationToken);

    public async ValueTask<bool> EraseAsync(AttachmentId id, Instant at, CancellationToken cancellationToken = default) =>
        broken == AttachmentBreak.KeepsErased ? (await right.FindAsync(id, cancellationToken)).Status != AttachmentStatus.Missing : await right.EraseAsync(Id(id), at, cancellationToken);

    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, CancellationToken cancellationToken = default) =>
        right.EraseSubjectAsync(broken == AttachmentBreak.ErasesSubjectsAlike ? DataSubjectId.FromRecord(subject.Value.Trim().ToUpperInvariant()) : subject, at, cancellationToken);

    private AttachmentId Id(AttachmentId id) => broken == AttachmentBreak.IdsIgnoreCase ? AttachmentId.FromRecord(id.Value.ToUpperInvariant()) : id;

    private async ValueTask<AttachmentReading> Told(ValueTask<AttachmentReading> reading)
    {
        AttachmentReading told = await reading;
        return told.Status == AttachmentStatus.Erased && broken == AttachmentBreak.TimeOfErasureLost ? told with { ErasedAt = default(Instant) } : told;
    }
}
