using System.Collections.Immutable;
using Minyi.Core.Tests.Petitions;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Lists;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Storage.Lists;

/// <summary>The plan that stores on a database read by, against lists that look at every row; and those against a filter written down here.</summary>
public class PetitionListPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 40)]
    public async Task Pages_are_the_sorted_filter_cut_up_however_they_are_read(ulong seed)
    {
        RandomWalk random = new(seed);
        (InMemoryPetitionQueries queries, PetitionRow[] rows) = await ListsAsync(random, 40);
        for (int i = 0; i < 25; i++)
        {
            PetitionFilter filter = RandomPetitions.Filter(random, rows);
            PetitionOrder order = RandomPetitions.Order(random, filter);
            PetitionRow[] expected = Expected(rows, filter, order);
            int size = 1 + random.Next(12);
            Assert.Equal(expected, await PagesAsync((cursor, s) => queries.QueryAsync(filter, order, cursor, s, Token), size));
            IEnumerable<PetitionId>? matter = filter.Matter is null ? null : expected.Select(e => e.Listed.Id).Append(filter.Matter.Value);
            Assert.Equal(expected, await PagesAsync((cursor, s) => PlannedAsync(rows, filter, order, cursor, s, matter), size));
            foreach (PetitionGroup group in Enum.GetValues<PetitionGroup>())
            {
                Assert.Equal(
                    Expected(rows, filter, PetitionOrder.OldestFirst).GroupBy(r => Group(r.Listed, group), (k, all) => new PetitionCount(k, all.Count())).OrderBy(c => c.Key, StringComparer.Ordinal),
                    (await queries.CountAsync(filter, group, Token)).AsEnumerable());
            }
        }
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        (InMemoryPetitionQueries queries, _) = await ListsAsync(new(7), 12);
        PetitionFilter filter = new() { Reader = null };
        string cursor = (await queries.QueryAsync(filter, PetitionOrder.NewestFirst, null, 3, Token)).Next!;
        Assert.Null((await queries.QueryAsync(filter, PetitionOrder.NewestFirst, cursor, 5, Token)).Refusal);
        foreach ((PetitionFilter other, PetitionOrder order, string text) in ((PetitionFilter, PetitionOrder, string)[])
        [
            (filter, PetitionOrder.OldestFirst, cursor),
            (filter with { State = "Registered" }, PetitionOrder.NewestFirst, cursor),
            (filter with { Reader = Intake }, PetitionOrder.NewestFirst, cursor),
            (filter, PetitionOrder.NewestFirst, cursor[..^2]),
            (filter, PetitionOrder.NewestFirst, "no cursor!"),
            (filter, PetitionOrder.NewestFirst, ""),
        ])
        {
            PetitionListPage page = await queries.QueryAsync(other, order, text, 5, Token);
            Assert.Equal("bad-cursor", Assert.Single(page.Refusal!.Reasons).Code);
            Assert.True(page.Rows.IsEmpty && page.Next is null);
        }
    }

    [Fact]
    public async Task What_no_index_could_give_is_not_asked()
    {
        (InMemoryPetitionQueries queries, _) = await ListsAsync(new(8), 3);
        PetitionFilter filter = new() { Reader = Intake };
        await Assert.ThrowsAsync<ArgumentException>(async () => await queries.QueryAsync(filter with { Turn = PetitionTurn.Owes }, PetitionOrder.NewestFirst, null, 5, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await queries.QueryAsync(filter with { Reader = null, Turn = PetitionTurn.Owes }, PetitionOrder.Due, null, 5, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await queries.QueryAsync(filter with { IsClosed = true }, PetitionOrder.Due, null, 5, Token));
        await Assert.ThrowsAsync<ArgumentException>(async () => await queries.QueryAsync(filter with { FromMonth = 202413 }, PetitionOrder.NewestFirst, null, 5, Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await queries.QueryAsync(filter, PetitionOrder.NewestFirst, null, 0, Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await queries.QueryAsync(filter, PetitionOrder.NewestFirst, null, 1001, Token));
    }

    internal static async Task<PetitionRow[]> PagesAsync(Func<string?, int, ValueTask<PetitionListPage>> query, int size)
    {
        List<PetitionRow> all = [];
        string? cursor = null;
        do
        {
            PetitionListPage page = await query(cursor, size);
            Assert.Null(page.Refusal);
            Assert.True(page.Next is null ? page.Rows.Length <= size : page.Rows.Length == size);
            all.AddRange(page.Rows);
            cursor = page.Next;
        }
        while (cursor is not null);
        return [.. all];
    }

    private static async Task<(InMemoryPetitionQueries Queries, PetitionRow[] Rows)> ListsAsync(RandomWalk random, int count)
    {
        InMemoryPetitionQueries queries = new();
        InMemoryPetitionStore store = new(PetitionEventFormat.Current, queries);
        for (int i = 0; i < count; i++)
        {
            Petition petition = RandomPetitions.Walked(random, (random.Next(4) == 0 ? "！" : random.Next(4) == 0 ? "𠀀" : "P") + i, random.Next(50));
            PetitionRow row = PetitionRow.Of(petition);
            row = row with { Listed = row.Listed with { RegisteredAt = At($"2024-0{1 + random.Next(9)}-01T09:00"), RegisteredMonth = 202401 + random.Next(9), Head = random.Next(6) == 0 && i > 0 ? PetitionId.From("P" + random.Next(i)) : null } };
            PetitionAppend append = new(petition.Id, 0, CommandId.From("c"), Clerk.Id, row.Listed.ChangedAt, [new Minyi.Petitions.Events.StepTaken { Command = "x", Transition = "x", State = "x" }]) { Row = row };
            Assert.Equal(AppendStatus.Appended, (await store.AppendAsync(append, null, Token)).Status);
            Assert.Equal(row, await queries.FindAsync(petition.Id, Token));
        }

        List<PetitionRow> rows = [];
        for (string? cursor = null; ;)
        {
            PetitionListPage page = await queries.QueryAsync(new() { Reader = null }, PetitionOrder.OldestFirst, cursor, 7, Token);
            rows.AddRange(page.Rows);
            if ((cursor = page.Next) is null)
            {
                Assert.Equal(count, rows.Count);
                return (queries, [.. rows]);
            }
        }
    }

    /// <summary>What is listed, written down once more.</summary>
    private static PetitionRow[] Expected(PetitionRow[] rows, PetitionFilter f, PetitionOrder order)
    {
        HashSet<PetitionId>? matter = f.Matter is { } one ? Matter(rows, one) : null;
        IEnumerable<PetitionRow> listed = rows.Where(row =>
        {
            ListedPetition l = row.Listed;
            bool due = l.DueAt is { } at && (f.DueFrom is null || at >= f.DueFrom) && (f.DueTo is null || at <= f.DueTo);
            return new[]
            {
                f.Reader is null || row.MayRead(f.Reader), f.Turn is null || row.IsTurnOf(f.Reader!, f.Turn.Value), f.State is null || f.State == l.State, f.IsClosed is null || f.IsClosed == l.IsClosed,
                f.Unit is null || f.Unit == l.Unit, f.Studio is null || f.Studio == l.Studio, f.Representative is null || f.Representative == l.Representative, f.Petitioner is null || f.Petitioner == l.Petitioner,
                f.Kind is null || f.Kind == l.Kind, f.Category is null || f.Category == l.Category, due || (f.DueFrom is null && f.DueTo is null), matter is null || matter.Contains(l.Id),
                f.Meeting is null || f.Meeting == l.Meeting?.Id, f.Reference is null || l.References.Contains(f.Reference.Value),
                l.RegisteredMonth >= (f.FromMonth ?? 0) && l.RegisteredMonth <= (f.ToMonth ?? 999999), order != PetitionOrder.Due || !l.IsClosed,
            }.All(b => b);
        });
        return order switch
        {
            PetitionOrder.Due => [.. listed.OrderBy(r => r.Listed.DueAt ?? Instant.MaxValue).ThenBy(r => r.Listed.Id.Value, Utf8)],
            PetitionOrder.NewestFirst => [.. listed.OrderByDescending(r => r.Listed.RegisteredAt).ThenByDescending(r => r.Listed.Id.Value, Utf8)],
            _ => [.. listed.OrderBy(r => r.Listed.RegisteredAt).ThenBy(r => r.Listed.Id.Value, Utf8)],
        };
    }

    private static Comparer<string> Utf8 { get; } = Comparer<string>.Create((a, b) => System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b)));

    private static string? Group(ListedPetition listed, PetitionGroup group) => group switch
    {
        PetitionGroup.State => listed.State,
        PetitionGroup.Kind => listed.Kind,
        PetitionGroup.Category => listed.Category,
        PetitionGroup.Studio => listed.Studio?.Value,
        PetitionGroup.Unit => listed.Unit?.Value,
        PetitionGroup.Representative => listed.Representative?.Value,
        _ => $"{listed.RegisteredMonth}",
    };

    private static HashSet<PetitionId> Matter(PetitionRow[] rows, PetitionId one)
    {
        // Everything that is tied by heads, in either direction: the brute way.
        HashSet<PetitionId> all = [one];
        int before;
        do
        {
            before = all.Count;
            foreach (PetitionRow row in rows.Where(r => r.Listed.Head is not null))
            {
                if (all.Contains(row.Listed.Id) || all.Contains(row.Listed.Head!.Value))
                {
                    all.UnionWith([row.Listed.Id, row.Listed.Head!.Value]);
                }
            }
        }
        while (all.Count > before);
        return all;
    }

    /// <summary>A store that reads branches as it is told.</summary>
    private static ValueTask<PetitionListPage> PlannedAsync(PetitionRow[] rows, PetitionFilter filter, PetitionOrder order, string? cursor, int size, IEnumerable<PetitionId>? matter)
    {
        PetitionListPlan plan = PetitionListPlan.For(filter, order, cursor, size, rows.Select(r => r.Basis).Distinct(), matter);
        return plan.RunAsync(fetches => new([.. fetches.Select(f => Read(rows, plan, f))]));
    }

    private static PetitionRow[] Read(PetitionRow[] rows, PetitionListPlan plan, ListFetch fetch) =>
    [
        .. rows.Where(r => Is(r, fetch.Branch)).Order(Comparer<PetitionRow>.Create((a, b) => Compare(plan.PlaceOf(a), plan.PlaceOf(b), plan.Order)))
            .Where(r => fetch.After is not { } after || Compare(plan.PlaceOf(r), after, plan.Order) > 0).Take(fetch.Limit),
    ];

    private static int Compare(ListPlace a, ListPlace b, PetitionOrder order)
    {
        int place = a.Sort != b.Sort ? a.Sort.CompareTo(b.Sort) : Utf8.Compare(a.Petition.Value, b.Petition.Value);
        return order == PetitionOrder.NewestFirst ? -place : place;
    }

    private static bool Is(PetitionRow row, ListBranch branch)
    {
        ListedPetition l = row.Listed;
        return l.IsClosed == branch.IsClosed
            && branch.Keys.All(row.Keys.Contains)
            && branch.Equal.All(e => e.Value == e.Key switch
            {
                ListColumn.State => l.State,
                ListColumn.Kind => l.Kind,
                ListColumn.Category => l.Category,
                ListColumn.Studio => l.Studio?.Value,
                ListColumn.Unit => l.Unit?.Value,
                ListColumn.Representative => l.Representative?.Value,
                ListColumn.Petitioner => l.Petitioner?.Value,
                _ => l.Meeting?.Id,
            })
            && (branch.Bases is not { } bases || bases.Contains(row.Basis)) && (branch.Petitions is not { } petitions || petitions.Contains(l.Id))
            && (branch.DueFrom is null || l.DueAt >= branch.DueFrom) && (branch.DueTo is null || l.DueAt <= branch.DueTo)
            && (branch.FromMonth is null || l.RegisteredMonth >= branch.FromMonth) && (branch.ToMonth is null || l.RegisteredMonth <= branch.ToMonth);
    }
}
