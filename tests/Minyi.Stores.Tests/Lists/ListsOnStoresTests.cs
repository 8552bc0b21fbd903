using Minyi.Core.Tests.Petitions;
using Minyi.Core.Tests.Storage.Lists;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Storage.Lists;

namespace Minyi.Stores.Tests.Lists;

/// <summary>Lists on a database against those in memory, which look at every row: the same pages, the same counts, whatever is asked.</summary>
public class ListsOnStoresTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 12)]
    public async Task On_sqlite_they_are_those_in_memory(ulong seed)
    {
        await using SqliteStorage storage = await SqliteStorage.CreateAsync();
        await CompareAsync(new(seed), await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current), (await storage.OpenQueriesAsync(PetitionEventFormat.Current))!, 60);
    }

    [Property(MaxTest = 12)]
    public async Task On_postgres_they_are_those_in_memory(ulong seed)
    {
        await using PostgresStorage storage = await PostgresStorage.CreateAsync();
        await CompareAsync(new(seed), await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current), (await storage.OpenQueriesAsync(PetitionEventFormat.Current))!, 40);
    }

    private static async Task CompareAsync(RandomWalk random, IPetitionStore store, IPetitionQueries queries, int filters)
    {
        InMemoryPetitionQueries oracle = new();
        InMemoryPetitionStore memory = new(PetitionEventFormat.Current, oracle);
        List<PetitionRow> rows = [];
        for (int i = 0; i < 60; i++)
        {
            Petition petition = RandomPetitions.Walked(random, (random.Next(4) == 0 ? "！" : random.Next(4) == 0 ? "𠀀" : "P") + i, random.Next(50));
            PetitionRow row = PetitionRow.Of(petition, random.Next(2) == 0 ? Yantian.Text("t" + i) : null);
            int month = 1 + random.Next(9);
            row = row with
            {
                Listed = row.Listed with
                {
                    RegisteredAt = Yantian.At($"2024-0{month}-01T09:00"),
                    RegisteredMonth = 202400 + month,
                    Head = random.Next(6) == 0 && i > 0 ? PetitionId.From("P" + random.Next(i)) : null,
                    Meeting = random.Next(5) == 0 ? new(Minyi.Petitions.Registration.MeetingKind.Talk, "m-" + random.Next(2), new(2024, 9, 1)) : null,
                    Category = random.Next(2) == 0 ? "roads" : row.Listed.Category,
                },
            };
            int versions = 1 + random.Next(2);
            for (int version = 0; version < versions; version++)
            {
                // The second one brings no texts, and another state of things: the reference to the texts stays.
                PetitionRow written = version + 1 < versions ? row with { Listed = row.Listed with { State = "Registered", IsClosed = false, DueAt = row.Listed.RegisteredAt } } : version == 0 ? row : row with { Listed = row.Listed with { Texts = null } };
                PetitionAppend append = new(petition.Id, version, CommandId.From("c" + version), Yantian.Clerk.Id, row.Listed.ChangedAt, [new StepTaken { Command = "x", Transition = "x", State = "x" }]) { Row = written };
                Assert.Equal(AppendStatus.Appended, (await store.AppendAsync(append, null, Token)).Status);
                Assert.Equal(AppendStatus.Appended, (await memory.AppendAsync(append, null, Token)).Status);
            }

            PetitionRow? found = await queries.FindAsync(petition.Id, Token);
            Assert.Equal(await oracle.FindAsync(petition.Id, Token), found);
            Assert.Equal(row, found);
            rows.Add(row);
        }

        for (int i = 0; i < filters; i++)
        {
            PetitionFilter filter = RandomPetitions.Filter(random, rows, sparse: random.Next(2) == 0);
            PetitionOrder order = RandomPetitions.Order(random, filter);
            int size = 1 + random.Next(15);
            string? cursor = null;
            do
            {
                PetitionListPage expected = await oracle.QueryAsync(filter, order, cursor, size, Token);
                PetitionListPage found = await queries.QueryAsync(filter, order, cursor, size, Token);
                Assert.Equal(expected.Rows.AsEnumerable(), found.Rows);
                Assert.Equal(expected.Next, found.Next);
                cursor = found.Next;
            }
            while (cursor is not null);

            foreach (PetitionGroup group in Enum.GetValues<PetitionGroup>())
            {
                Assert.Equal((await oracle.CountAsync(filter, group, Token)).AsEnumerable(), await queries.CountAsync(filter, group, Token));
            }
        }

        Assert.Equal("bad-cursor", (await queries.QueryAsync(new() { Reader = null }, PetitionOrder.Due, "x", 5, Token)).Refusal!.Reasons[0].Code);
    }
}
