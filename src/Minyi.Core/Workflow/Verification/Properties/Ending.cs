using Minyi.Workflow.Verification.Configurations;
using Minyi.Workflow.Verification.Findings;
using Minyi.Workflow.Verification.Search;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>Whether it ends without whoever is late: which configurations lead to a final one by steps that none of the late is needed for.</summary>
internal sealed class Ending(ProofModel model, Components components)
{
    private readonly Dictionary<ulong, bool[]> _ends = [];

    /// <summary>Situations that do not end without the roles that are late in them.</summary>
    internal void Find(Situations situations, FindingCollector findings)
    {
        ulong[] late = new ulong[situations.Count];
        ulong all = 0;
        for (int situation = 0; situation < situations.Count; situation++)
        {
            all |= late[situation] = situations.LateRoles(situation);
        }

        if (all == 0)
        {
            return;
        }

        // What ends without all of them ends without some of them: mostly this one look is enough.
        bool[] withoutAll = Without(all);
        for (int situation = 0; situation < situations.Count; situation++)
        {
            int index = situations.Configuration(situation);
            if (late[situation] == 0 || withoutAll[index])
            {
                continue;
            }

            string at = model.StateId(index);
            if (!findings.IsKnown(WorkflowProperty.EndsWithoutTheLate, at) && !Without(late[situation])[index])
            {
                findings.Add(WorkflowProperty.EndsWithoutTheLate, at, index, situations.Path(situation));
            }
        }
    }

    private bool[] Without(ulong late)
    {
        if (_ends.TryGetValue(late, out bool[]? ends))
        {
            return ends;
        }

        model.Space.Budget.Hold(model.Count);
        ends = new bool[model.Count];
        List<int> left = components.Order;
        for (int before = -1; before != left.Count;)
        {
            before = left.Count;
            List<int> still = [];
            foreach (int index in left)
            {
                if (!(ends[index] = model.IsFinal[model.State(index)] || LeadsOn(index, late, ends)))
                {
                    still.Add(index);
                }
            }

            left = still;
        }

        _ends.Add(late, ends);
        return ends;
    }

    private bool LeadsOn(int index, ulong late, bool[] ends)
    {
        foreach (Edge edge in model.Space.Steps(index))
        {
            if (ends[edge.Target] && IsOpen(index, model.Rule(edge.Label), late))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOpen(int index, StepRule rule, ulong late)
    {
        ulong missing = late | model.Roles.Asking;
        if ((rule.Approvals & missing) != 0)
        {
            return false;
        }

        if ((rule.Roles & ~missing) != 0)
        {
            return true;
        }

        if (rule.StandIn || rule.Sole)
        {
            ReadOnlySpan<ulong> words = model.Words(index);
            foreach (Entry entry in model.Entries[model.State(index)])
            {
                Turn turn = entry.Next(model.Clocks, words);
                if (turn.Link >= 0 && (turn.Overdue & rule.Roles) != 0 && (entry.Chain[turn.Link].Role & late) == 0
                    && (rule.StandIn || turn.Link == entry.Chain.Length - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
