using System.Collections.Immutable;
using Minyi.Grid.Cells.Partitioning;

namespace Minyi.Grid.Cells;

/// <summary>Two nodes that are neighbours.</summary>
/// <param name="A">A node, from 0.</param>
/// <param name="B">Another node.</param>
/// <param name="Weight">What cutting the edge costs, at least 1; 1 counts edges.</param>
public readonly record struct PartitionEdge(int A, int B, int Weight = 1);

/// <summary>An undirected graph whose nodes have weights, ready to be partitioned.</summary>
public sealed class PartitionGraph
{
    private const long LargestTotal = 1L << 52;

    private PartitionGraph(WeightedGraph graph) => Graph = graph;

    /// <summary>How many nodes.</summary>
    public int Nodes => Graph.Nodes;

    /// <summary>How many edges.</summary>
    public int Edges => Graph.Targets.Length / 2;

    /// <summary>The weight of all nodes.</summary>
    public long TotalWeight => Graph.TotalWeight;

    internal WeightedGraph Graph { get; }

    /// <summary>A graph from its nodes' weights and its edges.</summary>
    /// <param name="weights">The weight of each node, 0 or more; the sum at most 2^52.</param>
    /// <param name="edges">The edges in any order, a pair in either direction; a pair that stands there several times is one edge with the largest weight.</param>
    /// <exception cref="ArgumentException">A weight is negative or the sum too large, an edge joins a node to itself or names a node that does not exist, or its weight is below 1.</exception>
    public static PartitionGraph Create(ReadOnlySpan<long> weights, ReadOnlySpan<PartitionEdge> edges)
    {
        int n = weights.Length;
        Int128 total = 0;
        for (int v = 0; v < n; v++)
        {
            total += weights[v];
            if (weights[v] < 0 || total > LargestTotal)
            {
                throw new ArgumentException($"Node {v} has weight {weights[v]}; weights are 0 or more and add up to at most 2^52.", nameof(weights));
            }
        }

        int[] offsets = new int[n + 1];
        long cut = 0;
        foreach (PartitionEdge e in edges)
        {
            if (e.A < 0 || e.A >= n || e.B < 0 || e.B >= n || e.A == e.B || e.Weight < 1)
            {
                throw new ArgumentException($"The edge {e.A}-{e.B} of weight {e.Weight} does not join two of {n} nodes with a weight of at least 1.", nameof(edges));
            }

            cut += e.Weight;
            offsets[e.A + 1]++;
            offsets[e.B + 1]++;
        }

        if (cut > int.MaxValue)
        {
            throw new ArgumentException($"The edges' weights add up to {cut}; at most {int.MaxValue} is allowed.", nameof(edges));
        }

        for (int v = 0; v < n; v++)
        {
            offsets[v + 1] += offsets[v];
        }

        int[] at = offsets[..n];
        int[] targets = new int[offsets[n]];
        int[] edgeWeights = new int[offsets[n]];
        foreach (PartitionEdge e in edges)
        {
            (targets[at[e.A]], edgeWeights[at[e.A]++]) = (e.B, e.Weight);
            (targets[at[e.B]], edgeWeights[at[e.B]++]) = (e.A, e.Weight);
        }

        return new(Sorted(offsets, targets, edgeWeights, weights.ToArray()));
    }

    /// <summary>The neighbours of a node, in ascending order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public ImmutableArray<int> Neighbours(int node)
    {
        Guard.Against.OutOfRange(node, nameof(node), 0, Nodes - 1);
        return [.. Graph.Targets.AsSpan(Graph.Offsets[node]..Graph.Offsets[node + 1])];
    }

    /// <summary>Neighbours in ascending order, each once.</summary>
    private static WeightedGraph Sorted(int[] offsets, int[] targets, int[] edgeWeights, long[] weights)
    {
        int next = 0;
        int start = 0;
        for (int v = 0; v < weights.Length; v++)
        {
            int end = offsets[v + 1];
            Array.Sort(targets, edgeWeights, start, end - start);
            int first = next;
            for (int e = start; e < end; e++)
            {
                if (next > first && targets[next - 1] == targets[e])
                {
                    edgeWeights[next - 1] = Math.Max(edgeWeights[next - 1], edgeWeights[e]);
                    continue;
                }

                targets[next] = targets[e];
                edgeWeights[next++] = edgeWeights[e];
            }

            start = end;
            offsets[v + 1] = next;
        }

        return new(offsets, targets[..next], edgeWeights[..next], weights);
    }
}
