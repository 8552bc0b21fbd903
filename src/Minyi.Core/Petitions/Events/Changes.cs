using Minyi.Deadlines;
using Minyi.Workflow;

namespace Minyi.Petitions.Events;

/// <summary>A feedback obligation stands elsewhere than before.</summary>
/// <param name="Recipient">The obligation, by its recipient.</param>
/// <param name="Is">Where it stands now.</param>
/// <param name="Member">The member of a set that was settled; null for an obligation to one.</param>
public sealed record ObligationChange(string Recipient, ObligationState Is, string? Member = null);

/// <summary>A clock stands elsewhere than before.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Is">Whether it runs now.</param>
/// <param name="Stage">The stage in which it runs or is paused; null otherwise.</param>
/// <param name="Deadline">The deadline in force; null when it is as before, or the clock is stopped.</param>
public sealed record ClockChange(string Clock, ClockStatus Is, string? Stage = null, Deadline? Deadline = null);

/// <summary>An appraisal stands elsewhere than before.</summary>
/// <param name="Appraisal">The appraisal.</param>
/// <param name="Is">Where it stands now.</param>
public sealed record AppraisalChange(string Appraisal, AppraisalState Is);

/// <summary>A counter went up.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Is">Its value now.</param>
public sealed record CounterChange(string Counter, int Is);
