namespace Minyi.Grid.Assignment;

/// <summary>The least limit under which there is an assignment, and the problem under it.</summary>
/// <param name="Value">The least load of the fullest bin in units, or the least cost of the dearest pair.</param>
/// <param name="Limited">The problem with nothing allowed beyond the limit; its cheapest assignment is the fair one.</param>
/// <param name="Below">What stands against a limit one less; null where a bin's minimum already asks for this load, or there are no items.</param>
public sealed record FairLimit(long Value, AssignmentProblem Limited, AssignmentConflict? Below);
