namespace Minyi.Grid.Assignment.Weighted;

/// <summary>
/// From whole items in bins that are a little too full or too empty to capacities that hold, by chains of moves at the least extra cost; then single moves and
/// exchanges that save cost. A search, not a proof: it may find nothing although there is an assignment.
/// </summary>
internal sealed class WholeAssignment
{
    private const int Sweeps = 8;
    private const int Exchanges = 24;

    private readonly AssignmentProblem _problem;
    private readonly int[] _weights;
    private readonly int[] _bin;
    private readonly int[][] _near;
    private readonly double[] _price;
    private readonly long[] _load;
    private readonly List<int>[] _items;
    private readonly CancellationToken _cancellation;

    public WholeAssignment(AssignmentProblem problem, int[] weights, int[] start, int[][] near, double[] prices, CancellationToken cancellation)
    {
        _problem = problem;
        _weights = weights;
        _bin = (int[])start.Clone();
        _near = near;
        _price = prices;
        _cancellation = cancellation;
        _load = new long[problem.Bins.Length];
        _items = [.. problem.Bins.Select(_ => new List<int>())];
        for (int i = 0; i < _bin.Length; i++)
        {
            _load[_bin[i]] += weights[i];
            _items[_bin[i]].Add(i);
        }
    }

    /// <summary>A whole assignment; null where none was found.</summary>
    public int[]? Find()
    {
        if (!Repair() && (!Widen() || !Repair()))
        {
            return null;
        }

        for (int sweep = 0; sweep < Sweeps && Improve(); sweep++)
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        return _bin;
    }

    private long Over(int bin) => _load[bin] - _problem.Bins[bin].Maximum;

    private long Under(int bin) => _problem.Bins[bin].Minimum - _load[bin];

    private long Misfit()
    {
        long sum = 0;
        for (int j = 0; j < _load.Length; j++)
        {
            sum += Math.Max(0, Over(j)) + Math.Max(0, Under(j));
        }

        return sum;
    }

    private bool Repair()
    {
        for (long misfit = Misfit(); misfit > 0;)
        {
            bool moved = false;
            for (int j = 0; j < _load.Length; j++)
            {
                _cancellation.ThrowIfCancellationRequested();
                while ((Over(j) > 0 && Relieve(j)) || (Under(j) > 0 && Feed(j)))
                {
                    moved = true;
                }
            }

            long now = Misfit();
            if (!moved || now >= misfit)
            {
                return now == 0;
            }

            misfit = now;
        }

        return true;
    }

    /// <summary>Every allowed bin is near.</summary>
    private bool Widen()
    {
        if ((long)_bin.Length * _load.Length > 20_000_000)
        {
            return false;
        }

        List<long> allowed = [];
        for (int i = 0; i < _near.Length; i++)
        {
            allowed.Clear();
            _problem.Costs.AllowedBins(i, allowed);
            _near[i] = [.. allowed.Select(b => (int)b)];
        }

        return true;
    }

    private void Move(int item, int to)
    {
        _items[_bin[item]].Remove(item);
        _load[_bin[item]] -= _weights[item];
        _bin[item] = to;
        _load[to] += _weights[item];
        _items[to].Add(item);
    }

    private double Reduced(int item, int to) =>
        _problem.CostOf(item, to) - _problem.CostOf(item, _bin[item]) + (_weights[item] * (_price[to] - _price[_bin[item]]));

