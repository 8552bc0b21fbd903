// Writes to a store until it is killed, and says each command after the store has acknowledged it.
// Usage: Minyi.CrashWriter sqlite|postgres CONNECTION WRITER
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Testing.Conformance;
using Npgsql;

if (args is not ["sqlite" or "postgres", string connection, string writer])
{
    await Console.Error.WriteLineAsync("usage: Minyi.CrashWriter sqlite|postgres CONNECTION WRITER");
    return 2;
}

IPetitionStore store = args[0] == "sqlite"
    ? new SqlitePetitionStore(await SqliteDatabase.OpenAsync(connection), ProbeEventFormat.Instance, keepsNotices: true)
    : new PostgreSqlPetitionStore(await PostgreSqlDatabase.OpenAsync(NpgsqlDataSource.Create(connection)), ProbeEventFormat.Instance, keepsNotices: true);
await CrashProbe.WriteAsync(store, writer, Console.Out);
return 0;
