using Minyi.Grid.Cells;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Cells;

/// <summary>A graph to partition, with generators and the ways of checking a result that share nothing with the code under test.</summary>
internal sealed record PartitionCase(long[] Weights, (int A, int B)[] Edges, int Parts, Rational Tolerance)
{
    public PartitionGraph Graph => PartitionGraph.Create(Weights, Edges.Select(e => new PartitionEdge(e.A, e.B)).ToArray());

    public PartitionOptions Options => new() { Tolerance = Tolerance, Starts = 2 };

    public override string ToString() => $"weights [{string.Join(",", Weights)}] edges [{string.Join(" ", Edges.Select(e => $"{e.A}-{e.B}"))}] parts {Parts} tolerance {Tolerance}";

    /// <summary>Graphs of up to some nodes: a tree with more edges thrown in, at times in several components.</summary>
    public static Gen<PartitionCase> Small(int nodes, bool connected) =>
        from n in Gen.Choose(1, nodes)
        from parents in Gen.Choose(0, 1000).ArrayOf(n)
        from cuts in Gen.Choose(0, 9).ArrayOf(n)
        from more in Gen.Choose(0, n)
        from ends in Gen.Choose(0, 1000).ArrayOf(2 * more)
        from heavy in Gen.Elements(1, 4, 30)
        from weights in Gen.Choose(0, heavy).ArrayOf(n)
        from parts in Gen.Choose(1, Math.Min(n, 4))
        from tolerance in Gen.Elements(new Rational(0, 1), new Rational(1, 100), new Rational(1, 10), new Rational(1, 4), new Rational(1, 1))
        let tree = Enumerable.Range(1, n - 1).Where(v => connected || cuts[v] > 0).Select(v => (parents[v] % v, v))
        let extra = Enumerable.Range(0, more).Select(i => (ends[2 * i] % n, ends[(2 * i) + 1] % n)).Where(e => e.Item1 != e.Item2)
        select new PartitionCase([.. weights.Select(w => (long)w)], [.. tree.Concat(connected ? extra : [])], parts, tolerance);

    /// <summary>A grid of blocks with unequal populations, a few of them missing.</summary>
    public static Gen<PartitionCase> Town(int side) =>
        from width in Gen.Choose(3, side)
        from height in Gen.Choose(3, side)
        from gone in Gen.Choose(0, 9).ArrayOf(width * height)
        from weights in Gen.Choose(0, 400).ArrayOf(width * height)
        from parts in Gen.Choose(1, 8)
        let kept = Enumerable.Range(0, width * height).Where(i => gone[i] > 0).ToArray()
        where kept.Length >= 8
        let at = kept.Select((v, i) => (v, i)).ToDictionary(p => p.v, p => p.i)
        let right = kept.Where(v => v % width != width - 1 && at.ContainsKey(v + 1)).Select(v => (at[v], at[v + 1]))
        let down = kept.Where(v => at.ContainsKey(v + width)).Select(v => (at[v], at[v + width]))
        select new PartitionCase([.. kept.Select(v => (long)weights[v])], [.. right.Concat(down)], parts, new(5, 100));

    /// <summary>How many pieces the nodes of a part make: a search of its own.</summary>
    public int Pieces(Func<int, bool> member)
    {
        ILookup<int, int> next = Edges.Concat(Edges.Select(e => (A: e.B, B: e.A))).ToLookup(e => e.A, e => e.B);
        HashSet<int> left = [.. Enumerable.Range(0, Weights.Length).Where(member)];
        int pieces = 0;
        while (left.Count > 0)
        {
            pieces++;
            Stack<int> open = new([left.First()]);
            while (open.TryPop(out int v))
            {
                if (left.Remove(v))
                {
                    foreach (int u in next[v].Where(left.Contains))
                    {
                        open.Push(u);
                    }
                }
            }
        }

        return pieces;
    }

    public int Cut(IReadOnlyList<int> part) => Edges.Select(e => e.A < e.B ? e : (e.B, e.A)).Distinct().Count(e => part[e.Item1] != part[e.Item2]);

    public Rational Deviation(IReadOnlyList<int> part)
    {
        Rational ideal = new(Weights.Sum(), Parts);
        return ideal.Sign == 0 ? Rational.Zero
            : Enumerable.Range(0, Parts).Select(c => ((Weights.Where((_, v) => part[v] == c).Sum() / ideal) - 1).Abs()).Max();
    }

    public bool IsPartition(IReadOnlyList<int> part) =>
        part.All(c => c >= 0 && c < Parts) && Enumerable.Range(0, Parts).All(c => Pieces(v => part[v] == c) == 1);

    /// <summary>Every partition into connected parts, each in one numbering.</summary>
    public IEnumerable<int[]> All()
    {
        int n = Weights.Length;
        int[] part = new int[n];
        return Place(0, 0);

        IEnumerable<int[]> Place(int v, int used)
        {
            if (v == n)
            {
                if (used == Parts && IsPartition(part))
                {
                    yield return [.. part];
                }

                yield break;
            }

            for (int c = 0; c <= Math.Min(used, Parts - 1); c++)
            {
                part[v] = c;
                foreach (int[] found in Place(v + 1, Math.Max(used, c + 1)))
                {
                    yield return found;
                }
            }
        }
    }

    public void AssertSound(Partition p)
    {
        Assert.True(IsPartition(p.Parts), "every part is connected and has a node");
        Assert.Equal(Enumerable.Range(0, Parts).Select(c => Weights.Where((_, v) => p.Parts[v] == c).Sum()), p.Loads);
        Assert.Equal(Cut(p.Parts), p.CutEdges);
        Assert.Equal(Deviation(p.Parts), p.Deviation);
        Assert.Equal(p.Deviation <= Tolerance, p.IsWithinTolerance);
        Rational ideal = new(Weights.Sum(), Parts);
        Assert.Equal(Enumerable.Range(0, Parts).Where(c => ideal.Sign != 0 && ((p.Loads[c] / ideal) - 1).Abs() > Tolerance), p.Outside);
    }
}
