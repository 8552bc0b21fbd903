using System.Runtime.CompilerServices;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>A smaller graph in which pairs of neighbours are one node, and which node each went into.</summary>
/// <remarks>Heavy edge matching by rating: edge weight squared over the product of node weights, so that light nodes with strong ties go together.</remarks>
internal sealed class Coarsening
{
    private Coarsening(WeightedGraph coarse, int[] map)
    {
        Coarse = coarse;
        Map = map;
    }

    public WeightedGraph Coarse { get; }

    /// <summary>For each node of the finer graph, its node in the coarse one.</summary>
    public int[] Map { get; }

    /// <summary>Matches and contracts.</summary>
    /// <param name="graph">The finer graph.</param>
    /// <param name="heaviest">The largest weight of a coarse node.</param>
    /// <param name="random">The order of visits.</param>
    /// <param name="together">Only nodes with the same value go together; null for no such rule.</param>
    /// <param name="pinned">Parts that nodes are pinned to; nodes pinned to different parts do not go together.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Coarsening Of(WeightedGraph graph, long heaviest, Randomness random, int[]? together, int[]? pinned)
    {
        int n = graph.Nodes;
        int[] order = new int[n];
        for (int i = 0; i < n; i++)
        {
            order[i] = i;
        }

        random.Shuffle<int>(order);
        int[] map = new int[n];
        Array.Fill(map, -1);
        int count = 0;
        long average = Math.Max(1, graph.TotalWeight / Math.Max(1, n));
        foreach (int v in order)
        {
            if (map[v] >= 0)
            {
                continue;
            }

            int mate = -1;
            double best = 0;
            for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
            {
                int u = graph.Targets[e];
                if (map[u] >= 0 || graph.Weights[v] + graph.Weights[u] > heaviest
                    || (together is not null && together[u] != together[v])
                    || (pinned is not null && pinned[u] >= 0 && pinned[v] >= 0))
                {
                    continue;
                }

                double w = graph.EdgeWeights[e];
                double rating = w * w / ((graph.Weights[u] + average) * (double)(graph.Weights[v] + average));
                if (rating > best)
                {
                    (best, mate) = (rating, u);
                }
            }

            map[v] = count;
            if (mate >= 0)
            {
                map[mate] = count;
            }

            count++;
        }

        return new(Contract(graph, map, count), map);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static WeightedGraph Contract(WeightedGraph graph, int[] map, int count)
    {
        int n = graph.Nodes;
        int[] first = new int[count];
        int[] second = new int[count];
        Array.Fill(first, -1);
        Array.Fill(second, -1);
        long[] weights = new long[count];
        for (int v = 0; v < n; v++)
        {
            int c = map[v];
            weights[c] += graph.Weights[v];
            if (first[c] < 0)
            {
                first[c] = v;
            }
            else
            {
                second[c] = v;
            }
        }

        int[] offsets = new int[count + 1];
        int[] targets = new int[graph.Targets.Length];
        int[] edges = new int[graph.Targets.Length];
        int[] at = new int[count];
        Array.Fill(at, -1);
        int next = 0;
        for (int c = 0; c < count; c++)
        {
            int start = next;
            for (int v = first[c]; v >= 0; v = v == second[c] ? -1 : second[c])
            {
                for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
                {
                    int d = map[graph.Targets[e]];
                    if (d == c)
                    {
                        continue;
                    }

                    if (at[d] >= start)
                    {
                        edges[at[d]] += graph.EdgeWeights[e];
                    }
                    else
                    {
                        at[d] = next;
                        targets[next] = d;
                        edges[next++] = graph.EdgeWeights[e];
                    }
                }
            }

            offsets[c + 1] = next;
        }

        return new(offsets, targets[..next], edges[..next], weights);
    }
}
