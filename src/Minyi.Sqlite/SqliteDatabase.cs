using Microsoft.Data.Sqlite;

namespace Minyi.Sqlite;

/// <summary>A SQLite file with Minyi's tables: how connections to it are opened, so that what is acknowledged is on the disk.</summary>
/// <example><code>
/// SqliteDatabase database = await SqliteDatabase.OpenAsync("Data Source=minyi.db");
/// IPetitionStore store = new SqlitePetitionStore(database, PetitionEventFormat.Current);
/// </code></example>
/// <threadsafety>Safe for several threads; so are the stores on it.</threadsafety>
public sealed class SqliteDatabase
{
    private const int ShortRead = 522; // SQLITE_IOERR_SHORT_READ

    private readonly string _connectionString;

    private SqliteDatabase(string connectionString, SqliteOptions? options)
    {
        _connectionString = Guard.Against.NullOrWhiteSpace(connectionString);
        options ??= new();
        Key = Guard.Against.NullOrWhiteSpace(options.District, nameof(options));
        Patience = (int)Guard.Against.OutOfRange(options.Patience.TotalSeconds, nameof(options), 1, 24 * 60 * 60);
    }

    /// <summary>How long a writer waits for another one, in seconds.</summary>
    internal int Patience { get; }

    /// <summary>The number of the district in the file.</summary>
    internal int District { get; private set; }

    private string Key { get; }

    /// <summary>Opens a database, and makes the tables or upgrades them from any earlier version.</summary>
    /// <param name="connectionString">Such as <c>Data Source=petitions.db</c>.</param>
    /// <param name="options">Which district, and how long to wait; the defaults when null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">The tables in the file are of a later version than these stores know.</exception>
    public static async Task<SqliteDatabase> OpenAsync(string connectionString, SqliteOptions? options = null, CancellationToken cancellationToken = default)
    {
        // SQLite has no way to wait: what it does, it does on the caller's thread.
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Open(connectionString, options);
    }

    /// <summary>Opens a connection with the settings that the stores count on; a host may use one for its own transaction.</summary>
    public SqliteConnection Connect()
    {
        SqliteConnection connection = new(_connectionString);
        try
        {
            connection.Open();

            // A commit is on the disk before it is acknowledged; waiting for another writer is short and patient; what is deleted is overwritten.
            Execute(connection, "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Clears the write-ahead log, in which copies of erased texts remain until then. Does what it can while others read.</summary>
    public void ClearLog()
    {
        using SqliteConnection connection = Connect();
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    internal static SqliteDatabase Open(string connectionString, SqliteOptions? options = null)
    {
        SqliteDatabase database = new(connectionString, options);
        using SqliteConnection connection = database.Connect();
        Execute(connection, "PRAGMA journal_mode = WAL");
        SqliteSchema.Upgrade(connection);
        database.District = database.Enter(connection);
        return database;
    }

    /// <summary>Whether SQLite says that the file is damaged, or is not one of its files: malformed, no database, cut short.</summary>
    internal static bool IsDamage(SqliteException e) => e is { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB } or { SqliteExtendedErrorCode: ShortRead };

    internal static void Execute(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Minyi's own words: no text of anybody else's comes here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>The district's number; a new one for one that was never in the file.</summary>
    private int Enter(SqliteConnection connection)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT district FROM minyi_district WHERE key = $key";
        select.Parameters.AddWithValue("$key", Key);
        if (select.ExecuteScalar() is long known)
        {
            return checked((int)known);
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        using SqliteCommand insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            """
            INSERT INTO minyi_district (key, list, listed) VALUES ($key, 0, 1) ON CONFLICT (key) DO NOTHING;
            INSERT INTO minyi_lists (district) SELECT district FROM minyi_district WHERE key = $key AND list = 0;
            UPDATE minyi_district SET list = last_insert_rowid() WHERE key = $key AND list = 0;
            """;
        insert.Parameters.AddWithValue("$key", Key);
        insert.ExecuteNonQuery();
        select.Transaction = transaction;
        int entered = checked((int)(long)select.ExecuteScalar()!);
        transaction.Commit();
        return entered;
    }
}
