using System.Globalization;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Minyi.Testing.Generators;

namespace Minyi.Testing.Conformance;

internal static class ListChecks
{
    internal static readonly ConformanceCheck[] All =
    [
        new("lists-follow", "After each append a petition's row is what its history tells, with the reference to its first texts, for every host.", FollowAsync),
        new("lists-pages", "The pages of a list are the sorted petitions that the reader may read and the filter asks for, each once; counts count the same.", PagesAsync),
        new("lists-whole-or-absent", "What is not appended leaves no row: not a conflict, nor what stands beside one, nor what the host rolls back.", WholeOrAbsentAsync),
        new("lists-rebuild", "Lists made anew are what the histories tell, with what is appended while they are made.", RebuildAsync),
    ];

    private static async Task<(StorageFixture Storage, IPetitionStore Store, IPetitionQueries Queries, Journey Journey)?> OpenAsync(CheckRun run, ulong seed)
    {
        StorageFixture storage = await run.StorageAsync().ConfigureAwait(false);
        IPetitionStore store = await storage.OpenPetitionStoreAsync(PetitionEventFormat.Current).ConfigureAwait(false);
        return await storage.OpenQueriesAsync(PetitionEventFormat.Current).ConfigureAwait(false) is { } queries
            ? (storage, store, queries, new Journey(store, await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false), seed))
            : null;
    }

    private static async Task FollowAsync(CheckRun run)
    {
        if (await OpenAsync(run, 1).ConfigureAwait(false) is not var (storage, store, queries, journey))
        {
            return;
        }

        IPetitionQueries other = (await storage.OpenQueriesAsync(PetitionEventFormat.Current).ConfigureAwait(false))!;
        for (int i = 0; i < 6 * run.Effort; i++)
        {
            await journey.GoAsync(Id(i), async (submission, result) =>
            {
                PetitionRow expected = await ToldAsync(store, submission.Petition, run.Token).ConfigureAwait(false);
                run.Same(result.Petition.Version, expected.Listed.Version, "The version");
                run.Same(expected, await queries.FindAsync(submission.Petition, run.Token).ConfigureAwait(false), "The row");
                run.Same(expected, await other.FindAsync(submission.Petition, run.Token).ConfigureAwait(false), "The row as another host reads it");
                run.That(expected.Listed.Texts is not null, "The reference to the texts is lost.");
            }, run.Token).ConfigureAwait(false);
        }

        run.That(await queries.FindAsync(PetitionId.From("nobody's"), run.Token).ConfigureAwait(false) is null, "There is a row of a petition that is not there.");
    }

    private static async Task PagesAsync(CheckRun run)
    {
        if (await OpenAsync(run, 2).ConfigureAwait(false) is not var (_, store, queries, journey))
        {
            return;
        }

        InMemoryPetitionQueries oracle = new();
        InMemoryPetitionStore memory = new(PetitionEventFormat.Current, oracle);
        List<PetitionRow> rows = [];
        for (int i = 0; i < 25 * run.Effort; i++)
        {
            await journey.GoAsync(Id(i), null, run.Token).ConfigureAwait(false);
            PetitionRow row = await ToldAsync(store, Id(i), run.Token).ConfigureAwait(false);
            rows.Add(row);
            await memory.AppendAsync(
                new(Id(i), 0, CommandId.From("c"), ActorId.From("a"), row.Listed.ChangedAt, [new ProbeEvent("")]) { Row = row }, null, run.Token).ConfigureAwait(false);
        }

        SplitMix64 random = new(3);
        foreach (PetitionFilter filter in Filters(rows, random))
        {
            foreach (PetitionOrder order in Enum.GetValues<PetitionOrder>().Where(o => o == PetitionOrder.Due ? filter.IsClosed != true : filter.Turn is null))
            {
                int size = 1 + random.Below(9);
                string? cursor = null;
                HashSet<PetitionId> seen = [];
                do
                {
                    PetitionListPage expected = await oracle.QueryAsync(filter, order, cursor, size, run.Token).ConfigureAwait(false);
                    PetitionListPage found = await queries.QueryAsync(filter, order, cursor, size, run.Token).ConfigureAwait(false);
                    run.That(found.Refusal is null, $"The cursor that the page before gave is refused: {found.Refusal}.");
                    run.Same(Say(expected), Say(found), $"A page in the order {order} for {filter.Reader?.Id.Value ?? "the host"}");
                    run.That(found.Rows.All(r => seen.Add(r.Listed.Id)), "A petition is on two pages.");
                    cursor = found.Next;
                }
                while (cursor is not null);
            }

            foreach (PetitionGroup group in Enum.GetValues<PetitionGroup>())
            {
                run.Same(
                    string.Join(' ', await oracle.CountAsync(filter, group, run.Token).ConfigureAwait(false)),
                    string.Join(' ', await queries.CountAsync(filter, group, run.Token).ConfigureAwait(false)),
                    $"The counts by {group} for {filter.Reader?.Id.Value ?? "the host"}");
            }
        }

        PetitionListPage refused = await queries.QueryAsync(new() { Reader = null }, PetitionOrder.Due, "nobody's", 5, run.Token).ConfigureAwait(false);
        run.That(refused.Refusal?.Reasons is [{ Code: "bad-cursor" }], "A cursor of no list is taken.");
    }

    private static async Task WholeOrAbsentAsync(CheckRun run)
    {
        if (await OpenAsync(run, 4).ConfigureAwait(false) is not var (storage, store, queries, journey))
        {
            return;
        }

        await journey.GoAsync(Id(0), null, run.Token, most: 1).ConfigureAwait(false);
        PetitionRow before = await ToldAsync(store, Id(0), run.Token).ConfigureAwait(false);
        PetitionRow wrong = before with { Listed = before.Listed with { State = "Nowhere", Version = 9 } };
        PetitionAppend late = new(Id(0), 0, CommandId.From("late"), ActorId.From("a"), CheckRun.Start, [new ProbeEvent("x")]) { Row = wrong };
        PetitionAppend beside = new(Id(1), 0, CommandId.From("beside"), ActorId.From("a"), CheckRun.Start, [new ProbeEvent("x")]) { Row = wrong with { Listed = wrong.Listed with { Id = Id(1) } } };
        run.Same(AppendStatus.Conflict, (await store.AppendAsync(late, null, run.Token).ConfigureAwait(false)).Status, "An append on an old version");
        await store.AppendManyAsync([beside, late], null, run.Token).ConfigureAwait(false);
        run.Same(before, await queries.FindAsync(Id(0), run.Token).ConfigureAwait(false), "The row after a conflict");
        run.That(await queries.FindAsync(Id(1), run.Token).ConfigureAwait(false) is null, "What stood beside a conflict has a row.");

        HostWork work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await journey.GoAsync(Id(2), null, run.Token, work.Transaction, most: 1).ConfigureAwait(false);
        }

        run.That(await queries.FindAsync(Id(2), run.Token).ConfigureAwait(false) is null, "What the host rolled back has a row.");
        work = await storage.BeginHostWorkAsync().ConfigureAwait(false);
        await using (work.ConfigureAwait(false))
        {
            await journey.GoAsync(Id(3), null, run.Token, work.Transaction, most: 1).ConfigureAwait(false);
            await work.CommitAsync().ConfigureAwait(false);
        }

        run.Same(await ToldAsync(store, Id(3), run.Token).ConfigureAwait(false), await queries.FindAsync(Id(3), run.Token).ConfigureAwait(false), "The row of what the host committed");
        run.Same(2L, (await queries.CountAsync(new() { Reader = null }, PetitionGroup.State, run.Token).ConfigureAwait(false)).Sum(c => c.Count), "The number of rows");
    }

    private static async Task RebuildAsync(CheckRun run)
    {
        if (await OpenAsync(run, 5).ConfigureAwait(false) is not var (storage, store, queries, journey))
        {
            return;
        }

        int count = 12 * run.Effort;
        for (int i = 0; i < count; i++)
        {
            await journey.GoAsync(Id(i), null, run.Token).ConfigureAwait(false);
        }

        // A row that came wrong, as by a host of an older version: it is what lists are made anew for.
        PetitionRow right = await ToldAsync(store, Id(0), run.Token).ConfigureAwait(false);
        await store.AppendAsync(
            new(Id(count), 0, CommandId.From("c"), ActorId.From("a"), CheckRun.Start, (await store.ReadAsync(Id(0), 0, run.Token).ConfigureAwait(false))[0].Event is var first ? [first] : [])
            {
                Row = right with { Listed = right.Listed with { Id = Id(count), State = "Nowhere" } },
            },
            null,
            run.Token).ConfigureAwait(false);
        run.Same("Nowhere", (await queries.FindAsync(Id(count), run.Token).ConfigureAwait(false))?.Listed.State, "The row as it was written");

        Journey meanwhile = new(store, await storage.OpenPersonalDataStoreAsync().ConfigureAwait(false), 6);
        Task appends = Task.Run(async () =>
        {
            for (int i = 0; i < 6 * run.Effort; i++)
            {
                await meanwhile.GoAsync(Id(1000 + i), null, run.Token).ConfigureAwait(false);
            }
        });
        await queries.RebuildAsync(PetitionLists.Fold(Journey.Rules), run.Token).ConfigureAwait(false);
        await appends.ConfigureAwait(false);
        long rows = 0;
        foreach (PetitionId id in (await CheckRun.StreamAsync(store, token: run.Token).ConfigureAwait(false)).Select(e => e.Petition).Distinct())
        {
            run.Same(await ToldAsync(store, id, run.Token).ConfigureAwait(false), await queries.FindAsync(id, run.Token).ConfigureAwait(false), "The row that was made anew");
            rows++;
        }

        run.Same(rows, await queries.RebuildAsync(PetitionLists.Fold(Journey.Rules), run.Token).ConfigureAwait(false), "The number of rows");
        run.Same(rows, (await queries.CountAsync(new() { Reader = null }, PetitionGroup.State, run.Token).ConfigureAwait(false)).Sum(c => c.Count), "The number of rows that are counted");
    }

    private static IEnumerable<PetitionFilter> Filters(List<PetitionRow> rows, SplitMix64 random)
    {
        PetitionFilter all = new() { Reader = null };
        yield return all;
        foreach (Actor person in Journey.People)
        {
            ListedPetition like = rows[random.Below(rows.Count)].Listed;
            yield return all with { Reader = person };
            yield return PetitionFilter.InboxOf(person);
            yield return PetitionFilter.InboxOf(person, PetitionTurn.Owes) with { DueTo = like.DueAt };
            yield return all with { Reader = person, State = like.State, Kind = like.Kind };
            yield return all with { Reader = person, IsClosed = random.Below(2) == 0, Studio = like.Studio };
            yield return all with { Reader = person, Unit = like.Unit, Category = like.Category };
            yield return all with { Reader = person, FromMonth = like.RegisteredMonth, ToMonth = like.RegisteredMonth, Representative = like.Representative };
            yield return all with { Petitioner = like.Petitioner, Reference = like.References.Count > 0 ? like.References[0] : null, Matter = like.Id };
        }
    }

    /// <summary>The row that the history tells.</summary>
    private static async Task<PetitionRow> ToldAsync(IPetitionStore store, PetitionId petition, CancellationToken token) =>
        PetitionLists.Fold(Journey.Rules)(petition, await store.ReadAsync(petition, 0, token).ConfigureAwait(false)) ?? throw new ConformanceException($"The history of {petition} is not there.");

    private static string Say(PetitionListPage page) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", page.Rows.Select(r => $"{r} {Digest.Of(System.Text.Encoding.UTF8.GetBytes(r.ToJson()))}"))} then {page.Next ?? "nothing"}");

    private static PetitionId Id(int i) => PetitionId.From(string.Create(CultureInfo.InvariantCulture, $"L-{i}"));
}
