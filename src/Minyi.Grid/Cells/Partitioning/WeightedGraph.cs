namespace Minyi.Grid.Cells.Partitioning;

/// <summary>An undirected graph with weights of nodes and edges, neighbours in one array: those of v stand from Offsets[v] to Offsets[v + 1].</summary>
internal sealed class WeightedGraph(int[] offsets, int[] targets, int[] edgeWeights, long[] weights)
{
    public int[] Offsets { get; } = offsets;

    public int[] Targets { get; } = targets;

    public int[] EdgeWeights { get; } = edgeWeights;

    public long[] Weights { get; } = weights;

    public int Nodes => Weights.Length;

    public long TotalWeight { get; } = weights.Sum();

    /// <summary>The graph on some nodes and the edges among them.</summary>
    /// <param name="nodes">The nodes; the one at i is node i of the result.</param>
    /// <param name="position">An array of the size of this graph, all -1; all -1 again afterwards.</param>
    public WeightedGraph Induced(ReadOnlySpan<int> nodes, int[] position)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            position[nodes[i]] = i;
        }

        int[] starts = new int[nodes.Length + 1];
        int count = 0;
        foreach (int v in nodes)
        {
            count += Offsets[v + 1] - Offsets[v];
        }

        int[] ends = new int[count];
        int[] edges = new int[count];
        long[] loads = new long[nodes.Length];
        int at = 0;
        for (int i = 0; i < nodes.Length; i++)
        {
            int v = nodes[i];
            loads[i] = Weights[v];
            for (int e = Offsets[v]; e < Offsets[v + 1]; e++)
            {
                if (position[Targets[e]] >= 0)
                {
                    ends[at] = position[Targets[e]];
                    edges[at++] = EdgeWeights[e];
                }
            }

            starts[i + 1] = at;
        }

        foreach (int v in nodes)
        {
            position[v] = -1;
        }

        return new(starts, ends[..at], edges[..at], loads);
    }
}
