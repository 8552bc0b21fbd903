using Minyi.Grid.Assignment;

namespace Minyi.Grid.Tests.Assignment;

/// <summary>What every answer has to show, worked out from the plain matrix.</summary>
public static class Proofs
{
    public static void Holds(Instance x, AssignmentSolution s)
    {
        int[] counts = new int[x.Bins.Length];
        long total = 0;
        for (int i = 0; i < x.Items; i++)
        {
            counts[s.Bins[i]]++;
            Assert.NotEqual(AssignmentProblem.Forbidden, x.Costs[i][s.Bins[i]]);
            total += x.Costs[i][s.Bins[i]];
            Assert.Equal(x.Costs[i].Select((c, j) => c == AssignmentProblem.Forbidden ? long.MaxValue : c + s.Prices[j]).Min(), s.Values[i]);
        }

        Assert.Equal(total, s.Objective);
        long dual = s.Values.Sum();
        for (int j = 0; j < counts.Length; j++)
        {
            Assert.InRange(counts[j], x.Bins[j].Minimum, x.Bins[j].Maximum);
            Assert.True(s.Prices[j] <= 0 || counts[j] == x.Bins[j].Maximum);
            Assert.True(s.Prices[j] >= 0 || counts[j] == x.Bins[j].Minimum);
            dual -= s.Prices[j] * (s.Prices[j] > 0 ? x.Bins[j].Maximum : s.Prices[j] < 0 ? x.Bins[j].Minimum : 0);
        }

        Assert.Equal(total, dual);
        Assert.True(Certificate.Verify(x.Problem, s.Bins.AsSpan(), s.Prices.AsSpan(), out string? fault), fault);
    }

    public static void Holds(Instance x, AssignmentConflict c)
    {
        HashSet<int> items = [.. c.Items];
        HashSet<int> bins = [.. c.Bins];
        Assert.Equal(items.Count, c.Units);
        if (c.Kind == AssignmentConflictKind.TooFewPlaces)
        {
            Assert.All(items, i => Assert.All(Enumerable.Range(0, x.Bins.Length), j => Assert.True(bins.Contains(j) || x.Costs[i][j] == AssignmentProblem.Forbidden)));
            Assert.Equal(bins.Sum(j => (long)x.Bins[j].Maximum), c.Places);
            Assert.True(items.Count > c.Places);
        }
        else
        {
            Assert.All(Enumerable.Range(0, x.Items), i => Assert.True(items.Contains(i) || bins.All(j => x.Costs[i][j] == AssignmentProblem.Forbidden)));
            Assert.Equal(bins.Sum(j => (long)x.Bins[j].Minimum), c.Places);
            Assert.True(items.Count < c.Places);
        }
    }
}
