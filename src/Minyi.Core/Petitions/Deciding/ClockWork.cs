using Minyi.Deadlines;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Deciding;

/// <summary>Carries a step's effects on clocks out on their deadlines.</summary>
/// <param name="petition">The petition.</param>
/// <param name="extension">By how much one is extended; null for as much as its rule allows.</param>
/// <param name="at">When.</param>
internal readonly struct ClockWork(Petition petition, int? extension, Instant at)
{
    internal ValueList<ClockChange>? Changes(StepPlan plan, Configuration before, Configuration after, ref List<Reason>? reasons)
    {
        Changes<ClockChange> changes = new(plan.Clocks.Length);
        for (int i = 0; i < plan.Clocks.Length; i++)
        {
            int clock = plan.Clocks[i].Clock;
            if (IsSeenBefore(plan, i))
            {
                continue;
            }

            WorkflowTables tables = petition.Rules.Tables;
            int was = tables.Layout.Clocks[clock].Read(before.Words);
            int now = tables.Layout.Clocks[clock].Read(after.Words);
            ClockDefinition definition = tables.Definition.Clocks[clock];
            Deadline? old = petition.DeadlineOf(definition.Id);
            Deadline? deadline = Carry(plan, clock, old, tables.ClockOf(clock, was), ref reasons);
            if (was != now || !ReferenceEquals(deadline, old))
            {
                ClockState state = tables.ClockOf(clock, now);
                changes.Add(new(definition.Id, state.Status, state.Stage, state.Status == ClockStatus.Stopped || ReferenceEquals(deadline, old) ? null : deadline));
            }
        }

        return changes.OrNull();
    }

    private static bool IsSeenBefore(StepPlan plan, int index)
    {
        for (int i = 0; i < index; i++)
        {
            if (plan.Clocks[i].Clock == plan.Clocks[index].Clock)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The deadline after the effects on one clock, one after the other: each meets the clock as the one before has left it.</summary>
    private Deadline? Carry(StepPlan plan, int clock, Deadline? deadline, ClockState state, ref List<Reason>? reasons)
    {
        ClockDefinition definition = petition.Rules.Tables.Definition.Clocks[clock];
        DeadlineRule rule = petition.Rules.Clock(definition.Id);
        LegalTime time = petition.Rules.Time;
        ClockStatus status = state.Status;
        foreach ((int one, EffectKind? effect) in plan.Clocks)
        {
            if (one != clock)
            {
                continue;
            }

            switch (effect)
            {
                case null when status == ClockStatus.Running && state.Stage == definition.Stages[^1]: // its last stage has expired
                    status = ClockStatus.RunOut;
                    break;
                case EffectKind.Start:
                    (deadline, status) = (time.Start(rule, at), ClockStatus.Running);
                    break;
                case EffectKind.Stop:
                    (deadline, status) = (null, ClockStatus.Stopped);
                    break;
                case EffectKind.Pause when status == ClockStatus.Running:
                    (deadline, status) = (deadline?.Pause(at), ClockStatus.Paused);
                    break;
                case EffectKind.Resume when status == ClockStatus.Paused:
                    (deadline, status) = (deadline is { IsPaused: true } ? time.Resume(rule, deadline, at) : deadline, ClockStatus.Running);
                    break;
                case EffectKind.Transfer when status != ClockStatus.Stopped:
                    (deadline, status) = (deadline is null ? null : time.Transfer(rule, deadline, at), status == ClockStatus.Paused ? status : ClockStatus.Running);
                    break;
                case EffectKind.Extend when status != ClockStatus.Stopped:
                    (deadline, status) = (deadline is null ? null : Extend(rule, deadline, ref reasons), status == ClockStatus.Paused ? status : ClockStatus.Running);
                    break;
            }
        }

        return deadline;
    }

    private Deadline Extend(DeadlineRule rule, Deadline deadline, ref List<Reason>? reasons)
    {
        int by = extension ?? rule.Extension?.Longest ?? 0;
        if (rule.RefuseExtension(deadline, by) is not { } refusal)
        {
            return petition.Rules.Time.Extend(rule, deadline, by);
        }

        foreach (Reason reason in refusal.Reasons)
        {
            Reasons.Add(ref reasons, reason);
        }

        return deadline;
    }
}
