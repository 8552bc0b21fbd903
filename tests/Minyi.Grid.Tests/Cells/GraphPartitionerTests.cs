using Minyi.Grid.Cells;

namespace Minyi.Grid.Tests.Cells;

public sealed class GraphPartitionerTests
{
    private static Partition Divided(PartitionCase x, PartitionOptions? options = null)
    {
        Assert.True(GraphPartitioner.TryDivide(x.Graph, x.Parts, options ?? x.Options, out Partition? partition, out _));
        return partition;
    }

    [Property(MaxTest = 150, QuietOnSuccess = true)]
    public Property SmallGraphsGetTheOptimumOfAll() => Prop.ForAll(PartitionCase.Small(9, connected: true).ToArbitrary(), x =>
    {
        Partition p = Divided(x);
        x.AssertSound(p);
        int[][] all = [.. x.All()];
        int[][] within = [.. all.Where(q => x.Deviation(q) <= x.Tolerance)];
        Assert.True(p.IsProvedBest);
        Assert.Equal(within.Length > 0, p.IsWithinTolerance);
        if (within.Length > 0)
        {
            Assert.Equal(within.Min(x.Cut), p.CutEdges);
            Assert.Null(p.Impossibility);
        }
        else
        {
            Assert.NotNull(p.Impossibility);
            if (p.Impossibility.Low <= p.Impossibility.High)
            {
                Assert.Equal(all.Min(Farthest), Farthest(p.Parts));
            }
        }

        long Farthest(IReadOnlyList<int> q) => Enumerable.Range(0, x.Parts).Max(c =>
        {
            long load = x.Weights.Where((_, v) => q[v] == c).Sum();
            return Math.Max(load - p.Impossibility!.High, p.Impossibility.Low - load);
        });
    });

    [Property(MaxTest = 150, QuietOnSuccess = true)]
    public Property ComponentsAreNeverJoinedAndCertificatesAreTrue() => Prop.ForAll(PartitionCase.Small(8, connected: false).ToArbitrary(), x =>
    {
        int pieces = x.Pieces(_ => true);
        bool exists = GraphPartitioner.TryDivide(x.Graph, x.Parts, x.Options, out Partition? p, out PartitionConflict? conflict);
        Assert.Equal(pieces <= x.Parts, exists);
        if (!exists)
        {
            Assert.Equal((PartitionConflictKind.TooManyComponents, pieces, x.Parts), (conflict!.Kind, conflict.Available, conflict.Needed));
            Assert.Equal(pieces, conflict.Nodes.Length);
            return;
        }

        x.AssertSound(p!);
        if (p!.Impossibility is { } why)
        {
            Assert.DoesNotContain(x.All(), q => x.Deviation(q) <= x.Tolerance);
            Assert.True(why.Kind != PartitionImpossibilityKind.HeavyNode || why.Nodes.All(v => x.Weights[v] > why.High));
        }
    });

    [Property(MaxTest = 25, QuietOnSuccess = true)]
    public Property TownsAreCutIntoConnectedPartsTheSameForTheSameSeed() => Prop.ForAll(PartitionCase.Town(10).ToArbitrary(), x =>
    {
        PartitionOptions options = x.Options with { Starts = 1 };
        if (!GraphPartitioner.TryDivide(x.Graph, x.Parts, options, out Partition? p, out PartitionConflict? conflict))
        {
            Assert.True(conflict.Available > x.Parts);
            return;
        }

        x.AssertSound(p);
        Partition again = Divided(x, options);
        Assert.Equal(p.Parts, again.Parts);
    });

    [Property(MaxTest = 60, QuietOnSuccess = true)]
    public Property SeedsAreInTheirParts() => Prop.ForAll(PartitionCase.Small(12, connected: true).ToArbitrary(), x =>
    {
        int[] seeds = [.. Enumerable.Range(0, x.Parts).Select(c => c % 3 == 2 ? -1 : (x.Weights.Length - 1 - (c * x.Weights.Length / x.Parts)))];
        Partition p = Divided(x, x.Options with { Seeds = [.. seeds] });
        x.AssertSound(p);
        Assert.All(Enumerable.Range(0, x.Parts).Where(c => seeds[c] >= 0), c => Assert.Equal(c, p.Parts[seeds[c]]));
    });

    [Fact]
    public void OnePartAndAPartForEachNode()
    {
        PartitionCase ring = new([3, 1, 5, 3], [(0, 1), (1, 2), (2, 3), (3, 0)], 1, new(1, 100));
        Assert.Equal([0, 0, 0, 0], Divided(ring).Parts);
        PartitionCase alone = ring with { Parts = 4 };
        Assert.Equal(4, Divided(alone).Parts.Distinct().Count());
        Assert.Equal(PartitionImpossibilityKind.HeavyNode, Divided(alone).Impossibility!.Kind);
    }

