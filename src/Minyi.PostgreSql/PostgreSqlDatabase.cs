using System.Reflection;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>A PostgreSQL database with Minyi's tables, in the first schema of the search path.</summary>
/// <example><code>
/// PostgreSqlDatabase database = await PostgreSqlDatabase.OpenAsync(NpgsqlDataSource.Create(connectionString));
/// IPetitionStore store = new PostgreSqlPetitionStore(database, PetitionEventFormat.Current);
/// </code></example>
public sealed class PostgreSqlDatabase
{
    private PostgreSqlDatabase(NpgsqlDataSource source) => Source = Guard.Against.Null(source);

    /// <summary>Where connections come from. It is the host's: the host disposes it.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Opens a database and creates the tables that are missing. Several hosts may do so at once.</summary>
    /// <param name="source">The database.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<PostgreSqlDatabase> OpenAsync(NpgsqlDataSource source, CancellationToken cancellationToken = default)
    {
        PostgreSqlDatabase database = new(source);
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlCommand command = Preparation(connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                return database;
            }
        }
    }

    internal static PostgreSqlDatabase Open(NpgsqlDataSource source)
    {
        PostgreSqlDatabase database = new(source);
        using NpgsqlConnection connection = source.OpenConnection();
        using NpgsqlCommand command = Preparation(connection);
        command.ExecuteNonQuery();
        return database;
    }

    /// <summary>Reads rows outside any transaction.</summary>
    internal async Task QueryAsync(Action<NpgsqlDataReader> read, CancellationToken cancellationToken, string sql, params object[] parameters)
    {
#pragma warning disable CA2100 // Minyi's own words: what others bring is a parameter.
        NpgsqlCommand command = Source.CreateCommand(sql);
#pragma warning restore CA2100
        await using (command.ConfigureAwait(false))
        {
            foreach (object value in parameters)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    read(reader);
                }
            }
        }
    }

    /// <summary>One command, and therefore one transaction.</summary>
    private static NpgsqlCommand Preparation(NpgsqlConnection connection)
    {
        using Stream schema = Assembly.GetExecutingAssembly().GetManifestResourceStream("1.sql")!;
        using StreamReader reader = new(schema);

        // "IF NOT EXISTS" alone does not keep two who create at once apart.
        return new($"SELECT pg_advisory_xact_lock(hashtext('minyi-schema'));\n{reader.ReadToEnd()}", connection);
    }
}
