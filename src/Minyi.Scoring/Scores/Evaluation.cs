using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Aggregation;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Scores;

/// <summary>Scores one subject under one version: counts in, exact tree out.</summary>
/// <remarks>
/// The interval is an approximation, stated as such: each leaf's mean is scaled to 0–1 by its scale's ends, Wilson's bounds for as many trials as
/// it has grades are taken around it, and the gaps are combined upwards as the square root of the sum of the squared weighted gaps (as if the
/// leaves were independent). A cap holds the interval as it holds the value. A neutral value stands for no knowledge at all, so its interval is all
/// that the node could be: otherwise nobody's grades would be the surest.
/// </remarks>
internal static class Evaluation
{
    internal static PartScore Score(SchemePlan plan, ReadOnlySpan<long> counts)
    {
        foreach (long count in counts)
        {
            if (count < 0)
            {
                throw new InvalidOperationException("A count is negative: a ballot was taken back in this accumulator that was cast in another. Merge them all before scoring.");
            }
        }

        CellLayout layout = plan.Layout;
        SchemeVersion version = plan.Version;
        ImmutableArray<ScoredAdjustment>.Builder adjustments = ImmutableArray.CreateBuilder<ScoredAdjustment>(version.Adjustments.Length);
        foreach (Adjustment adjustment in version.Adjustments)
        {
            long count = counts[layout.CellOf(adjustment.Group, adjustment.Id, Adjustment.Confirmed)];
            adjustments.Add(new(adjustment, count, Limited(adjustment.Points * count, adjustment.Limit)));
        }

        ImmutableArray<ScoredVeto>.Builder vetoes = ImmutableArray.CreateBuilder<ScoredVeto>(version.Vetoes.Length);
        foreach (Veto veto in version.Vetoes)
        {
            long count = counts[layout.CellOf(veto.Group, veto.Id, Adjustment.Confirmed)];
            vetoes.Add(new(veto, count, count >= veto.From));
        }

        ImmutableArray<ScoredTally>.Builder tallies = ImmutableArray.CreateBuilder<ScoredTally>(version.Tallies.Length);
        foreach (Tally tally in version.Tallies)
        {
            int first = layout.FirstCell(layout.QuestionOf(tally.Group, tally.Id));
            tallies.Add(new(tally, [.. counts.Slice(first, tally.Answers.Length)]));
        }

        long grades = 0;
        foreach (GradedNode leaf in version.Nodes.OfType<GradedNode>().DistinctBy(n => (n.Group, n.Item)))
        {
            grades += Sum(counts.Slice(layout.FirstCell(layout.QuestionOf(leaf.Group, leaf.Item)), leaf.Scale.Points.Length));
        }

        ScoredNode root = Evaluate(plan, plan.Root, counts);
        return new(version, root, adjustments.MoveToImmutable(), vetoes.MoveToImmutable(), tallies.MoveToImmutable(), plan.Minimum, plan.Maximum, grades);
    }

    private static ScoredNode Evaluate(SchemePlan plan, SchemeNode node, ReadOnlySpan<long> counts) => node switch
    {
        GradedNode graded => Grades(plan, graded, counts),
        CombinedNode combined => Mean(plan, combined, counts),
        _ => throw new InvalidOperationException("A node is a leaf or a weighted mean."),
    };

