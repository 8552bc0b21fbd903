using Minyi.Storage;
using Npgsql;

namespace Minyi.Stores.Postgres;

/// <summary>A piece of writing: in a transaction of its own, or as a savepoint in the host's, so that it is whole or absent in either.</summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    private const string Savepoint = "minyi";

    private readonly NpgsqlConnection? _own;
    private readonly NpgsqlTransaction _transaction;
    private bool _committed;

    private PostgresSession(NpgsqlConnection? own, NpgsqlTransaction transaction)
    {
        _own = own;
        _transaction = transaction;
    }

    internal static async Task<PostgresSession> BeginAsync(NpgsqlDataSource source, HostTransaction? host, CancellationToken cancellationToken)
    {
        if (host is null)
        {
            NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
            return new PostgresSession(connection, await connection.BeginTransactionAsync(cancellationToken));
        }

        NpgsqlTransaction transaction = host is DbHostTransaction { Transaction: NpgsqlTransaction { Connection: not null } npgsql }
            ? npgsql
            : throw new ArgumentException("This store takes part in an open transaction of Npgsql only.", nameof(host));
        cancellationToken.ThrowIfCancellationRequested();
        await transaction.SaveAsync(Savepoint, cancellationToken);
        return new PostgresSession(null, transaction);
    }

    internal NpgsqlBatch Batch(params ReadOnlySpan<NpgsqlBatchCommand> commands)
    {
        NpgsqlBatch batch = new(_transaction.Connection, _transaction);
        foreach (NpgsqlBatchCommand command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
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

    internal async Task CommitAsync(CancellationToken cancellationToken)
    {
        if (_own is null)
        {
            await _transaction.ReleaseAsync(Savepoint, cancellationToken);
        }
        else
        {
            await _transaction.CommitAsync(cancellationToken);
        }

        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
        {
            await _transaction.DisposeAsync();
            await _own.DisposeAsync();
        }
        else if (!_committed)
        {
            await _transaction.RollbackAsync(Savepoint);
            await _transaction.ReleaseAsync(Savepoint);
        }
    }
}
