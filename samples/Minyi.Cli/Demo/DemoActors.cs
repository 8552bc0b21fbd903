using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Cli.Demo;

/// <summary>Who acts for a role on a petition, in the order in which they would be asked.</summary>
internal sealed class DemoActors
{
    private readonly Dictionary<(string Id, string Role), Actor> _known = [];
    private readonly Dictionary<StudioId, ImmutableArray<Representative>> _representatives;

    public DemoActors(District district) =>
        _representatives = district.Studios.ToDictionary(s => s.Id, s => district.RepresentativesOf(s.Id).ToImmutableArray());

    /// <summary>The people who may act in a role: for a representative the one who collected it, then colleagues of the studio.</summary>
    public IEnumerable<Actor> For(Role role, PlannedPetition petition) => role.Value switch
    {
        "Representative" => Representatives(role, petition),
        "Clerk" or "Director" => [Known($"{role.Value.ToLowerInvariant()}-{petition.Studio}", role, petition.Studio)],
        "ResponsibleUnit" => [Known($"officer-{petition.Lead}", role, unit: petition.Lead)],
        "AssistingUnit" => petition.Assisting.Select(u => Known($"officer-{u}", role, unit: u)),
        "Petitioner" => [new(petition.Petitioner, [role])],
        "Resident" => [new(ActorId.From($"resident-{petition.Id}"), [role], [petition.Studio])],
        _ => [Known(role.Value.ToLowerInvariant(), role)],
    };

    private IEnumerable<Actor> Representatives(Role role, PlannedPetition petition)
    {
        yield return Known(petition.Representative.Id.Value, role, petition.Studio, petition.Representative.Unit);
        foreach (Representative colleague in _representatives[petition.Studio].Where(r => r.Id != petition.Representative.Id))
        {
            yield return Known(colleague.Id.Value, role, petition.Studio, colleague.Unit);
        }
    }

    private Actor Known(string id, Role role, StudioId? studio = null, UnitId? unit = null)
    {
        if (!_known.TryGetValue((id, role.Value), out Actor? actor))
        {
            actor = new(ActorId.From(id), [role], studio is { } s ? [s] : null, unit is { } u ? [u] : null);
            _known.Add((id, role.Value), actor);
        }

        return actor;
    }
}
