using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>The sub-scores of a period that straddles versions, weighted as the scheme states.</summary>
internal static class Straddling
{
    /// <summary>The parts of one subject. A version without a score hands its weight to the others, unless it refuses the score.</summary>
    internal static ImmutableArray<WeightedScore> Parts(ScoreBook book, string subject, int[] used, DateInterval? period)
    {
        PartScore[] scores = [.. used.Select(i => Evaluation.Score(book.Scheme.Plans[i], book.Counts[i].CountsOf(subject)))];
        Rational[] weights = [.. used.Select((version, i) => scores[i].Exact is null ? Rational.Zero
            : book.Scheme.Document.Straddling == StraddlingRule.ByGrades ? scores[i].Grades
            : DaysUnder(book.Scheme.Document, version, period))];
        Rational total = weights.Aggregate(Rational.Zero, (sum, w) => sum + w);
        return [.. scores.Select((score, i) => new WeightedScore(score, total.Sign == 0 ? Rational.Zero : weights[i] / total))];
    }

    private static Rational DaysUnder(SchemeDocument document, int index, DateInterval? period)
    {
        if (period is null)
        {
            throw new ArgumentException("The grades straddle versions that are combined by days: the period is needed.", nameof(period));
        }

        SchemeVersion version = document.Versions[index];
        LocalDate next = index + 1 < document.Versions.Length ? document.Versions[index + 1].From!.Value.PlusDays(-1) : LocalDate.MaxIsoValue;
        LocalDate from = LocalDate.Max(period.Start, version.From ?? LocalDate.MinIsoValue);
        LocalDate to = LocalDate.Min(period.End, version.To is { } end ? LocalDate.Min(end, next) : next);
        int days = Period.DaysBetween(from, to) + 1;
        return days > 0 ? days
            : throw new ArgumentException($"Grades fall under version {index} of scheme '{document.Id}', and no day of the period does.", nameof(period));
    }
}
