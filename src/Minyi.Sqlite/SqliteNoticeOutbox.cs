using System.Buffers;
using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Storage.Outbox;

namespace Minyi.Sqlite;

/// <summary>The outbox of a <see cref="SqlitePetitionStore"/> that keeps notices, in the same file.</summary>
public sealed class SqliteNoticeOutbox : INoticeOutbox
{
    private const string Pending = "district = $district AND dead_at IS NULL";
    private const string Held = "district = $district AND petition = $petition AND version = $version AND ordinal = $ordinal AND lease = $lease";
    private const string Dead = "district = $district AND petition = $petition AND version = $version AND ordinal = $ordinal AND dead_at IS NOT NULL";

    private readonly SqliteDatabase _database;

    /// <summary>An outbox in a file.</summary>
    /// <param name="database">The file.</param>
    public SqliteNoticeOutbox(SqliteDatabase database) => _database = Guard.Against.Null(database);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LeasedNotice>> LeaseAsync(string lease, Instant now, Instant until, int most, CancellationToken cancellationToken = default)
    {
        Guard.Against.NullOrEmpty(lease);
        Guard.Against.NegativeOrZero(most);
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsAnyFree(now))
        {
            return new([]); // most looks find nothing, and keep no writer waiting
        }

        List<LeasedNotice> taken = [];
        using SqliteSession session = new(_database, null, cancellationToken);
        using (SqliteCommand select = session.Command(
            $"""
            SELECT content, failures FROM minyi_notice n
            WHERE {Pending} AND free_at <= $now AND NOT EXISTS (
                SELECT 1 FROM minyi_notice e
                WHERE e.district = n.district AND e.petition = n.petition AND e.dead_at IS NULL AND (e.version, e.ordinal) < (n.version, n.ordinal))
            ORDER BY free_at, petition LIMIT $most
            """,
            ("$district", _database.District), ("$now", SqliteTime.Of(now)), ("$most", most)))
        using (SqliteDataReader reader = select.ExecuteReader())
        {
            while (reader.Read())
            {
                taken.Add(new(Read(reader.GetFieldValue<byte[]>(0)), lease, until, reader.GetInt32(1)));
            }
        }

        foreach (LeasedNotice one in taken)
        {
            using SqliteCommand update = session.Command(
                "UPDATE minyi_notice SET lease = $lease, free_at = $until WHERE district = $district AND petition = $petition AND version = $version AND ordinal = $ordinal",
                [.. Key(one.Key), ("$lease", lease), ("$until", SqliteTime.Of(until))]);
            update.ExecuteNonQuery();
        }

