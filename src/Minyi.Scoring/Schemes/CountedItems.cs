using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Numerics;

namespace Minyi.Scoring.Schemes;

/// <summary>A deduction or a bonus: points for each confirmed occurrence, up to a limit, added to the weighted mean.</summary>
/// <param name="Id">The id, which is the item of its rows.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Group">Who confirms occurrences.</param>
/// <param name="Points">Points for each; negative for a deduction.</param>
/// <param name="Limit">The most points that it adds or takes in all; positive, or null for no limit.</param>
public sealed record Adjustment(string Id, LocalizedText Text, string Group, Rational Points, Rational? Limit = null)
{
    /// <summary>The grade of a row that confirms an occurrence.</summary>
    public const string Confirmed = "confirmed";
}

/// <summary>A veto 一票否决: once confirmed often enough, the score is at most a stated value, whatever else was graded.</summary>
/// <param name="Id">The id, which is the item of its rows.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Group">Who confirms occurrences.</param>
/// <param name="AtMost">The most that the score may then be.</param>
/// <param name="From">From how many occurrences; at least one.</param>
public sealed record Veto(string Id, LocalizedText Text, string Group, Rational AtMost, int From = 1);

/// <summary>Counts shown beside the score and never part of it, such as recommendations 推荐.</summary>
/// <param name="Id">The id, which is the item of its rows.</param>
/// <param name="Text">What it is called.</param>
/// <param name="Group">Who is asked.</param>
/// <param name="Answers">The answers counted; only their codes and texts matter.</param>
public sealed record Tally(string Id, LocalizedText Text, string Group, ImmutableArray<GradeStep> Answers);

/// <summary>A class of scores, such as "excellent": those from its border upwards, below the next class.</summary>
/// <param name="Code">The class's code.</param>
/// <param name="Text">What it is called.</param>
/// <param name="From">The border: the least rounded score of the class; null for the last class, which takes the rest.</param>
/// <param name="Share">The largest share of the subjects scored that may be in the class, such as 1/5; null for no limit.</param>
/// <remarks>
/// A share is rounded down to whole subjects; who ranks behind goes to the next class. Subjects that tie at the limit are not told apart by
/// chance: they all go to the next class.
/// </remarks>
public sealed record ScoreClass(string Code, LocalizedText Text, Rational? From, Rational? Share = null);
