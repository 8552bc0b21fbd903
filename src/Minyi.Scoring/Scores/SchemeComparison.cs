using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>One subject under two schemes.</summary>
/// <param name="Subject">Who is graded.</param>
/// <param name="Before">Its row under the first scheme; null when it has none.</param>
/// <param name="After">Its row under the second scheme; null when it has none.</param>
public sealed record ComparedScore(string Subject, SubjectScore? Before, SubjectScore? After)
{
    /// <summary>How much the exact score rises; null when either is missing.</summary>
    public Rational? Difference => Before?.Exact is { } before && After?.Exact is { } after ? after - before : null;

    /// <summary>How many ranks are gained (negative: lost); null when either is missing.</summary>
    public Rational? RanksGained => Before?.Rank is { } before && After?.Rank is { } after ? before - after : null;
}

/// <summary>The same grades under two schemes side by side. It is a comparison: neither score takes the other's place.</summary>
/// <param name="Before">The scores under the first scheme.</param>
/// <param name="After">The scores under the second scheme.</param>
/// <param name="Rows">Each subject of either, in ordinal order.</param>
public sealed record SchemeComparison(ScoreReport Before, ScoreReport After, ImmutableArray<ComparedScore> Rows)
{
    /// <summary>Compares two schemes on the grades of a ledger.</summary>
    /// <param name="counts">The grades, as <see cref="AppraisalLedger.Resolved"/> gives them.</param>
    /// <param name="before">The first scheme.</param>
    /// <param name="after">The second scheme.</param>
    /// <param name="period">The period scored; needed only to combine versions by days.</param>
    /// <param name="comparison">The comparison, when both schemes know all the grades and each gives one table.</param>
    /// <param name="refusal">Why not: each grade that a scheme does not know, once, or a scheme whose versions stand apart.</param>
    /// <returns>Whether they could be compared.</returns>
    public static bool TryCompare(IReadOnlyCollection<SignedCount> counts, ScoringScheme before, ScoringScheme after, DateInterval? period,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SchemeComparison? comparison, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(counts);
        List<Reason> reasons = [];
        ScoreReport? first = Score(counts, before, period, reasons), second = Score(counts, after, period, reasons);
        comparison = null;
        refusal = reasons.Count > 0 ? new([.. reasons]) : null;
        if (first is null || second is null)
        {
            refusal ??= new([new("nothing-to-compare", new("没有可比较的得分。", "There is nothing to compare."))]);
            return false;
        }

        ScoreTable left = first.Tables[0], right = second.Tables[0];
        IEnumerable<string> subjects = left.Rows.Concat(right.Rows).Select(r => r.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        comparison = new(first, second, [.. subjects.Select(s => new ComparedScore(s, left.Find(s), right.Find(s)))]);
        refusal = null;
        return true;
    }

    private static ScoreReport? Score(IReadOnlyCollection<SignedCount> counts, ScoringScheme scheme, DateInterval? period, List<Reason> reasons)
    {
        ScoreBook book = new(Guard.Against.Null(scheme));
        int known = reasons.Count;
        foreach (SignedCount count in counts)
        {
            if (book.Add(count) is { } reason && !reasons.Contains(reason))
            {
                reasons.Add(reason);
            }
        }

        ScoreReport? report = reasons.Count > known ? null : Scorer.Score(book, period);
        if (report is { Tables.Length: > 1 })
        {
            reasons.Add(new("versions-stand-apart", new($"评分办法“{scheme.Id}”的各版本分别计分，不予合成，无法逐一比较。",
                $"Scheme '{scheme.Id}' keeps the scores of its versions apart, so there is no one score to compare.")));
            return null;
        }

        return report;
    }
}
