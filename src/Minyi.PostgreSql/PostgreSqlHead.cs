using System.Globalization;
using Npgsql;

namespace Minyi.PostgreSql;

/// <summary>The row that whoever appends locks: one writer of a district at a time. Who waits for it in vain says who holds it.</summary>
internal static class PostgreSqlHead
{
    private const string Holders =
        """
        SELECT a.pid, coalesce(a.application_name, ''), coalesce(host(a.client_addr), 'this machine'), coalesce(a.state, 'unknown'),
            coalesce(extract(epoch FROM clock_timestamp() - a.xact_start), 0)::double precision
        FROM unnest(pg_blocking_pids($1)) blocking
        JOIN pg_stat_activity a ON a.pid = blocking
        ORDER BY a.xact_start
        LIMIT 1
        """;

    /// <summary>How many commands <see cref="Lock"/> begins with; the next result is the head.</summary>
    internal const int Before = 2;

    /// <summary>How many commands <see cref="Lock"/> is.</summary>
    internal const int Commands = 4;

    /// <summary>Locks the head and gives it, waiting no longer than the database's patience. The host's own setting stands again afterwards.</summary>
    internal static NpgsqlBatchCommand[] Lock(PostgreSqlDatabase database) =>
    [
        PostgreSqlSession.Command("SELECT set_config('minyi.lock_timeout', current_setting('lock_timeout'), true)"),
        PostgreSqlSession.Command("SELECT set_config('lock_timeout', $1, true)", database.Patience.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)),
        PostgreSqlSession.Command("SELECT head FROM minyi_stream WHERE district = $1 AND partition = 0 FOR UPDATE", database.District),
        PostgreSqlSession.Command("SELECT set_config('lock_timeout', current_setting('minyi.lock_timeout'), true)"),
    ];

    /// <summary>What is thrown after waiting in vain: it says who holds the lock.</summary>
    internal static async Task<TimeoutException> WaitedInVainAsync(PostgreSqlDatabase database, PostgresException e, CancellationToken cancellationToken)
    {
        string holder = await HolderAsync(database, cancellationToken).ConfigureAwait(false) ?? "whoever held it has let go by now";
        return new TimeoutException(
            string.Create(CultureInfo.InvariantCulture, $"Waited {database.Patience.TotalSeconds:0.###} s to append to the district '{database.Key}'; {holder}. Nothing was written."), e);
    }

    /// <summary>Who holds the head: whom the server says that one who asks for it now would wait for.</summary>
    private static async Task<string?> HolderAsync(PostgreSqlDatabase database, CancellationToken cancellationToken)
    {
        NpgsqlConnection asking = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (asking.ConfigureAwait(false))
        {
            NpgsqlCommand command = asking.CreateCommand();
            await using (command.ConfigureAwait(false))
            {
                command.CommandText = "SET lock_timeout = '2s'; SELECT head FROM minyi_stream WHERE district = @district AND partition = 0 FOR UPDATE";
                command.Parameters.AddWithValue("district", database.District);
                int process = asking.ProcessID;
                Task<object?> waiting = command.ExecuteScalarAsync(cancellationToken);
                string? holder = null;
                while (holder is null && !waiting.IsCompleted)
                {
                    await database.QueryAsync(reader => holder = Words(reader), Holders, cancellationToken, process).ConfigureAwait(false);
                }

                try
                {
                    command.Cancel();
                    await waiting.ConfigureAwait(false);
                }
                catch (Exception e) when (e is PostgresException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
                {
                    return holder; // it waited in vain, or was told to stop
                }

                return holder;
            }
        }
    }

    private static string Words(NpgsqlDataReader reader) => string.Create(
        CultureInfo.InvariantCulture,
        $"it is held by process {reader.GetInt32(0)} ('{reader.GetString(1)}' from {reader.GetString(2)}, {reader.GetString(3)}, in a transaction for {reader.GetDouble(4):F0} s)");
}
