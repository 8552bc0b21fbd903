namespace Minyi.Grid.Assignment.Costs;

/// <summary>Makes tables of costs from what a caller gives, checked.</summary>
internal static class CostTables
{
    public static SparseTable Sparse(int items, int bins, ReadOnlySpan<AssignmentArc> arcs)
    {
        int[] start = new int[items + 1];
        foreach (AssignmentArc arc in arcs)
        {
            if ((uint)arc.Item >= (uint)items || (uint)arc.Bin >= (uint)bins)
            {
                throw new ArgumentException($"The pair of item {arc.Item} and bin {arc.Bin} is outside {items} items and {bins} bins.", nameof(arcs));
            }

            if (arc.Cost == long.MinValue)
            {
                throw new ArgumentOutOfRangeException(nameof(arcs), arc.Cost, "The cost is too large.");
            }

            start[arc.Item + 1]++;
        }

        for (int i = 0; i < items; i++)
        {
            start[i + 1] += start[i];
        }

        int[] at = (int[])start.Clone();
        int[] bin = new int[arcs.Length];
        long[] cost = new long[arcs.Length];
        foreach (AssignmentArc arc in arcs)
        {
            bin[at[arc.Item]] = arc.Bin;
            cost[at[arc.Item]++] = arc.Cost;
        }

        for (int i = 0; i < items; i++)
        {
            Span<int> own = bin.AsSpan(start[i], start[i + 1] - start[i]);
            own.Sort(cost.AsSpan(start[i], own.Length));
            for (int a = 1; a < own.Length; a++)
            {
                if (own[a] == own[a - 1])
                {
                    throw new ArgumentException($"The pair of item {i} and bin {own[a]} occurs twice.", nameof(arcs));
                }
            }
        }

        return new(items, bins, start, bin, cost);
    }

