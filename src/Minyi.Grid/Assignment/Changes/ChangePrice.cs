namespace Minyi.Grid.Assignment.Changes;

/// <summary>A price on every item that leaves its former bin.</summary>
/// <param name="Former">By item, its former bin; -1 for none, which is then no change.</param>
/// <param name="Scale">What costs are multiplied by.</param>
/// <param name="Price">What a change costs on top; not negative.</param>
internal sealed record ChangePrice(int[] Former, long Scale, long Price)
{
    /// <summary>Whether an item in a bin has changed.</summary>
    public bool Changes(int item, int bin) => Former[item] >= 0 && Former[item] != bin;

    /// <summary>The scaled cost with the price.</summary>
    public long CostOf(int item, int bin, long cost) => cost == AssignmentProblem.Forbidden ? cost : (cost * Scale) + (Changes(item, bin) ? Price : 0);
}
