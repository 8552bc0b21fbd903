using System.Collections.Immutable;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores.Explanation;

/// <summary>Explains the nodes of a tree. A grade's leaf states count × points, a group their sum over the divisor, a mean weight × value.</summary>
internal static class NodeExplanation
{
    internal static ExplanationNode Explain(ScoredNode node, ScoredPart? part = null)
    {
        LocalizedText state = State(node);
        string chinese = $"{node.Text.Chinese}：{state.Chinese}", english = $"{node.Text.English}: {state.English}";
        if (part is not null && node.Value is not null)
        {
            string handed = part.Applied == part.Weight ? "" : $"（原 {Figures.Percent(part.Weight)}）";
            string handedEnglish = part.Applied == part.Weight ? "" : $" (stated {Figures.Percent(part.Weight)})";
            chinese += $" × {Figures.Percent(part.Applied)}{handed}";
            english += $" × {Figures.Percent(part.Applied)}{handedEnglish}";
        }

        return new(new(chinese, english), node.Value, node switch
        {
            ScoredMean mean => [.. mean.Parts.Select(p => Explain(p.Node, p))],
            ScoredGrades grades => Leaves(grades),
            _ => [],
        });
    }

    private static ImmutableArray<ExplanationNode> Leaves(ScoredGrades grades)
    {
        ImmutableArray<ExplanationNode>.Builder leaves = ImmutableArray.CreateBuilder<ExplanationNode>();
        foreach (GradeCount grade in grades.Grades.Where(g => g.Count > 0))
        {
            Rational product = grade.Points * grade.Count;
            leaves.Add(new(new($"{grade.Text.Chinese}：{grade.Count} 份 × {Figures.Of(grade.Points)} = {Figures.Of(product)}",
                $"{grade.Text.English}: {grade.Count} × {Figures.Of(grade.Points)} = {Figures.Of(product)}"), product, []));
        }

        if (grades.DontKnow > 0)
        {
            bool counts = grades.Definition.DontKnow == DontKnowRule.InDivisor;
            Rational product = counts ? grades.Definition.Scale.Lowest * grades.DontKnow : Rational.Zero;
            leaves.Add(new(counts
                ? new($"不了解：{grades.DontKnow} 份 × {Figures.Of(grades.Definition.Scale.Lowest)} = {Figures.Of(product)}，计入除数",
                    $"don't know: {grades.DontKnow} × {Figures.Of(grades.Definition.Scale.Lowest)} = {Figures.Of(product)}, in the divisor")
                : new($"不了解：{grades.DontKnow} 份，不计入除数", $"don't know: {grades.DontKnow}, not in the divisor"), product, []));
        }

        return leaves.ToImmutable();
    }

    private static LocalizedText State(ScoredNode node)
    {
        string value = node.Value is { } v ? Figures.Of(v) : "";
        string cap = node.State == NodeState.Capped ? $"{value}（封顶）" : value;
        string capEnglish = node.State == NodeState.Capped ? $"{value} (capped)" : value;
        if (node is ScoredGrades grades && node.State != NodeState.Measured && node.State != NodeState.Capped)
        {
            int minimum = grades.Definition.MinimumGrades;
            LocalizedText few = new($"评议 {grades.Divisor} 份，少于 {minimum} 份", $"grades: {grades.Divisor}, fewer than {minimum}");
            return Without(node.State, few, value);
        }

        return node switch
        {
            ScoredGrades graded => new($"总分值 ÷ {graded.Divisor} = {cap}", $"sum of points ÷ {graded.Divisor} = {capEnglish}"),
            ScoredMean mean when mean.Parts.Any(p => p.Node.State == NodeState.NoScore) =>
                new("有组成部分不予计分，故不予计分", "no score, because a part has none"),
            _ when node.Value is null || node.State == NodeState.Neutral => Without(node.State, new("各组成部分均无值", "no part has a value"), value),
            _ => new($"加权平均 = {cap}", $"weighted mean = {capEnglish}"),
        };
    }

    private static LocalizedText Without(NodeState state, LocalizedText why, string value) => state switch
    {
        NodeState.Neutral => new($"{why.Chinese}，取中性值 {value}", $"{why.English}: the neutral value {value} is taken"),
        NodeState.NoScore => new($"{why.Chinese}，按规定不予计分", $"{why.English}: by the scheme there is no score"),
        _ => new($"{why.Chinese}，权重转给同级其他项", $"{why.English}: its weight goes to its siblings"),
    };
}
