namespace Minyi.Grid.Assignment.Costs;

/// <summary>
/// Costs by distance in the plane, computed as they are needed. Positions run along Hilbert's curve, group by group, and fall into blocks of neighbours,
/// so that most bins are dismissed for a whole block at once.
/// </summary>
internal sealed class MetricRows : CostRows
{
    private const int MostItems = NearBins<long>.MostItems;

    private readonly Plane _plane;
    private readonly int[] _order;
    private readonly int[]? _formerBin;
    private readonly PlaneBlock[] _blocks;
    private readonly PlaneBlock[] _centred;
    private readonly PlaneKernel<float> _single;
    private readonly PlaneKernel<double> _exact;
    private readonly float[][] _singleTerms;
    private readonly double[][] _exactTerms;

    /// <summary>Orders all items of a plane.</summary>
    public MetricRows(Plane plane)
        : this(plane, HilbertOrder.Of(plane.X, plane.Y, Array.ConvertAll(Numbers(plane.X.Length), plane.SortGroup), 2 * plane.Groups.Length))
    {
    }

    private MetricRows(Plane plane, int[] order)
    {
        _plane = plane;
        _order = order;
        _formerBin = plane.Former is { } former ? Array.ConvertAll(order, i => former.Bin[i]) : null;
        (double middleX, double middleY) = (Middle(plane.BinX), Middle(plane.BinY));
        double[] x = Padded(order.Length + MostItems, p => plane.X[order[p]], order.Length);
        double[] y = Padded(order.Length + MostItems, p => plane.Y[order[p]], order.Length);
        _blocks = BlocksOf(x, y);
        _centred = Array.ConvertAll(_blocks, b => b with { X = b.X - middleX, Y = b.Y - middleY });
        int bins = plane.BinX.Length;
        int padded = PlaneKernel<float>.Padded(bins);
        _exact = new(x, y, Padded(padded, j => plane.BinX[j], bins), Padded(padded, j => plane.BinY[j], bins), bins);
        _single = new(
            Array.ConvertAll(x, v => (float)(v - middleX)), Array.ConvertAll(y, v => (float)(v - middleY)),
            Array.ConvertAll(Padded(padded, j => plane.BinX[j], bins), v => (float)(v - middleX)),
            Array.ConvertAll(Padded(padded, j => plane.BinY[j], bins), v => (float)(v - middleY)), bins);
        _exactTerms = Array.ConvertAll(plane.Groups, g => Padded(padded, j => Term(g, j), bins, double.PositiveInfinity));
        _singleTerms = Array.ConvertAll(_exactTerms, t => Array.ConvertAll(t, v => (float)v));
    }

    public override int Items => _order.Length;

    public override int Bins => _plane.BinX.Length;

    public override int Blocks => _blocks.Length;

    public override long Pairs => (long)Items * Bins;

    public override int Start(int block) => block < _blocks.Length ? _blocks[block].From : Items;

    public override int ItemAt(int position) => _order[position];

    public override int WeightAt(int position) => _plane.Weights is { } weights ? weights[_order[position]] : 1;

