using System.Collections.Immutable;
using Minyi.Scoring.Ledgers;

namespace Minyi.Scoring.Schemes;

/// <summary>An evaluator group: who grades in which capacity.</summary>
/// <param name="Id">The group's id, as in the rows of grades.</param>
/// <param name="Text">What it is called.</param>
public sealed record EvaluatorGroup(string Id, LocalizedText Text);

/// <summary>How the sub-scores of a period that straddles two versions are combined.</summary>
public enum StraddlingRule
{
    /// <summary>Not at all: each version's score stands for itself.</summary>
    Separate,

    /// <summary>Weighted by the calendar days of the period that fall under each version.</summary>
    ByDays,

    /// <summary>Weighted by the number of grades scored under each version.</summary>
    ByGrades,
}

/// <summary>A scheme as it is written down, before it is checked: what the builder and the JSON reader produce.</summary>
/// <param name="Id">The scheme's id, in kebab case.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Groups">The evaluator groups that its nodes may name.</param>
/// <param name="Versions">Its versions, by date; at least one.</param>
public sealed record SchemeDocument(string Id, LocalizedText Title, ImmutableArray<EvaluatorGroup> Groups, ImmutableArray<SchemeVersion> Versions)
{
    /// <summary>Where the scheme comes from: the article it carries out; null when it is an example or the district's own.</summary>
    public LocalizedText? Source { get; init; }

    /// <summary>Whether the scheme's figures are an example that a district replaces.</summary>
    public bool IsExample { get; init; }

    /// <summary>How the sub-scores of a period that straddles two versions are combined.</summary>
    public StraddlingRule Straddling { get; init; } = StraddlingRule.Separate;

    /// <summary>Which of several grades in one ballot counts.</summary>
    public BallotRule Ballots { get; init; } = BallotRule.Last;
}
