namespace Minyi.Deadlines.Boards;

/// <summary>A clock on a board.</summary>
/// <typeparam name="TId">The ids of what the clocks belong to.</typeparam>
/// <typeparam name="TOwner">The ids of those who must act.</typeparam>
/// <param name="Id">Whose clock.</param>
/// <param name="Owner">Who must act.</param>
/// <param name="Deadline">The clock.</param>
/// <param name="Column">Where it stands.</param>
public readonly record struct DueItem<TId, TOwner>(TId Id, TOwner Owner, Deadline Deadline, DueColumn Column);
