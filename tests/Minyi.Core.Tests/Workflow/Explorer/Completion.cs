using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>That it can end, that it ends properly and everybody is told, and that nothing in it is dead.</summary>
internal static class Completion
{
    internal static void Look(Space space, Faults faults)
    {
        bool[] canEnd = Paths.Backward(space, space.Numbers.Where(space.IsFinal), _ => true);
        foreach (int at in space.Numbers)
        {
            string state = space.StateName(at);
            if (!canEnd[at])
            {
                faults.Add("option-to-complete", state, space.Depth[at], new(at));
            }

            if (space.IsFinal(at) && !IsProper(space, at))
            {
                faults.Add("proper-completion", state, space.Depth[at], new(at));
            }

            if (space.IsFinal(at) && Final(space, at).Told.Any(o => space.Parts.ObligationOf(space.Configurations[at], space.Parts.Obligation(o)) == Meaning.None))
            {
                faults.Add("feedback-reaches-all", state, space.Depth[at], new(at));
            }
        }

        Unused(space, faults);
    }

    private static FinalDefinition Final(Space space, int at) => space.Parts.Definition.States[space.StateOf(at)].Final!;

    private static bool IsProper(Space space, int number)
    {
        Parts parts = space.Parts;
        WorkflowDefinition definition = parts.Definition;
        byte[] at = space.Configurations[number];
        FinalDefinition final = Final(space, number);
        return !definition.Obligations.Where((_, o) => parts.ObligationOf(at, o) is Meaning.Owed or Meaning.Some).Any()
            && !definition.Clocks.Where((_, c) => parts.ClockOf(at, c) != Parts.Stopped).Any()
            && !definition.Appraisals.Where((_, a) => parts.AppraisalOf(at, a) == Meaning.Offered).Any()
            && (parts.OutcomeOf(at) == 0 || parts.OutcomeOf(at) == parts.Outcome(final.Outcome))
            && !final.Appraised.Any(a => parts.AppraisalOf(at, parts.Appraisal(a)) == Meaning.None);
    }

    private static void Unused(Space space, Faults faults)
    {
        WorkflowDefinition definition = space.Parts.Definition;
        HashSet<int> reached = [.. space.Numbers.Select(space.StateOf)];
        HashSet<string> told = [.. reached.Select(s => definition.States[s].Final).OfType<FinalDefinition>().SelectMany(f => f.Told)];
        foreach (ObligationDefinition obligation in definition.Obligations.Where(o => o.Recipient && !told.Contains(o.Id)))
        {
            faults.Add("feedback-reaches-all", obligation.Id);
        }

        HashSet<(int, int)> possible = [.. space.Numbers.SelectMany(at => space.Possible[at].Select(m => (m.Index, space.StateOf(at))))];
        foreach (Move move in space.Parts.Moves)
        {
            foreach (int state in move.From.Where(s => !possible.Contains((move.Index, s))))
            {
                faults.Add("no-dead-transition", $"{move.Definition.Id}@{definition.States[state].Id}");
            }
        }

        HashSet<string> answered = [.. possible.Select(p => space.Parts.Moves[p.Item1].Definition.Command)];
        foreach (CommandDefinition command in definition.Commands.Where(c => !answered.Contains(c.Id)))
        {
            faults.Add("no-dead-command", command.Id);
        }

        foreach (StateDefinition state in definition.States.Where((_, s) => !reached.Contains(s)))
        {
            faults.Add("no-unreachable-state", state.Id);
        }
    }
}
