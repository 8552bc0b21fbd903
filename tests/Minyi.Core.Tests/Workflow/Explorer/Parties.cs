using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>That roles exist, that nobody judges the own unit, and that two parties are two.</summary>
internal static class Parties
{
    internal static void Look(Space space, Faults faults)
    {
        WorkflowDefinition definition = space.Parts.Definition;
        HashSet<string> declared = [.. definition.Roles.Select(r => r.Id.Value)];
        foreach (string role in Named(definition).Where(r => !declared.Contains(r)))
        {
            faults.Add("roles-exist", role);
        }

        foreach (Step step in space.Steps.Where(s => Judges(space.Parts, s.Move)))
        {
            faults.Add("nobody-judges-own-unit", step.Move.Definition.Id, space.Depth[step.From] + 1, Witness.Of(step));
        }

        TwoParties(space.Parts, faults);
    }

    private static IEnumerable<string> Named(WorkflowDefinition definition) => definition.Transitions.SelectMany(t => t.Roles.Select(r => r.Value))
        .Concat(definition.Transitions.SelectMany(t => t.Requires).Where(r => r.Kind == RequirementKind.Approval).Select(r => r.Of!))
        .Concat(definition.States.SelectMany(s => s.Owes).Select(o => o.Role.Value))
        .Concat(definition.Clocks.SelectMany(c => c.Chain).Select(l => l.Role.Value))
        .Concat(definition.Obligations.SelectMany(o => o.To).Select(r => r.Value));

    private static bool Judges(Parts parts, Move move) =>
        (parts.Definition.Commands.Single(c => c.Id == move.Definition.Command).Judges
            || move.Definition.Effects.Any(e => e.Kind == EffectKind.Close && e.As is "satisfied" or "not-satisfied"))
        && (!move.Requires(RequirementKind.DistinctFrom) || (move.Roles & parts.Units) != 0);

    private static void TwoParties(Parts parts, Faults faults)
    {
        foreach (Move move in parts.Moves.Where(m => (m.Approvals & (m.Roles | parts.Runners)) != 0 || IsWithinOneUnit(parts, m)))
        {
            faults.Add("two-parties", move.Definition.Id);
        }

        for (int clock = 0; clock < parts.Chains.Length; clock++)
        {
            int[] roles = [.. parts.Chains[clock].Select(l => l.Role)];
            if (roles.Distinct().Count() < roles.Length || parts.Pairs.Any(p => p.Clock == clock && roles.Contains(p.Role)))
            {
                faults.Add("two-parties", parts.Definition.Clocks[clock].Id);
            }
        }

        for (int state = 0; state < parts.Entries.Length; state++)
        {
            if (parts.Entries[state].Any(e => Acting.IsIn(e.Role, parts.Runners)))
            {
                faults.Add("two-parties", parts.Definition.States[state].Id);
            }
        }
    }

    /// <summary>Whether somebody of the unit in charge asks and somebody of it approves, and no article names its head.</summary>
    private static bool IsWithinOneUnit(Parts parts, Move move) => (move.Roles & parts.InCharge) != 0
        && move.Definition.Requires.Any(r => r is { Kind: RequirementKind.Approval, Article: null } && Acting.IsIn(parts.Role(r.Of!), parts.InCharge));
}