    public static CostTable Dense(int items, int bins, ReadOnlySpan<long> costs)
    {
        bool narrow = true;
        bool all = true;
        foreach (long cost in costs)
        {
            all &= cost != AssignmentProblem.Forbidden;
            narrow &= cost is AssignmentProblem.Forbidden or (>= -DenseRows.Largest and <= DenseRows.Largest);
        }

        if (narrow)
        {
            int[] matrix = new int[costs.Length];
            for (int a = 0; a < matrix.Length; a++)
            {
                matrix[a] = costs[a] == AssignmentProblem.Forbidden ? DenseRows.Forbidden : (int)costs[a];
            }

            return new DenseTable(items, bins, matrix, all);
        }

        List<AssignmentArc> arcs = [];
        for (int i = 0; i < items; i++)
        {
            for (int j = 0; j < bins; j++)
            {
                if (costs[(i * bins) + j] is var cost && cost != AssignmentProblem.Forbidden)
                {
                    arcs.Add(new(i, j, cost));
                }
            }
        }

        return Sparse(items, bins, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arcs));
    }

    public static MetricTable Metric(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> binX, ReadOnlySpan<double> binY, PairTerms? terms)
    {
        Finite(x, nameof(x));
        Finite(y, nameof(y));
        Finite(binX, nameof(binX));
        Finite(binY, nameof(binY));
        if (terms is null)
        {
            return new(x.ToArray(), y.ToArray(), binX.ToArray(), binY.ToArray(), null, [new long[binX.Length]], null);
        }

        if (terms.ItemKinds.Length != x.Length || terms.BinKinds.Length != binX.Length)
        {
            throw new ArgumentException($"There are {terms.ItemKinds.Length} and {terms.BinKinds.Length} kinds for {x.Length} items and {binX.Length} bins.", nameof(terms));
        }

        foreach (int kind in terms.ItemKinds)
        {
            _ = Guard.Against.OutOfRange(kind, nameof(terms), 0, terms.Terms.Length - 1);
        }

        long[][] byBin = new long[terms.Terms.Length][];
        for (int k = 0; k < byBin.Length; k++)
        {
            byBin[k] = new long[binX.Length];
            for (int j = 0; j < binX.Length; j++)
            {
                byBin[k][j] = terms.Terms[k][Guard.Against.OutOfRange(terms.BinKinds[j], nameof(terms), 0, terms.Terms[k].Length - 1)];
            }
        }

        return new(x.ToArray(), y.ToArray(), binX.ToArray(), binY.ToArray(), [.. terms.ItemKinds], byBin, null);
    }

    public static CostTable With(CostTable costs, ReadOnlySpan<PairRule> rules)
    {
        PairRules all = Rules(costs, rules);
        if (costs is MetricTable metric)
        {
            // Not a copy: what the table works out for itself depends on the rules.
            return new MetricTable(
                metric.X, metric.Y, metric.BinX, metric.BinY, metric.Kinds, metric.Terms, metric.Rules is { } before ? Both(before, all) : all);
        }

        List<AssignmentArc> arcs = [];
        List<long> allowed = [];
        for (int i = 0; i < costs.Items; i++)
        {
            allowed.Clear();
            costs.AllowedBins(i, allowed);
            foreach (long j in allowed)
            {
                if (all.Allow(i, (int)j))
                {
                    arcs.Add(new(i, (int)j, costs.CostOf(i, (int)j)));
                }
            }
        }

        return Sparse(costs.Items, costs.Bins, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arcs));
    }

    private static PairRules Both(PairRules before, PairRules added)
    {
        int items = before.Fixed.Length;
        int[] start = new int[items + 1];
        List<int> forbidden = [];
        int[] settled = new int[items];
        for (int i = 0; i < items; i++)
        {
            settled[i] = added.Fixed[i] >= 0 ? added.Fixed[i] : before.Fixed[i];
            forbidden.AddRange(before.ForbiddenTo(i).ToArray().Union(added.ForbiddenTo(i).ToArray()).Order());
            start[i + 1] = forbidden.Count;
        }

        return new(settled, start, [.. forbidden]);
    }

    private static PairRules Rules(CostTable costs, ReadOnlySpan<PairRule> rules)
    {
        int[] settled = new int[costs.Items];
        Array.Fill(settled, -1);
        SortedSet<(int Item, int Bin)> forbidden = [];
        foreach (PairRule rule in rules)
        {
            if ((uint)rule.Item >= (uint)costs.Items || (uint)rule.Bin >= (uint)costs.Bins)
            {
                throw new ArgumentException($"The pair of item {rule.Item} and bin {rule.Bin} is outside {costs.Items} items and {costs.Bins} bins.", nameof(rules));
            }

            if (rule.Kind == PairRuleKind.Forbidden)
            {
                forbidden.Add((rule.Item, rule.Bin));
            }
            else if (settled[rule.Item] >= 0 && settled[rule.Item] != rule.Bin)
            {
                throw new ArgumentException($"Item {rule.Item} is fixed to bin {settled[rule.Item]} and to bin {rule.Bin}.", nameof(rules));
            }
            else
            {
                settled[rule.Item] = rule.Bin;
            }
        }

        for (int i = 0; i < settled.Length; i++)
        {
            if (settled[i] >= 0 && (forbidden.Contains((i, settled[i])) || costs.CostOf(i, settled[i]) == AssignmentProblem.Forbidden))
            {
                throw new ArgumentException($"Item {i} is fixed to bin {settled[i]}, which is not allowed.", nameof(rules));
            }
        }

        int[] start = new int[costs.Items + 1];
        foreach ((int item, _) in forbidden)
        {
            start[item + 1]++;
        }

        for (int i = 0; i < costs.Items; i++)
        {
            start[i + 1] += start[i];
        }

        return new(settled, start, [.. forbidden.Select(f => f.Bin)]);
    }

    private static void Finite(ReadOnlySpan<double> values, string parameter)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("A coordinate is not a finite number.", parameter);
            }
        }
    }
}
