using Minyi.Petitions.Commands;

namespace Minyi.Petitions;

/// <summary>A stage of a clock that will expire, and the command that is due then.</summary>
/// <param name="At">When it expires.</param>
/// <param name="Command">The command to submit then.</param>
/// <param name="Role">The role in which it is submitted.</param>
public sealed record PendingExpiry(Instant At, ExpireClock Command, Role Role);
