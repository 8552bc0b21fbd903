using Minyi.Petitions.Events;
using Minyi.Workflow;

namespace Minyi.Petitions.Deciding;

/// <summary>Tells in words what a step changed between two configurations.</summary>
internal readonly ref struct ChangeReader(WorkflowTables tables, Configuration before, Configuration after)
{
    private readonly ReadOnlySpan<ulong> _before = before.Words;
    private readonly ReadOnlySpan<ulong> _after = after.Words;

    internal string? Outcome(StepPlan plan)
    {
        if (!plan.Outcome || (!plan.Concludes && tables.Layout.Outcome.Read(_before) == tables.Layout.Outcome.Read(_after)))
        {
            return null;
        }

        int outcome = tables.Layout.Outcome.Read(_after);
        return outcome == 0 ? "" : tables.Definition.Outcomes[outcome - 1].Id;
    }

    internal bool? Published(StepPlan plan) =>
        !plan.Published || tables.Layout.Published.Read(_before) == tables.Layout.Published.Read(_after) ? null : tables.Layout.Published.Read(_after) == 1;

    internal ValueList<ObligationChange>? Obligations(StepPlan plan, string? member)
    {
        Changes<ObligationChange> changes = new(plan.Obligations.Length);
        foreach (int i in plan.Obligations)
        {
            int now = tables.Layout.Obligations[i].Read(_after);
            if (now != tables.Layout.Obligations[i].Read(_before) || (member is not null && tables.Definition.Obligations[i].Many))
            {
                changes.Add(new(tables.Definition.Obligations[i].Id, (ObligationState)now, tables.Definition.Obligations[i].Many ? member : null));
            }
        }

        return changes.OrNull();
    }

    internal ValueList<AppraisalChange>? Appraisals(StepPlan plan)
    {
        Changes<AppraisalChange> changes = new(plan.Appraisals.Length);
        foreach (int i in plan.Appraisals)
        {
            int now = tables.Layout.Appraisals[i].Read(_after);
            if (now != tables.Layout.Appraisals[i].Read(_before))
            {
                changes.Add(new(tables.Definition.Appraisals[i].Id, (AppraisalState)now));
            }
        }

        return changes.OrNull();
    }

    internal ValueList<CounterChange>? Counters(StepPlan plan)
    {
        Changes<CounterChange> changes = new(plan.Counters.Length);
        foreach (int i in plan.Counters)
        {
            int now = tables.Layout.Counters[i].Read(_after);
            if (now != tables.Layout.Counters[i].Read(_before))
            {
                changes.Add(new(tables.Definition.Counters[i].Id, now));
            }
        }

        return changes.OrNull();
    }
}
