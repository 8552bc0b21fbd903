namespace Minyi.Grid.Assignment.Costs;

/// <summary>The costs of a problem as they were given.</summary>
internal abstract record CostTable(int Items, int Bins)
{
    /// <summary>The cost of a pair; <see cref="AssignmentProblem.Forbidden"/> where it is not allowed.</summary>
    public abstract long CostOf(int item, int bin);

    /// <summary>The costs in a form in which they can be searched.</summary>
    public abstract CostRows Rows(UnitCosts units);

    /// <summary>Puts the allowed bins of an item into a list, ascending.</summary>
    public abstract void AllowedBins(int item, List<long> into);

    /// <summary>An item that has the same allowed bins and comes before or is the item itself; saves looking at them all.</summary>
    public virtual int SameAllowedAs(int item) => item;

    /// <summary>The largest magnitude of a cost.</summary>
    public abstract long LargestMagnitude { get; }
}

/// <summary>What a unit of an item costs: cost × scale / weight, less a bonus in the former bin.</summary>
/// <param name="Weights">By item, how many units it counts; null where each counts one.</param>
/// <param name="Scale">The factor; the multiplier of an item is this over its weight, to the nearest whole number.</param>
/// <param name="Former">Where the items were before; null where that does not count.</param>
internal sealed record UnitCosts(int[]? Weights, long Scale, FormerBins? Former)
{
    public static UnitCosts Plain { get; } = new(null, 1, null);

    public long MultiplierOf(int item) => Weights is null ? Scale : ForWeight(Weights[item]);

    public long ForWeight(int weight) => Math.Max(1, (Scale + (weight / 2)) / weight);

    public long BonusOf(int item, int bin) => Former is { } former && former.Bin[item] == bin ? former.Bonus : 0;
}

/// <summary>Costs of listed pairs: those of item i stand from Start[i] to Start[i + 1], bins ascending.</summary>
internal sealed record SparseTable(int Items, int Bins, int[] Start, int[] Bin, long[] Cost) : CostTable(Items, Bins)
{
    public override long LargestMagnitude { get; } = Cost.Length == 0 ? 0 : Cost.Max(c => Math.Abs(c));

    public override long CostOf(int item, int bin)
    {
        int at = Array.BinarySearch(Bin, Start[item], Start[item + 1] - Start[item], bin);
        return at < 0 ? AssignmentProblem.Forbidden : Cost[at];
    }

    public override CostRows Rows(UnitCosts units)
    {
        if (units == UnitCosts.Plain)
        {
            return new SparseRows(Bins, Start, Bin, Cost, null);
        }

        long[] cost = new long[Cost.Length];
        for (int i = 0; i < Items; i++)
        {
            for (int a = Start[i]; a < Start[i + 1]; a++)
            {
                cost[a] = (Cost[a] * units.MultiplierOf(i)) - units.BonusOf(i, Bin[a]);
            }
        }

        return new SparseRows(Bins, Start, Bin, cost, units.Weights);
    }

    public override void AllowedBins(int item, List<long> into)
    {
        for (int a = Start[item]; a < Start[item + 1]; a++)
        {
            into.Add(Bin[a]);
        }
    }
}

/// <summary>A matrix of costs of at most 32 bits, item by item.</summary>
internal sealed record DenseTable(int Items, int Bins, int[] Costs, bool AllAllowed) : CostTable(Items, Bins)
{
    public override long LargestMagnitude { get; } = Costs.Length == 0 ? 0 : Costs.Max(c => c == DenseRows.Forbidden ? 0 : Math.Abs(c));

    public override long CostOf(int item, int bin)
    {
        int cost = Costs[((long)item * Bins) + bin];
        return cost == DenseRows.Forbidden ? AssignmentProblem.Forbidden : cost;
    }

    public override CostRows Rows(UnitCosts units)
    {
        if (units == UnitCosts.Plain)
        {
            return new DenseRows(Bins, Costs, null);
        }

        long largest = 0;
        for (int i = 0; i < Items; i++)
        {
            largest = Math.Max(largest, (LargestMagnitude * units.MultiplierOf(i)) + (units.Former?.Bonus ?? 0));
        }

        if (largest > DenseRows.Largest)
        {
            return ToSparse().Rows(units);
        }

        int[] costs = new int[Costs.Length];
        for (int i = 0, at = 0; i < Items; i++)
        {
            long multiplier = units.MultiplierOf(i);
            for (int j = 0; j < Bins; j++, at++)
            {
                costs[at] = Costs[at] == DenseRows.Forbidden ? Costs[at] : (int)((Costs[at] * multiplier) - units.BonusOf(i, j));
            }
        }

        return new DenseRows(Bins, costs, units.Weights);
    }

    public override void AllowedBins(int item, List<long> into)
    {
        for (int j = 0; j < Bins; j++)
        {
            if (Costs[((long)item * Bins) + j] != DenseRows.Forbidden)
            {
                into.Add(j);
            }
        }
    }

