using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes;

/// <summary>Writes one version of a scheme; given by <see cref="SchemeBuilder.Version"/>.</summary>
public sealed class SchemeVersionBuilder
{
    private SchemeVersion _version = new("", []);

    internal SchemeVersionBuilder()
    {
    }

    /// <summary>States the days that the version covers.</summary>
    /// <param name="first">The first day; null, in the first version only, for "since ever".</param>
    /// <param name="last">The last day; null for the day before the next version, or for no end.</param>
    public SchemeVersionBuilder Covers(LocalDate? first, LocalDate? last = null) => With(_version with { From = first, To = last });

    /// <summary>Adds a graded leaf.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="text">What it is called.</param>
    /// <param name="group">The evaluator group.</param>
    /// <param name="scale">What its grades are worth.</param>
    /// <param name="item">The item graded; empty for the subject as a whole.</param>
    /// <param name="minimumGrades">The least number of grades for it to have a value.</param>
    /// <param name="missing">What happens without a value; the weight is handed over when null.</param>
    /// <param name="dontKnow">Whether answers "don't know" stand in the divisor.</param>
    public SchemeVersionBuilder Graded(string id, LocalizedText text, string group, PointScale scale, string item = "", int minimumGrades = 1,
        MissingRule? missing = null, DontKnowRule dontKnow = DontKnowRule.Excluded) => Node(new GradedNode(id, text, group, scale)
        {
            Item = item,
            MinimumGrades = minimumGrades,
            Missing = missing ?? MissingRule.Redistribute,
            DontKnow = dontKnow,
        });

    /// <summary>Adds a weighted mean.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="text">What it is called.</param>
    /// <param name="parts">The nodes below with their weights, which sum to one.</param>
    public SchemeVersionBuilder Combined(string id, LocalizedText text, params ReadOnlySpan<(string Node, Rational Weight)> parts)
    {
        ImmutableArray<WeightedPart>.Builder weighted = ImmutableArray.CreateBuilder<WeightedPart>(parts.Length);
        foreach ((string node, Rational weight) in parts)
        {
            weighted.Add(new(node, weight));
        }

        return Node(new CombinedNode(id, text, weighted.MoveToImmutable()));
    }

    /// <summary>Adds a node of any kind.</summary>
    /// <param name="node">The node.</param>
    public SchemeVersionBuilder Node(SchemeNode node) => With(_version with { Nodes = _version.Nodes.Add(Guard.Against.Null(node)) });

    /// <summary>States the node at the top.</summary>
    /// <param name="id">Its id.</param>
    public SchemeVersionBuilder Root(string id) => With(_version with { Root = id });

    /// <summary>Adds a deduction or bonus.</summary>
    /// <param name="adjustment">The adjustment.</param>
    public SchemeVersionBuilder Adjust(Adjustment adjustment) => With(_version with { Adjustments = _version.Adjustments.Add(adjustment) });

    /// <summary>Adds a veto.</summary>
    /// <param name="veto">The veto.</param>
    public SchemeVersionBuilder Veto(Veto veto) => With(_version with { Vetoes = _version.Vetoes.Add(veto) });

    /// <summary>Adds counts to show beside the score.</summary>
    /// <param name="id">The id, which is the item of its rows.</param>
    /// <param name="text">What it is called.</param>
    /// <param name="group">Who is asked.</param>
    /// <param name="answers">The answers counted.</param>
    public SchemeVersionBuilder Tally(string id, LocalizedText text, string group, params ImmutableArray<GradeStep> answers) =>
        With(_version with { Tallies = _version.Tallies.Add(new(id, text, group, answers)) });

    /// <summary>States the classes of scores, from best to worst.</summary>
    /// <param name="classes">The classes; the last has no border.</param>
    public SchemeVersionBuilder Classes(params ImmutableArray<ScoreClass> classes) => With(_version with { Classes = classes });

    /// <summary>States the least and the greatest score.</summary>
    /// <param name="minimum">The least; what the scales allow when null.</param>
    /// <param name="maximum">The greatest; what the scales allow when null.</param>
    public SchemeVersionBuilder Bounds(Rational? minimum, Rational? maximum) => With(_version with { Minimum = minimum, Maximum = maximum });

    /// <summary>States the one rounding at the end; GB/T 8170 to one decimal when not said.</summary>
    /// <param name="rounding">The rule and its interval.</param>
    public SchemeVersionBuilder Round(Rounding rounding) => With(_version with { Rounding = rounding });

    /// <summary>States how subjects are ranked; by the lower bound with ties 1224 when not said.</summary>
    /// <param name="ranking">The policy.</param>
    public SchemeVersionBuilder Rank(RankingPolicy ranking) => With(_version with { Ranking = ranking });

    internal SchemeVersion Build() => _version;

    private SchemeVersionBuilder With(SchemeVersion version)
    {
        _version = version;
        return this;
    }
}
