using Microsoft.Data.Sqlite;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Sqlite;

/// <summary>Reads events as they were written.</summary>
internal sealed class SqliteEventReader(SqliteDatabase database, IPetitionEventFormat format)
{
    internal const int PageSize = 500;

    private const string Columns = "petition, version, partition, number, command, actor, recorded_at, type, schema_version, payload, previous_hash, hash";

    /// <summary>The history of one petition after a version.</summary>
    /// <exception cref="CorruptRecordException">An event of it is damaged.</exception>
    internal List<EventEnvelope> History(PetitionId petition, int afterVersion, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_event WHERE district = $district AND petition = $petition AND version > $version ORDER BY version";
        command.Parameters.AddWithValue("$district", database.District);
        command.Parameters.AddWithValue("$petition", petition.Value);
        command.Parameters.AddWithValue("$version", afterVersion);
        List<EventEnvelope> events = [];
        return Read(command, events, cancellationToken) is { } corrupt ? throw corrupt : events;
    }

    /// <summary>A page of the stream, up to what is damaged, which it gives back.</summary>
    internal CorruptRecordException? Page(StreamPosition after, List<EventEnvelope> page, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM minyi_event WHERE district = $district AND partition = $partition AND number > $number ORDER BY number LIMIT {PageSize}";
        command.Parameters.AddWithValue("$district", database.District);
        command.Parameters.AddWithValue("$partition", after.Partition);
        command.Parameters.AddWithValue("$number", after.Number);
        return Read(command, page, cancellationToken);
    }

    private CorruptRecordException? Read(SqliteCommand command, List<EventEnvelope> events, CancellationToken cancellationToken)
    {
        StreamPosition? at = null;
        try
        {
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                at = new(reader.GetInt32(2), reader.GetInt64(3));
                events.Add(new EventEnvelope(
                    PetitionId.FromRecord(reader.GetString(0)),
                    reader.GetInt32(1),
                    at.Value,
                    CommandId.FromRecord(reader.GetString(4)),
                    ActorId.FromRecord(reader.GetString(5)),
                    SqliteTime.From(reader.GetInt64(6)),
                    new EventType(reader.GetString(7), reader.GetInt32(8)),
                    reader.GetFieldValue<byte[]>(9),
                    new Digest(reader.GetFieldValue<byte[]>(10)),
                    new Digest(reader.GetFieldValue<byte[]>(11)),
                    format));
                at = null;
            }

            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidCastException or OverflowException or InvalidOperationException || e is SqliteException sqlite && SqliteDatabase.IsDamage(sqlite))
        {
            return new CorruptRecordException(at, e);
        }
    }
}
