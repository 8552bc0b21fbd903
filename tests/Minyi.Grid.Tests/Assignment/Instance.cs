using System.Collections.Immutable;
using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

/// <summary>A problem as a plain matrix, with the problem made of it in one of the three forms.</summary>
public sealed record Instance(BinCapacity[] Bins, long[][] Costs, AssignmentProblem Problem)
{
    public int Items => Costs.Length;

    public override string ToString() =>
        $"bins {string.Join(' ', Bins.Select(b => $"{b.Minimum}..{b.Maximum}"))}; costs {string.Join(" | ", Costs.Take(12).Select(r => string.Join(' ', r.Take(12).Select(c => c == AssignmentProblem.Forbidden ? "-" : $"{c}"))))}";

    public static Instance Sparse(BinCapacity[] bins, long[][] costs) => new(bins, costs, AssignmentProblem.Sparse(costs.Length, bins,
        [.. from i in Enumerable.Range(0, costs.Length) from j in Enumerable.Range(0, bins.Length) where costs[i][j] != AssignmentProblem.Forbidden select new AssignmentArc(i, j, costs[i][j])]));

    public static Instance Dense(BinCapacity[] bins, long[][] costs) => new(bins, costs, AssignmentProblem.Dense(costs.Length, bins, costs.SelectMany(r => r).ToArray()));

    /// <summary>In the plane, with terms by kind and rules for single pairs; the matrix is computed here, not by the library.</summary>
    public static Instance Metric(BinCapacity[] bins, (double X, double Y, int Kind)[] people, (double X, double Y, int Kind)[] places, long[][] terms, params PairRule[] rules)
    {
        AssignmentProblem problem = AssignmentProblem.Metric(
            people.Select(p => p.X).ToArray(), people.Select(p => p.Y).ToArray(), places.Select(p => p.X).ToArray(), places.Select(p => p.Y).ToArray(), bins,
            new([.. people.Select(p => p.Kind)], [.. places.Select(p => p.Kind)], [.. terms.Select(t => t.ToImmutableArray())])).With(rules);
        HashSet<(int, int)> forbidden = [.. rules.Where(r => r.Kind == PairRuleKind.Forbidden).Select(r => (r.Item, r.Bin))];
        Dictionary<int, int> settled = rules.Where(r => r.Kind == PairRuleKind.Fixed).ToDictionary(r => r.Item, r => r.Bin);
        long[][] costs = [.. people.Select((p, i) => places.Select((q, j) =>
            terms[p.Kind][q.Kind] == AssignmentProblem.Forbidden || forbidden.Contains((i, j)) || (settled.TryGetValue(i, out int only) && only != j)
                ? AssignmentProblem.Forbidden
                : terms[p.Kind][q.Kind] + (long)Math.Round(Math.Sqrt(((p.X - q.X) * (p.X - q.X)) + ((p.Y - q.Y) * (p.Y - q.Y))), MidpointRounding.ToEven)).ToArray())];
        return new(bins, costs, problem);
    }
}
