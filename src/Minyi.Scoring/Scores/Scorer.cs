using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>Scores a book: exact trees, one rounding, ranks and classes.</summary>
public static class Scorer
{
    /// <summary>Whether a book can be scored for a period, without scoring it.</summary>
    /// <param name="book">The counts.</param>
    /// <param name="period">The period scored.</param>
    /// <returns>Null when it can; else why not, with the code <c>period-needed</c> or <c>period-leaves-out</c>.</returns>
    public static Reason? Check(ScoreBook book, DateInterval? period)
    {
        int[] used = Used(Guard.Against.Null(book));
        return used.Length > 1 && book.Scheme.Document.Straddling == StraddlingRule.ByDays ? Straddling.Check(book.Scheme.Document, used, period) : null;
    }

    /// <summary>Scores every subject of a book.</summary>
    /// <param name="book">The counts.</param>
    /// <param name="period">The period scored; needed only to weight versions by days.</param>
    /// <exception cref="InvalidOperationException">A count is negative: the book is a part of a whole.</exception>
    /// <exception cref="ArgumentException">The grades straddle versions that the scheme combines by days, and there is no period, or it leaves a version with grades out.</exception>
    public static ScoreReport Score(ScoreBook book, DateInterval? period = null)
    {
        Guard.Against.Null(book);
        ScoringScheme scheme = book.Scheme;
        if (Check(book, period) is { } reason)
        {
            throw new ArgumentException(reason.Text.English, nameof(period));
        }

        int[] used = Used(book);
        if (used.Length <= 1 || scheme.Document.Straddling == StraddlingRule.Separate)
        {
            int[] shown = used.Length == 0 ? [scheme.Plans.Length - 1] : used;
            return new(scheme, [.. shown.Select(i => Table(scheme.Plans[i].Version, scheme.Document.Versions[i],
                book.Counts[i].Subjects.Select(subject => Combine(subject, [new(Evaluation.Score(scheme.Plans[i], book.Counts[i].CountsOf(subject)), Rational.One)]))))]);
        }

        // The last version with grades says how the combined score is rounded, ranked and classed.
        SchemeVersion last = scheme.Document.Versions[used[^1]];
        return new(scheme, [Table(null, last, book.Subjects.Select(subject => Combine(subject, Straddling.Parts(book, subject, used, period), last)))]);
    }

    /// <summary>The versions that have grades.</summary>
    private static int[] Used(ScoreBook book) => [.. Enumerable.Range(0, book.Counts.Length).Where(i => !book.Counts[i].Subjects.IsEmpty)];

    private static SubjectScore Combine(string subject, ImmutableArray<WeightedScore> parts, SchemeVersion? version = null)
    {
        long grades = parts.Sum(p => p.Score.Grades);
        WeightedScore[] scored = [.. parts.Where(p => p.Score.Exact is not null)];
        if (scored.Length == 0)
        {
            return new(subject, parts, null, null, null, null, grades);
        }

        Rational exact = scored.Aggregate(Rational.Zero, (sum, p) => sum + (p.Weight * p.Score.Exact!.Value));
        Rational rounded = (version ?? scored[0].Score.Version).Rounding.Round(exact);
        if (scored.Length == 1)
        {
            return new(subject, parts, exact, rounded, scored[0].Score.Low, scored[0].Score.High, grades);
        }

        double value = (double)exact, low = 0, high = 0;
        foreach (WeightedScore part in scored)
        {
            double own = (double)part.Score.Exact!.Value, weight = (double)part.Weight;
            low += Math.Pow(weight * (own - part.Score.Low!.Value), 2);
            high += Math.Pow(weight * (part.Score.High!.Value - own), 2);
        }

        return new(subject, parts, exact, rounded, value - Math.Sqrt(low), value + Math.Sqrt(high), grades);
    }

    private static ScoreTable Table(SchemeVersion? version, SchemeVersion rules, IEnumerable<SubjectScore> rows) =>
        new(version, rules.Ranking.Ties, Classing.Class(rules, Ranking.Rank(rules.Ranking, [.. rows])));
}