    public override int SameAllowedAs(int item) => AllAllowed ? 0 : item;

    private SparseTable ToSparse()
    {
        int[] start = new int[Items + 1];
        List<int> bins = [];
        List<long> costs = [];
        for (int i = 0; i < Items; i++)
        {
            for (int j = 0; j < Bins; j++)
            {
                if (Costs[((long)i * Bins) + j] is var cost && cost != DenseRows.Forbidden)
                {
                    bins.Add(j);
                    costs.Add(cost);
                }
            }

            start[i + 1] = bins.Count;
        }

        return new(Items, Bins, start, [.. bins], [.. costs]);
    }
}

/// <summary>Points in the plane: a pair costs the distance in whole metres, rounded half to even, plus the term of their kinds.</summary>
/// <param name="X">By item, metres to the east.</param>
/// <param name="Y">By item, metres to the north.</param>
/// <param name="BinX">By bin.</param>
/// <param name="BinY">By bin.</param>
/// <param name="Kinds">By item, its kind; null where there is one.</param>
/// <param name="Terms">By kind and bin, what is added; <see cref="AssignmentProblem.Forbidden"/> where the pair is not allowed.</param>
/// <param name="Rules">Rules for single pairs.</param>
internal sealed record MetricTable(double[] X, double[] Y, double[] BinX, double[] BinY, int[]? Kinds, long[][] Terms, PairRules? Rules)
    : CostTable(X.Length, BinX.Length)
{
    private readonly int[] _firstOfKind = FirstOfKind(Kinds, Terms.Length, Rules);

    public override long LargestMagnitude { get; } = Largest(X, Y, BinX, BinY, Terms);

    public override long CostOf(int item, int bin)
    {
        long term = Terms[Kinds?[item] ?? 0][bin];
        if (term == AssignmentProblem.Forbidden || (Rules is { } rules && !rules.Allow(item, bin)))
        {
            return AssignmentProblem.Forbidden;
        }

        double dx = X[item] - BinX[bin];
        double dy = Y[item] - BinY[bin];
        return (long)Math.Round(Math.Sqrt((dx * dx) + (dy * dy)), MidpointRounding.ToEven) + term;
    }

    public override CostRows Rows(UnitCosts units)
    {
        if (units.Weights is null)
        {
            return new MetricRows(new(X, Y, BinX, BinY, Array.ConvertAll(Terms, t => new PlaneGroup(units.Scale, t)), Kinds, null, Rules, units.Former));
        }

        Dictionary<(int Kind, int Weight), int> numbers = [];
        List<PlaneGroup> groups = [];
        int[] groupOf = new int[Items];
        for (int i = 0; i < Items; i++)
        {
            int kind = Kinds?[i] ?? 0;
            if (!numbers.TryGetValue((kind, units.Weights[i]), out groupOf[i]))
            {
                groupOf[i] = groups.Count;
                numbers.Add((kind, units.Weights[i]), groups.Count);
                groups.Add(new(units.ForWeight(units.Weights[i]), Terms[kind]));
            }
        }

        return new MetricRows(new(X, Y, BinX, BinY, [.. groups], groupOf, units.Weights, Rules, units.Former));
    }

    public override void AllowedBins(int item, List<long> into)
    {
        long[] terms = Terms[Kinds?[item] ?? 0];
        for (int j = 0; j < Bins; j++)
        {
            if (terms[j] != AssignmentProblem.Forbidden && (Rules is null || Rules.Allow(item, j)))
            {
                into.Add(j);
            }
        }
    }

    public override int SameAllowedAs(int item) => Rules is { } rules && rules.Concern(item) ? item : _firstOfKind[Kinds?[item] ?? 0];

    private static int[] FirstOfKind(int[]? kinds, int count, PairRules? rules)
    {
        int[] first = new int[count];
        Array.Fill(first, -1);
        for (int i = 0; i < (kinds?.Length ?? rules?.Fixed.Length ?? 1); i++)
        {
            int kind = kinds?[i] ?? 0;
            if (first[kind] < 0 && rules?.Concern(i) != true)
            {
                first[kind] = i;
            }
        }

        return first;
    }

    private static double Farthest(double[] values)
    {
        double farthest = 0;
        foreach (double value in values)
        {
            farthest = Math.Max(farthest, Math.Abs(value));
        }

        return farthest;
    }

    private static long Largest(double[] x, double[] y, double[] binX, double[] binY, long[][] terms)
    {
        double reach = 2 * (Math.Max(Farthest(x), Farthest(binX)) + Math.Max(Farthest(y), Farthest(binY)));
        long term = terms.SelectMany(t => t).Where(t => t != AssignmentProblem.Forbidden).Select(Math.Abs).DefaultIfEmpty().Max();
        return (long)Math.Min(reach, 1e18) + term + 1;
    }
}
