using Microsoft.Data.Sqlite;
using Minyi.Storage.Snapshots;

namespace Minyi.Sqlite;

/// <summary>Snapshots of petitions in the same SQLite file. They can be thrown away at any moment.</summary>
public sealed class SqliteSnapshots : IPetitionSnapshots
{
    private readonly SqliteDatabase _database;

    /// <summary>Snapshots in a database.</summary>
    /// <param name="database">The database.</param>
    public SqliteSnapshots(SqliteDatabase database) => _database = Guard.Against.Null(database);

    /// <inheritdoc/>
    public ValueTask<PetitionSnapshot?> ReadAsync(PetitionId petition, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using SqliteConnection connection = _database.Connect();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT version, hash, workflow, workflow_version, format, content, seal FROM minyi_snapshot WHERE district = $district AND petition = $petition";
        command.Parameters.AddWithValue("$district", _database.District);
        command.Parameters.AddWithValue("$petition", petition.Value);
        using SqliteDataReader reader = command.ExecuteReader();
        return new(!reader.Read() ? null : new PetitionSnapshot(
            petition,
            reader.GetInt32(0),
            new Digest(reader.GetFieldValue<byte[]>(1)),
            reader.GetString(2),
            reader.GetInt32(3),
            reader.GetInt32(4),
            reader.GetFieldValue<byte[]>(5),
            new Digest(reader.GetFieldValue<byte[]>(6))));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(PetitionSnapshot snapshot, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(snapshot);
        Change(
            """
            INSERT INTO minyi_snapshot (district, petition, version, hash, workflow, workflow_version, format, content, seal)
            VALUES ($district, $petition, $version, $hash, $workflow, $workflow_version, $format, $content, $seal)
            ON CONFLICT (district, petition) DO UPDATE SET version = excluded.version, hash = excluded.hash, workflow = excluded.workflow,
                workflow_version = excluded.workflow_version, format = excluded.format, content = excluded.content, seal = excluded.seal
            """,
            cancellationToken,
            ("$petition", snapshot.Petition.Value),
            ("$version", snapshot.Version),
            ("$hash", snapshot.Hash.ToArray()),
            ("$workflow", snapshot.Workflow),
            ("$workflow_version", snapshot.WorkflowVersion),
            ("$format", snapshot.Format),
            ("$content", snapshot.Content.ToArray()),
            ("$seal", snapshot.Seal.ToArray()));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ClearAsync(CancellationToken cancellationToken = default)
    {
        Change("DELETE FROM minyi_snapshot WHERE district = $district", cancellationToken);
        return ValueTask.CompletedTask;
    }

    private void Change(string sql, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteSession session = new(_database, null, cancellationToken);
        using SqliteCommand command = session.Command(sql, [("$district", _database.District), .. parameters]);
        command.ExecuteNonQuery();
        session.Commit();
    }
}
