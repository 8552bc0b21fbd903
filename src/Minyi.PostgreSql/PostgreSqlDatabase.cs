using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>A PostgreSQL database with Minyi's tables, in the first schema of the search path.</summary>
/// <example><code>
/// PostgreSqlDatabase database = await PostgreSqlDatabase.OpenAsync(NpgsqlDataSource.Create(connectionString));
/// IPetitionStore store = new PostgreSqlPetitionStore(database, PetitionEventFormat.Current);
/// </code></example>
/// <threadsafety>Safe for several threads; so are the stores on it.</threadsafety>
public sealed class PostgreSqlDatabase
{
    private PostgreSqlDatabase(NpgsqlDataSource source, PostgreSqlOptions? options)
    {
        Source = Guard.Against.Null(source);
        options ??= new();
        Key = Guard.Against.NullOrWhiteSpace(options.District, nameof(options));
        Patience = Guard.Against.OutOfRange(options.Patience, nameof(options), Duration.FromMilliseconds(1), Duration.FromDays(1));
    }

    /// <summary>Where connections come from. It is the host's: the host disposes it.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The number of the district in the database.</summary>
    internal int District { get; private set; }

    /// <summary>How long an append waits for another one.</summary>
    internal Duration Patience { get; }

    /// <summary>The district's key.</summary>
    internal string Key { get; }

    /// <summary>Opens a database, and makes the tables or upgrades them from any earlier version. Several hosts may do so at once.</summary>
    /// <param name="source">The database.</param>
    /// <param name="options">Which district, and how long to wait; the defaults when null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">The tables are of a later version than these stores know.</exception>
    public static async Task<PostgreSqlDatabase> OpenAsync(NpgsqlDataSource source, PostgreSqlOptions? options = null, CancellationToken cancellationToken = default)
    {
        PostgreSqlDatabase database = new(source, options);
        NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            database.District = PostgreSqlSchema.Enter(connection, database.Key);
            return database;
        }
    }

    internal static PostgreSqlDatabase Open(NpgsqlDataSource source, PostgreSqlOptions? options)
    {
        PostgreSqlDatabase database = new(source, options);
        using NpgsqlConnection connection = source.OpenConnection();
        database.District = PostgreSqlSchema.Enter(connection, database.Key);
        return database;
    }

    /// <summary>Reads rows outside any transaction.</summary>
    internal async Task QueryAsync(Action<NpgsqlDataReader> read, string sql, CancellationToken cancellationToken, params object[] parameters)
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
}
