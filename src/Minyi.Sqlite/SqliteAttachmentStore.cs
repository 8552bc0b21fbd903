using Microsoft.Data.Sqlite;
using Minyi.Storage.Attachments;

namespace Minyi.Sqlite;

/// <summary>Attachments in a SQLite file, in pieces. What is erased is overwritten in the file, and the write-ahead log is cleared.</summary>
public sealed class SqliteAttachmentStore : IAttachmentStore
{
    private const int Piece = 256 * 1024;
    private const string Columns = "petition, sent_by, sent_at, subject, type, length, reference, digest, status, erased_at, id";

    private readonly SqliteDatabase _database;

    /// <summary>A store in a file.</summary>
    /// <param name="database">The file.</param>
    /// <param name="policy">What it accepts; <see cref="AttachmentPolicy.Default"/> when null.</param>
    public SqliteAttachmentStore(SqliteDatabase database, AttachmentPolicy? policy = null) => (_database, Policy) = (Guard.Against.Null(database), policy ?? AttachmentPolicy.Default);

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
            if (received is null)
            {
                return AttachmentReceipt.Refused(refusal!);
            }

            using SqliteSession session = new(_database, null, cancellationToken);
            if (Find(session, upload.Id) is { } kept)
            {
                return received.Again(upload, kept.Reading, kept.Digest);
            }

