using Minyi.Districts;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Authority;

/// <summary>Whose a petition is: all that scopes, readings and lists are decided by. It is taken from a petition, or from its row in a list.</summary>
internal readonly record struct Parties
{
    /// <summary>The studio that registered it.</summary>
    internal StudioId? Studio { get; init; }

    /// <summary>The representative who collected it.</summary>
    internal RepresentativeId? Representative { get; init; }

    /// <summary>The representatives who act in collective agency now.</summary>
    internal ValueList<RepresentativeId>? Agents { get; init; }

    /// <summary>The petitioner's account.</summary>
    internal ActorId? Petitioner { get; init; }

    /// <summary>The unit in charge.</summary>
    internal UnitId? Lead { get; init; }

    /// <summary>The units that assist.</summary>
    internal ReadOnlyMemory<UnitId> Assisting { get; init; }

    /// <summary>The units of earlier referrals.</summary>
    internal ReadOnlyMemory<UnitId> Former { get; init; }

    /// <summary>The units that learn nothing of it, because it is of a confidential kind and about them.</summary>
    internal ReadOnlyMemory<UnitId> KeptFrom { get; init; }

    /// <summary>The accounts that took a step for a unit.</summary>
    internal ReadOnlyMemory<ActorId> Handlers { get; init; }

    internal static Parties Of(Petition petition) => Of(petition, petition.Form, petition.Lead);

    /// <summary>The same with the form and the unit in charge that come with the command that begins it.</summary>
    internal static Parties Of(Petition petition, RegistrationForm? form, UnitId? lead) => new()
    {
        Studio = form?.Studio,
        Representative = form?.Representative,
        Agents = petition.File.Agencies is { Count: > 0 } agencies && agencies[^1] is { ConcludedAt: null } agency ? agency.Agents : null,
        Petitioner = form?.Petitioner,
        Lead = lead,
        Assisting = petition.Assisting.AsMemory(),
        Former = petition.File.FormerUnits.Items.AsMemory(),
        KeptFrom = form is { Accused: { Count: > 0 } accused, Kind: { } kind } && petition.Rules.Tables.Confidential.Contains(kind) ? accused.Items.AsMemory() : default,
        Handlers = petition.File.Handlers.Items.AsMemory(),
    };
}
