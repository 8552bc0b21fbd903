using System.Reflection;
using Microsoft.Data.Sqlite;
using Minyi.Core.Tests.Petitions;
using Minyi.Core.Tests.Storage.Lists;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.PostgreSql;
using Minyi.Sqlite;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Npgsql;

namespace Minyi.Stores.Tests.Lists;

/// <summary>No list looks through the table, and none that many petitions are in is sorted: each order of each list has its index.</summary>
public class ListPlansTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_sqlite_every_list_reads_an_index_in_its_order()
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        await FillAsync(await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current), 5);
        await using SqliteConnection connection = storage.Database.Connect();
        int asked = 0;
        foreach ((PetitionFilter filter, PetitionOrder order, bool sorted) in Lists())
        {
            PetitionListPlan plan = PetitionListPlan.For(filter, order, null, 20, [PetitionRow.Of(Yantian.Registered()).Basis]);
            foreach (ListBranch branch in plan.Branches)
            {
                await using SqliteCommand command = connection.CreateCommand();
                command.CommandText = "EXPLAIN QUERY PLAN " + Sql(typeof(SqliteDatabase), command, branch, order);
                await using SqliteDataReader reader = await command.ExecuteReaderAsync(Token);
                List<string> steps = [];
                while (await reader.ReadAsync(Token))
                {
                    steps.Add(reader.GetString(3));
                }

                string said = $"{filter} {order}: {string.Join(" | ", steps)}";
                Assert.DoesNotContain(steps, s => s.StartsWith("SCAN l", StringComparison.Ordinal) || s.StartsWith("SCAN k", StringComparison.Ordinal));
                Assert.True(sorted || !steps.Any(s => s.Contains("TEMP B-TREE", StringComparison.Ordinal)), said);
                asked++;
            }
        }

        Assert.True(asked > 60, $"{asked} branches");
    }

    [Fact]
    public async Task On_postgres_every_list_can_read_an_index_in_its_order()
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        await FillAsync(await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current), 100);
        await storage.ExecuteAsync("ANALYZE minyi_list, minyi_list_key");
        await using NpgsqlConnection connection = await storage.Source.OpenConnectionAsync(Token);

        // Of few rows PostgreSQL looks through all: what is asked here is whether it could do without.
        await using (NpgsqlCommand settings = new("SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off; SET enable_incremental_sort = off", connection))
        {
            await settings.ExecuteNonQueryAsync(Token);
        }

        int asked = 0;
        foreach ((PetitionFilter filter, PetitionOrder order, bool sorted) in Lists())
        {
            PetitionListPlan plan = PetitionListPlan.For(filter, order, null, 20, [PetitionRow.Of(Yantian.Registered()).Basis]);
            foreach (ListBranch branch in plan.Branches)
            {
                await using NpgsqlBatch batch = new(connection);
                NpgsqlBatchCommand command = new();
                batch.BatchCommands.Add(command);
                command.CommandText = "EXPLAIN " + Sql(typeof(PostgreSqlDatabase), command, branch, order);
                await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(Token);
                List<string> steps = [];
                while (await reader.ReadAsync(Token))
                {
                    steps.Add(reader.GetString(0));
                }

                string said = $"{filter} {order}: {string.Join('\n', steps)}";
                Assert.True(!steps.Exists(s => s.Contains("Seq Scan on minyi_list l", StringComparison.Ordinal) || s.Contains("Seq Scan on minyi_list_key", StringComparison.Ordinal)), said);
                Assert.True(sorted || !steps.Exists(s => s.Contains("Sort Key", StringComparison.Ordinal)), said);
                asked++;
            }
        }

        Assert.True(asked > 60, $"{asked} branches");
    }

    /// <summary>Lists of every kind, and whether what they have in common is shared by few petitions, which are sorted when asked for.</summary>
    private static IEnumerable<(PetitionFilter Filter, PetitionOrder Order, bool Sorted)> Lists()
    {
        PetitionFilter all = new() { Reader = null };
        (PetitionFilter Filter, bool Sorted)[] filters =
        [
            (all, false), (all with { State = "Registered" }, false), (all with { Kind = "Demand" }, false), (all with { Category = "roads" }, false), (all with { Studio = Yantian.Haishan }, false),
            (all with { Unit = Yantian.Roads }, false), (all with { Unit = Yantian.Roads, State = "WithUnit", Kind = "Demand" }, false), (all with { Studio = Yantian.Haishan, Category = "roads" }, false),
            (all with { FromMonth = 202401, ToMonth = 202406 }, false), (all with { Representative = Minyi.Districts.RepresentativeId.From("rep-7") }, true), (all with { Petitioner = Yantian.Petitioner.Id }, true),
            (all with { Meeting = "m-1" }, true), (all with { Reference = new("xinfang", "n-1") }, true),
            (all with { DueTo = Yantian.At("2024-10-01T09:00") }, false), (all with { Unit = Yantian.Roads, DueTo = Yantian.At("2024-10-01T09:00") }, false),
            (all with { Reader = Yantian.Intake }, false), (all with { Reader = Yantian.Intake, IsClosed = true, State = "Closed" }, false), (all with { Reader = Yantian.Clerk }, true), (all with { Reader = Yantian.RoadsOfficer }, true),
            (all with { Reader = Yantian.WaterOfficer }, true), (all with { Reader = Yantian.Petitioner }, true),
            (PetitionFilter.InboxOf(Yantian.Intake), false), (PetitionFilter.InboxOf(Yantian.Clerk), false), (PetitionFilter.InboxOf(Yantian.RoadsOfficer, PetitionTurn.Owes), false),
        ];
        return filters.SelectMany(f => Enum.GetValues<PetitionOrder>().Where(o => o == PetitionOrder.Due ? f.Filter.IsClosed != true : f.Filter.Turn is null).Select(o => (f.Filter, o, f.Sorted)));
    }

    private static async Task FillAsync(IPetitionStore store, int count)
    {
        RandomWalk random = new(3);
        for (int i = 0; i < count; i++)
        {
            Petition petition = RandomPetitions.Walked(random, "P-" + i, random.Next(30));
            PetitionAppend append = new(petition.Id, 0, CommandId.From("c"), Yantian.Clerk.Id, petition.LastAt!.Value, [new StepTaken { Command = "x", Transition = "x", State = "x" }]) { Row = PetitionRow.Of(petition) };
            await store.AppendAsync(append, null, Token);
        }
    }

    /// <summary>The SQL that the package asks its database with, taken from it by name: it is nobody's API.</summary>
    private static string Sql(Type ofPackage, object command, ListBranch branch, PetitionOrder order)
    {
        Type type = ofPackage.Assembly.GetTypes().Single(t => t.Name.EndsWith("ListSql", StringComparison.Ordinal));
        object sql = Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, [command, branch, 1L], null)!;
        ListPlace after = new(1, PetitionId.From("P-1"));
        return (string)type.GetMethod("Select", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(sql, ["l.content", order, after, 20])!;
    }
}
