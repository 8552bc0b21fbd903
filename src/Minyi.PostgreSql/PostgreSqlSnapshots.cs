using Minyi.Storage.Snapshots;

namespace Minyi.PostgreSql;

/// <summary>Snapshots of petitions in the same PostgreSQL database. They can be thrown away at any moment.</summary>
public sealed class PostgreSqlSnapshots : IPetitionSnapshots
{
    private readonly PostgreSqlDatabase _database;

    /// <summary>Snapshots in a database.</summary>
    /// <param name="database">The database.</param>
    public PostgreSqlSnapshots(PostgreSqlDatabase database) => _database = Guard.Against.Null(database);

    /// <inheritdoc/>
    public async ValueTask<PetitionSnapshot?> ReadAsync(PetitionId petition, CancellationToken cancellationToken = default)
    {
        PetitionSnapshot? snapshot = null;
        await _database.QueryAsync(
            reader => snapshot = new(
                petition,
                reader.GetInt32(0),
                new Digest(reader.GetFieldValue<byte[]>(1)),
                reader.GetString(2),
                reader.GetInt32(3),
                reader.GetInt32(4),
                reader.GetFieldValue<byte[]>(5),
                new Digest(reader.GetFieldValue<byte[]>(6))),
            "SELECT version, hash, workflow, workflow_version, format, content, seal FROM minyi_snapshot WHERE district = $1 AND petition = $2",
            cancellationToken,
            _database.District,
            petition.Value).ConfigureAwait(false);
        return snapshot;
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(PetitionSnapshot snapshot, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(snapshot);
        await _database.QueryAsync(
            _ => { },
            """
            INSERT INTO minyi_snapshot (district, petition, version, hash, workflow, workflow_version, format, content, seal)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (district, petition) DO UPDATE SET version = excluded.version, hash = excluded.hash, workflow = excluded.workflow,
                workflow_version = excluded.workflow_version, format = excluded.format, content = excluded.content, seal = excluded.seal
            """,
            cancellationToken,
            _database.District,
            snapshot.Petition.Value,
            snapshot.Version,
            snapshot.Hash.ToArray(),
            snapshot.Workflow,
            snapshot.WorkflowVersion,
            snapshot.Format,
            snapshot.Content.ToArray(),
            snapshot.Seal.ToArray()).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask ClearAsync(CancellationToken cancellationToken = default) =>
        await _database.QueryAsync(_ => { }, "DELETE FROM minyi_snapshot WHERE district = $1", cancellationToken, _database.District).ConfigureAwait(false);
}
