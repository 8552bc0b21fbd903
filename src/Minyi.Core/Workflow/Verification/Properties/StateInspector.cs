using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Search;

namespace Minyi.Workflow.Verification.Properties;

/// <summary>What is looked at in the configurations of one state, as tables.</summary>
internal sealed class StateInspector
{
    private readonly CompiledWorkflow _workflow;
    private readonly ImmutableArray<Field> _told;
    private readonly ImmutableArray<Field> _appraised;
    private readonly int _outcome;

    internal StateInspector(CompiledWorkflow workflow, StateDefinition state, int index, ProofBudget budget)
    {
        _workflow = workflow;
        State = state;
        WorkflowDefinition definition = workflow.Definition;
        Rivals = [.. RivalsAmong(workflow.FromState[index], budget)];
        if (state.Final is { } final)
        {
            _outcome = 1 + TransitionCompiler.IndexOf(definition.Outcomes, o => o.Id == final.Outcome);
            _told = [.. final.Told.Select(id => workflow.Layout.Obligations[TransitionCompiler.IndexOf(definition.Obligations, o => o.Id == id)])];
            _appraised = [.. final.Appraised.Select(id => workflow.Layout.Appraisals[TransitionCompiler.IndexOf(definition.Appraisals, a => a.Id == id)])];
        }
    }

    internal StateDefinition State { get; }

    /// <summary>Pairs of transitions that answer the same command and are not told apart by the attempt.</summary>
    internal ImmutableArray<(int One, int Other)> Rivals { get; }

    internal bool IsComplete(ReadOnlySpan<ulong> words)
    {
        Layout layout = _workflow.Layout;
        foreach (Field obligation in layout.Obligations)
        {
            if ((ObligationState)obligation.Read(words) is ObligationState.Owed or ObligationState.Some)
            {
                return false;
            }
        }

        foreach (Field clock in layout.Clocks)
        {
            if (clock.Read(words) != 0)
            {
                return false;
            }
        }

        foreach (Field appraisal in layout.Appraisals)
        {
            if ((AppraisalState)appraisal.Read(words) == AppraisalState.Offered)
            {
                return false;
            }
        }

        foreach (Field appraisal in _appraised)
        {
            if ((AppraisalState)appraisal.Read(words) == AppraisalState.None)
            {
                return false;
            }
        }

        int outcome = layout.Outcome.Read(words);
        return outcome == 0 || outcome == _outcome;
    }

    internal bool AllTold(ReadOnlySpan<ulong> words)
    {
        foreach (Field obligation in _told)
        {
            if ((ObligationState)obligation.Read(words) == ObligationState.None)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(int One, int Other)> RivalsAmong(ImmutableArray<CompiledTransition> leaving, ProofBudget budget)
    {
        foreach (IGrouping<string, CompiledTransition> answering in leaving.GroupBy(t => t.Definition.Command, StringComparer.Ordinal))
        {
            CompiledTransition[] all = [.. answering.OrderBy(t => t.Definition.Id, StringComparer.Ordinal)];
            for (int one = 0; one < all.Length; one++)
            {
                budget.Spend(all.Length - one);
                for (int other = one + 1; other < all.Length; other++)
                {
                    if (!TransitionTraits.AreToldApart(all[one].Definition, all[other].Definition))
                    {
                        budget.Hold(8);
                        yield return (all[one].Index, all[other].Index);
                    }
                }
            }
        }
    }
}
