namespace Minyi.Grid.Assignment;

/// <summary>A rule for one pair.</summary>
/// <param name="Item">The item's position.</param>
/// <param name="Bin">The bin's position.</param>
/// <param name="Kind">What holds for the pair.</param>
public readonly record struct PairRule(int Item, int Bin, PairRuleKind Kind);

/// <summary>What holds for a pair.</summary>
public enum PairRuleKind
{
    /// <summary>The item does not go to the bin.</summary>
    Forbidden,

    /// <summary>The item goes to the bin and to no other.</summary>
    Fixed,
}
