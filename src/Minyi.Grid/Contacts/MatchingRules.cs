using System.Collections.Immutable;

namespace Minyi.Grid.Contacts;

/// <summary>How contacts are matched.</summary>
/// <param name="Fit">What the kinds add to the distance.</param>
/// <param name="Unit">What capacities count.</param>
/// <param name="Pairs">Pairs that are forbidden or fixed.</param>
public sealed record MatchingRules(ContactFit Fit, CapacityUnit Unit = CapacityUnit.Contacts, ImmutableArray<ContactRule> Pairs = default)
{
    /// <summary>Distance alone, capacities in contacts.</summary>
    public static MatchingRules Default { get; } = new(ContactFit.DistanceOnly);
}
