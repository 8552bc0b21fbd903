using Minyi.Grid.Assignment;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Which previous part each part continues, so that the most weight stays: an assignment.</summary>
internal static class PartMatching
{
    public static int[] Of(WeightedGraph graph, int[] part, int[] previous, int parts)
    {
        int[] labels = [.. previous.Where(p => p >= 0).Distinct().Order()];
        Dictionary<int, int> position = [];
        for (int i = 0; i < labels.Length; i++)
        {
            position.Add(labels[i], i);
        }

        Dictionary<(int Part, int Label), long> common = [];
        for (int v = 0; v < part.Length; v++)
        {
            if (previous[v] >= 0)
            {
                (int, int) key = (part[v], position[previous[v]]);
                common[key] = common.GetValueOrDefault(key) + graph.Weights[v];
            }
        }

        // One bin for each previous part, and one for all that are new.
        BinCapacity[] bins = [.. labels.Select(_ => new BinCapacity(0, 1)), new(0, parts)];
        long most = AssignmentProblem.LargestCost(parts, bins.Length);
        AssignmentArc[] arcs =
        [
            .. common.OrderBy(c => c.Key).Select(c => new AssignmentArc(c.Key.Part, c.Key.Label, -Math.Min(most, c.Value))),
            .. Enumerable.Range(0, parts).Select(c => new AssignmentArc(c, labels.Length, 0)),
        ];
        if (!AssignmentProblem.Sparse(parts, bins, arcs).TrySolve(out AssignmentSolution? solution, out _))
        {
            throw new System.Diagnostics.UnreachableException("Every part may be new.");
        }

        return [.. solution.Bins.Select(b => b < labels.Length ? labels[b] : -1)];
    }
}
