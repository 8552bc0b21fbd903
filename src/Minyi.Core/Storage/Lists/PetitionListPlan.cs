using System.Collections.Immutable;
using System.Text;
using Minyi.Petitions;
using Minyi.Petitions.Authority;

namespace Minyi.Storage.Lists;

/// <summary>
/// Works out how a list is read, for stores on a database: the plan says which branches to read in order, merges them, and decides of each row whether it is listed.
/// A store that reads each branch as told lists exactly what <see cref="IPetitionQueries"/> promises.
/// </summary>
public sealed class PetitionListPlan
{
    private readonly PetitionFilter _filter;
    private readonly string _list;
    private readonly int _size;
    private readonly ListPlace? _after;
    private readonly ImmutableHashSet<PetitionId>? _members;

    private PetitionListPlan(PetitionFilter filter, PetitionOrder order, string? cursor, int size, ImmutableHashSet<PetitionId>? members, ImmutableArray<ListBranch> branches)
    {
        (_filter, Order, _size, _members, Branches) = (filter, order, size, members, branches);
        _list = ListText.Of(filter, order);
        if (cursor is not null)
        {
            if (ListCursor.TryRead(cursor, _list, out ListPlace place))
            {
                _after = place;
            }
            else
            {
                Refusal = new([BadCursor]);
            }
        }
    }

    /// <summary>The order of the list.</summary>
    public PetitionOrder Order { get; }

    /// <summary>The branches. A row may be in several of them.</summary>
    public ImmutableArray<ListBranch> Branches { get; }

    /// <summary>Keys that no row has that is counted: of petitions that are kept from the reader. For pages <see cref="RunAsync"/> sees to it.</summary>
    public ImmutableArray<string> Without => _filter.Reader is { } reader ? [.. reader.Units.Select(ListKeys.KeptFrom).Select(ListKeys.Short).Order(StringComparer.Ordinal)] : [];

    /// <summary>Why the cursor is not one of this list; null otherwise.</summary>
    public Refusal? Refusal { get; }

    private static Reason BadCursor { get; } = new("bad-cursor", new("翻页位置不属于该列表，请从第一页重新开始。", "The cursor is not one of this list: begin again with the first page."));

    /// <summary>Plans a list.</summary>
    /// <param name="filter">Which petitions, and who reads.</param>
    /// <param name="order">In which order.</param>
    /// <param name="cursor">Where the page before has ended; null for the first page.</param>
    /// <param name="size">How many rows at most.</param>
    /// <param name="bases">All <see cref="PetitionRow.Basis"/> that rows have: few.</param>
    /// <param name="matter">The petitions of <see cref="PetitionFilter.Matter"/>, itself among them; null when the filter has none.</param>
    /// <exception cref="ArgumentException">As <see cref="IPetitionQueries.QueryAsync"/> says.</exception>
    public static PetitionListPlan For(
        PetitionFilter filter, PetitionOrder order, string? cursor, int size, IEnumerable<string> bases, IEnumerable<PetitionId>? matter = null)
    {
        Check(filter, order, size);
        RulesBasis[] all = [.. Guard.Against.Null(bases).Order(StringComparer.Ordinal).Select(RulesBasis.Parse)];
        ImmutableHashSet<PetitionId>? members = matter?.ToImmutableHashSet();
        return new(filter, order, cursor, size, members, [.. ListBranches.Of(filter, order, all, members)]);
    }

    /// <summary>Plans a count: the branches in any order.</summary>
    /// <param name="filter">Which petitions, and who reads.</param>
    /// <param name="bases">All <see cref="PetitionRow.Basis"/> that rows have.</param>
    /// <param name="matter">The petitions of <see cref="PetitionFilter.Matter"/>; null when the filter has none.</param>
    public static PetitionListPlan ForCount(PetitionFilter filter, IEnumerable<string> bases, IEnumerable<PetitionId>? matter = null) =>
        For(filter, Guard.Against.Null(filter).Turn is null ? PetitionOrder.OldestFirst : PetitionOrder.Due, null, IPetitionQueries.MostSize, bases, matter);

    /// <summary>Reads the page.</summary>
    /// <param name="fetch">Reads what is asked of the branches: for each fetch its rows, in the list's order.</param>
    public async ValueTask<PetitionListPage> RunAsync(Func<IReadOnlyList<ListFetch>, ValueTask<IReadOnlyList<IReadOnlyList<PetitionRow>>>> fetch)
    {
        Guard.Against.Null(fetch);
        if (Refusal is not null)
        {
            return new([], null, Refusal);
        }

        ImmutableArray<PetitionRow>.Builder page = ImmutableArray.CreateBuilder<PetitionRow>();
        await foreach (PetitionRow row in MergeAsync(fetch, _size + 1).ConfigureAwait(false))
        {
            if (page.Count == _size)
            {
                return new(page.ToImmutable(), ListCursor.Write(PlaceOf(page[^1]), _list));
            }

            page.Add(row);
        }

        return new(page.ToImmutable(), null);
    }

    /// <summary>Counts what cannot be counted by columns alone: an inbox.</summary>
    /// <param name="group">By what.</param>
    /// <param name="fetch">Reads what is asked of the branches.</param>
    public async ValueTask<ImmutableArray<PetitionCount>> CountAsync(
        PetitionGroup group, Func<IReadOnlyList<ListFetch>, ValueTask<IReadOnlyList<IReadOnlyList<PetitionRow>>>> fetch)
    {
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        long none = 0;
        await foreach (PetitionRow row in MergeAsync(Guard.Against.Null(fetch), IPetitionQueries.MostSize).ConfigureAwait(false))
        {
            if (ListText.Group(row.Listed, group) is { } key)
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
            else
            {
                none++;
            }
        }

        return Counted(counts.Select(c => new PetitionCount(c.Key, c.Value)).Concat(none > 0 ? [new(null, none)] : Array.Empty<PetitionCount>()));
    }