    /// <summary>Takes an item out of a bin that is too full, along a chain of bins in which each passes one on, to a bin with room.</summary>
    private bool Relieve(int from)
    {
        Dictionary<int, (double Cost, int Item, int Before)> best = [];
        PriorityQueue<int, (double, int)> queue = new();
        HashSet<int> done = [];
        best[from] = (0, -1, -1);
        queue.Enqueue(from, (0, from));
        while (queue.TryDequeue(out int bin, out _))
        {
            if (!done.Add(bin))
            {
                continue;
            }

            (double cost, int carried, int _) = best[bin];
            long incoming = carried < 0 ? 0 : _weights[carried];
            if (bin != from && _load[bin] + incoming <= _problem.Bins[bin].Maximum)
            {
                Apply(bin, best);
                return true;
            }

            foreach (int item in _items[bin])
            {
                long load = _load[bin] + incoming - _weights[item];
                // In the bin that is too full any item helps; further on the bin must hold what it is given.
                if ((bin != from && load > _problem.Bins[bin].Maximum) || load < _problem.Bins[bin].Minimum)
                {
                    continue;
                }

                foreach (int to in _near[item])
                {
                    if (done.Contains(to) || to == bin)
                    {
                        continue;
                    }

                    double next = cost + Math.Max(0, Reduced(item, to));
                    if (!best.TryGetValue(to, out (double Cost, int Item, int Before) known) || next < known.Cost)
                    {
                        best[to] = (next, item, bin);
                        queue.Enqueue(to, (next, to));
                    }
                }
            }
        }

        return false;
    }

    private void Apply(int bin, Dictionary<int, (double Cost, int Item, int Before)> best)
    {
        List<(int Item, int To)> moves = [];
        for (int at = bin; best[at].Item >= 0; at = best[at].Before)
        {
            moves.Add((best[at].Item, at));
        }

        foreach ((int item, int to) in moves)
        {
            Move(item, to);
        }
    }

    /// <summary>Brings the item that costs least extra into a bin that is too empty.</summary>
    private bool Feed(int to)
    {
        (double Cost, int Item) best = (double.PositiveInfinity, -1);
        for (int i = 0; i < _bin.Length; i++)
        {
            if (_bin[i] != to && _load[_bin[i]] - _weights[i] >= _problem.Bins[_bin[i]].Minimum && _load[to] + _weights[i] <= _problem.Bins[to].Maximum
                && Array.IndexOf(_near[i], to) >= 0 && Reduced(i, to) < best.Cost)
            {
                best = (Reduced(i, to), i);
            }
        }

        if (best.Item < 0)
        {
            return false;
        }

        Move(best.Item, to);
        return true;
    }

    private bool Fits(int bin, long change) =>
        _load[bin] + change <= _problem.Bins[bin].Maximum && _load[bin] + change >= _problem.Bins[bin].Minimum;

    private bool Improve()
    {
        bool improved = false;
        Dictionary<(int From, int To), List<(long Extra, int Item)>> wishes = [];
        for (int i = 0; i < _bin.Length; i++)
        {
            long own = _problem.CostOf(i, _bin[i]);
            foreach (int to in _near[i])
            {
                long extra = _problem.CostOf(i, to) - own;
                if (to == _bin[i])
                {
                    continue;
                }

                if (extra < 0 && Fits(_bin[i], -_weights[i]) && Fits(to, _weights[i]))
                {
                    Move(i, to);
                    own = _problem.CostOf(i, to);
                    improved = true;
                    continue;
                }

                if (!wishes.TryGetValue((_bin[i], to), out List<(long, int)>? list))
                {
                    wishes[(_bin[i], to)] = list = [];
                }

                list.Add((extra, i));
            }
        }

        foreach ((int from, int to) in wishes.Keys.Where(w => w.From < w.To).Order().ToArray())
        {
            if (wishes.TryGetValue((to, from), out List<(long Extra, int Item)>? back))
            {
                improved |= Exchange(from, to, [.. wishes[(from, to)].Order().Take(Exchanges)], [.. back.Order().Take(Exchanges)]);
            }
        }

        return improved;
    }

    /// <summary>Exchanges an item of one bin for up to one of another where that saves cost.</summary>
    private bool Exchange(int a, int b, (long Extra, int Item)[] there, (long Extra, int Item)[] back)
    {
        bool improved = false;
        foreach ((long extra, int i) in there)
        {
            foreach ((long other, int k) in back)
            {
                if (_bin[i] != a || extra + other >= 0)
                {
                    break;
                }

                if (_bin[k] == b && Fits(a, _weights[k] - _weights[i]) && Fits(b, _weights[i] - _weights[k]))
                {
                    Move(i, b);
                    Move(k, a);
                    improved = true;
                }
            }
        }

        return improved;
    }
}
