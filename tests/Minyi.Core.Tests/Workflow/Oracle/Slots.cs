namespace Minyi.Core.Tests.Workflow.Oracle;

/// <summary>The numbers that a configuration is made of.</summary>
internal static class Slots
{
    internal const int State = 0, Kind = 1, Outcome = 2, Published = 3, First = 4;

    internal const int None = 0, Owed = 1, Some = 2, Settled = 3, Waived = 4;

    internal const int Offered = 1, Satisfied = 2, NotSatisfied = 3, Lapsed = 4;

    /// <summary>A clock that runs in stage s is 2 + 2s, one that is paused there 3 + 2s.</summary>
    internal const int Stopped = 0, RunOut = 1;
}
