using Minyi.Deadlines;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Configurations;

namespace Minyi.Petitions.Deciding;

/// <summary>What becomes of the workflow's clocks when the due date of one that had run out, or was in a later stage, comes to lie in the future again.</summary>
/// <remarks>
/// Only clocks change: nobody's reminder is taken off the file. The petition goes to a configuration that the proof covers, the one in which the clock runs in the stage that it
/// would be in and as few other clocks as possible are stopped. Where there is none, the date is not put on file either: a deadline never says something else than its clock.
/// </remarks>
internal static class ClockReturn
{
    internal static ValueList<ClockChange>? Of(Petition petition, Deadline after, Instant at, ref List<Reason>? reasons)
    {
        WorkflowTables tables = petition.Rules.Tables;
        int clock = tables.Clocks[after.Clock];
        ReadOnlySpan<ulong> here = petition.Configuration.Words;
        int now = tables.Layout.Clocks[clock].Read(here);
        if (StageDue(petition, tables, clock, now, after, at) is not { } stage)
        {
            return null;
        }

        int nearest = Nearest(petition.Rules.Workflow.Reachable, tables.Layout, here, clock, tables.ValueOf(clock, ClockStatus.Running, stage));
        if (nearest < 0)
        {
            Reasons.Add(ref reasons, Reasons.ClockCannotReturn);
            return null;
        }

        List<ClockChange> changes = [new(after.Clock, ClockStatus.Running, stage, null)];
        for (int i = 0; i < tables.Layout.Clocks.Length; i++)
        {
            if (i != clock && tables.Layout.Clocks[i].Read(here) != tables.Layout.Clocks[i].Read(petition.Rules.Workflow.Reachable[nearest]))
            {
                changes.Add(new(tables.Definition.Clocks[i].Id, ClockStatus.Stopped, null, null));
            }
        }

        return changes.ToValueList();
    }

    /// <summary>The stage that the clock is in by its new date, when that is an earlier one than it has come to; null when it is not, or when the clock does not run by itself.</summary>
    private static string? StageDue(Petition petition, WorkflowTables tables, int clock, int now, Deadline after, Instant at)
    {
        ClockDefinition definition = tables.Definition.Clocks[clock];
        ClockState state = tables.ClockOf(clock, now);
        int reached = state.Status switch
        {
            ClockStatus.RunOut => definition.Stages.Count,
            ClockStatus.Running => definition.Stages.ToList().IndexOf(state.Stage!),
            _ => 0,
        };
        return definition.Stages.Take(reached).FirstOrDefault(s => petition.Rules.StageAt(definition, s, after) > at);
    }

    /// <summary>The reachable configuration that differs from this one in nothing but the clock, and in other clocks only in that they are stopped.</summary>
    private static int Nearest(ReachableSet reachable, Layout layout, ReadOnlySpan<ulong> here, int clock, int value)
    {
        ulong[] stopped = WithoutClocks(here, layout);
        int nearest = -1;
        int least = int.MaxValue;
        for (int index = 0; index < reachable.Count; index++)
        {
            ReadOnlySpan<ulong> there = reachable[index];
            if (layout.Clocks[clock].Read(there) != value || !WithoutClocks(there, layout).AsSpan().SequenceEqual(stopped))
            {
                continue;
            }

            int differences = 0;
            for (int i = 0; i < layout.Clocks.Length && differences < least; i++)
            {
                int other = layout.Clocks[i].Read(there);
                differences += i == clock || other == layout.Clocks[i].Read(here) ? 0 : other == 0 ? 1 : int.MaxValue / 2;
            }

            (nearest, least) = differences < least && differences < int.MaxValue / 2 ? (index, differences) : (nearest, least);
        }

        return nearest;
    }

    private static ulong[] WithoutClocks(ReadOnlySpan<ulong> words, Layout layout)
    {
        ulong[] without = words.ToArray();
        foreach (Field clock in layout.Clocks)
        {
            clock.Write(without, 0);
        }

        return without;
    }
}
