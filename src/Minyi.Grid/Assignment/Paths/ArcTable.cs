namespace Minyi.Grid.Assignment.Paths;

/// <summary>The allowed pairs, by item and by bin.</summary>
internal sealed class ArcTable
{
    private ArcTable(int items, int bins, int[] itemStart, int[] bin, long[] cost)
    {
        Items = items;
        Bins = bins;
        ItemStart = itemStart;
        Bin = bin;
        Cost = cost;
        BinStart = new int[bins + 1];
        Item = new int[bin.Length];
        BinCost = new long[bin.Length];
        foreach (int j in bin)
        {
            BinStart[j + 1]++;
        }

        for (int j = 0; j < bins; j++)
        {
            BinStart[j + 1] += BinStart[j];
        }

        int[] next = [.. BinStart];
        for (int i = 0; i < items; i++)
        {
            for (int a = itemStart[i]; a < itemStart[i + 1]; a++)
            {
                int at = next[bin[a]]++;
                Item[at] = i;
                BinCost[at] = cost[a];
            }
        }
    }

    public int Items { get; }

    public int Bins { get; }

    /// <summary>The arcs of item i are ItemStart[i] to ItemStart[i + 1], in <see cref="Bin"/> and <see cref="Cost"/>.</summary>
    public int[] ItemStart { get; }

    public int[] Bin { get; }

    public long[] Cost { get; }

    /// <summary>The arcs of bin j are BinStart[j] to BinStart[j + 1], in <see cref="Item"/> and <see cref="BinCost"/>.</summary>
    public int[] BinStart { get; }

    public int[] Item { get; }

    public long[] BinCost { get; }

    public static ArcTable Dense(int items, int bins, ReadOnlySpan<long> costs)
    {
        int[] start = new int[items + 1];
        int[] bin = new int[costs.Length];
        for (int i = 0; i < items; i++)
        {
            start[i + 1] = start[i] + bins;
            for (int j = 0; j < bins; j++)
            {
                bin[start[i] + j] = j;
            }
        }

        CheckCosts(costs, items, bins);
        return new(items, bins, start, bin, costs.ToArray());
    }

    public static ArcTable Sparse(int items, int bins, ReadOnlySpan<AssignmentArc> arcs)
    {
        int[] start = new int[items + 1];
        foreach (AssignmentArc arc in arcs)
        {
            if ((uint)arc.Item >= (uint)items || (uint)arc.Bin >= (uint)bins)
            {
                throw new ArgumentException($"{arc} is outside of {items} items and {bins} bins.", nameof(arcs));
            }

            start[arc.Item + 1]++;
        }

        for (int i = 0; i < items; i++)
        {
            start[i + 1] += start[i];
        }

        int[] next = [.. start];
        int[] bin = new int[arcs.Length];
        long[] cost = new long[arcs.Length];
        foreach (AssignmentArc arc in arcs)
        {
            int at = next[arc.Item]++;
            bin[at] = arc.Bin;
            cost[at] = arc.Cost;
        }

        for (int i = 0; i < items; i++)
        {
            Array.Sort(bin, cost, start[i], start[i + 1] - start[i]);
            for (int a = start[i] + 1; a < start[i + 1]; a++)
            {
                if (bin[a] == bin[a - 1])
                {
                    throw new ArgumentException($"The pair of item {i} and bin {bin[a]} occurs twice.", nameof(arcs));
                }
            }
        }

        CheckCosts(cost, items, bins);
        return new(items, bins, start, bin, cost);
    }

    private static void CheckCosts(ReadOnlySpan<long> costs, int items, int bins)
    {
        long largest = AssignmentProblem.LargestCost(items, bins);
        foreach (long c in costs)
        {
            if (c > largest || c < -largest)
            {
                throw new ArgumentOutOfRangeException(nameof(costs), c, $"With {items} items and {bins} bins costs are within ±{largest}.");
            }
        }
    }
}