            AttachmentRecord record = received.Sealed(upload);
            AttachmentStatus status = Policy.Quarantine ? AttachmentStatus.Quarantined : AttachmentStatus.Cleared;
            Insert(session, record, received.Digest, status);
            spool.Position = 0;
            byte[] buffer = new byte[Piece];
            for (int number = 0; await spool.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) is > 0 and var read; number++)
            {
                using SqliteCommand piece = session.Command(
                    "INSERT INTO minyi_attachment_piece (district, id, number, bytes) VALUES ($district, $id, $number, $bytes)",
                    ("$district", _database.District), ("$id", upload.Id.Value), ("$number", number), ("$bytes", read == Piece ? buffer : buffer[..read]));
                piece.ExecuteNonQuery();
            }

            cancellationToken.ThrowIfCancellationRequested();
            session.Commit();
            return new(record, status);
        }
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> FindAsync(AttachmentId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(id)?.Reading ?? AttachmentReading.Missing);
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> OpenAsync(AttachmentReference reference, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reference);
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(reference.Id) is not { } kept ? AttachmentReading.Missing
            : kept.Reading.Record is { } record && record.Reference != reference ? new(AttachmentStatus.Altered)
            : Opened(kept, AttachmentStatus.Cleared));
    }

    /// <inheritdoc/>
    public ValueTask<AttachmentReading> OpenQuarantinedAsync(AttachmentId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(id) is { } kept ? Opened(kept, AttachmentStatus.Quarantined) : AttachmentReading.Missing);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RuleAsync(AttachmentId id, bool clear, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool ruled;
        using (SqliteSession session = new(_database, null, cancellationToken))
        {
            using SqliteCommand update = session.Command(
                "UPDATE minyi_attachment SET status = $status WHERE district = $district AND id = $id AND status = 'Quarantined'",
                ("$status", clear ? "Cleared" : "Rejected"), ("$district", _database.District), ("$id", id.Value));
            ruled = update.ExecuteNonQuery() == 1;
            if (ruled && !clear)
            {
                DeletePieces(session, id.Value);
            }

            session.Commit();
        }

        if (ruled && !clear)
        {
            _database.ClearLog();
        }

        return new(ruled);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AttachmentRecord>> ReadQuarantinedAsync(int most, CancellationToken cancellationToken = default)
    {
        Guard.Against.NegativeOrZero(most);
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_attachment WHERE district = $district AND status = 'Quarantined' ORDER BY id LIMIT $most";
        command.Parameters.AddWithValue("$district", _database.District);
        command.Parameters.AddWithValue("$most", most);
        using SqliteDataReader reader = command.ExecuteReader();
        List<AttachmentRecord> waiting = [];
        while (reader.Read())
        {
            waiting.Add(Read(reader).Reading.Record!);
        }

        return new(waiting);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(AttachmentId id, Instant at, CancellationToken cancellationToken = default) => new(Erase("id = $key", id.Value, at, cancellationToken) == 1);

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, CancellationToken cancellationToken = default) => new(Erase("subject = $key", subject.Value, at, cancellationToken));

    private static Kept Read(SqliteDataReader reader)
    {
        AttachmentStatus status = Enum.Parse<AttachmentStatus>(reader.GetString(8));
        if (status == AttachmentStatus.Erased)
        {
            return new(new(status, ErasedAt: SqliteTime.From(reader.GetInt64(9))), default);
        }

        AttachmentId id = AttachmentId.FromRecord(reader.GetString(10));
        AttachmentUpload upload = new(
            id, PetitionId.FromRecord(reader.GetString(0)), ActorId.FromRecord(reader.GetString(1)), SqliteTime.From(reader.GetInt64(2)),
            reader.IsDBNull(3) ? null : DataSubjectId.FromRecord(reader.GetString(3)));
        AttachmentType type = AttachmentType.Find(reader.GetString(4)) ?? throw new InvalidDataException("The type of an attachment is not known.");
        return new(
            new(status, new(upload, type, reader.GetInt64(5), new(id, new Digest(reader.GetFieldValue<byte[]>(6))))), new Digest(reader.GetFieldValue<byte[]>(7)));
    }

    private static Kept? One(SqliteCommand command)
    {
        using SqliteDataReader reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }

    private Kept? Find(SqliteSession session, AttachmentId id)
    {
        using SqliteCommand command = session.Command($"SELECT {Columns} FROM minyi_attachment WHERE district = $district AND id = $id", ("$district", _database.District), ("$id", id.Value));
        return One(command);
    }

    private Kept? Find(AttachmentId id)
    {
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_attachment WHERE district = $district AND id = $id";
        command.Parameters.AddWithValue("$district", _database.District);
        command.Parameters.AddWithValue("$id", id.Value);
        return One(command);
    }

    private void Insert(SqliteSession session, AttachmentRecord record, Digest digest, AttachmentStatus status)
    {
        AttachmentUpload upload = record.Upload;
        using SqliteCommand insert = session.Command(
            """
            INSERT INTO minyi_attachment (district, id, petition, sent_by, sent_at, subject, type, length, reference, digest, status)
            VALUES ($district, $id, $petition, $by, $at, $subject, $type, $length, $reference, $digest, $status)
            """,
            ("$district", _database.District), ("$id", upload.Id.Value), ("$petition", upload.Petition.Value), ("$by", upload.By.Value), ("$at", SqliteTime.Of(upload.At)),
            ("$subject", upload.Subject?.Value), ("$type", record.Type.MediaType), ("$length", record.Length), ("$reference", record.Reference.Digest.ToArray()),
            ("$digest", digest.ToArray()), ("$status", status.ToString()));
        insert.ExecuteNonQuery();
    }

    private AttachmentReading Opened(Kept kept, AttachmentStatus give) => kept.Reading.Status != give || kept.Reading.Record is not { } record ? kept.Reading
        : kept.Reading with { Content = AttachmentReading.Verified((number, _) => new(ReadPiece(record.Upload.Id, number)), record.Length, kept.Digest) };

    private byte[]? ReadPiece(AttachmentId id, int number)
    {
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM minyi_attachment_piece WHERE district = $district AND id = $id AND number = $number";
        command.Parameters.AddWithValue("$district", _database.District);
        command.Parameters.AddWithValue("$id", id.Value);
        command.Parameters.AddWithValue("$number", number);
        return (byte[]?)command.ExecuteScalar();
    }

    private int Erase(string which, string key, Instant at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<string> erased = [];
        using (SqliteSession session = new(_database, null, cancellationToken))
        {
            using (SqliteCommand select = session.Command(
                $"SELECT id FROM minyi_attachment WHERE district = $district AND {which} AND status <> 'Erased'", ("$district", _database.District), ("$key", key)))
            using (SqliteDataReader reader = select.ExecuteReader())
            {
                while (reader.Read())
                {
                    erased.Add(reader.GetString(0));
                }
            }

            foreach (string id in erased)
            {
                using SqliteCommand update = session.Command(
                    """
                    UPDATE minyi_attachment SET petition = NULL, sent_by = NULL, sent_at = NULL, subject = NULL, type = NULL, length = NULL, reference = NULL, digest = NULL,
                        status = 'Erased', erased_at = $at
                    WHERE district = $district AND id = $id
                    """,
                    ("$at", SqliteTime.Of(at)), ("$district", _database.District), ("$id", id));
                update.ExecuteNonQuery();
                DeletePieces(session, id);
            }

            session.Commit();
        }

        if (erased.Count > 0)
        {
            _database.ClearLog();
        }

        return erased.Count;
    }

    private void DeletePieces(SqliteSession session, string id)
    {
        using SqliteCommand delete = session.Command("DELETE FROM minyi_attachment_piece WHERE district = $district AND id = $id", ("$district", _database.District), ("$id", id));
        delete.ExecuteNonQuery();
    }

    private sealed record Kept(AttachmentReading Reading, Digest Digest);
}
