using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Phases;

namespace Minyi.Grid.Assignment.Feasibility;

/// <summary>Items that may go to the same bins, as one set: whether there is any assignment, and if not what stands against it.</summary>
internal sealed class AllowedSets
{
    private readonly int[] _setOf;
    private readonly long[] _supply;
    private readonly int[] _start;
    private readonly int[] _bin;
    private readonly int _bins;

    public AllowedSets(CostTable costs, int[]? weights)
    {
        _bins = costs.Bins;
        _setOf = new int[costs.Items];
        SetTable sets = new();
        List<long> list = [];
        List<long> supply = [];
        for (int i = 0; i < _setOf.Length; i++)
        {
            int same = costs.SameAllowedAs(i);
            if (same < i)
            {
                _setOf[i] = _setOf[same];
            }
            else
            {
                list.Clear();
                costs.AllowedBins(i, list);
                _setOf[i] = sets.NumberOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list));
            }

            if (_setOf[i] == supply.Count)
            {
                supply.Add(0);
            }

            supply[_setOf[i]] += weights?[i] ?? 1;
        }

        _supply = [.. supply];
        _start = new int[sets.Count + 1];
        List<int> bins = [];
        for (int s = 0; s < sets.Count; s++)
        {
            foreach (long bin in sets[s])
            {
                bins.Add((int)bin);
            }

            _start[s + 1] = bins.Count;
        }

        _bin = [.. bins];
    }

    /// <summary>What stands against every assignment: a minimum cut; null when there is one.</summary>
    /// <remarks>
    /// Whoever fits within the maxima and whoever fills the minima can be had together (Mendelsohn and Dulmage, Canadian Journal of Mathematics 10, 1958), so the
    /// two are looked at one after the other.
    /// </remarks>
    public AssignmentConflict? Conflict(long[] minimum, long[] maximum, CancellationToken cancellation)
    {
        SetFlow places = new(_supply, _start, _bin, maximum);
        places.Fill(cancellation);
        bool[] sets = new bool[_supply.Length];
        bool[] bins = new bool[_bins];
        for (int s = 0; s < sets.Length; s++)
        {
            if (places.Left[s] > 0)
            {
                Follow(s, places, sets, bins);
            }
        }

        if (sets.Contains(true))
        {
            return ToConflict(AssignmentConflictKind.TooFewPlaces, sets, bins, maximum);
        }

        SetFlow minima = new(_supply, _start, _bin, minimum);
        minima.Fill(cancellation);
        Queue<int> queue = [];
        for (int j = 0; j < _bins; j++)
        {
            if (minima.Room[j] > 0)
            {
                bins[j] = true;
                queue.Enqueue(j);
            }
        }

        while (queue.TryDequeue(out int bin))
        {
            foreach (int into in minima.ArcsInto(bin))
            {
                int s = minima.SetOf(into);
                if (sets[s])
                {
                    continue;
                }

                sets[s] = true;
                for (int a = _start[s]; a < _start[s + 1]; a++)
                {
                    if (minima.Flow[a] > 0 && !bins[_bin[a]])
                    {
                        bins[_bin[a]] = true;
                        queue.Enqueue(_bin[a]);
                    }
                }
            }
        }

        return bins.Contains(true) ? ToConflict(AssignmentConflictKind.TooFewItems, sets, bins, minimum) : null;
    }

    /// <summary>Marks all that a set could reach: its bins, what lies in them, and so on.</summary>
    private void Follow(int from, SetFlow flow, bool[] sets, bool[] bins)
    {
        Stack<int> stack = [];
        stack.Push(from);
        while (stack.TryPop(out int s))
        {
            if (sets[s])
            {
                continue;
            }

            sets[s] = true;
            for (int a = _start[s]; a < _start[s + 1]; a++)
            {
                if (bins[_bin[a]])
                {
                    continue;
                }

                bins[_bin[a]] = true;
                foreach (int into in flow.ArcsInto(_bin[a]))
                {
                    if (flow.Flow[into] > 0)
                    {
                        stack.Push(flow.SetOf(into));
                    }
                }
            }
        }
    }

    private AssignmentConflict ToConflict(AssignmentConflictKind kind, bool[] sets, bool[] bins, long[] bounds)
    {
        long units = 0;
        for (int s = 0; s < sets.Length; s++)
        {
            units += sets[s] ? _supply[s] : 0;
        }

        int[] items = [.. Enumerable.Range(0, _setOf.Length).Where(i => sets[_setOf[i]])];
        int[] conflicting = [.. Enumerable.Range(0, _bins).Where(j => bins[j])];
        return new(kind, [.. items], [.. conflicting], conflicting.Sum(j => bounds[j])) { Units = units };
    }
}
