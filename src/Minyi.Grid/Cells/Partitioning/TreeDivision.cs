namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Divides a connected graph along a spanning tree, which works for every number of parts: the heaviest part is cut at the edge that halves it best.</summary>
internal static class TreeDivision
{
    public static int[] Of(WeightedGraph graph, int parts)
    {
        int n = graph.Nodes;
        int[] parent = new int[n];
        Array.Fill(parent, -1);
        List<int> order = [0];
        bool[] seen = new bool[n];
        seen[0] = true;
        for (int i = 0; i < order.Count; i++)
        {
            int v = order[i];
            for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
            {
                int u = graph.Targets[e];
                if (!seen[u])
                {
                    seen[u] = true;
                    parent[u] = v;
                    order.Add(u);
                }
            }
        }

        int[] part = new int[n];
        long[] loads = new long[parts];
        int[] sizes = new int[parts];
        loads[0] = graph.TotalWeight;
        sizes[0] = n;
        for (int fresh = 1; fresh < parts; fresh++)
        {
            int heaviest = Enumerable.Range(0, fresh).Where(c => sizes[c] > 1).MaxBy(c => (loads[c], sizes[c]));
            int[] below = Cut(graph, parent, order, part, heaviest, loads[heaviest]);
            foreach (int v in below)
            {
                part[v] = fresh;
                loads[fresh] += graph.Weights[v];
            }

            sizes[fresh] = below.Length;
            sizes[heaviest] -= below.Length;
            loads[heaviest] -= loads[fresh];
        }

        return part;
    }

    /// <summary>What hangs below the best edge of a part's tree.</summary>
    private static int[] Cut(WeightedGraph graph, int[] parent, List<int> order, int[] part, int cut, long load)
    {
        long[] below = [.. graph.Weights];
        int best = -1;
        long least = long.MaxValue;
        for (int i = order.Count - 1; i > 0; i--)
        {
            int v = order[i];
            if (part[v] != cut || part[parent[v]] != cut)
            {
                continue;
            }

            below[parent[v]] += below[v];
            long uneven = Math.Abs(load - (2 * below[v]));
            if (uneven < least)
            {
                (best, least) = (v, uneven);
            }
        }

        HashSet<int> taken = [best];
        foreach (int v in order)
        {
            if (part[v] == cut && parent[v] >= 0 && part[parent[v]] == cut && taken.Contains(parent[v]))
            {
                taken.Add(v);
            }
        }

        return [.. taken];
    }
}
