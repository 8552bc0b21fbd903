using System.Reflection;
using Npgsql;

namespace Minyi.Stores.Postgres;

/// <summary>Minyi's tables in a PostgreSQL database, in the first schema of the search path.</summary>
public static class PostgresSchema
{
    /// <summary>Creates the tables that are missing. Several hosts may do so at once.</summary>
    /// <param name="source">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task CreateAsync(NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        await using Stream schema = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema.sql")!;
        using StreamReader reader = new(schema);
        string sql = await reader.ReadToEndAsync(cancellationToken);
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);

        // "IF NOT EXISTS" alone does not keep two who create at once apart.
        await using NpgsqlCommand command = new($"SELECT pg_advisory_xact_lock(hashtext('minyi-schema'));\n{sql}", connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
