using System.Collections.Immutable;
using System.Globalization;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores.Explanation;

/// <summary>Says how a score came about, down to the single grades, so that anyone can redo it with paper and pencil.</summary>
/// <remarks>Every value is exact until the one rounding. Explain a row of <see cref="ScoreBook.ForCitizens"/> for what a citizen may see; graders never appear, because counts do not know them.</remarks>
public static class ScoreExplanation
{
    /// <summary>Explains a row of a table.</summary>
    /// <param name="table">The table, for the ranks.</param>
    /// <param name="subject">The subject.</param>
    /// <exception cref="ArgumentException">The table has no such subject.</exception>
    public static ExplanationNode Explain(ScoreTable table, string subject)
    {
        SubjectScore row = Guard.Against.Null(table).Find(subject) ?? throw new ArgumentException($"The table has no row of '{subject}'.", nameof(subject));
        ImmutableArray<ExplanationNode>.Builder because = ImmutableArray.CreateBuilder<ExplanationNode>();
        if (row.Parts.Length == 1)
        {
            because.AddRange(Part(row.Parts[0].Score));
        }
        else
        {
            because.AddRange(row.Parts.Select(SubScore));
        }

        because.AddRange(Standing(table, row));
        return new(Headline(row), row.Rounded, because.ToImmutable());
    }

    private static LocalizedText Headline(SubjectScore row)
    {
        if (row.Exact is not { } exact)
        {
            return new($"{row.Subject}：无得分，评议 {row.Grades} 份", $"{row.Subject}: no score; grades: {row.Grades}");
        }

        Rounding rounding = row.Parts.Last(p => p.Score.Exact is not null).Score.Version.Rounding;
        string score = rounding.Format(row.Rounded!.Value), interval = Figures.Of(rounding.Interval);
        string chinese = rounding.Rule == RoundingRule.GbT8170 ? "按 GB/T 8170 修约" : "四舍五入";
        string english = rounding.Rule == RoundingRule.GbT8170 ? "by GB/T 8170" : "half up";
        return new($"{row.Subject}：{score} 分，由 {Figures.Of(exact)} {chinese}，间隔 {interval}；评议 {row.Grades} 份",
            $"{row.Subject}: {score}, from {Figures.Of(exact)} rounded {english} to {interval}; grades: {row.Grades}");
    }

    private static ExplanationNode SubScore(WeightedScore part)
    {
        string days = Days(part.Score.Version);
        return part.Score.Exact is not { } exact
            ? new(new($"{days}版：无得分", $"version {days}: no score"), null, [.. Part(part.Score)])
            : new(new($"{days}版：{Figures.Of(exact)}，占 {Figures.Percent(part.Weight)}", $"version {days}: {Figures.Of(exact)}, weighing {Figures.Percent(part.Weight)}"),
                exact, [.. Part(part.Score)]);
    }

    private static string Days(SchemeVersion version)
    {
        string from = version.From?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "…";
        string to = version.To?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "…";
        return $"{from}–{to}";
    }

    private static IEnumerable<ExplanationNode> Part(PartScore part)
    {
        yield return NodeExplanation.Explain(part.Root);
        foreach (ScoredAdjustment adjustment in part.Adjustments)
        {
            Adjustment rule = adjustment.Definition;
            string limit = rule.Limit is { } most ? Figures.Of(most) : "";
            yield return new(new(
                $"{rule.Text.Chinese}：{adjustment.Count} 次，每次 {Figures.Of(rule.Points)} 分，计 {Figures.Of(adjustment.Points)} 分" + (limit.Length > 0 ? $"（限 {limit} 分）" : ""),
                $"{rule.Text.English}: {adjustment.Count} at {Figures.Of(rule.Points)} each make {Figures.Of(adjustment.Points)}" + (limit.Length > 0 ? $" (limit {limit})" : "")),
                adjustment.Points, []);
        }

        if (part.Exact is { } exact && exact != part.Root.Value)
        {
            yield return new(new($"加减分并限于 {Figures.Of(part.Minimum)} 至 {Figures.Of(part.Maximum)} 分、执行否决后：{Figures.Of(exact)}",
                $"adjusted, held between {Figures.Of(part.Minimum)} and {Figures.Of(part.Maximum)}, and vetoes applied: {Figures.Of(exact)}"), exact, []);
        }

        foreach (ScoredVeto veto in part.Vetoes)
        {
            string most = Figures.Of(veto.Definition.AtMost);
            yield return new(veto.Applies
                ? new($"一票否决“{veto.Definition.Text.Chinese}”：{veto.Count} 次，得分不超过 {most}", $"veto '{veto.Definition.Text.English}': {veto.Count}, so the score is at most {most}")
                : new($"一票否决“{veto.Definition.Text.Chinese}”：{veto.Count} 次，未触发", $"veto '{veto.Definition.Text.English}': {veto.Count}, does not apply"), null, []);
        }

        foreach (ScoredTally tally in part.Tallies)
        {
            string Shown(Language language) => string.Join(language == Language.Chinese ? "，" : ", ",
                tally.Definition.Answers.Zip(tally.Counts, (answer, count) => $"{answer.Text.In(language)} {count}"));
            yield return new(new($"{tally.Definition.Text.Chinese}（不计分）：{Shown(Language.Chinese)}", $"{tally.Definition.Text.English} (not scored): {Shown(Language.English)}"), null, []);
        }
    }

    private static IEnumerable<ExplanationNode> Standing(ScoreTable table, SubjectScore row)
    {
        if (row.Exact is null)
        {
            yield break;
        }

        int scored = table.Rows.Count(r => r.Exact is not null);
        string low = Figures.Of(row.Low!.Value), high = Figures.Of(row.High!.Value), rank = Figures.Of(row.Rank!.Value);
        yield return new(new($"得分区间 {low} 至 {high}（各组均值的威尔逊界按权重以平方和的平方根合成，为近似值）",
            $"interval {low} to {high} (Wilson bounds of the groups' means, weighted gaps combined as the root of the sum of squares: an approximation)"), null, []);
        yield return new(new($"在 {scored} 个中排第 {rank}；按区间可在第 {row.BestRank} 至 {row.WorstRank}",
            $"rank {rank} of {scored}; by the intervals it may be {row.BestRank} to {row.WorstRank}"), row.Rank, []);
        if (row.Class is { } scoreClass)
        {
            yield return new(row.ClassLimited
                ? new($"等次：{scoreClass.Text.Chinese}（上一等次名额已满）", $"class: {scoreClass.Text.English} (the share of the class above is used up)")
                : new($"等次：{scoreClass.Text.Chinese}", $"class: {scoreClass.Text.English}"), null, []);
        }
    }
}
