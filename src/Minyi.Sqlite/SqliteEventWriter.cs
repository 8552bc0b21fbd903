using Microsoft.Data.Sqlite;
using Minyi.Storage;
using SQLitePCL;

namespace Minyi.Sqlite;

/// <summary>
/// Inserts planned events with one prepared statement. It speaks to SQLite below the ADO.NET provider, which looks up each parameter by its name
/// for every row: values go in by place, payloads and hashes as the bytes that they are.
/// </summary>
internal sealed class SqliteEventWriter : IDisposable
{
    private const string Insert =
        """
        INSERT INTO minyi_event (district, partition, number, petition, version, command, last_of_command, actor, recorded_at, type, schema_version, payload, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int _district;

    internal SqliteEventWriter(SqliteSession session, int district)
    {
        _district = district;
        _database = session.Connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, Insert, out _statement));
    }

    internal void Write(ReadOnlySpan<PlannedEvent> rows)
    {
        foreach (PlannedEvent row in rows)
        {
            Bind(_statement, _district, row);
            int result = raw.sqlite3_step(_statement);
            Check(result == raw.SQLITE_DONE ? raw.SQLITE_OK : result);
            Check(raw.sqlite3_reset(_statement));
        }
    }

    public void Dispose() => _statement.Dispose();

    private static void Bind(sqlite3_stmt statement, int district, PlannedEvent row)
    {
        EventEnvelope e = row.Event;
        Span<byte> hash = stackalloc byte[Digest.Size];
        raw.sqlite3_bind_int64(statement, 1, district);
        raw.sqlite3_bind_int64(statement, 2, e.Position.Partition);
        raw.sqlite3_bind_int64(statement, 3, e.Position.Number);
        raw.sqlite3_bind_text(statement, 4, e.Petition.Value);
        raw.sqlite3_bind_int64(statement, 5, e.Version);
        raw.sqlite3_bind_text(statement, 6, e.Command.Value);
        raw.sqlite3_bind_int64(statement, 7, row.LastOfCommand ? 1 : 0);
        raw.sqlite3_bind_text(statement, 8, e.Actor.Value);
        raw.sqlite3_bind_int64(statement, 9, SqliteTime.Of(e.RecordedAt));
        raw.sqlite3_bind_text(statement, 10, e.Type.Name);
        raw.sqlite3_bind_int64(statement, 11, e.Type.SchemaVersion);
        raw.sqlite3_bind_text(statement, 12, e.GetPayload().Span);
        e.PreviousHash.CopyTo(hash);
        raw.sqlite3_bind_blob(statement, 13, hash);
        e.Hash.CopyTo(hash);
        raw.sqlite3_bind_blob(statement, 14, hash);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
