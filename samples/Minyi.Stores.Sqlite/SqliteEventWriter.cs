using System.Text;
using Microsoft.Data.Sqlite;
using Minyi.Storage;

namespace Minyi.Stores.Sqlite;

/// <summary>Inserts planned events, several rows a statement: what a statement costs is then shared.</summary>
internal static class SqliteEventWriter
{
    private const int RowsAStatement = 16;
    private const int ColumnCount = 12;

    internal static void Write(SqliteSession session, IReadOnlyList<PlannedEvent> rows)
    {
        int written = 0;
        if (rows.Count >= RowsAStatement)
        {
            using SqliteCommand many = Insert(session, RowsAStatement);
            for (; rows.Count - written >= RowsAStatement; written += RowsAStatement)
            {
                for (int i = 0; i < RowsAStatement; i++)
                {
                    Bind(many, i, rows[written + i]);
                }

                many.ExecuteNonQuery();
            }
        }

        if (written < rows.Count)
        {
            using SqliteCommand rest = Insert(session, rows.Count - written);
            for (int i = 0; i < rows.Count - written; i++)
            {
                Bind(rest, i, rows[written + i]);
            }

            rest.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Insert(SqliteSession session, int rows)
    {
        StringBuilder sql = new(
            "INSERT INTO minyi_event (position, petition, version, command, last_of_command, actor, recorded_at, type, schema_version, payload, previous_hash, hash) VALUES ");
        for (int row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (int column = 0; column < ColumnCount; column++)
            {
                // The payload is bound as its bytes and kept as text.
                string name = $"$p{(row * ColumnCount) + column}";
                sql.Append(column == 0 ? "" : ", ").Append(column == 9 ? $"CAST({name} AS TEXT)" : name);
            }

            sql.Append(')');
        }

        SqliteCommand command = session.Command(sql.ToString());
        for (int i = 0; i < rows * ColumnCount; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        }

        command.Prepare();
        return command;
    }

    private static void Bind(SqliteCommand command, int row, PlannedEvent planned)
    {
        EventEnvelope e = planned.Event;
        SqliteParameterCollection parameters = command.Parameters;
        int first = row * ColumnCount;
        parameters[first].Value = e.Position;
        parameters[first + 1].Value = e.Petition.Value;
        parameters[first + 2].Value = e.Version;
        parameters[first + 3].Value = e.Command.Value;
        parameters[first + 4].Value = planned.LastOfCommand ? 1 : 0;
        parameters[first + 5].Value = e.Actor.Value;
        parameters[first + 6].Value = SqliteTime.Of(e.RecordedAt);
        parameters[first + 7].Value = e.Type.Name;
        parameters[first + 8].Value = e.Type.SchemaVersion;
        parameters[first + 9].Value = Array(e.GetPayload());
        parameters[first + 10].Value = e.PreviousHash.ToArray();
        parameters[first + 11].Value = e.Hash.ToArray();
    }

    private static byte[] Array(ReadOnlyMemory<byte> payload) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(payload, out ArraySegment<byte> segment) && segment.Count == segment.Array!.Length
            ? segment.Array
            : payload.ToArray();
}
