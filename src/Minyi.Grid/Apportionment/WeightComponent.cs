using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>One component of a mixed weight.</summary>
/// <param name="Name">What it counts, such as 常住人口 / residents.</param>
/// <param name="Share">Its share in the mix, from 0 to 1.</param>
/// <param name="Values">The value of each recipient, in any unit; not negative.</param>
public sealed record WeightComponent(LocalizedText Name, Rational Share, ImmutableArray<Rational> Values);

/// <summary>What one component contributes to one recipient's weight.</summary>
/// <param name="Name">The component.</param>
/// <param name="Share">The component's share in the mix.</param>
/// <param name="Value">The recipient's value.</param>
/// <param name="Total">The sum over all recipients.</param>
/// <param name="Contribution">Share × value / total.</param>
public sealed record WeightContribution(LocalizedText Name, Rational Share, Rational Value, Rational Total, Rational Contribution);
