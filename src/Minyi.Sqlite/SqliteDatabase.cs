using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Minyi.Sqlite;

/// <summary>A SQLite file with Minyi's tables: how connections to it are opened, so that what is acknowledged is on the disk.</summary>
/// <example><code>
/// SqliteDatabase database = await SqliteDatabase.OpenAsync("Data Source=minyi.db");
/// IPetitionStore store = new SqlitePetitionStore(database, PetitionEventFormat.Current);
/// </code></example>
public sealed class SqliteDatabase
{
    /// <summary>How long a writer waits for another one, in seconds.</summary>
    internal const int Patience = 30;

    /// <summary>The version of the tables that these stores write and read.</summary>
    private const long SchemaVersion = 1;

    private const int ShortRead = 522; // SQLITE_IOERR_SHORT_READ

    private readonly string _connectionString;

    private SqliteDatabase(string connectionString) => _connectionString = Guard.Against.NullOrWhiteSpace(connectionString);

    /// <summary>Opens a database and creates the tables that are missing.</summary>
    /// <param name="connectionString">Such as <c>Data Source=petitions.db</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">The tables in the file are of a version that these stores do not know.</exception>
    public static async Task<SqliteDatabase> OpenAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        // SQLite has no way to wait: what it does, it does on the caller's thread.
        await Task.CompletedTask.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Open(connectionString);
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

    internal static SqliteDatabase Open(string connectionString)
    {
        SqliteDatabase database = new(connectionString);
        using SqliteConnection connection = database.Connect();
        Execute(connection, "PRAGMA journal_mode = WAL");
        using Stream schema = Assembly.GetExecutingAssembly().GetManifestResourceStream("1.sql")!;
        using StreamReader reader = new(schema);
        Execute(connection, reader.ReadToEnd());
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT version FROM minyi_schema";
        return command.ExecuteScalar() is SchemaVersion ? database
            : throw new InvalidOperationException($"The tables in the file are of version {command.ExecuteScalar()}; these stores know version {SchemaVersion}.");
    }

    /// <summary>Whether SQLite says that the file is damaged, or is none of its files: malformed, no database, cut short.</summary>
    internal static bool IsDamage(SqliteException e) => e is { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB } or { SqliteExtendedErrorCode: ShortRead };

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Minyi's own words: no text of anybody else's comes here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