    private static ScoredGrades Grades(SchemePlan plan, GradedNode node, ReadOnlySpan<long> counts)
    {
        int first = plan.Layout.FirstCell(plan.Layout.QuestionOf(node.Group, node.Item));
        int length = node.Scale.Points.Length;
        ImmutableArray<GradeCount>.Builder grades = ImmutableArray.CreateBuilder<GradeCount>(length);
        Rational sum = Rational.Zero;
        for (int i = 0; i < length; i++)
        {
            long count = counts[first + i];
            grades.Add(new(node.Scale.Scale.Steps[i].Code, node.Scale.Scale.Steps[i].Text, node.Scale.Points[i], count));
            sum += node.Scale.Points[i] * count;
        }

        long divisor = Sum(counts.Slice(first, length));
        long dontKnow = counts[first + length];
        if (node.DontKnow == DontKnowRule.InDivisor)
        {
            divisor += dontKnow;
            sum += node.Scale.Lowest * dontKnow;
        }

        if (divisor < node.MinimumGrades)
        {
            (NodeState without, Rational? stated, double below, double above) = Missing(plan, node);
            return new(node, without, stated, below, above, grades.MoveToImmutable(), dontKnow, divisor);
        }

        Rational mean = sum / divisor;
        Rational range = node.Scale.Highest - node.Scale.Lowest;
        Rational share = (mean - node.Scale.Lowest) / range;
        ConfidenceInterval wilson = ProportionInterval.Wilson((double)(share * divisor), divisor, (double)plan.Version.Ranking.Confidence);
        double lowGap = Math.Max(0, (double)share - wilson.Low) * (double)range;
        double highGap = Math.Max(0, wilson.High - (double)share) * (double)range;
        (NodeState state, Rational value, lowGap, highGap) = Capped(node, mean, lowGap, highGap);
        return new(node, state, value, lowGap, highGap, grades.MoveToImmutable(), dontKnow, divisor);
    }

    private static ScoredMean Mean(SchemePlan plan, CombinedNode node, ReadOnlySpan<long> counts)
    {
        ScoredNode[] nodes = new ScoredNode[node.Parts.Length];
        Rational present = Rational.Zero;
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Evaluate(plan, plan.Nodes[node.Parts[i].Node], counts);
            present += nodes[i].Value is null ? Rational.Zero : node.Parts[i].Weight;
        }

        ImmutableArray<ScoredPart> parts =
        [
            .. nodes.Select((n, i) => new ScoredPart(n, node.Parts[i].Weight, n.Value is null ? Rational.Zero : node.Parts[i].Weight / present)),
        ];
        if (nodes.Any(n => n.State == NodeState.NoScore))
        {
            return new(node, NodeState.NoScore, null, 0, 0, parts);
        }

        if (present == Rational.Zero)
        {
            (NodeState without, Rational? stated, double below, double above) = Missing(plan, node);
            return new(node, without, stated, below, above, parts);
        }

        Rational mean = Rational.Zero;
        double lowSquares = 0, highSquares = 0;
        foreach (ScoredPart part in parts.Where(p => p.Node.Value is not null))
        {
            mean += part.Applied * part.Node.Value!.Value;
            double weight = (double)part.Applied;
            lowSquares += Square(weight * part.Node.LowGap);
            highSquares += Square(weight * part.Node.HighGap);
        }

        (NodeState state, Rational value, double lowGap, double highGap) = Capped(node, mean, Math.Sqrt(lowSquares), Math.Sqrt(highSquares));
        return new(node, state, value, lowGap, highGap, parts);
    }

    private static (NodeState State, Rational? Value, double LowGap, double HighGap) Missing(SchemePlan plan, SchemeNode node)
    {
        if (node.Missing.NeutralValue is not { } neutral)
        {
            return (node.Missing.RefusesScore ? NodeState.NoScore : NodeState.Missing, null, 0, 0);
        }

        Rational value = node.Cap is { } cap && cap < neutral ? cap : neutral;
        (Rational least, Rational most) = plan.Range(node);
        return (NodeState.Neutral, value, (double)(value - least), (double)(most - value));
    }

    private static (NodeState State, Rational Value, double LowGap, double HighGap) Capped(SchemeNode node, Rational value, double lowGap, double highGap)
    {
        if (node.Cap is not { } cap)
        {
            return (NodeState.Measured, value, lowGap, highGap);
        }

        Rational held = value > cap ? cap : value;
        double low = Math.Min((double)value - lowGap, (double)cap);
        double high = Math.Min((double)value + highGap, (double)cap);
        return (value > cap ? NodeState.Capped : NodeState.Measured, held, Math.Max(0, (double)held - low), Math.Max(0, high - (double)held));
    }

    private static Rational Limited(Rational points, Rational? limit) =>
        limit is not { } most || points.Abs() <= most ? points : points.Sign < 0 ? -most : most;

    private static long Sum(ReadOnlySpan<long> counts)
    {
        long sum = 0;
        foreach (long count in counts)
        {
            sum += count;
        }

        return sum;
    }

    private static double Square(double x) => x * x;
}
