namespace Minyi.Grid.Assignment.Costs;

/// <summary>What the items of one kind and weight have in common: cost in bin j = multiplier × (distance + term of j).</summary>
/// <param name="Multiplier">The factor of all costs; positive.</param>
/// <param name="Terms">By bin, what is added to the distance; <see cref="AssignmentProblem.Forbidden"/> where the pair is not allowed.</param>
internal sealed record PlaneGroup(long Multiplier, long[] Terms);

/// <summary>Consecutive positions of one group in a box of the plane.</summary>
/// <param name="From">The first position.</param>
/// <param name="Count">How many.</param>
/// <param name="Group">The group.</param>
/// <param name="Ruled">Whether the items have forbidden or fixed bins of their own.</param>
/// <param name="X">The middle of the box.</param>
/// <param name="Y">The middle of the box.</param>
/// <param name="Radius">No item is farther from the middle.</param>
internal readonly record struct PlaneBlock(int From, int Count, int Group, bool Ruled, double X, double Y, double Radius);

/// <summary>Pairs of single items that are forbidden, and items whose bin is settled.</summary>
/// <param name="Fixed">By item, the only bin that is allowed; -1 where none is settled.</param>
/// <param name="Start">By item, where its forbidden bins begin.</param>
/// <param name="Forbidden">Forbidden bins, ascending for each item.</param>
internal sealed record PairRules(int[] Fixed, int[] Start, int[] Forbidden)
{
    /// <summary>Whether an item has any rule.</summary>
    public bool Concern(int item) => Fixed[item] >= 0 || Start[item + 1] > Start[item];

    /// <summary>The bins forbidden to an item.</summary>
    public ReadOnlySpan<int> ForbiddenTo(int item) => Forbidden.AsSpan(Start[item], Start[item + 1] - Start[item]);

    /// <summary>Whether the rules allow a pair.</summary>
    public bool Allow(int item, int bin) => (Fixed[item] < 0 || Fixed[item] == bin) && ForbiddenTo(item).BinarySearch(bin) < 0;
}

/// <summary>What a bin is worth to the item that had it before.</summary>
/// <param name="Bin">By item, the former bin; -1 for none.</param>
/// <param name="Bonus">What the former bin costs less; not negative.</param>
internal sealed record FormerBins(int[] Bin, long Bonus);
