using System.Collections.Immutable;

namespace Minyi.Grid.Assignment;

/// <summary>Items and bins that make every assignment impossible: a minimum cut.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Items">The items, ascending: with <see cref="AssignmentConflictKind.TooFewPlaces"/> they may go to <paramref name="Bins"/> only;
/// with <see cref="AssignmentConflictKind.TooFewItems"/> they are all that may go there.</param>
/// <param name="Bins">The bins, ascending; none where the items have no allowed bin at all.</param>
/// <param name="Places">The sum of the bins' maxima, or of their minima; what the number of units contradicts.</param>
public sealed record AssignmentConflict(AssignmentConflictKind Kind, ImmutableArray<int> Items, ImmutableArray<int> Bins, long Places)
{
    /// <summary>How many units the items count: as many as there are items where each counts one.</summary>
    public long Units { get; init; } = Items.Length;
}
