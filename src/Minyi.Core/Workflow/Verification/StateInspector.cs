using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>What is looked at in the configurations of one state, as tables.</summary>
internal sealed class StateInspector
{
    private readonly CompiledWorkflow _workflow;
    private readonly ImmutableArray<Owed> _owes;
    private readonly ImmutableArray<Field> _told;
    private readonly ImmutableArray<Field> _appraised;
    private readonly int _outcome;

    internal StateInspector(CompiledWorkflow workflow, StateDefinition state, int index)
    {
        _workflow = workflow;
        State = state;
        WorkflowDefinition definition = workflow.Definition;
        ImmutableArray<CompiledTransition> leaving = workflow.FromState[index];
        _owes = [.. state.Owes.Select(o => new Owed(workflow, leaving, o))];
        Rivals =
        [
            .. from one in leaving
               from other in leaving
               where string.CompareOrdinal(one.Definition.Id, other.Definition.Id) < 0
               where one.Definition.Command == other.Definition.Command && !TransitionTraits.AreToldApart(one.Definition, other.Definition)
               select (one.Index, other.Index, $"{one.Definition.Id}&{other.Definition.Id}"),
        ];
        if (state.Final is { } final)
        {
            _outcome = 1 + TransitionCompiler.IndexOf(definition.Outcomes, o => o.Id == final.Outcome);
            _told = [.. final.Told.Select(id => workflow.Layout.Obligations[TransitionCompiler.IndexOf(definition.Obligations, o => o.Id == id)])];
            _appraised = [.. final.Appraised.Select(id => workflow.Layout.Appraisals[TransitionCompiler.IndexOf(definition.Appraisals, a => a.Id == id)])];
        }
    }

    internal StateDefinition State { get; }

    /// <summary>Pairs of transitions that answer the same command and are not told apart by the attempt.</summary>
    internal ImmutableArray<(int One, int Other, string At)> Rivals { get; }

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

    internal bool IsAttended(ReadOnlySpan<ulong> words, bool[] possible)
    {
        foreach (Owed owed in _owes)
        {
            if (owed.IsAttended(words, possible))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Owed
    {
        private readonly Field _clock;
        private readonly int _stages;
        private readonly int[] _expiring;
        private readonly int[] _owing;
        private readonly int[] _supervising;

        internal Owed(CompiledWorkflow workflow, ImmutableArray<CompiledTransition> leaving, OwedStep step)
        {
            int index = TransitionCompiler.IndexOf(workflow.Definition.Clocks, c => c.Id == step.Clock);
            ClockDefinition clock = workflow.Definition.Clocks[index];
            _clock = workflow.Layout.Clocks[index];
            _stages = clock.Stages.Count;
            _expiring = [.. leaving.Where(t => t.Expired?.Of == step.Clock).Select(t => t.Index)];
            _owing = Admitting(leaving, step.Role);
            _supervising = clock.Supervisor is { } supervisor ? Admitting(leaving, supervisor) : [];
        }

        internal bool IsAttended(ReadOnlySpan<ulong> words, bool[] possible)
        {
            int clock = _clock.Read(words);
            return clock >= 1 && clock <= _stages ? Any(_expiring, possible) && Any(_owing, possible)
                : clock == (2 * _stages) + 1 && Any(_supervising, possible);
        }

        private static int[] Admitting(ImmutableArray<CompiledTransition> leaving, Role role) =>
            [.. leaving.Where(t => t.Expired is null && t.Roles.Contains(role)).Select(t => t.Index)];

        private static bool Any(int[] transitions, bool[] possible)
        {
            foreach (int transition in transitions)
            {
                if (possible[transition])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
