using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Deadlines;
using Minyi.Scoring.Ledgers;

namespace Minyi.Scoring.Histories;

/// <summary>What a district means by the codes in its petitions' histories.</summary>
/// <param name="Workflows">Every workflow that a history may name, each version that was ever in force.</param>
/// <param name="Time">The district's legal time: it gives the day of an instant.</param>
public sealed record HistorySettings(ImmutableArray<PetitionWorkflow> Workflows, LegalTime Time)
{
    /// <summary>Which time limit a case is on time by; null when none.</summary>
    public CaseLimit? Limit { get; init; }

    /// <summary>The scales on which grades are given.</summary>
    public AppraisalPolicy Appraisals { get; init; } = new();

    /// <summary>Which of several grades of one ballot counts.</summary>
    public BallotRule Ballots { get; init; } = BallotRule.Last;

    /// <summary>
    /// What an appraisal is to the scheme, by its id. One that is not named is a group of its own; where several are graded by the same roles, as the three questions of a call-back, they are
    /// one group, named after the roles, and each is an item.
    /// </summary>
    public ImmutableDictionary<string, GraderGroup> Groups { get; init; } = ImmutableDictionary<string, GraderGroup>.Empty;

    /// <summary>The marks for the joint conference by the state in which a petition bears them, such as <c>UnderSupervision</c> to <see cref="Bulletins.BulletinCodes.Supervision"/>.</summary>
    public ImmutableDictionary<string, string> MarkedStates { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Who is graded where neither a unit nor a studio handled the petition.</summary>
    public string Office { get; init; } = "office";
}
