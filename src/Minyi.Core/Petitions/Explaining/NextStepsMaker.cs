using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>Works out what an actor may do next, as forms, and why the rest is shut to that actor.</summary>
internal sealed class NextStepsMaker(Petition petition, Actor actor, District? district)
{
    internal NextSteps Make()
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        bool graded = GradedSide.Holds(petition, actor);
        bool concerned = Scopes.IsOfUnitConcerned(petition, actor);
        FrozenSet<Role> covering = petition.Version == 0 ? actor.Roles : Scopes.Covering(petition, petition.Form, actor, petition.Lead);
        ILookup<string, (TransitionDefinition Transition, Role? InPlaceOf)> enabled = Commandings.Enabled(petition, graded).Select(e => e.Transition)
            .Where(t => t.Find(RequirementKind.Expired) is null && !(concerned && (t.Find(RequirementKind.DistinctFrom) is not null || TwoParties.PausesForOthers(petition.Rules.Tables, t))))
            .Where(t => t.Roles.Any(covering.Contains) || (!concerned && StandIns.MayTake(petition, t, covering)))
            .Select(t => (t, t.Roles.Any(covering.Contains) ? null : StandIns.InPlaceOf(petition, t, covering)))
            .ToLookup(t => t.t.Command, StringComparer.Ordinal);
        IdFields ids = new(district);
        FormFields fields = new(petition, actor, covering, ids);
        ImmutableArray<CommandForm> steps =
        [
            .. definition.Commands.SelectMany(c => Merged(enabled[c.Id].Select(e => fields.Of(e.Transition, e.InPlaceOf is not null) is { } given
                ? new CommandForm(c.Id, c.Text, given) { IsStep = true, Approvals = fields.Approvals(e.Transition), InPlaceOf = e.InPlaceOf }
                : null).OfType<CommandForm>())),
        ];
        ImmutableArray<CommandForm> open = [.. steps, .. new FilingForms(petition, actor, ids).All()];
        HashSet<string> there = [.. steps.Select(o => o.Command)];
        bool reads = petition.Version == 0 || Readings.Of(petition, actor) != Reading.Nothing;
        return new(open, reads ? [.. definition.Commands.Where(c => !there.Contains(c.Id)).Select(c => new ShutCommand(c.Id, c.Text, Why(c.Id, covering, graded, concerned)))] : []);
    }

    /// <summary>Ways of one command that differ only in what may be chosen are one form; whom an anonymous petitioner's channels bind has a form apart.</summary>
    private static IEnumerable<CommandForm> Merged(IEnumerable<CommandForm> ways) => ways
        .GroupBy(w => $"{w.InPlaceOf} {string.Join(' ', w.Approvals)} {string.Join(' ', w.Fields.Select(f => f.Name + f.Required + (f.Name == "channel" ? string.Join(',', f.Choices.Select(c => c.Id)) : "")))}", StringComparer.Ordinal)
        .Select(g => g.First() with { Fields = [.. g.First().Fields.Select((field, i) => field with { Choices = [.. g.SelectMany(w => w.Fields[i].Choices).Distinct()] })] });

    private ImmutableArray<Reason> Why(string command, FrozenSet<Role> covering, bool graded, bool concerned)
    {
        FrozenSet<Role> may = petition.Rules.Tables.RolesOf.GetValueOrDefault(command) ?? [];
        RoleDefinition[] roles = [.. petition.Rules.Workflow.Definition.Roles.Where(r => may.Contains(r.Id))];
        if (!actor.Roles.Overlaps(may))
        {
            return [Reasons.RoleNotAllowed(roles.Select(r => r.Text))];
        }

        if (!covering.Overlaps(may))
        {
            PetitionRules rules = petition.Rules;
            return [ScopeWords.OutOfScope(roles.Where(r => HasRole(r)).Select(r => (r.Text, rules.Scope(r.Id))), actor)];
        }

        if (graded && GradedSide.Depends(petition, command))
        {
            return [Reasons.AppraisalsWithheld];
        }

        ImmutableArray<Reason> state = Commandings.Why(petition, command);
        return !state.IsEmpty ? state : concerned ? [Reasons.OwnUnit] : [Reasons.ForTheClock];
    }

    private bool HasRole(RoleDefinition role) => actor.Roles.Contains(role.Id);
}
