namespace Minyi.Deadlines.Boards;

/// <summary>What a changed calendar does to one clock of a board.</summary>
/// <typeparam name="TId">The ids of what the clocks belong to.</typeparam>
/// <param name="Id">Whose clock.</param>
/// <param name="Change">The old date, the new one and the reason.</param>
public readonly record struct DueChange<TId>(TId Id, DueDateChange Change);
