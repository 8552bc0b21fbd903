using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Minyi.Stores.Sqlite;

/// <summary>A SQLite file with Minyi's tables: how connections to it are opened, so that what is acknowledged is on the disk.</summary>
public sealed class SqliteDatabase
{
    /// <summary>How long a writer waits for another one, in seconds.</summary>
    internal const int Patience = 30;

    /// <summary>The version of the tables that these stores write and read.</summary>
    private const long SchemaVersion = 1;

    private const int ShortRead = 522; // SQLITE_IOERR_SHORT_READ

    private readonly string _connectionString;

    private SqliteDatabase(string connectionString) => _connectionString = connectionString;

    /// <summary>Opens a database and creates the tables that are missing.</summary>
    /// <param name="connectionString">Such as <c>Data Source=petitions.db</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">The tables in the file are of another version than these stores know.</exception>
    public static async Task<SqliteDatabase> OpenAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        SqliteDatabase database = new(connectionString);
        await using SqliteConnection connection = database.Connect();
        Execute(connection, "PRAGMA journal_mode = WAL");
        await using Stream schema = Assembly.GetExecutingAssembly().GetManifestResourceStream("schema.sql")!;
        using StreamReader reader = new(schema);
        Execute(connection, await reader.ReadToEndAsync(cancellationToken));
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM minyi_schema";
        return command.ExecuteScalar() is SchemaVersion ? database
            : throw new InvalidOperationException($"The tables in the file are of version {command.ExecuteScalar()}; these stores know version {SchemaVersion}.");
    }

    /// <summary>Opens a connection with the settings that the stores count on; a host may use one for its own transaction.</summary>
    public SqliteConnection Connect()
    {
        SqliteConnection connection = new(_connectionString);
        connection.Open();

        // A commit is on the disk before it is acknowledged; waiting for another writer is short and patient; what is deleted is overwritten.
        Execute(connection, "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON");
        return connection;
    }

    /// <summary>Clears the write-ahead log, in which copies of erased texts remain until then. Does what it can while others read.</summary>
    public void ClearLog()
    {
        using SqliteConnection connection = Connect();
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Whether SQLite says that the file is damaged, or is none of its files: malformed, no database, cut short.</summary>
    internal static bool IsDamage(SqliteException e) => e is { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB } or { SqliteExtendedErrorCode: ShortRead };

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
