using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>The sub-scores of a period that straddles versions, weighted as the scheme states.</summary>
internal static class Straddling
{
    /// <summary>The parts of one subject. A version without a score hands its weight to the others; where nobody graded, neutral values weigh alike.</summary>
    internal static ImmutableArray<WeightedScore> Parts(ScoreBook book, string subject, int[] used, DateInterval? period)
    {
        PartScore[] scores = [.. used.Select(i => Evaluation.Score(book.Scheme.Plans[i], book.Counts[i].CountsOf(subject)))];
        Rational[] weights = [.. used.Select((version, i) => scores[i].Exact is null ? Rational.Zero
            : book.Scheme.Document.Straddling == StraddlingRule.ByGrades ? scores[i].Grades
            : DaysUnder(book.Scheme.Document, version, period!))];
        Rational total = weights.Aggregate(Rational.Zero, (sum, w) => sum + w);
        if (total.Sign == 0)
        {
            weights = [.. scores.Select(score => score.Exact is null ? Rational.Zero : Rational.One)];
            total = Math.Max(1, scores.Count(score => score.Exact is not null));
        }

        return [.. scores.Select((score, i) => new WeightedScore(score, weights[i] / total))];
    }

    internal static Reason? Check(SchemeDocument document, int[] used, DateInterval? period)
    {
        if (period is null)
        {
            return new("period-needed", new("评分期（各版本的得分按天合成）", "the period, since the versions' scores are combined by days"));
        }

        int left = Array.FindIndex(used, version => DaysUnder(document, version, period) == 0);
        return left < 0 ? null
            : new("period-leaves-out", new($"包含第 {used[left] + 1} 个版本某一天的评分期（该版本下有评议）", $"a period with a day of version {used[left] + 1}, under which there are grades"));
    }

    private static int DaysUnder(SchemeDocument document, int index, DateInterval period)
    {
        SchemeVersion version = document.Versions[index];
        LocalDate next = index + 1 < document.Versions.Length ? document.Versions[index + 1].From!.Value.PlusDays(-1) : LocalDate.MaxIsoValue;
        LocalDate from = LocalDate.Max(period.Start, version.From ?? LocalDate.MinIsoValue);
        LocalDate to = LocalDate.Min(period.End, version.To is { } end ? LocalDate.Min(end, next) : next);
        return from > to ? 0 : Period.DaysBetween(from, to) + 1;
    }
}
