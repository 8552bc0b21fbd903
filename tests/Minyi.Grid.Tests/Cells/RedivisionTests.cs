using Minyi.Grid.Cells;

namespace Minyi.Grid.Tests.Cells;

public sealed class RedivisionTests
{
    private static Partition Redivided(PartitionCase x, int[] previous)
    {
        Assert.True(GraphPartitioner.TryRedivide(x.Graph, x.Parts, previous, x.Options with { Starts = 1 }, out Partition? partition, out _));
        Assert.Equal(Moved(x, partition.Parts, previous, partition.Continues), partition.Moved);
        int[] kept = [.. partition.Continues.Where(c => c >= 0)];
        Assert.Equal(kept.Length, kept.Distinct().Count());
        Assert.True(x.IsPartition(partition.Parts));
        return partition;
    }

    private static long Moved(PartitionCase x, IReadOnlyList<int> part, int[] previous, IReadOnlyList<int> continues) =>
        x.Weights.Where((_, v) => previous[v] >= 0 && continues[part[v]] != previous[v]).Sum();

    /// <summary>The least that can be moved to get a partition, its parts numbered as is best: all numberings are tried.</summary>
    private static long LeastMoved(PartitionCase x, int[] part, int[] previous)
    {
        int labels = Math.Max(x.Parts, previous.Max() + 1);
        long best = long.MaxValue;
        int[] continues = new int[x.Parts];
        Try(0, []);
        return best;

        void Try(int c, HashSet<int> used)
        {
            if (c == x.Parts)
            {
                best = Math.Min(best, Moved(x, part, previous, continues));
                return;
            }

            for (int label = -1; label < labels; label++)
            {
                if (label < 0 || used.Add(label))
                {
                    continues[c] = label;
                    Try(c + 1, used);
                    used.Remove(label);
                }
            }
        }
    }

    [Property(MaxTest = 25, QuietOnSuccess = true)]
    public Property WhatHoldsAlreadyStays() => Prop.ForAll(PartitionCase.Town(8).ToArbitrary(), x =>
    {
        if (!GraphPartitioner.TryDivide(x.Graph, x.Parts, x.Options with { Starts = 1 }, out Partition? p, out _) || !p.IsWithinTolerance)
        {
            return;
        }

        Partition same = Redivided(x, [.. p.Parts]);
        Assert.Equal((0L, true), (same.Moved, same.IsWithinTolerance));
    });

    [Property(MaxTest = 20, QuietOnSuccess = true)]
    public Property NeverMoreIsMovedThanFromScratch() => Prop.ForAll(
        PartitionCase.Town(8).ToArbitrary(), Gen.Choose(0, 1000).ToArbitrary(), Gen.Choose(-1, 1).ToArbitrary(), (x, seed, more) =>
        {
            x = x with { Parts = Math.Min(x.Parts, 4) };
            if (!GraphPartitioner.TryDivide(x.Graph, x.Parts, x.Options with { Starts = 1 }, out Partition? before, out _))
            {
                return;
            }

            // People move in and out, some blocks are new, and there may be one part more or less.
            int[] previous = [.. before.Parts.Select((c, v) => (seed + (7 * v)) % 13 == 0 ? -1 : c)];
            long[] weights = [.. x.Weights.Select((w, v) => w * (80 + ((seed + (31 * v)) % 50)) / 100)];
            PartitionCase now = x with { Weights = weights, Parts = Math.Max(1, x.Parts + more) };
            if (!GraphPartitioner.TryDivide(now.Graph, now.Parts, now.Options with { Starts = 1 }, out Partition? scratch, out _))
            {
                return;
            }

            Partition p = Redivided(now, previous);
            now.AssertSound(p);
            Assert.True(p.IsWithinTolerance || !scratch.IsWithinTolerance);
            if (scratch.IsWithinTolerance)
            {
                Assert.InRange(p.Moved, 0, LeastMoved(now, [.. scratch.Parts], previous));
            }
        });

    [Property(MaxTest = 60, QuietOnSuccess = true)]
    public Property OnSmallGraphsTheLeastIsMoved() => Prop.ForAll(PartitionCase.Small(8, connected: true).ToArbitrary(), Gen.Choose(0, 3).ArrayOf(8).ToArbitrary(), (x, labels) =>
    {
        int[] previous = [.. labels.Take(x.Weights.Length).Select(l => l % x.Parts)];
        Partition p = Redivided(x, previous);
        int[][] within = [.. x.All().Where(q => x.Deviation(q) <= x.Tolerance)];
        Assert.Equal(within.Length > 0, p.IsWithinTolerance);
        if (p.IsProvedBest && within.Length > 0)
        {
            Assert.Equal(within.Min(q => LeastMoved(x, q, previous)), p.Moved);
        }
    });

    [Fact]
    public void APartMoreSplitsOneAndAPartLessIsTakenOver()
    {
        PartitionCase path = new([.. Enumerable.Repeat(10L, 12)], [.. Enumerable.Range(0, 11).Select(v => (v, v + 1))], 3, new(0, 1));
        int[] halves = [.. Enumerable.Range(0, 12).Select(v => v / 6)];

        // Three of 4: the new part needs 40 of others, two from each.
        Partition more = Redivided(path, halves);
        Assert.Equal((40L, true, 1), (more.Moved, more.IsWithinTolerance, more.Continues.Count(c => c < 0)));
        int[] quarters = [.. Enumerable.Range(0, 12).Select(v => v / 3)];
        Partition fewer = Redivided(path, quarters);
        Assert.Equal((true, 0), (fewer.IsWithinTolerance, fewer.Continues.Count(c => c < 0)));
        Assert.Equal(40L, fewer.Moved);
    }

    [Fact]
    public void APartThatFellApartKeepsItsHeavierPiece()
    {
        // 0-1-2-3 with part 0 at both ends: the pieces are {0} and {3}, of which 3 is heavier.
        PartitionCase path = new([1, 2, 2, 3], [(0, 1), (1, 2), (2, 3)], 2, new(1, 2));
        Partition p = Redivided(path, [0, 1, 1, 0]);
        Assert.Equal((1L, p.Parts[3]), (p.Moved, p.Continues.IndexOf(0)));
    }
}
