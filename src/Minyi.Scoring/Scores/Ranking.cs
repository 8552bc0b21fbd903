using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>Gives ranks, not positions: subjects that tie share one, by the stated rule.</summary>
internal static class Ranking
{
    /// <summary>The rows in their order, each with its rank and the range of ranks that the intervals allow. A row without score has none.</summary>
    internal static ImmutableArray<SubjectScore> Rank(RankingPolicy policy, ImmutableArray<SubjectScore> rows)
    {
        SubjectScore[] scored = [.. rows.Where(row => row.Exact is not null)];
        double[] lows = [.. scored.Select(row => row.Low!.Value).Order()];
        double[] highs = [.. scored.Select(row => row.High!.Value).Order()];
        return [.. rows.Zip(Ranks(policy, rows), (row, rank) => rank is null ? row : row with
        {
            Rank = rank,
            BestRank = scored.Length - Below(lows, row.High!.Value, orEqual: true) + 1,
            WorstRank = scored.Length - Below(highs, row.Low!.Value, orEqual: false),
        })];
    }

    private static Rational?[] Ranks(RankingPolicy policy, ImmutableArray<SubjectScore> rows)
    {
        Rational?[] ranks = new Rational?[rows.Length];
        int ahead = 0, figures = 0;
        Comparison<SubjectScore> order = policy.By == RankedBy.LowerBound
            ? (a, b) => b.Low!.Value.CompareTo(a.Low!.Value)
            : (a, b) => b.Rounded!.Value.CompareTo(a.Rounded!.Value);
        int[] best = [.. Enumerable.Range(0, rows.Length).Where(i => rows[i].Exact is not null)
            .OrderBy(i => rows[i], Comparer<SubjectScore>.Create(order))];
        while (ahead < best.Length)
        {
            int end = ahead + 1;
            while (end < best.Length && order(rows[best[ahead]], rows[best[end]]) == 0)
            {
                end++;
            }

            figures++;
            Rational rank = policy.Ties switch
            {
                TieRule.Competition1224 => ahead + 1,
                TieRule.Modified1334 => end,
                TieRule.Dense1223 => figures,
                _ => new Rational(ahead + 1 + end, 2),
            };
            for (; ahead < end; ahead++)
            {
                ranks[best[ahead]] = rank;
            }
        }

        return ranks;
    }

    /// <summary>How many of the sorted figures are below a bound (or equal to it).</summary>
    private static int Below(double[] sorted, double bound, bool orEqual)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < bound || (orEqual && sorted[middle] == bound))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
