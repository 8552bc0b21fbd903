using System.Collections.Frozen;
using Minyi.Districts;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Authority;

/// <summary>Decides whether an actor's role gives access to a petition.</summary>
internal static class Scopes
{
    /// <summary>The actor's roles that cover the petition; the same set when all do.</summary>
    /// <param name="petition">The petition.</param>
    /// <param name="form">Its form, or the one that comes with the command that begins it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="lead">The unit in charge, or the one that begins it.</param>
    internal static FrozenSet<Role> Covering(Petition petition, RegistrationForm? form, Actor actor, UnitId? lead)
    {
        foreach (Role role in actor.Roles)
        {
            if (!Covers(petition, form, role, actor, lead))
            {
                return actor.Roles.Where(r => Covers(petition, form, r, actor, lead)).ToFrozenSet();
            }
        }

        return actor.Roles;
    }

    /// <summary>Whether any role of an actor covers a petition.</summary>
    internal static bool Covers(Petition petition, Actor actor)
    {
        foreach (Role role in actor.Roles)
        {
            if (petition.Rules.Tables.RolesById.ContainsKey(role) && Covers(petition, petition.Form, role, actor))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool Covers(Petition petition, RegistrationForm? form, Role role, Actor actor) => Covers(petition, form, role, actor, petition.Lead);

    private static bool Covers(Petition petition, RegistrationForm? form, Role role, Actor actor, UnitId? lead) =>
        Covers(petition.Rules.Scope(role), Parties.Of(petition, form, lead), actor);

    /// <summary>Whether a role of this scope gives an actor access: the one place where it is decided, for petitions and for lists.</summary>
    internal static bool Covers(RoleScope scope, in Parties parties, Actor actor) => !IsOfAny(parties.KeptFrom.Span, actor) && scope switch
    {
        RoleScope.District => true,
        RoleScope.OwnStudioElseDistrict when actor.Studios.Count == 0 => true,
        RoleScope.OwnStudio or RoleScope.OwnStudioElseDistrict => Collects(parties, actor) || Acts(parties, actor) || IsOfStudio(parties, actor),
        RoleScope.OwnReferral => parties.Lead is { } unit && actor.Units.Contains(unit),
        RoleScope.OwnPart => IsOfAny(parties.Assisting.Span, actor),
        RoleScope.OwnPetition => parties.Petitioner is { } petitioner && petitioner == actor.Id,
        RoleScope.OwnCommunity => IsOfStudio(parties, actor),
        _ => false,
    };

    /// <summary>Whether a petition is kept from an actor: it is of a confidential kind, and about a unit of the actor's.</summary>
    internal static bool IsKeptFrom(PetitionRules rules, RegistrationForm? form, Actor actor) =>
        form?.Accused is { Count: > 0 } accused && form.Kind is { } kind && rules.Tables.Confidential.Contains(kind) && IsOfAny(accused.AsSpan(), actor);

    /// <summary>The representatives who act in collective agency now; none when there is none.</summary>
    internal static ReadOnlySpan<RepresentativeId> Agents(Petition petition) =>
        petition.File.Agencies is { Count: > 0 } agencies && agencies[^1] is { ConcludedAt: null } agency ? agency.Agents.AsSpan() : default;

    private static bool Acts(in Parties parties, Actor actor)
    {
        foreach (RepresentativeId agent in parties.Agents is { } agents ? agents.AsSpan() : default)
        {
            if (agent.Value == actor.Id.Value)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfStudio(in Parties parties, Actor actor) => parties.Studio is { } studio && actor.Studios.Contains(studio);

    /// <summary>Whether anybody at all can hold a role on a petition: those of a studio or of its community can where one registered it, the representative also where one collected it.</summary>
    internal static bool IsThere(PetitionRules rules, RegistrationForm? form, Role role) =>
        rules.Scope(role) is not (RoleScope.OwnStudio or RoleScope.OwnCommunity) || form?.Studio is not null || (form?.Representative is not null && rules.Tables.Collecting.Contains(role));

    /// <summary>The same of a petition that is under way: its agents, too, are representatives.</summary>
    internal static bool IsThere(Petition petition, Role role) =>
        IsThere(petition.Rules, petition.Form, role) || (petition.Rules.Tables.Collecting.Contains(role) && Agents(petition).Length > 0);

    /// <summary>Whether the petition has ended, or anybody of those who owe the next step in a state is there.</summary>
    internal static bool SomebodyGoesOn(PetitionRules rules, RegistrationForm? form, StateDefinition state)
    {
        if (form?.Studio is not null || state.Owes.Count == 0)
        {
            return true;
        }

        foreach (OwedStep step in state.Owes.AsSpan())
        {
            if (IsThere(rules, form, step.Role))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when only responsible units can take the next step.</summary>
    internal static bool IsUnits(PetitionRules rules, StateDefinition state) =>
        state.Owes.Count > 0 && state.Owes.All(o => rules.Scope(o.Role) is RoleScope.OwnReferral or RoleScope.OwnPart);

    /// <summary>
    /// Whether the actor is of a unit concerned: the lead, an assisting one, or one of an earlier referral (R29). Whoever took a step for one is, under whatever roles
    /// the account comes now.
    /// </summary>
    internal static bool IsOfUnitConcerned(Petition petition, Actor actor) => IsOfUnitConcerned(Parties.Of(petition), actor);

    internal static bool IsOfUnitConcerned(in Parties parties, Actor actor) =>
        parties.Handlers.Span.Contains(actor.Id) || (actor.Units.Count > 0
        && ((parties.Lead is { } lead && actor.Units.Contains(lead)) || IsOfAny(parties.Assisting.Span, actor) || IsOfAny(parties.Former.Span, actor)));

    internal static bool IsOfAny(ReadOnlySpan<UnitId> units, Actor actor)
    {
        foreach (UnitId unit in units)
        {
            if (actor.Units.Contains(unit))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the actor collected the petition, whatever studio it went to.</summary>
    private static bool Collects(in Parties parties, Actor actor) =>
        parties.Representative is { } representative && representative.Value == actor.Id.Value;
}
