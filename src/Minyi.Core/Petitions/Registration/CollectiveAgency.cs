using Minyi.Districts;

namespace Minyi.Petitions.Registration;

/// <summary>A collective agency 集体代理: representatives take a hot or hard matter up together and see it through on the petitioners' behalf.</summary>
/// <param name="Agents">The representatives who act, in the order in which they were named; at least one.</param>
/// <param name="TakenAt">When they took it up.</param>
/// <param name="ConcludedAt">When they were done with it; null while they act.</param>
/// <param name="Result">What came of it, as the workflow names outcomes; null while they act, and where the unit has still to decide.</param>
public sealed record CollectiveAgency(ValueList<RepresentativeId> Agents, Instant TakenAt, Instant? ConcludedAt = null, string? Result = null);