    [Fact]
    public void MorePartsThanNodesIsAConflict()
    {
        Assert.False(GraphPartitioner.TryDivide(PartitionGraph.Create([1, 1], [new(0, 1)]), 3, new(), out _, out PartitionConflict? conflict));
        Assert.Equal((PartitionConflictKind.TooFewNodes, 2, 3), (conflict.Kind, conflict.Available, conflict.Needed));
        Assert.False(GraphPartitioner.TryDivide(PartitionGraph.Create([], []), 1, new(), out _, out conflict));
        Assert.Equal(PartitionConflictKind.TooFewNodes, conflict.Kind);
    }

    [Fact]
    public void NobodyLivesThere()
    {
        PartitionCase path = new([0, 0, 0, 0], [(0, 1), (1, 2), (2, 3)], 2, new(1, 100));
        Partition p = Divided(path);
        path.AssertSound(p);
        Assert.Equal((1, true), (p.CutEdges, p.IsWithinTolerance));
    }

    [Fact]
    public void NoWholeNumberWithinTheToleranceIsSaid()
    {
        PartitionCase path = new([1, 1, 1, 1], [(0, 1), (1, 2), (2, 3)], 3, new(1, 100));
        Assert.Equal(PartitionImpossibilityKind.NoWholeLoad, Divided(path).Impossibility!.Kind);
    }

    [Fact]
    public void AComponentThatCannotBeCutIsNamed()
    {
        // 10 and 14: with 2 parts of 12 ± 1, neither component can be one.
        PartitionCase two = new([5, 5, 7, 7], [(0, 1), (2, 3)], 2, new(1, 12));
        PartitionImpossibility why = Divided(two).Impossibility!;
        Assert.Equal((PartitionImpossibilityKind.Component, 11, 13), (why.Kind, why.Low, why.High));
        Assert.Equal([0, 1], why.Nodes);
    }

    [Fact]
    public void AStarCanOnlyBeCutAtItsLeaves()
    {
        PartitionCase star = new([1, 1, 1, 1, 1, 1], [.. Enumerable.Range(1, 5).Select(v => (0, v))], 2, new(1, 100));
        Partition p = Divided(star);
        star.AssertSound(p);
        Assert.Equal((PartitionImpossibilityKind.Exhausted, true, 1), (p.Impossibility!.Kind, p.IsProvedBest, p.CutEdges));
    }

    [Fact]
    public void CancellationEndsIt()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        PartitionCase ring = new(new long[50], [.. Enumerable.Range(0, 50).Select(v => (v, (v + 1) % 50))], 5, new(1, 100));
        Assert.Throws<OperationCanceledException>(() => GraphPartitioner.TryDivide(ring.Graph, 5, new(), out _, out _, cancellation: source.Token));
    }

    [Fact]
    public void ProgressIsToldAfterEachStart()
    {
        PartitionCase ring = new([.. Enumerable.Repeat(1L, 30)], [.. Enumerable.Range(0, 30).Select(v => (v, (v + 1) % 30))], 3, new(0, 1));
        Listener told = new();
        GraphPartitioner.TryDivide(ring.Graph, 3, new() { Starts = 3, Tolerance = 0 }, out Partition? p, out _, told);
        Assert.Equal([1, 2, 3], told.Heard.Select(h => h.Done));
        Assert.All(told.Heard, h => Assert.Equal(3, h.Starts));
        Assert.Equal((3, 3L), (p!.CutEdges, told.Heard[^1].CutWeight));
    }

    [Fact]
    public void WrongInputIsAProgrammersError()
    {
        Assert.Throws<ArgumentException>(() => PartitionGraph.Create([1, -1], []));
        Assert.Throws<ArgumentException>(() => PartitionGraph.Create([1, 1], [new(0, 0)]));
        Assert.Throws<ArgumentException>(() => PartitionGraph.Create([1, 1], [new(0, 2)]));
        Assert.Throws<ArgumentException>(() => PartitionGraph.Create([1, 1], [new(0, 1, 0)]));
        Assert.Throws<ArgumentException>(() => PartitionGraph.Create([long.MaxValue, long.MaxValue], []));
        PartitionGraph pair = PartitionGraph.Create([1, 1], [new(0, 1), new(1, 0)]);
        Assert.Equal(1, pair.Edges);
        Assert.Throws<ArgumentException>(() => GraphPartitioner.TryDivide(pair, 0, new(), out _, out _));
        Assert.Throws<ArgumentException>(() => GraphPartitioner.TryDivide(pair, 2, new() { Seeds = [0, 0] }, out _, out _));
        Assert.Throws<ArgumentException>(() => GraphPartitioner.TryDivide(pair, 2, new() { Seeds = [0] }, out _, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => GraphPartitioner.TryDivide(pair, 2, new() { Tolerance = new(-1, 2) }, out _, out _));
        Assert.Throws<ArgumentException>(() => GraphPartitioner.TryRedivide(pair, 2, [0], new(), out _, out _));
    }

    private sealed class Listener : IProgress<PartitionProgress>
    {
        public List<PartitionProgress> Heard { get; } = [];

        public void Report(PartitionProgress value) => Heard.Add(value);
    }
}
