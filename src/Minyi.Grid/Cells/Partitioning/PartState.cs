namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Which part each node is in, with the load of each part and the bounds it should stay within.</summary>
internal sealed class PartState
{
    public PartState(WeightedGraph graph, int[] part, long[] low, long[] high, int[]? pinned = null)
    {
        Graph = graph;
        Part = part;
        Low = low;
        High = high;
        Pinned = pinned;
        Load = new long[low.Length];
        Size = new int[low.Length];
        for (int v = 0; v < part.Length; v++)
        {
            Load[part[v]] += graph.Weights[v];
            Size[part[v]]++;
        }
    }

    public WeightedGraph Graph { get; }

    public int[] Part { get; }

    /// <summary>The least load of each part.</summary>
    public long[] Low { get; set; }

    /// <summary>The largest load of each part.</summary>
    public long[] High { get; set; }

    /// <summary>For each node the part that it may not leave, or -1; null when every node may move.</summary>
    public int[]? Pinned { get; }

    /// <summary>For each node the part that it should stay in, or -1, and what leaving that costs; null when nothing draws a node.</summary>
    public int[]? Home { get; init; }

    public long[] HomeWeight { get; init; } = [];

    public long[] Load { get; }

    public int[] Size { get; }

    public int Parts => Load.Length;

    /// <summary>How far a part with a load is outside its bounds.</summary>
    public long Excess(int part, long load) => load > High[part] ? load - High[part] : load < Low[part] ? Low[part] - load : 0;

    /// <summary>How far all parts together are outside their bounds.</summary>
    public long Violation()
    {
        long sum = 0;
        for (int c = 0; c < Load.Length; c++)
        {
            sum += Excess(c, Load[c]);
        }

        return sum;
    }

    /// <summary>How far the part that is farthest outside is outside its bounds.</summary>
    public long Farthest()
    {
        long most = 0;
        for (int c = 0; c < Load.Length; c++)
        {
            most = Math.Max(most, Excess(c, Load[c]));
        }

        return most;
    }

    public void Move(int node, int to)
    {
        int from = Part[node];
        long weight = Graph.Weights[node];
        Load[from] -= weight;
        Load[to] += weight;
        Size[from]--;
        Size[to]++;
        Part[node] = to;
    }

    /// <summary>What is made small, the first first: what the farthest part is outside the bounds, what all are, the cost.</summary>
    public (long Farthest, long Outside, long Cost) Merit() => (Farthest(), Violation(), Cost());

    /// <summary>The weight of the edges between parts, and what the nodes away from home cost.</summary>
    public long Cost()
    {
        long twice = 0;
        long away = 0;
        for (int v = 0; v < Part.Length; v++)
        {
            int own = Part[v];
            for (int e = Graph.Offsets[v]; e < Graph.Offsets[v + 1]; e++)
            {
                twice += Part[Graph.Targets[e]] != own ? Graph.EdgeWeights[e] : 0;
            }

            away += Home is not null && Home[v] >= 0 && Home[v] != own ? HomeWeight[v] : 0;
        }

        return (twice / 2) + away;
    }
}
