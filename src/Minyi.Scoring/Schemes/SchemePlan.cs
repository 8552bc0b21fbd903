using System.Collections.Frozen;
using Minyi.Numerics;
using Minyi.Scoring.Aggregation;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes;

/// <summary>A sound version made ready for scoring: its cells, and its nodes by id.</summary>
internal sealed class SchemePlan
{
    internal SchemePlan(SchemeVersion version)
    {
        Version = version;
        Nodes = version.Nodes.ToFrozenDictionary(n => n.Id, StringComparer.Ordinal);
        Layout = new(Questions(version));
        (Rational least, Rational most) = Range(Root);
        Minimum = version.Minimum ?? least;
        Maximum = version.Maximum ?? most;
    }

    internal SchemeVersion Version { get; }

    internal FrozenDictionary<string, SchemeNode> Nodes { get; }

    internal CellLayout Layout { get; }

    /// <summary>The least and the greatest score after adjustments.</summary>
    internal Rational Minimum { get; }

    internal Rational Maximum { get; }

    internal SchemeNode Root => Nodes[Version.Root];

    /// <summary>Whether a question is answered by the office, as deductions, bonuses and vetoes are.</summary>
    internal bool IsFinding(int question) => Layout.Questions[question] is var asked
        && (Version.Adjustments.Any(a => a.Group == asked.Group && a.Id == asked.Item) || Version.Vetoes.Any(v => v.Group == asked.Group && v.Id == asked.Item));

    /// <summary>Every question that the version asks: graded leaves (two may read one question), adjustments, vetoes and tallies.</summary>
    internal static IEnumerable<CellQuestion> Questions(SchemeVersion version) =>
        version.Nodes.OfType<GradedNode>().DistinctBy(n => (n.Group, n.Item))
            .Select(n => new CellQuestion(n.Group, n.Item, [.. n.Scale.Scale.Steps.Select(s => s.Code), PointScale.DontKnow]))
            .Concat(version.Adjustments.Select(a => new CellQuestion(a.Group, a.Id, [Adjustment.Confirmed])))
            .Concat(version.Vetoes.Select(v => new CellQuestion(v.Group, v.Id, [Adjustment.Confirmed])))
            .Concat(version.Tallies.Select(t => new CellQuestion(t.Group, t.Id, [.. t.Answers.Select(a => a.Code)])));

    /// <summary>The least and the greatest value that a node can have.</summary>
    internal (Rational Least, Rational Most) Range(SchemeNode node)
    {
        Rational least, most;
        if (node is GradedNode graded)
        {
            (least, most) = (graded.Scale.Lowest, graded.Scale.Highest);
        }
        else
        {
            // With weights handed over, a mean can be as low or high as its extreme part.
            (Rational Least, Rational Most)[] parts = [.. ((CombinedNode)node).Parts.Select(p => Range(Nodes[p.Node]))];
            (least, most) = (parts.Min(p => p.Least), parts.Max(p => p.Most));
        }

        if (node.Missing.NeutralValue is { } neutral)
        {
            (least, most) = (neutral < least ? neutral : least, neutral > most ? neutral : most);
        }

        return node.Cap is { } cap ? (least < cap ? least : cap, most < cap ? most : cap) : (least, most);
    }
}
