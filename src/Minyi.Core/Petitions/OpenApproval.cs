using Minyi.Districts;

namespace Minyi.Petitions;

/// <summary>An approval on file that no step has used up yet.</summary>
/// <param name="Of">The command approved.</param>
/// <param name="Role">The role in which it was approved.</param>
/// <param name="Amount">By how much at most a clock may be extended; null for as much as its rule allows.</param>
/// <param name="By">Who approved.</param>
/// <param name="Units">The units of whoever approved.</param>
/// <param name="At">When.</param>
public sealed record OpenApproval(string Of, Role Role, int? Amount, ActorId By, ValueList<UnitId> Units, Instant At);
