using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Grid.Apportionment;
using Minyi.Grid.Assignment;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>The representatives allotted to the studios: how many by population (Webster), who by the least sum of ways, both exact.</summary>
/// <param name="District">The district with every representative in a studio.</param>
/// <param name="Seats">How many representatives each studio has.</param>
/// <param name="Metres">The sum of the ways from home to studio.</param>
internal sealed record Allotment(District District, ImmutableSortedDictionary<StudioId, int> Seats, long Metres)
{
    public static Allotment Of(MadeUpDistrict made)
    {
        ImmutableArray<Studio> studios = made.District.Studios;
        ImmutableArray<Representative> people = made.District.Representatives;
        long[] residents = [.. studios.Select(s => (long)made.Residents[s.Id])];
        if (!DivisorMethod.Webster.TryApportion(residents, people.Length, SeatBounds.None, TieRule.Ordinal, out SeatAllocation? seats, out Refusal? refusal))
        {
            throw new DemoDataException(refusal.ToString());
        }

        long[] costs = [.. people.SelectMany(_ => studios, (p, s) => Ways.Metres(made.RepresentativeHomes[p.Id], made.StudioPlaces[s.Id]))];
        AssignmentSolution who = Ways.Assign(people.Length, [.. seats.Seats.Select(n => new BinCapacity(n, n))], costs);
        return new(
            new District(made.District.Name, made.District.Streets, studios,
                people.Select((p, i) => p with { Studio = studios[who.Bins[i]].Id }), made.District.Units),
            studios.Select((s, i) => KeyValuePair.Create(s.Id, seats.Seats[i])).ToImmutableSortedDictionary(),
            who.Objective);
    }
}
