using Minyi.Districts;

namespace Minyi.Cli.Demo;

/// <summary>Who acts for a role on a petition, in the order in which they would be asked.</summary>
internal sealed class DemoActors(District district)
{
    private static readonly Actor Clock = Of("clock", "Clock");

    /// <summary>The people who may act in a role: for a representative the one who collected it, then colleagues of the studio.</summary>
    public IEnumerable<Actor> For(Role role, PlannedPetition petition) => role.Value switch
    {
        "Representative" => district.RepresentativesOf(petition.Studio).OrderBy(r => r.Id != petition.Representative.Id).ThenBy(r => r.Id)
            .Select(r => new Actor(ActorId.From(r.Id.Value), [role], [petition.Studio], r.Unit is { } unit ? [unit] : null)),
        "Clerk" or "Director" => [new(ActorId.From($"{role.Value.ToLowerInvariant()}-{petition.Studio}"), [role], [petition.Studio])],
        "ResponsibleUnit" => [new(ActorId.From($"officer-{petition.Lead}"), [role], units: [petition.Lead])],
        "AssistingUnit" => petition.Assisting.Select(u => new Actor(ActorId.From($"officer-{u}"), [role], units: [u])),
        "Petitioner" => [new(petition.Petitioner, [role])],
        "Resident" => [new(ActorId.From($"resident-{petition.Id}"), [role], [petition.Studio])],
        "Clock" => [Clock],
        _ => [Of(role.Value.ToLowerInvariant(), role.Value)],
    };

    private static Actor Of(string id, string role) => new(ActorId.From(id), [Role.From(role)]);
}
