using System.Collections.Immutable;

namespace Minyi.Grid.Assignment.Paths;

/// <summary>
/// Places the items one after another along shortest paths of reduced costs, which keeps what is placed the cheapest at every
/// step; then fills bins below their minimum, again along shortest paths. Paths run over the bins, which are few; an edge from one bin to another
/// is the item that moves at the least extra cost.
/// </summary>
/// <remarks>
/// Kept throughout: for each placed item, cost + price of its bin is the least over its allowed bins; a price is positive only in a full bin;
/// a price is negative only in a bin that has no more than its minimum.
/// </remarks>
internal sealed class AugmentingPaths(ArcTable arcs, ImmutableArray<BinCapacity> capacities)
{
    private const long Infinite = long.MaxValue;

    private readonly BinContents _contents = new(arcs.Items, arcs.Bins);
    private readonly long[] _price = new long[arcs.Bins];
    private readonly PathSearch _search = new(arcs.Bins);

    /// <summary>Places every item within the maxima; a conflict when one cannot be placed.</summary>
    public AssignmentConflict? Place()
    {
        for (int item = 0; item < arcs.Items; item++)
        {
            int free = SearchPlace(item);
            if (free < 0)
            {
                return TooFewPlaces(item);
            }

            long length = _search.Distance[free];
            foreach (int b in _search.Settled)
            {
                _price[b] += length - _search.Distance[b];
            }

            for (int bin = free; ;)
            {
                int moved = _search.Via[bin];
                int from = moved == item ? -1 : _contents.BinOf(moved);
                _contents.Move(moved, bin, arcs.Cost[_search.Arc[bin]]);
                if (from < 0)
                {
                    break;
                }

                bin = from;
            }
        }

        return null;
    }

    /// <summary>Fills the bins below their minimum; a conflict when one cannot be filled.</summary>
    public AssignmentConflict? FillMinima()
    {
        for (int bin = 0; bin < arcs.Bins; bin++)
        {
            while (_contents.Count(bin) < capacities[bin].Minimum)
            {
                int giver = SearchGiver(bin, out long length);
                if (giver < 0)
                {
                    return TooFewItems();
                }

                foreach (int b in _search.Settled)
                {
                    if (_search.Distance[b] < length)
                    {
                        _price[b] -= length - _search.Distance[b];
                    }
                }

                for (int from = giver; from != bin;)
                {
                    int to = _search.Next[from];
                    _contents.Move(_search.Via[from], to, arcs.BinCost[_search.Arc[from]]);
                    from = to;
                }
            }
        }

        return null;
    }

    public AssignmentSolution Solution()
    {
        int[] bins = new int[arcs.Items];
        long[] values = new long[arcs.Items];
        long objective = 0;
        for (int i = 0; i < bins.Length; i++)
        {
            bins[i] = _contents.BinOf(i);
            objective += _contents.CostOf(i);
            values[i] = _contents.CostOf(i) + _price[bins[i]];
        }

        return new([.. bins], objective, [.. _price], [.. values]);
    }

    /// <summary>The nearest bin with a free place; -1 when none can be reached.</summary>
    private int SearchPlace(int item)
    {
        _search.Clear();
        Relax(item, 0);
        while (_search.SettleNearest() is var bin and >= 0)
        {
            if (_contents.Count(bin) < capacities[bin].Maximum)
            {
                _search.Unsettle();
                return bin;
            }

            long here = _search.Distance[bin] - _price[bin];
            for (int i = _contents.First(bin); i >= 0; i = _contents.After(i))
            {
                Relax(i, here - _contents.CostOf(i));
            }
        }

        return -1;
    }

    private void Relax(int item, long offset)
    {
        int end = arcs.ItemStart[item + 1];
        for (int a = arcs.ItemStart[item]; a < end; a++)
        {
            int bin = arcs.Bin[a];
            long distance = offset + arcs.Cost[a] + _price[bin];
            if (distance < _search.Distance[bin])
            {
                _search.Reach(bin, distance, item, a, 0);
            }
        }
    }

    /// <summary>The bin above its minimum from which a chain of moves reaches <paramref name="needy"/> at the least extra cost; -1 when there is none.</summary>
    private int SearchGiver(int needy, out long length)
    {
        _search.Clear();
        _search.Reach(needy, 0, -1, -1, -1);
        int giver = -1;
        length = Infinite;
        while (_search.SettleNearest() is var bin and >= 0)
        {
            if (_search.Distance[bin] >= length)
            {
                _search.Unsettle();
                break;
            }

            // A bin that gives loses its claim to a positive price: that is the cost of the step out of it.
            if (_contents.Count(bin) > capacities[bin].Minimum && _search.Distance[bin] + _price[bin] < length)
            {
                giver = bin;
                length = _search.Distance[bin] + _price[bin];
            }

            long here = _search.Distance[bin] + _price[bin];
            for (int a = arcs.BinStart[bin]; a < arcs.BinStart[bin + 1]; a++)
            {
                int i = arcs.Item[a];
                int from = _contents.BinOf(i);
                long distance = here + arcs.BinCost[a] - _contents.CostOf(i) - _price[from];
                if (distance < _search.Distance[from])
                {
                    _search.Reach(from, distance, i, a, bin);
                }
            }
        }

        return giver;
    }

    private AssignmentConflict TooFewPlaces(int item)
    {
        List<int> items = [item];
        long places = 0;
        foreach (int b in _search.Settled)
        {
            places += capacities[b].Maximum;
            items.AddRange(_contents.ItemsOf(b));
        }

        return new(AssignmentConflictKind.TooFewPlaces, [.. items.Order()], [.. _search.Settled.Order()], places);
    }

    private AssignmentConflict TooFewItems()
    {
        List<int> items = [];
        long places = 0;
        foreach (int b in _search.Settled)
        {
            places += capacities[b].Minimum;
            items.AddRange(_contents.ItemsOf(b));
        }

        return new(AssignmentConflictKind.TooFewItems, [.. items.Order()], [.. _search.Settled.Order()], places);
    }
}
