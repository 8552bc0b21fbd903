// Pages of lists over many petitions, beside a bare query of fifty rows by their key in the same run.
// Usage: Minyi.ListBenchmark sqlite|postgres CONNECTION load COUNT    (an empty database)
//        Minyi.ListBenchmark sqlite|postgres CONNECTION measure [PAGES]
using System.Data.Common;
using System.Diagnostics;
using Minyi.ListBenchmark;
using Minyi.Petitions;
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Npgsql;

if (args is not ["sqlite" or "postgres", string connection, "load" or "measure", .. [] or [_]])
{
    await Console.Error.WriteLineAsync("usage: Minyi.ListBenchmark sqlite|postgres CONNECTION load COUNT | measure [PAGES]");
    return 2;
}

long began = Stopwatch.GetTimestamp();
SqliteDatabase? sqlite = args[0] == "sqlite" ? await SqliteDatabase.OpenAsync(connection) : null;
PostgreSqlDatabase? postgres = sqlite is null ? await PostgreSqlDatabase.OpenAsync(NpgsqlDataSource.Create(connection)) : null;
IPetitionStore store = sqlite is not null ? new SqlitePetitionStore(sqlite, PetitionEventFormat.Current) : new PostgreSqlPetitionStore(postgres!, PetitionEventFormat.Current);
IPetitionQueries queries = sqlite is not null ? new SqlitePetitionQueries(sqlite, PetitionEventFormat.Current) : new PostgreSqlPetitionQueries(postgres!, PetitionEventFormat.Current);
if (args[2] == "load")
{
    int count = int.Parse(args[3]);
    await using DbConnection loading = sqlite is not null ? sqlite.Connect() : await postgres!.Source.OpenConnectionAsync();
    string[] indexes = await IndexesAsync(loading);
    await ManyPetitions.LoadAsync(store, count);
    foreach (string index in indexes)
    {
        await ExecuteAsync(loading, index);
    }

    await ExecuteAsync(loading, sqlite is not null ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE");
    Console.WriteLine($"{count} petitions in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s");
    return 0;
}

PetitionListPage first = await queries.QueryAsync(PetitionFilter.InboxOf(ManyPetitions.Clerk(3)), PetitionOrder.Due);
Console.WriteLine($"opened, and a first page of {first.Rows.Length}, in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms");
int pages = args.Length > 3 ? int.Parse(args[3]) : 60;
Console.WriteLine("| list | median ms | 95 % ms | worst ms | CPU ms | rows |\n|---|---|---|---|---|---|");
await MeasureAsync("fifty rows by their key, bare", async i =>
{
    await using DbConnection bare = sqlite is not null ? sqlite.Connect() : await postgres!.Source.OpenConnectionAsync();
    await using DbCommand command = bare.CreateCommand();
    command.CommandText = "SELECT content FROM minyi_list WHERE list = 1 AND petition > @p ORDER BY petition LIMIT 50";
    DbParameter parameter = command.CreateParameter();
    (parameter.ParameterName, parameter.Value) = ("@p", ManyPetitions.IdOf(i * 7919));
    command.Parameters.Add(parameter);
    int rows = 0;
    await using DbDataReader reader = await command.ExecuteReaderAsync();
    while (await reader.ReadAsync())
    {
        rows += reader.GetString(0).Length > 0 ? 1 : 0;
    }

    return rows;
});
foreach ((string name, Func<int, PetitionFilter> filter, PetitionOrder order) in ManyPetitions.Lists)
{
    // A page after a page: each filter is followed for some pages, so that later ones are among those measured.
    string? cursor = null;
    await MeasureAsync(name, async i =>
    {
        cursor = i % 4 == 0 ? null : cursor;
        PetitionListPage page = await queries.QueryAsync(filter(i / 4), order, cursor);
        cursor = page.Next;
        return page.Rows.Length;
    });
}

foreach ((string name, PetitionFilter filter) in ManyPetitions.Counts)
{
    await MeasureAsync($"count by state: {name}", async _ => (int)(await queries.CountAsync(filter, PetitionGroup.State)).Sum(c => c.Count), 5);
}

return 0;

// The indexes of the list, which are dropped: to build them at the end takes a small part of the time.
async Task<string[]> IndexesAsync(DbConnection open)
{
    List<(string Name, string Sql)> found = [];
    await using (DbCommand command = open.CreateCommand())
    {
        command.CommandText = sqlite is not null
            ? "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'minyi_list' AND sql IS NOT NULL"
            : "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = 'minyi_list' AND indexname <> 'minyi_list_pkey'";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetString(1)));
        }
    }

    foreach ((string name, _) in found)
    {
        await ExecuteAsync(open, $"DROP INDEX {name}");
    }

    return [.. found.Select(f => f.Sql)];
}

static async Task ExecuteAsync(DbConnection open, string sql)
{
    await using DbCommand command = open.CreateCommand();
    command.CommandText = sql;
    command.CommandTimeout = 600;
    await command.ExecuteNonQueryAsync();
}

async Task MeasureAsync(string name, Func<int, Task<int>> act, int? times = null)
{
    List<double> walls = [];
    TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
    int rows = 0;
    int all = times ?? pages;
    for (int i = 0; i < all; i++)
    {
        long start = Stopwatch.GetTimestamp();
        rows += await act(i);
        walls.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    double spent = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / all;
    walls.Sort();
    Console.WriteLine($"| {name} | {walls[all / 2]:F1} | {walls[all * 95 / 100]:F1} | {walls[^1]:F1} | {spent:F1} | {rows / all} |");
}
