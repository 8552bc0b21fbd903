using System.Collections.Immutable;
using Minyi.Contacts;

namespace Minyi.Grid.Rosters;

/// <summary>How a roster differs from the one before.</summary>
/// <param name="Added">The duties that are new, by day, studio and representative.</param>
/// <param name="Removed">The duties that are gone, by day, studio and representative.</param>
public sealed record RosterChanges(ImmutableArray<DutyEntry> Added, ImmutableArray<DutyEntry> Removed)
{
    internal static RosterChanges Between(IReadOnlyCollection<DutyEntry> before, ImmutableArray<DutyEntry> after) =>
        new(Ordered(after.Except(before)), Ordered(before.Except(after)));

    internal static ImmutableArray<DutyEntry> Ordered(IEnumerable<DutyEntry> duties) =>
        [.. duties.OrderBy(d => d.Date).ThenBy(d => d.Studio).ThenBy(d => d.Representative)];
}
