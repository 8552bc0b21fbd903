using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>
/// Judges a workflow by docs/workflow.md alone: every configuration, every step and every situation is written out, and each property is looked for in
/// them word by word. Slow, and without any thought for it.
/// </summary>
internal sealed class Judge
{
    private Judge(Space? space, Acting? acting)
    {
        Space = space;
        Acting = acting;
    }

    /// <summary>Null when there are more configurations or situations than the cap.</summary>
    internal Space? Space { get; }

    internal Acting? Acting { get; }

    internal Fault[] Faults { get; private init; } = [];

    internal int SituationCount { get; private init; }

    /// <summary>Judges.</summary>
    /// <param name="definition">The workflow.</param>
    /// <param name="cap">The most configurations, and the most situations for each.</param>
    /// <param name="without">A property that is not looked for, to see that its absence would be noticed.</param>
    internal static Judge Of(WorkflowDefinition definition, int cap, string? without = null)
    {
        Parts parts = new(definition);
        Space? space = Space.Explore(parts, cap);
        if (space is null)
        {
            return new(null, null);
        }

        Acting acting = new(space);
        Situations situations = new(acting, cap * 4);
        if (!situations.IsWhole)
        {
            return new(null, null);
        }

        Rounds rounds = new(space);
        Faults faults = new();
        Completion.Look(space, faults);
        Told.Look(acting, faults);
        Attendance.Look(acting, faults);
        Silence.Look(acting, situations, faults);
        Lengthening.Look(acting, rounds, faults);
        Ending.Look(acting, situations, faults);
        Cycles.Look(acting, rounds, faults);
        Choice.Look(space, faults);
        Parties.Look(space, faults);
        return new(space, acting) { Faults = [.. faults.InOrder.Where(f => f.Property != without)], SituationCount = situations.All.Count };
    }
}
