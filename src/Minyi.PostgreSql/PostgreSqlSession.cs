using Minyi.Storage;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>A piece of writing: in a transaction of its own, or as a savepoint in the host's, so that it is whole or absent in either.</summary>
internal sealed class PostgreSqlSession
{
    private const string Savepoint = "minyi";

    private readonly NpgsqlTransaction _transaction;

    internal PostgreSqlSession(NpgsqlTransaction transaction) => _transaction = transaction;

    /// <summary>Does the work and commits it, to the host's transaction when there is one; after an exception nothing of it remains.</summary>
    internal static async Task<T> RunAsync<T>(PostgreSqlDatabase database, HostTransaction? host, Func<PostgreSqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return host is null
            ? await RunOwnAsync(database, work, cancellationToken).ConfigureAwait(false)
            : await RunInHostsAsync(host, work, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends commands in one round trip.</summary>
    /// <param name="read">Reads each result in its turn, by the number of the command.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="commands">The commands.</param>
    internal async Task QueryAsync(Action<int, NpgsqlDataReader> read, CancellationToken cancellationToken, params NpgsqlBatchCommand[] commands)
    {
        NpgsqlBatch batch = Batch(commands);
        await using (batch.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (int command = 0; command < commands.Length;)
                {
                    if (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        read(command, reader);
                    }
                    else
                    {
                        command++;
                        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }
    }

    /// <summary>Sends commands that give no rows in one round trip, and says how many rows they changed.</summary>
    internal async Task<int> ExecuteAsync(CancellationToken cancellationToken, params NpgsqlBatchCommand[] commands)
    {
        NpgsqlBatch batch = Batch(commands);
        await using (batch.ConfigureAwait(false))
        {
            return await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<object?> parameters)
    {
        NpgsqlBatchCommand command = new(sql);
        foreach (object? value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    private NpgsqlBatch Batch(NpgsqlBatchCommand[] commands)
    {
        NpgsqlBatch batch = new(_transaction.Connection, _transaction);
        foreach (NpgsqlBatchCommand command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private static async Task<T> RunOwnAsync<T>(PostgreSqlDatabase database, Func<PostgreSqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                T result = await work(new(transaction)).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
    }

    private static async Task<T> RunInHostsAsync<T>(HostTransaction host, Func<PostgreSqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        NpgsqlTransaction transaction = host is DbHostTransaction { Transaction: NpgsqlTransaction { Connection: not null } npgsql }
            ? npgsql
            : throw new ArgumentException("This store takes part in an open transaction of Npgsql only.", nameof(host));
        await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        bool done = false;
        try
        {
            T result = await work(new(transaction)).ConfigureAwait(false);
            await transaction.ReleaseAsync(Savepoint, cancellationToken).ConfigureAwait(false);
            done = true;
            return result;
        }
        finally
        {
            if (!done)
            {
                // Whoever cancelled wants the savepoint undone all the same.
                await transaction.RollbackAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
                await transaction.ReleaseAsync(Savepoint, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
