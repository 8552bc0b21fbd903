using Microsoft.Data.Sqlite;
using Minyi.Storage;

namespace Minyi.Sqlite;

/// <summary>A piece of writing: in a transaction of its own, or as a savepoint in the host's, so that it is whole or absent in either.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const string Savepoint = "minyi";

    private readonly SqliteConnection? _own;
    private bool _committed;

    internal SqliteSession(SqliteDatabase database, HostTransaction? host, CancellationToken cancellationToken = default)
    {
        if (host is null)
        {
            _own = database.Connect();
            try
            {
                Transaction = Begin(_own, database.Patience, cancellationToken);
            }
            catch
            {
                _own.Dispose();
                throw;
            }
        }
        else
        {
            Transaction = host is DbHostTransaction { Transaction: SqliteTransaction { Connection: not null } transaction }
                ? transaction
                : throw new ArgumentException("This store takes part in an open transaction of Microsoft.Data.Sqlite only.", nameof(host));
            Transaction.Save(Savepoint);
        }
    }

    internal SqliteTransaction Transaction { get; }

    internal SqliteConnection Connection => Transaction.Connection!;

    /// <summary>Waits for another writer a second at a time, so that whoever cancels does not wait for it.</summary>
    private static SqliteTransaction Begin(SqliteConnection connection, int patience, CancellationToken cancellationToken)
    {
        connection.DefaultTimeout = 1;
        SqliteDatabase.Execute(connection, "PRAGMA busy_timeout = 500");
        for (int second = 1; ; second++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                SqliteTransaction begun = connection.BeginTransaction(deferred: false);
                connection.DefaultTimeout = patience;
                return begun;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
            {
                if (second >= patience)
                {
                    throw new TimeoutException($"Waited {patience} s for another writer of the SQLite file, or a transaction that was left open; nothing was written.", e);
                }
            }
        }
    }

    internal SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = Connection.CreateCommand();
        command.Transaction = Transaction;
#pragma warning disable CA2100 // Minyi's own words: what others bring is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    internal void Commit()
    {
        if (_own is null)
        {
            Transaction.Release(Savepoint);
        }
        else
        {
            Transaction.Commit();
        }

        _committed = true;
    }

    public void Dispose()
    {
        if (_own is not null)
        {
            Transaction.Dispose();
            _own.Dispose();
        }
        else if (!_committed)
        {
            Transaction.Rollback(Savepoint);
            Transaction.Release(Savepoint);
        }
    }
}
