namespace Minyi.Deadlines.Boards;

/// <summary>A reminder or a supervision that has fallen due.</summary>
/// <typeparam name="TId">The ids of what the clocks belong to.</typeparam>
/// <typeparam name="TOwner">The ids of those who must act.</typeparam>
/// <param name="Id">Whose clock.</param>
/// <param name="Owner">Who must act.</param>
/// <param name="Clock">The clock's name.</param>
/// <param name="Stage">The stage's place in the rule; <see cref="Deadline.Take"/> notes that it was taken.</param>
/// <param name="Action">Remind or supervise.</param>
/// <param name="At">When the stage was reached.</param>
public readonly record struct DueAction<TId, TOwner>(TId Id, TOwner Owner, string Clock, int Stage, StageAction Action, Instant At);