        cancellationToken.ThrowIfCancellationRequested();
        session.Commit();
        return new(taken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> SentAsync(LeasedNotice notice, CancellationToken cancellationToken = default) =>
        new(Change($"DELETE FROM minyi_notice WHERE {Held}", notice, cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> FailedAsync(LeasedNotice notice, Instant again, CancellationToken cancellationToken = default) =>
        new(Change($"UPDATE minyi_notice SET lease = NULL, free_at = $again, failures = failures + 1 WHERE {Held}", notice, cancellationToken, ("$again", SqliteTime.Of(again))));

    /// <inheritdoc/>
    public ValueTask<bool> GiveUpAsync(LeasedNotice notice, Instant at, string error, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(error);
        return new(Change(
            $"UPDATE minyi_notice SET lease = NULL, dead_at = $at, error = $error, failures = failures + 1 WHERE {Held}", notice, cancellationToken, ("$at", SqliteTime.Of(at)), ("$error", error)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadNotice>> ReadDeadAsync(NoticeKey? after, int most, CancellationToken cancellationToken = default)
    {
        Guard.Against.NegativeOrZero(most);
        cancellationToken.ThrowIfCancellationRequested();
        List<DeadNotice> dead = [];
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT content, failures, dead_at, error FROM minyi_notice
            WHERE district = $district AND dead_at IS NOT NULL {(after is null ? "" : "AND (petition, version, ordinal) > ($petition, $version, $ordinal)")}
            ORDER BY petition, version, ordinal LIMIT $most
            """;
        command.Parameters.AddWithValue("$district", _database.District);
        command.Parameters.AddWithValue("$most", most);
        if (after is { } key)
        {
            command.Parameters.AddWithValue("$petition", key.Petition.Value);
            command.Parameters.AddWithValue("$version", key.Version);
            command.Parameters.AddWithValue("$ordinal", key.Ordinal);
        }

        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            dead.Add(new(Read(reader.GetFieldValue<byte[]>(0)), reader.GetInt32(1), SqliteTime.From(reader.GetInt64(2)), reader.GetString(3)));
        }

        return new(dead);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RetryAsync(NoticeKey key, Instant now, CancellationToken cancellationToken = default) =>
        new(Change($"UPDATE minyi_notice SET dead_at = NULL, error = NULL, failures = 0, free_at = $now WHERE {Dead}", [.. Key(key), ("$now", SqliteTime.Of(now))], cancellationToken));

    /// <inheritdoc/>
    public ValueTask<bool> DropAsync(NoticeKey key, CancellationToken cancellationToken = default) =>
        new(Change($"DELETE FROM minyi_notice WHERE {Dead}", [.. Key(key)], cancellationToken));

    /// <inheritdoc/>
    public ValueTask<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT (SELECT count(*) FROM minyi_notice WHERE {Pending}), (SELECT min(happened_at) FROM minyi_notice WHERE {Pending}),
                (SELECT count(*) FROM minyi_notice WHERE district = $district AND dead_at IS NOT NULL)
            """;
        command.Parameters.AddWithValue("$district", _database.District);
        using SqliteDataReader reader = command.ExecuteReader();
        reader.Read();
        return new(new OutboxStatus(reader.GetInt32(0), reader.IsDBNull(1) ? null : SqliteTime.From(reader.GetInt64(1)), reader.GetInt32(2)));
    }

    /// <summary>Writes the notices of an append, in its own transaction.</summary>
    internal static void Write(SqliteSession session, int district, IEnumerable<PetitionNotice> notices)
    {
        foreach (PetitionNotice notice in notices)
        {
            ArrayBufferWriter<byte> content = new();
            PetitionJson.Write(notice, content);
            long at = SqliteTime.Of(notice.At);
            using SqliteCommand insert = session.Command(
                """
                INSERT INTO minyi_notice (district, petition, version, ordinal, content, happened_at, free_at)
                VALUES ($district, $petition, $version, $ordinal, $content, $at, $at)
                """,
                ("$district", district), ("$petition", notice.Petition.Value), ("$version", notice.Version), ("$ordinal", notice.Ordinal),
                ("$content", System.Text.Encoding.UTF8.GetString(content.WrittenSpan)), ("$at", at));
            insert.ExecuteNonQuery();
        }
    }

    private static PetitionNotice Read(byte[] content) =>
        PetitionJson.TryRead(content, out PetitionNotice? notice, out Refusal? refusal) ? notice : throw new InvalidDataException($"A notice in the outbox is damaged: {refusal}.");

    private (string, object?)[] Key(NoticeKey key) =>
        [("$district", _database.District), ("$petition", key.Petition.Value), ("$version", key.Version), ("$ordinal", key.Ordinal)];

    private bool IsAnyFree(Instant now)
    {
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT EXISTS (SELECT 1 FROM minyi_notice WHERE {Pending} AND free_at <= $now)";
        command.Parameters.AddWithValue("$district", _database.District);
        command.Parameters.AddWithValue("$now", SqliteTime.Of(now));
        return command.ExecuteScalar() is 1L;
    }

    private bool Change(string sql, LeasedNotice notice, CancellationToken cancellationToken, params ReadOnlySpan<(string, object?)> more)
    {
        Guard.Against.Null(notice);
        return Change(sql, [.. Key(notice.Key), ("$lease", notice.Lease), .. more], cancellationToken);
    }

    private bool Change(string sql, (string, object?)[] parameters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteSession session = new(_database, null, cancellationToken);
        using SqliteCommand command = session.Command(sql, parameters);
        bool changed = command.ExecuteNonQuery() == 1;
        session.Commit();
        return changed;
    }
}
