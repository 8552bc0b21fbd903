using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Testing.Generators;

namespace Minyi.Testing.Tests.Generators;

public sealed class DistrictGeneratorTests
{
    private static readonly ImmutableArray<PlanePoint> Hook =
        [new(0, 0), new(9_000, 0), new(9_000, 6_000), new(6_000, 6_000), new(6_000, 2_000), new(0, 2_000)];

    [Fact]
    public void The_totals_are_the_seeds()
    {
        DistrictSeed seed = Seed();
        MadeUpDistrict made = DistrictGenerator.Generate(seed);

        Assert.Equal(seed.Residents, made.Households.Sum(h => h.Residents));
        Assert.Equal(seed.Residents, made.Residents.Values.Sum());
        Assert.Equal(seed.Representatives, made.District.Representatives.Length);
        Assert.Equal(seed.PartyDelegates, Count(made, RepresentativeKinds.PartyDelegate));
        Assert.Equal(seed.CongressDeputies, Count(made, RepresentativeKinds.CongressDeputy));
        Assert.Equal(seed.CppccMembers, Count(made, RepresentativeKinds.CppccMember));
        Assert.Equal(seed.Officials, made.District.Representatives.Count(r => r.Unit is not null));
        Assert.Equal(seed.PartyBranches, made.Branches.Length);
        Assert.Equal(seed.Enterprises, made.Enterprises.Length);
        Assert.Equal(5, made.District.Studios.Length);
        int local = made.Households.Where(h => h.IsLocal).Sum(h => h.Residents);
        Assert.InRange(local * 100.0 / seed.Residents, seed.LocalPercent - 0.1, seed.LocalPercent + 0.1);
    }

    [Fact]
    public void Everything_lies_in_the_outline()
    {
        MadeUpDistrict made = DistrictGenerator.Generate(Seed());
        IEnumerable<PlanePoint> points = made.Households.Select(h => h.Home).Concat(made.StudioPlaces.Values).Concat(made.RepresentativeHomes.Values)
            .Concat(made.Branches.Select(b => b.At)).Concat(made.Enterprises.Select(e => e.At));
        Assert.All(points, p => Assert.True(p.X is >= 0 and <= 9_000 && p.Y >= 0 && (p.Y <= 2_000 || (p.X >= 6_000 && p.Y <= 6_000)), p.ToString()));
    }

    [Fact]
    public void Ids_are_in_ordinal_order_and_once()
    {
        MadeUpDistrict made = DistrictGenerator.Generate(Seed());
        foreach (string[] ids in new[] { made.Households.Select(h => h.Id).ToArray(), [.. made.Branches.Select(b => b.Id)], [.. made.Enterprises.Select(e => e.Id)] })
        {
            Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_district_and_another_another()
    {
        MadeUpDistrict one = DistrictGenerator.Generate(Seed());
        MadeUpDistrict two = DistrictGenerator.Generate(Seed());
        MadeUpDistrict other = DistrictGenerator.Generate(Seed() with { Randomness = 8 });
        Assert.Equal(one.Households, two.Households);
        Assert.Equal(one.District.Representatives, two.District.Representatives);
        Assert.NotEqual(one.Households, other.Households);
    }

    [Fact]
    public void A_known_seed_gives_the_same_on_every_machine()
    {
        Household[] households = [.. DistrictGenerator.Generate(Seed()).Households];
        Assert.Equal("household-0001 haishan-1 2 False 1834 1111", Describe(households[0]));
        Assert.Equal("household-3036 meisha-2 1 False 7697 5263", Describe(households[^1]));
    }

    [Fact]
    public void More_mandates_than_persons_can_hold_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DistrictGenerator.Generate(Seed() with { PartyDelegates = 41 }));
        Assert.Throws<ArgumentException>(() => DistrictGenerator.Generate(Seed() with { CppccMembers = 0 }));
        Assert.Throws<ArgumentException>(() => DistrictGenerator.Generate(Seed() with { Residents = -1 }));
        Assert.Throws<ArgumentException>(() => DistrictGenerator.Generate(Seed() with { Outline = [] }));
    }

    private static string Describe(Household h) => $"{h.Id} {h.Studio} {h.Residents} {h.IsLocal} {h.Home.X} {h.Home.Y}";

    private static int Count(MadeUpDistrict made, RepresentativeKinds kind) => made.District.Representatives.Count(r => r.Kinds.HasFlag(kind));

    private static DistrictSeed Seed()
    {
        Street haishan = new(StreetId.From("haishan"), "海山街道");
        Street meisha = new(StreetId.From("meisha"), "梅沙街道");
        return new()
        {
            Name = "试验区",
            Streets =
            [
                new(haishan, [.. Enumerable.Range(1, 3).Select(i => new Studio(StudioId.From($"haishan-{i}"), $"海山{i}", haishan.Id))]),
                new(meisha, [.. Enumerable.Range(1, 2).Select(i => new Studio(StudioId.From($"meisha-{i}"), $"梅沙{i}", meisha.Id))]),
            ],
            Units = [new(UnitId.From("water"), "水务局"), new(UnitId.From("roads"), "交通局")],
            Representatives = 40,
            PartyDelegates = 20,
            CongressDeputies = 15,
            CppccMembers = 12,
            Officials = 4,
            Residents = 9_001,
            LocalPercent = 20,
            PartyBranches = 13,
            Enterprises = 7,
            Outline = Hook,
            Randomness = 7,
        };
    }
}
