using System.Buffers;
using System.Text;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Storage.Outbox;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>The outbox of a <see cref="PostgreSqlPetitionStore"/> that keeps notices, in the same database.</summary>
public sealed class PostgreSqlNoticeOutbox : INoticeOutbox
{
    private const string Held = "district = $1 AND petition = $2 AND version = $3 AND ordinal = $4 AND lease = $5";
    private const string Dead = "district = $1 AND petition = $2 AND version = $3 AND ordinal = $4 AND dead_at IS NOT NULL";

    private readonly PostgreSqlDatabase _database;

    /// <summary>An outbox in a database.</summary>
    /// <param name="database">The database.</param>
    public PostgreSqlNoticeOutbox(PostgreSqlDatabase database) => _database = Guard.Against.Null(database);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LeasedNotice>> LeaseAsync(string lease, Instant now, Instant until, int most, CancellationToken cancellationToken = default)
    {
        Guard.Against.NullOrEmpty(lease);
        Guard.Against.NegativeOrZero(most);

        // Those whom another one is taking at this moment are passed over, and with them all that wait behind them.
        List<(Instant Free, LeasedNotice Notice)> taken = [];
        await _database.QueryAsync(
            reader => taken.Add((PostgreSqlTime.Read(reader, 2), new(Read(reader.GetString(0)), lease, until, reader.GetInt32(1)))),
            """
            WITH free AS (
                SELECT n.petition, n.version, n.ordinal, n.free_at FROM minyi_notice n
                WHERE n.district = $1 AND n.dead_at IS NULL AND n.free_at <= $2 AND NOT EXISTS (
                    SELECT 1 FROM minyi_notice e
                    WHERE e.district = n.district AND e.petition = n.petition AND e.dead_at IS NULL AND (e.version, e.ordinal) < (n.version, n.ordinal))
                ORDER BY n.free_at, n.petition LIMIT $4 FOR UPDATE SKIP LOCKED)
            UPDATE minyi_notice n SET lease = $5, free_at = $3 FROM free
            WHERE n.district = $1 AND n.petition = free.petition AND n.version = free.version AND n.ordinal = free.ordinal
            RETURNING n.content, n.failures, free.free_at
            """,
            cancellationToken,
            _database.District, PostgreSqlTime.Of(now), PostgreSqlTime.Of(until), most, lease).ConfigureAwait(false);
        return [.. taken.OrderBy(t => t.Free).ThenBy(t => t.Notice.Notice.Petition).Select(t => t.Notice)];
    }

    /// <inheritdoc/>
    public ValueTask<bool> SentAsync(LeasedNotice notice, CancellationToken cancellationToken = default) =>
        ChangeAsync($"DELETE FROM minyi_notice WHERE {Held} RETURNING 1", notice, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> FailedAsync(LeasedNotice notice, Instant again, CancellationToken cancellationToken = default) =>
        ChangeAsync($"UPDATE minyi_notice SET lease = NULL, free_at = $6, failures = failures + 1 WHERE {Held} RETURNING 1", notice, cancellationToken, PostgreSqlTime.Of(again));

    /// <inheritdoc/>
    public ValueTask<bool> GiveUpAsync(LeasedNotice notice, Instant at, string error, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            $"UPDATE minyi_notice SET lease = NULL, dead_at = $6, error = $7, failures = failures + 1 WHERE {Held} RETURNING 1", notice, cancellationToken,
            PostgreSqlTime.Of(at), Guard.Against.Null(error));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<DeadNotice>> ReadDeadAsync(NoticeKey? after, int most, CancellationToken cancellationToken = default)
    {
        Guard.Against.NegativeOrZero(most);
        List<DeadNotice> dead = [];
        NoticeKey key = after.GetValueOrDefault();
        await _database.QueryAsync(
            reader => dead.Add(new(Read(reader.GetString(0)), reader.GetInt32(1), PostgreSqlTime.Read(reader, 2), reader.GetString(3))),
            """
            SELECT content, failures, dead_at, error FROM minyi_notice
            WHERE district = $1 AND dead_at IS NOT NULL AND (petition, version, ordinal) > ($2 COLLATE "C", $3, $4)
            ORDER BY petition, version, ordinal LIMIT $5
            """,
            cancellationToken,
            _database.District, key.Petition.Value, key.Version, key.Ordinal, most).ConfigureAwait(false);
        return dead;
    }

    /// <inheritdoc/>
    public ValueTask<bool> RetryAsync(NoticeKey key, Instant now, CancellationToken cancellationToken = default) =>
        ChangeAsync($"UPDATE minyi_notice SET dead_at = NULL, error = NULL, failures = 0, free_at = $5 WHERE {Dead} RETURNING 1", key, cancellationToken, PostgreSqlTime.Of(now));

    /// <inheritdoc/>
    public ValueTask<bool> DropAsync(NoticeKey key, CancellationToken cancellationToken = default) =>
        ChangeAsync($"DELETE FROM minyi_notice WHERE {Dead} RETURNING 1", key, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default)
    {
        OutboxStatus status = new(0, null, 0);
        await _database.QueryAsync(
            reader => status = new(reader.GetInt32(0), reader.IsDBNull(1) ? null : PostgreSqlTime.Read(reader, 1), reader.GetInt32(2)),
            """
            SELECT count(*) FILTER (WHERE dead_at IS NULL)::integer, min(happened_at) FILTER (WHERE dead_at IS NULL), count(*) FILTER (WHERE dead_at IS NOT NULL)::integer
            FROM minyi_notice WHERE district = $1
            """,
            cancellationToken,
            _database.District).ConfigureAwait(false);
        return status;
    }

    /// <summary>What writes the notices of an append, in its own transaction.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> Write(int district, IEnumerable<PetitionNotice> notices) => notices.Select(n => PostgreSqlSession.Command(
        "INSERT INTO minyi_notice (district, petition, version, ordinal, content, happened_at, free_at) VALUES ($1, $2, $3, $4, $5, $6, $6)",
        district, n.Petition.Value, n.Version, n.Ordinal, Content(n), PostgreSqlTime.Of(n.At)));

    private static string Content(PetitionNotice notice)
    {
        ArrayBufferWriter<byte> content = new();
        PetitionJson.Write(notice, content);
        return Encoding.UTF8.GetString(content.WrittenSpan);
    }

    private static PetitionNotice Read(string content) =>
        PetitionJson.TryRead(Encoding.UTF8.GetBytes(content), out PetitionNotice? notice, out Refusal? refusal) ? notice : throw new InvalidDataException($"A notice in the outbox is damaged: {refusal}.");

    private ValueTask<bool> ChangeAsync(string sql, LeasedNotice notice, CancellationToken cancellationToken, params object[] more) =>
        ChangeAsync(sql, Guard.Against.Null(notice).Key, cancellationToken, [notice.Lease, .. more]);

    private async ValueTask<bool> ChangeAsync(string sql, NoticeKey key, CancellationToken cancellationToken, params object[] more)
    {
        bool changed = false;
        await _database.QueryAsync(_ => changed = true, sql, cancellationToken, [_database.District, key.Petition.Value, key.Version, key.Ordinal, .. more]).ConfigureAwait(false);
        return changed;
    }
}