    public override CostRows Sample(int stride)
    {
        int[] sample = new int[(_order.Length + stride - 1) / stride];
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] = _order[i * stride];
        }

        return new MetricRows(_plane, sample);
    }

    public override void Near(int block, ReadOnlySpan<float> prices, float window, NearBins<float> into)
    {
        PlaneBlock b = _centred[block];
        float multiplier = _plane.Groups[b.Group].Multiplier;
        Span<float> add = new float[_singleTerms[b.Group].Length];
        float[] terms = _singleTerms[b.Group];
        for (int j = 0; j < add.Length; j++)
        {
            add[j] = terms[j] + (j < prices.Length ? prices[j] : 0);
        }

        (int[], float)? former = _formerBin is null ? null : (_formerBin, _plane.Former!.Bonus);
        if (b.Ruled)
        {
            _single.NearByRule(b, multiplier, add, window, former, _plane.Rules!, ItemAt, into);
        }
        else
        {
            _single.Near(b, multiplier, add, window, 0.01f * multiplier, former, into);
        }
    }

    public override void Near(int block, ReadOnlySpan<long> prices, long window, NearBins<long> into)
    {
        PlaneBlock b = _blocks[block];
        double multiplier = _plane.Groups[b.Group].Multiplier;
        Span<double> add = new double[_exactTerms[b.Group].Length];
        double[] terms = _exactTerms[b.Group];
        for (int j = 0; j < add.Length; j++)
        {
            add[j] = terms[j] + (j < prices.Length ? prices[j] : 0);
        }

        (int[], double)? former = _formerBin is null ? null : (_formerBin, _plane.Former!.Bonus);
        double limit = Math.Min(window, 1e300);
        if (b.Ruled)
        {
            _exact.NearByRule(b, multiplier, add, limit, former, _plane.Rules!, ItemAt, into);
        }
        else
        {
            _exact.Near(b, multiplier, add, limit, 1.1 * multiplier, former, into);
        }
    }

    private static double Term(PlaneGroup group, int bin) =>
        group.Terms[bin] == AssignmentProblem.Forbidden ? double.PositiveInfinity : group.Multiplier * group.Terms[bin];

    private PlaneBlock[] BlocksOf(double[] x, double[] y)
    {
        List<PlaneBlock> blocks = [];
        for (int from = 0; from < _order.Length;)
        {
            int sort = _plane.SortGroup(_order[from]);
            int to = from;
            (double left, double right, double bottom, double top) = (x[from], x[from], y[from], y[from]);
            for (; to < _order.Length && to < from + MostItems && _plane.SortGroup(_order[to]) == sort; to++)
            {
                (left, right) = (Math.Min(left, x[to]), Math.Max(right, x[to]));
                (bottom, top) = (Math.Min(bottom, y[to]), Math.Max(top, y[to]));
            }

            double half = Math.Sqrt(((right - left) * (right - left)) + ((top - bottom) * (top - bottom))) / 2;
            int groups = _plane.Groups.Length;
            blocks.Add(new(from, to - from, sort % groups, sort >= groups, (left + right) / 2, (bottom + top) / 2, (half * 1.000001) + 1e-6));
            from = to;
        }

        return [.. blocks];
    }

    private static int[] Numbers(int count)
    {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = i;
        }

        return numbers;
    }

    private static double Middle(double[] values) => values.Length == 0 ? 0 : (values.Min() + values.Max()) / 2;

    private static double[] Padded(int length, Func<int, double> value, int values, double rest = 0)
    {
        double[] padded = new double[length];
        for (int i = 0; i < length; i++)
        {
            padded[i] = i < values ? value(i) : rest;
        }

        return padded;
    }
}

/// <summary>Items and bins in the plane with what belongs to them.</summary>
/// <param name="X">By item, metres to the east.</param>
/// <param name="Y">By item, metres to the north.</param>
/// <param name="BinX">By bin.</param>
/// <param name="BinY">By bin.</param>
/// <param name="Groups">The groups of items.</param>
/// <param name="GroupOf">By item, its group; null where there is one group.</param>
/// <param name="Weights">By item, how many units it counts; null where each counts one.</param>
/// <param name="Rules">Rules for single pairs.</param>
/// <param name="Former">Where the items were before.</param>
internal sealed record Plane(
    double[] X, double[] Y, double[] BinX, double[] BinY, PlaneGroup[] Groups, int[]? GroupOf, int[]? Weights, PairRules? Rules, FormerBins? Former)
{
    /// <summary>Where an item is sorted: by its group, those with rules of their own after all others.</summary>
    public int SortGroup(int item) => (GroupOf?[item] ?? 0) + (Rules is { } rules && rules.Concern(item) ? Groups.Length : 0);
}
