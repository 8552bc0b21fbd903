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
            Deadline? deadline = Carry(plan, clock, old, tables.ClockOf(clock, was).Status, ref reasons);
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

    private Deadline? Carry(StepPlan plan, int clock, Deadline? deadline, ClockStatus status, ref List<Reason>? reasons)
    {
        DeadlineRule rule = petition.Rules.Clock(petition.Rules.Tables.Definition.Clocks[clock].Id);
        LegalTime time = petition.Rules.Time;
        foreach ((int one, EffectKind? effect) in plan.Clocks)
        {
            if (one != clock)
            {
                continue;
            }

            switch (effect)
            {
                case EffectKind.Start:
                    deadline = time.Start(rule, at);
                    break;
                case EffectKind.Stop:
                    deadline = null;
                    break;
                case EffectKind.Pause when deadline is { IsPaused: false } && status == ClockStatus.Running:
                    deadline = deadline.Pause(at);
                    break;
                case EffectKind.Resume when deadline is { IsPaused: true }:
                    deadline = time.Resume(rule, deadline, at);
                    break;
                case EffectKind.Transfer when deadline is not null:
                    deadline = time.Transfer(rule, deadline, at);
                    break;
                case EffectKind.Extend when deadline is not null:
                    deadline = Extend(rule, deadline, ref reasons);
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
