namespace Minyi.Grid.Cells.Partitioning;

/// <summary>The connected components of a graph, in the order of their first nodes.</summary>
internal sealed class Components
{
    public Components(WeightedGraph graph, int[]? part = null)
    {
        Of = new int[graph.Nodes];
        Array.Fill(Of, -1);
        Stack<int> stack = new();
        for (int s = 0; s < Of.Length; s++)
        {
            if (Of[s] >= 0 || (part is not null && part[s] < 0))
            {
                continue;
            }

            List<int> nodes = [];
            Of[s] = Nodes.Count;
            stack.Push(s);
            while (stack.TryPop(out int v))
            {
                nodes.Add(v);
                for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
                {
                    int u = graph.Targets[e];
                    if (Of[u] < 0 && (part is null || part[u] == part[v]))
                    {
                        Of[u] = Of[s];
                        stack.Push(u);
                    }
                }
            }

            nodes.Sort();
            Nodes.Add([.. nodes]);
            Weights.Add(nodes.Sum(v => graph.Weights[v]));
        }
    }

    /// <summary>The component of each node; -1 where it has no part.</summary>
    public int[] Of { get; }

    public List<int[]> Nodes { get; } = [];

    public List<long> Weights { get; } = [];
}
