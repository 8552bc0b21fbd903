using Minyi.Storage.Attachments;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>Attachments in PostgreSQL, in pieces. The old versions of erased rows leave the disk with the next VACUUM of <c>minyi_attachment</c> and <c>minyi_attachment_piece</c>.</summary>
public sealed class PostgreSqlAttachmentStore : IAttachmentStore
{
    private const int Piece = 256 * 1024;
    private const string Select = "SELECT petition, sent_by, sent_at, subject, type, length, reference, digest, status, erased_at, id FROM minyi_attachment";

    private readonly PostgreSqlDatabase _database;

    /// <summary>A store in a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="policy">What it accepts; <see cref="AttachmentPolicy.Default"/> when null.</param>
    public PostgreSqlAttachmentStore(PostgreSqlDatabase database, AttachmentPolicy? policy = null) => (_database, Policy) = (Guard.Against.Null(database), policy ?? AttachmentPolicy.Default);

    /// <inheritdoc/>
    public AttachmentPolicy Policy { get; }

    /// <inheritdoc/>
    public async ValueTask<AttachmentReceipt> PutAsync(AttachmentUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(upload);
        Stream spool = ReceivedAttachment.Spool();
        await using (spool.ConfigureAwait(false))
        {
            (ReceivedAttachment? received, Refusal? refusal) = await ReceivedAttachment.ReceiveAsync(content, Policy, spool, cancellationToken).ConfigureAwait(false);
            return received is null
                ? AttachmentReceipt.Refused(refusal!)
                : await PostgreSqlSession.RunAsync(_database, null, session => KeepAsync(session, upload, received, spool, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<AttachmentReading> FindAsync(AttachmentId id, CancellationToken cancellationToken = default) =>
        (await FindKeptAsync(id, cancellationToken).ConfigureAwait(false))?.Reading ?? AttachmentReading.Missing;

    /// <inheritdoc/>
    public async ValueTask<AttachmentReading> OpenAsync(AttachmentReference reference, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reference);
        return await FindKeptAsync(reference.Id, cancellationToken).ConfigureAwait(false) is not { } kept ? AttachmentReading.Missing
            : kept.Reading.Record is { } record && record.Reference != reference ? new(AttachmentStatus.Altered)
            : Opened(kept, AttachmentStatus.Cleared);
    }

    /// <inheritdoc/>
    public async ValueTask<AttachmentReading> OpenQuarantinedAsync(AttachmentId id, CancellationToken cancellationToken = default) =>
        await FindKeptAsync(id, cancellationToken).ConfigureAwait(false) is { } kept ? Opened(kept, AttachmentStatus.Quarantined) : AttachmentReading.Missing;

    /// <inheritdoc/>
    public async ValueTask<bool> RuleAsync(AttachmentId id, bool clear, CancellationToken cancellationToken = default) =>
        await PostgreSqlSession.RunAsync(
            _database,
            null,
            async session =>
            {
                bool ruled = await session.ExecuteAsync(cancellationToken, PostgreSqlSession.Command(
                    "UPDATE minyi_attachment SET status = $3 WHERE district = $1 AND id = $2 AND status = 'Quarantined'", _database.District, id.Value, clear ? "Cleared" : "Rejected")).ConfigureAwait(false) == 1;
                if (ruled && !clear)
                {
                    await session.ExecuteAsync(cancellationToken, PostgreSqlSession.Command("DELETE FROM minyi_attachment_piece WHERE district = $1 AND id = $2", _database.District, id.Value)).ConfigureAwait(false);
                }

                return ruled;
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AttachmentRecord>> ReadQuarantinedAsync(int most, CancellationToken cancellationToken = default)
    {
        Guard.Against.NegativeOrZero(most);
        List<AttachmentRecord> waiting = [];
        await _database.QueryAsync(
            reader => waiting.Add(Read(reader).Reading.Record!), $"{Select} WHERE district = $1 AND status = 'Quarantined' ORDER BY id LIMIT $2", cancellationToken, _database.District, most).ConfigureAwait(false);
        return waiting;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> EraseAsync(AttachmentId id, Instant at, CancellationToken cancellationToken = default) =>
        await EraseAsync("id = $2", id.Value, at, cancellationToken).ConfigureAwait(false) == 1;

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, CancellationToken cancellationToken = default) => EraseAsync("subject = $2", subject.Value, at, cancellationToken);

    private static Kept Read(NpgsqlDataReader reader)
    {
        AttachmentStatus status = Enum.Parse<AttachmentStatus>(reader.GetString(8));
        if (status == AttachmentStatus.Erased)
        {
            return new(new(status, ErasedAt: PostgreSqlTime.Read(reader, 9)), default);
        }

        AttachmentId id = AttachmentId.FromRecord(reader.GetString(10));
        AttachmentUpload upload = new(
            id, PetitionId.FromRecord(reader.GetString(0)), ActorId.FromRecord(reader.GetString(1)), PostgreSqlTime.Read(reader, 2),
            reader.IsDBNull(3) ? null : DataSubjectId.FromRecord(reader.GetString(3)));
        AttachmentType type = AttachmentType.Find(reader.GetString(4)) ?? throw new InvalidDataException("The type of an attachment is not known.");
        return new(
            new(status, new(upload, type, reader.GetInt64(5), new(id, new Digest(reader.GetFieldValue<byte[]>(6))))), new Digest(reader.GetFieldValue<byte[]>(7)));
    }

    private async Task<AttachmentReceipt> KeepAsync(PostgreSqlSession session, AttachmentUpload upload, ReceivedAttachment received, Stream spool, CancellationToken cancellationToken)
    {
        AttachmentRecord record = received.Sealed(upload);
        AttachmentStatus status = Policy.Quarantine ? AttachmentStatus.Quarantined : AttachmentStatus.Cleared;

        // When another transaction is keeping the same id, this waits for it; the second statement then sees what it kept.
        bool mine = false;
        Kept? kept = null;
        await session.QueryAsync(
            (command, reader) => (mine, kept) = command == 0 ? (true, kept) : (mine, Read(reader)),
            cancellationToken,
            PostgreSqlSession.Command(
                """
                INSERT INTO minyi_attachment (district, id, petition, sent_by, sent_at, subject, type, length, reference, digest, status)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (district, id) DO NOTHING RETURNING 1
                """,
                _database.District, upload.Id.Value, upload.Petition.Value, upload.By.Value, PostgreSqlTime.Of(upload.At), upload.Subject?.Value, record.Type.MediaType, record.Length,
                record.Reference.Digest.ToArray(), received.Digest.ToArray(), status.ToString()),
            PostgreSqlSession.Command($"{Select} WHERE district = $1 AND id = $2", _database.District, upload.Id.Value)).ConfigureAwait(false);
        if (!mine)
        {
            return received.Again(upload, kept!.Reading, kept.Digest);
        }

        spool.Position = 0;
        byte[] buffer = new byte[Piece];
        for (int number = 0; await spool.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is > 0 and var read; number++)
        {
            await session.ExecuteAsync(cancellationToken, PostgreSqlSession.Command(
                "INSERT INTO minyi_attachment_piece (district, id, number, bytes) VALUES ($1, $2, $3, $4)",
                _database.District, upload.Id.Value, number, read == Piece ? buffer : buffer[..read])).ConfigureAwait(false);
        }

        return new(record, status);
    }

    private async ValueTask<Kept?> FindKeptAsync(AttachmentId id, CancellationToken cancellationToken)
    {
        Kept? kept = null;
        await _database.QueryAsync(reader => kept = Read(reader), $"{Select} WHERE district = $1 AND id = $2", cancellationToken, _database.District, id.Value).ConfigureAwait(false);
        return kept;
    }

    private AttachmentReading Opened(Kept kept, AttachmentStatus give) => kept.Reading.Status != give || kept.Reading.Record is not { } record ? kept.Reading
        : kept.Reading with { Content = AttachmentReading.Verified((number, cancellationToken) => ReadPieceAsync(record.Upload.Id, number, cancellationToken), record.Length, kept.Digest) };

    private async ValueTask<byte[]?> ReadPieceAsync(AttachmentId id, int number, CancellationToken cancellationToken)
    {
        byte[]? bytes = null;
        await _database.QueryAsync(
            reader => bytes = reader.GetFieldValue<byte[]>(0), "SELECT bytes FROM minyi_attachment_piece WHERE district = $1 AND id = $2 AND number = $3", cancellationToken,
            _database.District, id.Value, number).ConfigureAwait(false);
        return bytes;
    }

    private async ValueTask<int> EraseAsync(string which, string key, Instant at, CancellationToken cancellationToken) =>
        await PostgreSqlSession.RunAsync(
            _database,
            null,
            async session =>
            {
                List<string> erased = [];
                await session.QueryAsync(
                    (_, reader) => erased.Add(reader.GetString(0)),
                    cancellationToken,
                    PostgreSqlSession.Command(
                        $"""
                        UPDATE minyi_attachment SET petition = NULL, sent_by = NULL, sent_at = NULL, subject = NULL, type = NULL, length = NULL, reference = NULL, digest = NULL,
                            status = 'Erased', erased_at = $3
                        WHERE district = $1 AND {which} AND status <> 'Erased' RETURNING id
                        """,
                        _database.District, key, PostgreSqlTime.Of(at))).ConfigureAwait(false);
                if (erased.Count > 0)
                {
                    await session.ExecuteAsync(cancellationToken, PostgreSqlSession.Command(
                        "DELETE FROM minyi_attachment_piece WHERE district = $1 AND id = ANY($2)", _database.District, erased.ToArray())).ConfigureAwait(false);
                }

                return erased.Count;
            },
            cancellationToken).ConfigureAwait(false);

    private sealed record Kept(AttachmentReading Reading, Digest Digest);
}
