using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Testing.Generators;

/// <summary>A made-up district: its parts, and where everybody is.</summary>
/// <param name="District">Streets, studios, units, and representatives who are not yet allotted to a studio.</param>
/// <param name="StudioPlaces">Where each studio is.</param>
/// <param name="RepresentativeHomes">Where each representative lives.</param>
/// <param name="Households">The households, in the ordinal order of ids.</param>
/// <param name="Branches">The party branches, in the ordinal order of ids.</param>
/// <param name="Enterprises">The large enterprises, in the ordinal order of ids.</param>
public sealed record MadeUpDistrict(
    District District,
    FrozenDictionary<StudioId, PlanePoint> StudioPlaces,
    FrozenDictionary<RepresentativeId, PlanePoint> RepresentativeHomes,
    ImmutableArray<Household> Households,
    ImmutableArray<Place> Branches,
    ImmutableArray<Place> Enterprises)
{
    /// <summary>The residents of each studio's community.</summary>
    public FrozenDictionary<StudioId, int> Residents { get; } =
        Households.GroupBy(h => h.Studio).ToFrozenDictionary(g => g.Key, g => g.Sum(h => h.Residents));
}

/// <summary>A household.</summary>
/// <param name="Id">The id.</param>
/// <param name="Studio">The studio of its community.</param>
/// <param name="Residents">How many people.</param>
/// <param name="IsLocal">Whether it has local hukou.</param>
/// <param name="Home">Where it is.</param>
public readonly record struct Household(string Id, StudioId Studio, int Residents, bool IsLocal, PlanePoint Home);

/// <summary>A party branch or an enterprise.</summary>
/// <param name="Id">The id.</param>
/// <param name="Studio">The studio of its community.</param>
/// <param name="At">Where it is.</param>
public readonly record struct Place(string Id, StudioId Studio, PlanePoint At);
