using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi;

/// <content>What falls due by itself.</content>
public sealed partial class Petition
{
    /// <summary>The next stage of a clock to expire with a command due then; null when nothing runs that anybody waits for.</summary>
    /// <remarks>What runs out at the same instant comes in the order of the workflow's transitions. After the command is recorded, ask again.</remarks>
    public PendingExpiry? NextExpiry()
    {
        PendingExpiry? next = null;
        foreach (EnabledTransition enabled in Rules.Workflow.Enabled(Configuration))
        {
            if (enabled.Transition.Find(RequirementKind.Expired) is { Of: { } clock } && DeadlineOf(clock) is { IsPaused: false } deadline)
            {
                int index = Rules.Tables.Clocks[clock];
                string? stage = Rules.Tables.ClockOf(index, Rules.Tables.Layout.Clocks[index].Read(Configuration.Words)).Stage;
                Instant at = stage is null ? Instant.MaxValue : Rules.StageAt(Rules.Tables.Definition.Clocks[index], stage, deadline);
                if (stage is not null && (next is null || at < next.At))
                {
                    next = new(at, new ExpireClock(enabled.Transition.Command, clock, stage), enabled.Transition.Roles[0]);
                }
            }
        }

        return next;
    }

    /// <summary>Whether a stage of a running clock is over by an instant; whether anybody waits for that is not looked at.</summary>
    internal bool MayExpireBy(Instant until)
    {
        foreach (Deadline deadline in _deadlines)
        {
            if (deadline.IsPaused)
            {
                continue;
            }

            int index = Rules.Tables.Clocks[deadline.Clock];
            ClockState clock = Rules.Tables.ClockOf(index, Rules.Tables.Layout.Clocks[index].Read(Configuration.Words));
            if (clock is { Status: ClockStatus.Running, Stage: { } stage }
                && (deadline.DueAt <= until || (deadline.StartedAt < until && Rules.StageAt(Rules.Tables.Definition.Clocks[index], stage, deadline) <= until)))
            {
                return true;
            }
        }

        return false;
    }
}
