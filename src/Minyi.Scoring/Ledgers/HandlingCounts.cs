using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Scoring.Bulletins;

namespace Minyi.Scoring.Ledgers;

/// <summary>The counts of one handling.</summary>
/// <param name="Handling">The handling: a petition, or the round of an appraisal.</param>
/// <param name="Counts">One +1 for each counting ballot.</param>
public sealed record HandlingCounts(string Handling, ImmutableArray<SignedCount> Counts)
{
    /// <summary>How many of each group graded and how many of them were satisfied, which is what a bulletin's satisfaction 满意率 is computed from.</summary>
    /// <param name="scale">The scale of the grades; ballots with other codes, such as "don't know", are no grades.</param>
    /// <returns>One tally for each group with a grade, in ordinal order.</returns>
    public ImmutableArray<GradeTally> Tallies(GradeScale scale)
    {
        Guard.Against.Null(scale);
        return
        [
            .. Counts.Where(count => scale.Find(count.Grade) is not null).GroupBy(count => count.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(group => GradeTally.Of(group.Key, scale, group.Select(count => new Grade(scale.Id, count.Grade)))),
        ];
    }
}
