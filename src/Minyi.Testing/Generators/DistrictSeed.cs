using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Testing.Generators;

/// <summary>The figures that a district is made up from. What is published goes in as it is; the rest the generator draws.</summary>
public sealed record DistrictSeed
{
    /// <summary>The district's name.</summary>
    public required string Name { get; init; }

    /// <summary>The streets with their studios, from west to east, which is how they are laid out on the map.</summary>
    public required ImmutableArray<StreetSeed> Streets { get; init; }

    /// <summary>The responsible units.</summary>
    public required ImmutableArray<ResponsibleUnit> Units { get; init; }

    /// <summary>How many persons are representatives.</summary>
    public required int Representatives { get; init; }

    /// <summary>How many of them are party delegates.</summary>
    public required int PartyDelegates { get; init; }

    /// <summary>How many of them are deputies to the people's congress.</summary>
    public required int CongressDeputies { get; init; }

    /// <summary>How many of them are members of the consultative conference. The three together exceed the persons by those who are of two kinds.</summary>
    public required int CppccMembers { get; init; }

    /// <summary>How many of them are employed by a responsible unit.</summary>
    public int Officials { get; init; }

    /// <summary>The residents.</summary>
    public required int Residents { get; init; }

    /// <summary>The residents with local hukou 户籍人口, per hundred.</summary>
    public int LocalPercent { get; init; } = 100;

    /// <summary>The party branches.</summary>
    public int PartyBranches { get; init; }

    /// <summary>The large enterprises.</summary>
    public int Enterprises { get; init; }

    /// <summary>The district's outline: a simple polygon in metres, not closed.</summary>
    public required ImmutableArray<PlanePoint> Outline { get; init; }

    /// <summary>How far homes lie from their studio at most, in metres.</summary>
    public int SettlementRadius { get; init; } = 600;

    /// <summary>The start of the pseudo-random numbers.</summary>
    public ulong Randomness { get; init; } = 1;
}

/// <summary>A street to be made up.</summary>
/// <param name="Street">The street.</param>
/// <param name="Studios">Its studios.</param>
public sealed record StreetSeed(Street Street, ImmutableArray<Studio> Studios);
