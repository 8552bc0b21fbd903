using Google.OrTools.Graph;
using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

/// <summary>Two ways to the least cost that share nothing with the library: trying everything, and OR-Tools' minimum-cost flow.</summary>
public static class Oracles
{
    /// <summary>The cheapest assignment, of several the first in lexicographic order; null when nothing fits.</summary>
    public static (long Cost, int[] Bins)? BruteForce(Instance x)
    {
        (long Cost, int[] Bins)? best = null;
        int[] counts = new int[x.Bins.Length];
        int[] bins = new int[x.Items];
        Try(0, 0);
        return best;

        void Try(int item, long cost)
        {
            if (item == x.Items)
            {
                // Assignments come in lexicographic order, so the first of the cheapest stays.
                if (counts.Zip(x.Bins).All(p => p.First >= p.Second.Minimum) && (best is null || cost < best.Value.Cost))
                {
                    best = (cost, [.. bins]);
                }

                return;
            }

            for (int j = 0; j < counts.Length; j++)
            {
                if (x.Costs[item][j] != AssignmentProblem.Forbidden && counts[j] < x.Bins[j].Maximum)
                {
                    counts[j]++;
                    bins[item] = j;
                    Try(item + 1, cost + x.Costs[item][j]);
                    counts[j]--;
                }
            }
        }
    }

    /// <summary>The least cost by OR-Tools; null when nothing fits. Minima are arcs of their own that must be full.</summary>
    public static long? OrTools(Instance x)
    {
        int n = x.Items;
        int k = x.Bins.Length;
        long minima = x.Bins.Sum(b => (long)b.Minimum);
        if (n == 0 || minima > n)
        {
            return minima > n ? null : 0;
        }

        MinCostFlow flow = new();
        (int must, int may) = (n + k, n + k + 1);
        for (int i = 0; i < n; i++)
        {
            flow.SetNodeSupply(i, 1);
            for (int j = 0; j < k; j++)
            {
                if (x.Costs[i][j] != AssignmentProblem.Forbidden)
                {
                    flow.AddArcWithCapacityAndUnitCost(i, n + j, 1, x.Costs[i][j]);
                }
            }
        }

        for (int j = 0; j < k; j++)
        {
            flow.AddArcWithCapacityAndUnitCost(n + j, must, x.Bins[j].Minimum, 0);
            flow.AddArcWithCapacityAndUnitCost(n + j, may, x.Bins[j].Maximum - x.Bins[j].Minimum, 0);
        }

        flow.SetNodeSupply(must, -minima);
        flow.SetNodeSupply(may, minima - n);
        return flow.Solve() == MinCostFlowBase.Status.OPTIMAL ? flow.OptimalCost() : null;
    }
}
