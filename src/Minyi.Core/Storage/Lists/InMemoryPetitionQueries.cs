using System.Collections.Immutable;
using Minyi.Petitions;

namespace Minyi.Storage.Lists;

/// <summary>Lists in memory: for tests, demonstrations and first steps. They are those of the <see cref="InMemoryPetitionStore"/> that was made with them.</summary>
/// <remarks>Each page looks at every row: where there are many, a store on a database has an index for every list.</remarks>
/// <example><code>
/// InMemoryPetitionQueries queries = new();
/// InMemoryPetitionStore store = new(PetitionEventFormat.Current, queries);
/// </code></example>
/// <threadsafety>Safe for several threads.</threadsafety>
public sealed class InMemoryPetitionQueries : IPetitionQueries
{
    // Replaced as a whole under the lock of the store: who reads sees one moment.
    private ImmutableDictionary<PetitionId, PetitionRow> _rows = ImmutableDictionary<PetitionId, PetitionRow>.Empty;
    private InMemoryPetitionStore? _store;

    /// <inheritdoc/>
    public ValueTask<PetitionListPage> QueryAsync(
        PetitionFilter filter, PetitionOrder order, string? cursor = null, int size = IPetitionQueries.DefaultSize, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        PetitionListPlan.Check(filter, order, size);
        ImmutableDictionary<PetitionId, PetitionRow> rows = Volatile.Read(ref _rows);
        PetitionListPlan plan = PetitionListPlan.For(filter, order, cursor, size, [], Matter(rows, filter));
        if (plan.Refusal is not null)
        {
            return new(new PetitionListPage([], null, plan.Refusal));
        }

        return new(plan.Page(rows.Values.Where(plan.Admits).OrderBy(plan.PlaceOf, Comparer<ListPlace>.Create(plan.Compare))));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<PetitionCount>> CountAsync(PetitionFilter filter, PetitionGroup group, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ImmutableDictionary<PetitionId, PetitionRow> rows = Volatile.Read(ref _rows);
        PetitionListPlan plan = PetitionListPlan.ForCount(filter, [], Matter(rows, filter));
        return new(PetitionListPlan.Counted(rows.Values.Where(plan.Admits)
            .GroupBy(r => ListText.Group(r.Listed, group), (key, all) => new PetitionCount(key, all.LongCount()), StringComparer.Ordinal!)));
    }

    /// <inheritdoc/>
    public ValueTask<PetitionRow?> FindAsync(PetitionId petition, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Volatile.Read(ref _rows).GetValueOrDefault(petition));
    }

    /// <inheritdoc/>
    public ValueTask<long> RebuildAsync(Func<PetitionId, IReadOnlyList<EventEnvelope>, PetitionRow?> fold, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(fold);
        InMemoryPetitionStore store = _store ?? throw new InvalidOperationException("These lists belong to no store yet.");
        store.Visit(histories =>
        {
            var rows = ImmutableDictionary.CreateBuilder<PetitionId, PetitionRow>();
            foreach ((PetitionId petition, InMemoryHistory history) in histories)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (fold(petition, history.After(0)) is { } row)
                {
                    rows.Add(petition, row);
                }
            }

            Volatile.Write(ref _rows, rows.ToImmutable());
        });
        return new(Volatile.Read(ref _rows).Count);
    }

    internal void Attach(InMemoryPetitionStore store)
    {
        if (Interlocked.CompareExchange(ref _store, store, null) is not null)
        {
            throw new ArgumentException("These lists belong to a store already.", nameof(store));
        }
    }

    /// <summary>To be called under the lock of the store.</summary>
    internal void Put(IEnumerable<PetitionRow> rows)
    {
        var written = _rows.ToBuilder();
        foreach (PetitionRow row in rows)
        {
            PetitionId id = row.Listed.Id;
            written[id] = row.Listed.Texts is null && written.TryGetValue(id, out PetitionRow? before)
                ? row with { Listed = row.Listed with { Texts = before.Listed.Texts } }
                : row;
        }

        Volatile.Write(ref _rows, written.ToImmutable());
    }

    /// <summary>The petitions handled together: up from the one to the one that leads, and down from that to all.</summary>
    private static HashSet<PetitionId>? Matter(ImmutableDictionary<PetitionId, PetitionRow> rows, PetitionFilter filter)
    {
        if (filter.Matter is not { } one)
        {
            return null;
        }

        HashSet<PetitionId> above = [one];
        while (rows.GetValueOrDefault(one)?.Listed.Head is { } head && above.Add(head))
        {
            one = head;
        }

        ILookup<PetitionId, PetitionId> below = rows.Values.Where(r => r.Listed.Head is not null).ToLookup(r => r.Listed.Head!.Value, r => r.Listed.Id);
        HashSet<PetitionId> all = [one];
        Queue<PetitionId> open = new(all);
        while (open.TryDequeue(out PetitionId next))
        {
            foreach (PetitionId member in below[next].Where(all.Add))
            {
                open.Enqueue(member);
            }
        }

        return all;
    }
}
