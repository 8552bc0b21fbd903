using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Work;

namespace Minyi.Grid.Assignment.Phases;

/// <summary>
/// From any prices to an optimal solution in whole numbers (a primal-dual method): as many units as possible are placed in tight bins, then prices rise along
/// shortest paths until more can be placed. Only bins within a window of an item's least are looked at; the window moves with the prices.
/// </summary>
internal sealed class ExactPhases
{
    private const int Outer = 5;
    private const long MostListed = 20_000_000;

    private readonly CostRows _rows;
    private readonly long[] _spare;
    private readonly long[] _places;
    private readonly Workers _workers;
    private long[] _prices = [];
    private NearTable? _near;
    private long _inner;
    private long _outer;

    /// <summary>Prepares the phases.</summary>
    /// <param name="rows">The costs.</param>
    /// <param name="minimum">By bin, the units it must take.</param>
    /// <param name="maximum">By bin, the units it may take.</param>
    /// <param name="units">All units.</param>
    /// <param name="workers">The threads.</param>
    public ExactPhases(CostRows rows, long[] minimum, long[] maximum, long units, Workers workers)
    {
        _rows = rows;
        _workers = workers;
        int bins = minimum.Length;
        _spare = new long[bins];
        _places = new long[bins + 1];
        _places[bins] = units;
        for (int j = 0; j < bins; j++)
        {
            _spare[j] = maximum[j] - minimum[j];
            _places[j] = maximum[j];
            _places[bins] -= minimum[j];
        }
    }

    /// <summary>Solves from given prices; null when <paramref name="feasible"/>, asked once at most, says that there is no solution.</summary>
    /// <param name="prices">By bin, a guess.</param>
    /// <param name="window">How far the guess may be off; <see cref="long.MaxValue"/> to list all pairs.</param>
    /// <param name="feasible">Whether there is a solution.</param>
    /// <param name="misplaced">Is told, before each phase, how many units have no place yet.</param>
    public PhaseResult? Run(long[] prices, long window, Func<bool> feasible, Action<long>? misplaced)
    {
        _prices = [.. prices, 0];
        _inner = window;
        _outer = Times(window, Outer);
        bool asked = false;
        TypeTable types = Types();
        for (;;)
        {
            _workers.Cancellation.ThrowIfCancellationRequested();
            if (types.Window != long.MaxValue && types.Risen >= types.Window)
            {
                types = Types();
            }

            ClassTable classes = new(types);
            SetFlow flow = Flow(classes);
            long left = Misplaced(flow);
            misplaced?.Invoke(left);
            if (left == 0)
            {
                return new(Array.ConvertAll(_prices[..^1], p => p - _prices[^1]), _near!, types, classes, flow);
            }

            PriceSearch search = new(classes, flow);
            long limit = types.Window == long.MaxValue ? long.MaxValue : types.Window - types.Risen;
            bool found = search.Run(left, limit, out long reach);
            if (!found && !asked)
            {
                asked = true;
                if (!feasible())
                {
                    return null;
                }
            }

            for (int j = 0; j < _prices.Length; j++)
            {
                if (search.Distance[j] < reach)
                {
                    _prices[j] += reach - search.Distance[j];
                    types.Rise(j, reach - search.Distance[j]);
                }
            }

            if (!found)
            {
                _inner = Times(_inner, 2);
                _outer = Math.Max(_outer, Times(_inner, 2));
                types = Types();
            }
        }
    }

    private static long Times(long window, int factor) => window > long.MaxValue / 4 / factor ? long.MaxValue : window * factor;

    private static long Misplaced(SetFlow flow)
    {
        long left = 0;
        foreach (long units in flow.Left)
        {
            left += units;
        }

        foreach (long room in flow.Room)
        {
            left += Math.Max(-room, 0);
        }

        return left;
    }

    private SetFlow Flow(ClassTable classes)
    {
        int[] start = new int[classes.Sets + 1];
        List<int> bins = [];
        for (int s = 0; s < classes.Sets; s++)
        {
            foreach (long bin in classes.BinsOf(s))
            {
                bins.Add((int)bin);
            }

            start[s + 1] = bins.Count;
        }

        long[] room = (long[])_places.Clone();
        for (int j = 0; j < room.Length; j++)
        {
            room[j] -= classes.Alone[j];
        }

        SetFlow flow = new(classes.Supply, start, [.. bins], room);
        flow.Fill(_workers.Cancellation);
        return flow;
    }

    private TypeTable Types()
    {
        long risen = 0;
        if (_near is { Complete: false } near)
        {
            for (int j = 0; j < near.Prices.Length; j++)
            {
                risen = Math.Max(risen, _prices[j] - near.Prices[j]);
            }
        }

        if (_near is null || (!_near.Complete && (_inner > _near.Window - risen)))
        {
            long[] prices = _prices[..^1];
            long most = Math.Max(MostListed, 4L * _rows.Items);
            _near = null;
            for (_near = NearTable.Of(_rows, prices, _outer, most, _workers); _near is null; _near = NearTable.Of(_rows, prices, _outer, most, _workers))
            {
                // Too many to list: narrower windows, and more of them.
                _outer = _outer == long.MaxValue ? Math.Max(_inner == long.MaxValue ? 1 << 20 : _inner, 1) : _outer / 2;
                _inner = Math.Min(_inner, Math.Max(_outer, 1));
                most = _outer <= 1 ? long.MaxValue : most;
            }
        }

        return new(_near, _prices, _spare, _inner, _rows.WeightAt);
    }
}

/// <summary>An optimal solution: prices, and how many units of each class lie in each bin.</summary>
/// <param name="Prices">By bin.</param>
/// <param name="Near">Bins near each position's least.</param>
/// <param name="Types">The types of items.</param>
/// <param name="Classes">The classes of types.</param>
/// <param name="Flow">The units of each class in its bins.</param>
internal sealed record PhaseResult(long[] Prices, NearTable Near, TypeTable Types, ClassTable Classes, SetFlow Flow);
