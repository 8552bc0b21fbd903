using Minyi.Storage.Attachments;

namespace Minyi.Testing.Conformance;

internal static class AttachmentChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("attachment-round-trip", "An attachment comes back byte for byte, with its type by its content, and fits its reference.", RoundTripAsync),
        new("attachment-again", "The same attachment sent again gives the same reference, by however many at once; anything else under the id is refused.", AgainAsync),
        new("attachment-limits", "What is empty, too large or of no accepted type is refused, is not read beyond the limit, and leaves nothing.", LimitsAsync),
        new("attachment-half", "An attachment whose sending breaks off is not there, and can be sent again.", HalfAsync),
        new("attachment-reference", "An attachment is given out only for the reference that it was taken with.", ReferenceAsync),
        new("attachment-quarantine", "What waits for the scanner is given to nobody; what is rejected is gone; a ruling is made once.", QuarantineAsync),
        new("attachment-erased", "Of an erased attachment nothing remains but the time, and its id is not used again.", ErasedAsync),
        new("attachment-erased-person", "Erasing a person erases the attachments kept with that person, and no others.", PersonAsync),
        new("attachment-in-pieces", "An attachment is taken and given in pieces, never as a whole in memory.", PiecesAsync),
    ];

    private static readonly Instant At = Instant.FromUnixTimeTicks(17_275_716_001_234_567);
    private static readonly AttachmentPolicy Small = new() { MaxBytes = 1 << 20 };

    internal static AttachmentUpload Upload(string id, string? subject = null, string petition = "P-1") =>
        new(AttachmentId.FromRecord(id), PetitionId.FromRecord(petition), ActorId.From("clerk-1"), At, subject is null ? null : DataSubjectId.FromRecord(subject));

    internal static byte[] Text(int length, string words = "路灯不亮 the street light is out. ")
    {
        byte[] line = System.Text.Encoding.UTF8.GetBytes(words);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++)
        {
            text[i] = i < length / line.Length * line.Length ? line[i % line.Length] : (byte)'.';
        }

        return text;
    }

    private static async Task<(StorageFixture Storage, IAttachmentStore Store)> StoreAsync(CheckRun run, AttachmentPolicy policy)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        return (storage, await storage.OpenAttachmentStoreAsync(policy).ConfigureAwait(false));
    }

    private static async Task<AttachmentRecord> TakenAsync(CheckRun run, IAttachmentStore store, AttachmentUpload upload, byte[] content)
    {
        AttachmentReceipt receipt = await store.PutAsync(upload, new OneWayStream(content), run.Token).ConfigureAwait(false);
        run.That(receipt.IsTaken, $"'{upload.Id}' was refused: {receipt.Refusal}.");
        return receipt.Record!;
    }

    private static async Task<byte[]?> ReadAsync(AttachmentReading reading, CancellationToken token)
    {
        if (reading.Content is not { } content)
        {
            return null;
        }

        await using (content.ConfigureAwait(false))
        {
            using MemoryStream bytes = new();
            await content.CopyToAsync(bytes, token).ConfigureAwait(false);
            return bytes.ToArray();
        }
    }

    private static async Task RoundTripAsync(CheckRun run)
    {
        (StorageFixture storage, IAttachmentStore store) = await StoreAsync(run, Small).ConfigureAwait(false);
        (string Id, byte[] Content, AttachmentType Type)[] sent =
        [
            ("a-1", Text(1), AttachmentType.PlainText),
            ("A-1", Text(65_535), AttachmentType.PlainText),
            ("a-1 ", Text(65_536), AttachmentType.PlainText),
            ("../../a/附件 😀", Text(65_537), AttachmentType.PlainText),
            (new string('a', 200), Text(1 << 20), AttachmentType.PlainText),
            ("pdf", [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7 % 251))], AttachmentType.Pdf),
        ];
        foreach ((string id, byte[] content, AttachmentType type) in sent)
        {
            AttachmentUpload upload = Upload(id, "s-1");
            AttachmentRecord record = await TakenAsync(run, store, upload, content).ConfigureAwait(false);
            run.Same(upload, record.Upload, "The upload");
            run.Same(type, record.Type, "The type");
            run.Same(content.Length, record.Length, "The length");
            IAttachmentStore other = await storage.OpenAttachmentStoreAsync(Small).ConfigureAwait(false);
            foreach (IAttachmentStore reader in (IAttachmentStore[])[store, other])
            {
                AttachmentReading found = await reader.FindAsync(upload.Id, run.Token).ConfigureAwait(false);
                run.Same(AttachmentStatus.Cleared, found.Status, "The status");
                run.Same(record, found.Record, "The record found");
                run.That(found.Content is null, "Finding it opened it.");
                AttachmentReading reading = await reader.OpenAsync(record.Reference, run.Token).ConfigureAwait(false);
                run.Same(record, reading.Record, "The record opened");
                byte[]? read = await ReadAsync(reading, run.Token).ConfigureAwait(false);
                run.That(read is not null && read.AsSpan().SequenceEqual(content), $"'{id}' did not come back as it was sent.");
            }
        }

        run.Same(AttachmentStatus.Missing, (await store.FindAsync(AttachmentId.From("nothing"), run.Token).ConfigureAwait(false)).Status, "The status of what was never sent");
        AttachmentRecord one = await TakenAsync(run, store, Upload("same-1"), Text(100)).ConfigureAwait(false);
        AttachmentRecord two = await TakenAsync(run, store, Upload("same-2"), Text(100)).ConfigureAwait(false);
        (_, IAttachmentStore elsewhere) = await StoreAsync(run, Small).ConfigureAwait(false);
        AttachmentRecord there = await TakenAsync(run, elsewhere, Upload("same-1"), Text(100)).ConfigureAwait(false);
        run.That(one.Reference.Digest != two.Reference.Digest && one.Reference != there.Reference, "The same bytes have the same digest elsewhere: there is no salt.");
    }

    private static async Task AgainAsync(CheckRun run)
    {
        (StorageFixture storage, IAttachmentStore store) = await StoreAsync(run, Small).ConfigureAwait(false);
        for (int round = 0; round < 4 * run.Effort; round++)
        {
            AttachmentUpload upload = Upload($"a-{round}");
            AttachmentReceipt[] receipts = new AttachmentReceipt[4];
            await CheckRun.TogetherAsync(receipts.Length, async writer =>
            {
                IAttachmentStore host = writer % 2 == 0 ? store : await storage.OpenAttachmentStoreAsync(Small).ConfigureAwait(false);
                receipts[writer] = await host.PutAsync(upload, new OneWayStream(Text(100_000)), run.Token).ConfigureAwait(false);
            }).ConfigureAwait(false);
            run.That(receipts.All(r => r.IsTaken), "The same attachment sent by several at once was refused.");
            run.Same(1, receipts.Select(r => r.Record!.Reference).Distinct().Count(), "The references given for it");
            AttachmentReceipt later = await store.PutAsync(upload with { At = At + Duration.FromDays(1) }, new OneWayStream(Text(100_000)), run.Token).ConfigureAwait(false);
            run.Same(receipts[0].Record, later.Record, "The record when it is sent again");
            foreach ((AttachmentUpload other, byte[] content) in ((AttachmentUpload, byte[])[])
                [(upload, Text(100_001)), (upload with { Petition = PetitionId.From("P-2") }, Text(100_000)), (upload with { By = ActorId.From("other") }, Text(100_000))])
            {
                AttachmentReceipt refused = await store.PutAsync(other, new OneWayStream(content), run.Token).ConfigureAwait(false);
                run.Same("attachment-id-taken", refused.Refusal?.Reasons[0].Code, "Another attachment under the id");
            }

            byte[]? read = await ReadAsync(await store.OpenAsync(receipts[0].Record!.Reference, run.Token).ConfigureAwait(false), run.Token).ConfigureAwait(false);
            run.That(read is not null && read.AsSpan().SequenceEqual(Text(100_000)), "The attachment is not what was sent first.");
        }
    }

    private static async Task LimitsAsync(CheckRun run)
    {
        AttachmentPolicy policy = new() { MaxBytes = 100_000, Types = [AttachmentType.PlainText] };
        (StorageFixture storage, IAttachmentStore store) = await StoreAsync(run, policy).ConfigureAwait(false);
        OneWayStream endless = new(null);
        (Stream Content, string Code)[] refused =
        [
            (new OneWayStream([]), "attachment-empty"),
            (new OneWayStream(Text(100_001, "refused-words ")), "attachment-too-large"),
            (endless, "attachment-too-large"),
            (new OneWayStream([.. "%PDF-1.7 refused-words"u8]), "attachment-type"),
            (new OneWayStream([.. "refused-words \0"u8]), "attachment-type"),
            (new OneWayStream([.. "refused-words "u8, 0xFF]), "attachment-type"),
        ];
        foreach ((Stream content, string code) in refused)
        {
            AttachmentReceipt receipt = await store.PutAsync(Upload("refused"), content, run.Token).ConfigureAwait(false);
            run.Same(code, receipt.Refusal?.Reasons[0].Code, "The refusal");
            run.Same(AttachmentStatus.Missing, (await store.FindAsync(AttachmentId.From("refused"), run.Token).ConfigureAwait(false)).Status, "The status of what was refused");
        }

        run.That(endless.Given < 2_000_000, "It read on beyond the limit.");
        await TakenAsync(run, store, Upload("refused"), Text(100_000, "kept-words ")).ConfigureAwait(false);
        if (await storage.DumpAsync().ConfigureAwait(false) is { } dump)
        {
            run.That(dump.Contains("kept-words", StringComparison.Ordinal), "The dump does not show what the storage holds.");
            run.That(!dump.Contains("refused-words", StringComparison.Ordinal), "What was refused is in the storage.");
        }
    }

    private static async Task HalfAsync(CheckRun run)
    {
        (StorageFixture storage, IAttachmentStore store) = await StoreAsync(run, Small).ConfigureAwait(false);
        await run.ThrowsAsync<IOException>(
            async () => await store.PutAsync(Upload("half"), new OneWayStream(Text(500_000), breaksAt: 300_000), run.Token).ConfigureAwait(false), "A sender that breaks off").ConfigureAwait(false);
        using CancellationTokenSource source = new();
        await run.ThrowsAsync<OperationCanceledException>(
            async () => await store.PutAsync(Upload("half"), new OneWayStream(Text(500_000), at: 300_000, source.Cancel), source.Token).ConfigureAwait(false), "A sender that cancels").ConfigureAwait(false);
        IAttachmentStore other = await storage.OpenAttachmentStoreAsync(Small).ConfigureAwait(false);
        foreach (IAttachmentStore reader in (IAttachmentStore[])[store, other])
        {
            run.Same(AttachmentStatus.Missing, (await reader.FindAsync(AttachmentId.From("half"), run.Token).ConfigureAwait(false)).Status, "The status of half an attachment");
        }

        await TakenAsync(run, other, Upload("half"), Text(500_000)).ConfigureAwait(false);
    }

    private static async Task ReferenceAsync(CheckRun run)
    {
        (_, IAttachmentStore store) = await StoreAsync(run, Small).ConfigureAwait(false);
        AttachmentRecord record = await TakenAsync(run, store, Upload("a-1"), Text(1000)).ConfigureAwait(false);
        AttachmentReading reading = await store.OpenAsync(record.Reference with { Digest = Digest.Of(Text(1000)) }, run.Token).ConfigureAwait(false);
        run.Same(AttachmentStatus.Altered, reading.Status, "The status under another digest");
        run.That(reading.Content is null, "An attachment was given out under another digest.");
        run.Same(AttachmentStatus.Missing, (await store.OpenAsync(record.Reference with { Id = AttachmentId.From("A-1") }, run.Token).ConfigureAwait(false)).Status, "The status under another id");
    }

    private static async Task QuarantineAsync(CheckRun run)
    {
        AttachmentPolicy policy = Small with { Quarantine = true };
        (StorageFixture storage, IAttachmentStore store) = await StoreAsync(run, policy).ConfigureAwait(false);
        List<AttachmentRecord> records = [];
        foreach (string id in (string[])["c-1", "c-2", "c-3", "b-1"])
        {
            records.Add(await TakenAsync(run, store, Upload(id, "s-1"), Text(70_000, id == "c-2" ? "malicious-words " : "harmless-words ")).ConfigureAwait(false));
        }

        IAttachmentStore other = await storage.OpenAttachmentStoreAsync(policy).ConfigureAwait(false);
        IReadOnlyList<AttachmentRecord> waiting = await other.ReadQuarantinedAsync(3, run.Token).ConfigureAwait(false);
        run.Same("b-1 c-1 c-2", string.Join(' ', waiting.Select(w => w.Upload.Id)), "Those that wait, at most three");
        foreach (AttachmentRecord record in records)
        {
            AttachmentReading reading = await other.OpenAsync(record.Reference, run.Token).ConfigureAwait(false);
            run.Same(AttachmentStatus.Quarantined, reading.Status, "The status before the scan");
            run.That(reading.Content is null, "An attachment was given out of quarantine.");
            byte[]? scanned = await ReadAsync(await other.OpenQuarantinedAsync(record.Upload.Id, run.Token).ConfigureAwait(false), run.Token).ConfigureAwait(false);
            run.Same(70_000, scanned?.Length ?? 0, "The bytes that the scanner gets");
        }

        run.That(await store.RuleAsync(records[0].Upload.Id, clear: true, run.Token).ConfigureAwait(false), "Clearing it said that it was not in quarantine.");
        run.That(await store.RuleAsync(records[1].Upload.Id, clear: false, run.Token).ConfigureAwait(false), "Rejecting it said that it was not in quarantine.");
        run.That(!await other.RuleAsync(records[0].Upload.Id, clear: false, run.Token).ConfigureAwait(false), "A second ruling said that it was in quarantine.");
        run.That(!await other.RuleAsync(records[1].Upload.Id, clear: true, run.Token).ConfigureAwait(false), "A second ruling said that it was in quarantine.");
        run.That(!await other.RuleAsync(AttachmentId.From("nothing"), clear: true, run.Token).ConfigureAwait(false), "What was never sent was in quarantine.");
        AttachmentReading cleared = await other.OpenAsync(records[0].Reference, run.Token).ConfigureAwait(false);
        run.Same(AttachmentStatus.Cleared, cleared.Status, "The status after it was cleared");
        run.Same(70_000, (await ReadAsync(cleared, run.Token).ConfigureAwait(false))?.Length ?? 0, "The bytes after it was cleared");
        AttachmentReading rejected = await other.OpenAsync(records[1].Reference, run.Token).ConfigureAwait(false);
        run.Same(AttachmentStatus.Rejected, rejected.Status, "The status after it was rejected");
        run.Same(records[1], rejected.Record, "The record after it was rejected");
        run.That(rejected.Content is null && (await other.OpenQuarantinedAsync(records[1].Upload.Id, run.Token).ConfigureAwait(false)).Content is null, "What was rejected was given out.");
        run.That((await other.OpenQuarantinedAsync(records[0].Upload.Id, run.Token).ConfigureAwait(false)).Content is null, "What was cleared was given to the scanner again.");
        run.Same("b-1 c-3", string.Join(' ', (await other.ReadQuarantinedAsync(10, run.Token).ConfigureAwait(false)).Select(w => w.Upload.Id)), "Those that still wait");
        AttachmentReceipt again = await store.PutAsync(records[1].Upload, new OneWayStream(Text(70_000, "malicious-words ")), run.Token).ConfigureAwait(false);
        run.Same(AttachmentStatus.Rejected, again.Status, "The status when a rejected one is sent again");
        if (await storage.DumpAsync().ConfigureAwait(false) is { } dump)
        {
            run.That(dump.Contains("harmless-words", StringComparison.Ordinal), "The dump does not show what the storage holds.");
            run.That(!dump.Contains("malicious-words", StringComparison.Ordinal), "What was rejected is still in the storage.");
        }
    }

    private static async Task ErasedAsync(CheckRun run)
    {
        (StorageFixture storage, IAttachmentStore store) = await StoreAsync(run, Small).ConfigureAwait(false);
        AttachmentRecord one = await TakenAsync(run, store, Upload("a-1", "subject-erased", "petition-erased"), Text(70_000, "erased-words ")).ConfigureAwait(false);
        AttachmentRecord two = await TakenAsync(run, store, Upload("a-2", "subject-kept"), Text(70_000, "kept-words ")).ConfigureAwait(false);
        run.That(await store.EraseAsync(one.Upload.Id, At, run.Token).ConfigureAwait(false), "Erasing it said that nothing was erased.");
        run.That(!await store.EraseAsync(one.Upload.Id, At + Duration.FromDays(1), run.Token).ConfigureAwait(false), "Erasing it again said that it was erased now.");
        run.That(!await store.EraseAsync(AttachmentId.From("nothing"), At, run.Token).ConfigureAwait(false), "Erasing what was never sent said that it was erased.");
        IAttachmentStore other = await storage.OpenAttachmentStoreAsync(Small).ConfigureAwait(false);
        foreach (IAttachmentStore reader in (IAttachmentStore[])[store, other])
        {
            AttachmentReading reading = await reader.OpenAsync(one.Reference, run.Token).ConfigureAwait(false);
            run.Same(AttachmentStatus.Erased, reading.Status, "The status of the erased attachment");
            run.Same(Instant.FromUnixTimeTicks(17_275_716_001_234_560), reading.ErasedAt.GetValueOrDefault(), "The time of the erasure");
            run.That(reading.Content is null && reading.Record is null, "Something of the erased attachment was given out.");
            run.Same(70_000, (await ReadAsync(await reader.OpenAsync(two.Reference, run.Token).ConfigureAwait(false), run.Token).ConfigureAwait(false))?.Length ?? 0, "The bytes of the other");
        }

        AttachmentReceipt again = await store.PutAsync(one.Upload, new OneWayStream(Text(70_000, "erased-words ")), run.Token).ConfigureAwait(false);
        run.Same("attachment-id-taken", again.Refusal?.Reasons[0].Code, "Sending the erased attachment again");
        if (await storage.DumpAsync().ConfigureAwait(false) is { } dump)
        {
            run.That(dump.Contains("kept-words", StringComparison.Ordinal), "The dump does not show what the storage holds.");
            foreach (string erased in (string[])["erased-words", "subject-erased", "petition-erased"])
            {
                run.That(!dump.Contains(erased, StringComparison.Ordinal), "What was erased is still in the storage.");
            }
        }
    }

    private static async Task PersonAsync(CheckRun run)
    {
        AttachmentPolicy policy = Small with { Quarantine = true };
        (StorageFixture storage, IAttachmentStore store) = await StoreAsync(run, policy).ConfigureAwait(false);
        string?[] subjects = ["s-1", "S-1", "s-1 ", null];
        List<AttachmentRecord> records = [];
        for (int i = 0; i < 20; i++)
        {
            records.Add(await TakenAsync(run, store, Upload($"a-{i}", subjects[i % 4]), Text(10)).ConfigureAwait(false));
            if (i % 3 < 2)
            {
                await store.RuleAsync(records[i].Upload.Id, i % 3 == 0, run.Token).ConfigureAwait(false);
            }
        }

        DataSubjectId person = DataSubjectId.From("s-1");
        IAttachmentStore other = await storage.OpenAttachmentStoreAsync(policy).ConfigureAwait(false);
        run.Same(5, await other.EraseSubjectAsync(person, At, run.Token).ConfigureAwait(false), "The attachments erased");
        run.Same(0, await store.EraseSubjectAsync(person, At, run.Token).ConfigureAwait(false), "The attachments erased the second time");
        run.Same(0, await store.EraseSubjectAsync(DataSubjectId.From("nobody"), At, run.Token).ConfigureAwait(false), "The attachments of nobody");
        for (int i = 0; i < records.Count; i++)
        {
            AttachmentStatus expected = i % 4 == 0 ? AttachmentStatus.Erased : (i % 3) switch { 0 => AttachmentStatus.Cleared, 1 => AttachmentStatus.Rejected, _ => AttachmentStatus.Quarantined };
            run.Same(expected, (await store.FindAsync(records[i].Upload.Id, run.Token).ConfigureAwait(false)).Status, $"The status of '{records[i].Upload.Id}'");
        }

        run.That((await store.ReadQuarantinedAsync(100, run.Token).ConfigureAwait(false)).All(w => w.Upload.Subject != person), "An erased attachment waits for the scanner.");
    }

    private static async Task PiecesAsync(CheckRun run)
    {
        AttachmentPolicy policy = new() { MaxBytes = 16 << 20 };
        (_, IAttachmentStore store) = await StoreAsync(run, policy).ConfigureAwait(false);
        OneWayStream content = new(Text(6 << 20));
        AttachmentReceipt receipt = await store.PutAsync(Upload("large"), content, run.Token).ConfigureAwait(false);
        run.That(receipt.IsTaken, "A large attachment was refused.");
        run.That(content.Largest <= 1 << 20, "It asked for more than 1 MiB at once.");
        AttachmentReading reading = await store.OpenAsync(receipt.Record!.Reference, run.Token).ConfigureAwait(false);
        run.Same(6 << 20, (await ReadAsync(reading, run.Token).ConfigureAwait(false))?.Length ?? 0, "The bytes of a large attachment");
    }
}