    /// <summary>A number that follows from a text: short in an index where the text may be long. Different texts may have the same.</summary>
    /// <remarks>FNV-1a of 32 bits over the UTF-8 bytes.</remarks>
    /// <param name="text">The text; null gives null.</param>
    public static int? Tag(string? text)
    {
        if (text is null)
        {
            return null;
        }

        uint hash = 2166136261;
        foreach (byte one in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ one) * 16777619);
        }

        return unchecked((int)hash);
    }

    /// <summary>Counts in the order that <see cref="IPetitionQueries.CountAsync"/> promises.</summary>
    /// <param name="counts">The counts in any order.</param>
    public static ImmutableArray<PetitionCount> Counted(IEnumerable<PetitionCount> counts) =>
        [.. Guard.Against.Null(counts).Order(Comparer<PetitionCount>.Create((a, b) => CodePointOrder.Compare(a.Key, b.Key)))];

    /// <summary>Where a row stands in the list.</summary>
    /// <param name="row">The row.</param>
    public ListPlace PlaceOf(PetitionRow row)
    {
        ListedPetition listed = Guard.Against.Null(row).Listed;
        return new(Order != PetitionOrder.Due ? Microseconds.Of(listed.RegisteredAt) : listed.DueAt is { } due ? Microseconds.Of(due) : long.MaxValue, listed.Id);
    }

    /// <summary>The page of rows that are listed, all of them in order.</summary>
    internal PetitionListPage Page(IEnumerable<PetitionRow> listed)
    {
        PetitionRow[] rows = [.. listed.SkipWhile(r => _after is { } after && Compare(PlaceOf(r), after) <= 0).Take(_size + 1)];
        return rows.Length <= _size ? new([.. rows], null) : new([.. rows[..^1]], ListCursor.Write(PlaceOf(rows[^2]), _list));
    }

    internal bool Admits(PetitionRow row) => (Order != PetitionOrder.Due || !row.Listed.IsClosed) && _filter.Admits(row) && (_members is null || _members.Contains(row.Listed.Id));

    internal int Compare(ListPlace left, ListPlace right)
    {
        int sort = left.Sort.CompareTo(right.Sort);
        int place = sort != 0 ? sort : CodePointOrder.Compare(left.Petition.Value, right.Petition.Value);
        return Order == PetitionOrder.NewestFirst ? -place : place;
    }

    internal static void Check(PetitionFilter filter, PetitionOrder order, int size)
    {
        Guard.Against.Null(filter);
        Guard.Against.EnumOutOfRange(order);
        Guard.Against.OutOfRange(size, nameof(size), 1, IPetitionQueries.MostSize);
        if (filter.Turn is not null && (filter.Reader is null || order != PetitionOrder.Due))
        {
            throw new ArgumentException("An inbox is somebody's, and lists in the order of what is due.", nameof(filter));
        }

        if (order == PetitionOrder.Due && filter.IsClosed == true)
        {
            throw new ArgumentException("What has ended is due no more: list closed petitions by registration.", nameof(filter));
        }

        foreach (int? month in (int?[])[filter.FromMonth, filter.ToMonth])
        {
            if (month is { } given && (given is < 101 or > 999812 || given % 100 is < 1 or > 12))
            {
                throw new ArgumentException($"A month is the year times 100 and the month, such as 202409, not {given}.", nameof(filter));
            }
        }
    }

    /// <summary>The rows of all branches in order, each once, that are listed.</summary>
    private async IAsyncEnumerable<PetitionRow> MergeAsync(Func<IReadOnlyList<ListFetch>, ValueTask<IReadOnlyList<IReadOnlyList<PetitionRow>>>> fetch, int limit)
    {
        List<Strand> strands = [.. Branches.Select(b => new Strand(b, _after))];
        ListPlace? last = null;
        while (strands.Count > 0)
        {
            Strand[] empty = [.. strands.Where(s => s.Rows.Count == 0)];
            if (empty.Length > 0)
            {
                IReadOnlyList<IReadOnlyList<PetitionRow>> read = await fetch([.. empty.Select(s => new ListFetch(s.Branch, s.After, limit))]).ConfigureAwait(false);
                for (int i = 0; i < empty.Length; i++)
                {
                    empty[i].Take(read[i], this);
                }

                strands.RemoveAll(s => s.Rows.Count == 0);
                continue;
            }

            Strand first = strands.MinBy(s => PlaceOf(s.Rows.Peek()), Comparer<ListPlace>.Create(Compare))!;
            PetitionRow row = first.Rows.Dequeue();
            ListPlace place = PlaceOf(row);
            if (first.Rows.Count == 0 && first.Ended(limit))
            {
                strands.Remove(first);
            }

            if (place != last && Admits(row))
            {
                yield return row;
            }

            last = place;
        }
    }

    /// <summary>A branch as far as it was read.</summary>
    private sealed class Strand(ListBranch branch, ListPlace? after)
    {
        private int _read;

        internal ListBranch Branch { get; } = branch;

        internal ListPlace? After { get; private set; } = after;

        internal Queue<PetitionRow> Rows { get; } = new();

        internal void Take(IReadOnlyList<PetitionRow> rows, PetitionListPlan plan)
        {
            _read = rows.Count;
            foreach (PetitionRow row in rows)
            {
                Rows.Enqueue(row);
            }

            After = rows.Count == 0 ? After : plan.PlaceOf(rows[^1]);
        }

        /// <summary>Whether there is no more to read: less came than was asked for.</summary>
        internal bool Ended(int limit) => _read < limit;
    }
}
