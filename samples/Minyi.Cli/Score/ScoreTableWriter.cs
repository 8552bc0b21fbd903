using System.Globalization;
using Minyi.Cli.Tables;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;

namespace Minyi.Cli.Score;

/// <summary>Scores as a table: <c>subject,score,rank,low,high,grades</c>, then what the scheme adds (version, class, tallies).</summary>
internal static class ScoreTableWriter
{
    public static ResultTable Write(ScoreReport report)
    {
        bool versions = report.Tables.Length > 1;
        SchemeVersion[] all = [.. report.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Parts).Select(p => p.Score.Version).Distinct()];
        bool classes = all.Any(v => v.Classes.Length > 0);
        (string Tally, string Answer)[] tallies = [.. all.SelectMany(v => v.Tallies).SelectMany(t => t.Answers, (t, a) => (t.Id, a.Code)).Distinct()];
        ResultTable table = new([
            "subject", "score", "rank", "low", "high", "grades", .. versions ? ["version"] : Array.Empty<string>(),
            .. classes ? ["class"] : Array.Empty<string>(), .. tallies.Select(t => $"{t.Tally}:{t.Answer}")]);
        foreach ((ScoreTable part, SubjectScore row) in report.Tables.SelectMany(t => t.Rows, (t, r) => (t, r)))
        {
            Rounding rounding = (part.Version ?? row.Parts[^1].Score.Version).Rounding;
            table.Add([
                row.Subject, row.Rounded is { } score ? Number(rounding.Format(score)) : Cell.None, Rank(row.Rank),
                row.Low is { } low ? low : Cell.None, row.High is { } high ? high : Cell.None, row.Grades,
                .. versions ? [part.Version?.From is { } from ? from : Cell.None] : Array.Empty<Cell>(),
                .. classes ? [row.Class?.Code ?? ""] : Array.Empty<Cell>(),
                .. tallies.Select(t => (Cell)Count(row, t.Tally, t.Answer))]);
        }

        return table;
    }

    /// <summary>Two schemes side by side: <c>subject,score,rank,other_score,other_rank,difference,ranks_gained</c>; the difference is exact.</summary>
    public static ResultTable Write(SchemeComparison comparison)
    {
        ResultTable table = new("subject", "score", "rank", "other_score", "other_rank", "difference", "ranks_gained");
        foreach (ComparedScore row in comparison.Rows)
        {
            table.Add(row.Subject, Score(row.Before), Rank(row.Before?.Rank), Score(row.After), Rank(row.After?.Rank),
                row.Difference is { } difference ? difference : Cell.None, Rank(row.RanksGained));
        }

        return table;
    }

    private static Cell Score(SubjectScore? row) => row?.Rounded is { } score ? Number(row.Parts[^1].Score.Version.Rounding.Format(score)) : Cell.None;

    /// <summary>A number as it was written, trailing zeros and all; as text where a decimal cannot hold it.</summary>
    public static Cell Number(string digits) =>
        decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
        && number.ToString(CultureInfo.InvariantCulture) == digits ? number : digits;

    private static Cell Rank(Rational? rank) => rank is not { } value ? Cell.None
        : value.IsInteger ? value.Numerator
        : Number(new Rounding(RoundingRule.HalfUp, new(1, 10)).Format(value));

    private static long Count(SubjectScore row, string tally, string answer) => row.Parts.SelectMany(p => p.Score.Tallies)
        .Where(t => t.Definition.Id == tally).Sum(t => t.Definition.Answers.Select(a => a.Code).ToList().IndexOf(answer) is var place and >= 0 ? t.Counts[place] : 0);
}
