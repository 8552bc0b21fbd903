using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>A grader who always gives the same grade.</summary>
/// <param name="Evaluator">Who.</param>
/// <param name="Code">Which grade.</param>
/// <param name="Count">How many times.</param>
/// <param name="Others">How many of all others' grades are this one.</param>
/// <param name="Probability">How likely that many equal grades are if the grader graded like the others.</param>
public sealed record AllSameGrader(string Evaluator, string Code, int Count, Proportion Others, double Probability);

/// <summary>Two who grade each other higher than anybody else.</summary>
/// <param name="First">The one, by ordinal order.</param>
/// <param name="Second">The other.</param>
/// <param name="FirstToSecond">Mean of the first's grades for the second, and how many.</param>
/// <param name="FirstToOthers">Mean of the first's grades for all others.</param>
/// <param name="SecondToFirst">Mean of the second's grades for the first, and how many.</param>
/// <param name="SecondToOthers">Mean of the second's grades for all others.</param>
public sealed record ReciprocalPair(string First, string Second, (Rational Mean, int Count) FirstToSecond, Rational FirstToOthers, (Rational Mean, int Count) SecondToFirst, Rational SecondToOthers);

/// <summary>Many grades of one grader in a short time.</summary>
/// <param name="Evaluator">Who.</param>
/// <param name="Count">How many in the densest window.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
/// <param name="Total">How many the grader gave in all.</param>
public sealed record GradeBurst(string Evaluator, int Count, Instant From, Instant To, int Total);

/// <summary>Graders who stand out, with the figures.</summary>
/// <param name="AllSame">Always the same grade; the least likely first.</param>
/// <param name="Reciprocal">High grades in both directions; by ordinal order.</param>
/// <param name="Bursts">Many in a short time; the densest first.</param>
public sealed record Standouts(ImmutableArray<AllSameGrader> AllSame, ImmutableArray<ReciprocalPair> Reciprocal, ImmutableArray<GradeBurst> Bursts)
{
    /// <summary>Looks for graders who stand out.</summary>
    /// <param name="grades">The grades in any order; resolved ballots, one per grader and handling.</param>
    /// <param name="policy">From what on; the default policy where null.</param>
    public static Standouts Find(IEnumerable<GivenGrade> grades, StandoutPolicy? policy = null)
    {
        policy ??= new();
        ImmutableArray<GivenGrade> all = [.. Guard.Against.Null(grades)];
        ILookup<string, GivenGrade> byEvaluator = all.ToLookup(g => g.Evaluator, StringComparer.Ordinal);
        return new(Same(all, byEvaluator, policy), Pairs(all, byEvaluator, policy), Dense(byEvaluator, policy));
    }

    private static ImmutableArray<AllSameGrader> Same(ImmutableArray<GivenGrade> all, ILookup<string, GivenGrade> byEvaluator, StandoutPolicy policy)
    {
        Dictionary<string, int> codes = all.GroupBy(g => g.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        List<AllSameGrader> found = [];
        foreach (IGrouping<string, GivenGrade> own in byEvaluator)
        {
            string code = own.First().Code;
            int count = own.Count();
            if (count < policy.MinimumGrades || count == all.Length || own.Any(g => g.Code != code))
            {
                continue;
            }

            Proportion others = new(codes[code] - count, all.Length - count);
            double probability = Math.Pow((double)others.Successes / others.Trials, count);
            if (probability <= policy.AllSameProbability)
            {
                found.Add(new(own.Key, code, count, others, probability));
            }
        }

        return [.. found.OrderBy(f => f.Probability).ThenBy(f => f.Evaluator, StringComparer.Ordinal)];
    }

    private static ImmutableArray<ReciprocalPair> Pairs(ImmutableArray<GivenGrade> all, ILookup<string, GivenGrade> byEvaluator, StandoutPolicy policy)
    {
        if (all.IsEmpty)
        {
            return [];
        }

        Rational gap = policy.ReciprocalGap * (all.Max(g => g.Points) - all.Min(g => g.Points));
        List<ReciprocalPair> found = [];
        foreach (string first in byEvaluator.Select(g => g.Key).Order(StringComparer.Ordinal))
        {
            foreach (string second in byEvaluator[first].Select(g => g.Subject).Distinct(StringComparer.Ordinal).Where(s => string.CompareOrdinal(first, s) < 0).Order(StringComparer.Ordinal))
            {
                if (Preference(byEvaluator[first], second, policy) is { } there && Preference(byEvaluator[second], first, policy) is { } back
                    && gap.Sign > 0 && there.Mean - there.Others >= gap && back.Mean - back.Others >= gap)
                {
                    found.Add(new(first, second, (there.Mean, there.Count), there.Others, (back.Mean, back.Count), back.Others));
                }
            }
        }

        return [.. found];
    }

    private static (Rational Mean, int Count, Rational Others)? Preference(IEnumerable<GivenGrade> own, string subject, StandoutPolicy policy)
    {
        Rational[] inside = [.. own.Where(g => g.Subject == subject).Select(g => g.Points)];
        Rational[] outside = [.. own.Where(g => g.Subject != subject).Select(g => g.Points)];
        return inside.Length < policy.ReciprocalGrades || outside.Length == 0 ? null : (Mean(inside), inside.Length, Mean(outside));
    }

    private static Rational Mean(Rational[] points) => points.Aggregate(Rational.Zero, (sum, p) => sum + p) / points.Length;

    private static ImmutableArray<GradeBurst> Dense(ILookup<string, GivenGrade> byEvaluator, StandoutPolicy policy)
    {
        List<GradeBurst> found = [];
        foreach (IGrouping<string, GivenGrade> own in byEvaluator)
        {
            Instant[] times = [.. own.Select(g => g.At).Order()];
            int from = 0;
            (int Count, int From, int To) densest = default;
            for (int to = 0; to < times.Length; to++)
            {
                while (times[to] - times[from] > policy.BurstWindow)
                {
                    from++;
                }

                densest = to - from + 1 > densest.Count ? (to - from + 1, from, to) : densest;
            }

            if (densest.Count >= policy.BurstGrades)
            {
                found.Add(new(own.Key, densest.Count, times[densest.From], times[densest.To], times.Length));
            }
        }

        return [.. found.OrderByDescending(f => f.Count).ThenBy(f => f.Evaluator, StringComparer.Ordinal)];
    }
}
