using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Minyi.Districts;

namespace Minyi.Testing.Generators;

/// <summary>Makes up a whole district from a few figures: for demonstrations, tests and load.</summary>
/// <remarks>The same seed gives the same district on every machine. Totals are those of the seed, exactly; places, sizes and who is of which kind are drawn.</remarks>
public static class DistrictGenerator
{
    // Persons per household and how often per hundred: about three on average.
    private static readonly ImmutableArray<(int Size, int Percent)> HouseholdSizes = [(1, 15), (2, 24), (3, 30), (4, 17), (5, 10), (6, 4)];

    /// <summary>Makes up a district.</summary>
    /// <param name="seed">Its figures.</param>
    /// <exception cref="ArgumentException">A figure is negative, the outline has fewer than three corners, the kinds are fewer or more than twice the persons, or there is no studio.</exception>
    /// <example><code>
    /// MadeUpDistrict made = DistrictGenerator.Generate(seed);
    /// int residents = made.Households.Sum(h => h.Residents); // seed.Residents, exactly
    /// </code></example>
    public static MadeUpDistrict Generate(DistrictSeed seed)
    {
        Check(seed);
        SplitMix64 random = new(seed.Randomness);
        Outline outline = new(seed.Outline);
        Studio[] studios = [.. seed.Streets.SelectMany(s => s.Studios)];
        PlanePoint[] places = StudioLayout.Place(outline, [.. seed.Streets.Select(s => s.Studios.Length)], random);
        int[] shares = [.. studios.Select(_ => random.Between(50, 150))];
        ImmutableArray<Household> households = Households(seed, studios, places, shares, outline, random);
        Representative[] representatives = Representatives(seed, random);
        Dictionary<RepresentativeId, PlanePoint> homes = representatives.ToDictionary(
            r => r.Id, _ => outline.DrawNear(places[Weighted(shares, random)], seed.SettlementRadius, random));
        return new(
            new District(seed.Name, seed.Streets.Select(s => s.Street), studios, representatives, seed.Units),
            studios.Select((s, i) => (s.Id, places[i])).ToFrozenDictionary(p => p.Id, p => p.Item2),
            homes.ToFrozenDictionary(),
            households,
            Places("branch", seed.PartyBranches),
            Places("enterprise", seed.Enterprises));

        ImmutableArray<Place> Places(string prefix, int count)
        {
            int digits = Digits(count);
            ImmutableArray<Place>.Builder made = ImmutableArray.CreateBuilder<Place>(count);
            for (int i = 1; i <= count; i++)
            {
                int studio = Weighted(shares, random);
                made.Add(new(Numbered(prefix, i, digits), studios[studio].Id, outline.DrawNear(places[studio], seed.SettlementRadius, random)));
            }

            return made.MoveToImmutable();
        }
    }

    private static ImmutableArray<Household> Households(
        DistrictSeed seed, Studio[] studios, PlanePoint[] places, int[] shares, Outline outline, SplitMix64 random)
    {
        // Whole residents per studio: the shares' running total, cut at whole numbers, so that the sum is exact.
        long total = shares.Sum(s => (long)s);
        long running = 0;
        int housed = 0;
        long localOwed = 0;
        int digits = Digits(seed.Residents);
        ImmutableArray<Household>.Builder households = ImmutableArray.CreateBuilder<Household>();
        for (int i = 0; i < studios.Length; i++)
        {
            running += shares[i];
            int until = (int)(seed.Residents * running / total);
            while (housed < until)
            {
                int size = Math.Min(Size(random), until - housed);
                housed += size;
                localOwed += (long)size * seed.LocalPercent;
                bool local = localOwed >= size * 50L;
                localOwed -= local ? size * 100L : 0;
                households.Add(new(Numbered("household", households.Count + 1, digits), studios[i].Id, size, local, outline.DrawNear(places[i], seed.SettlementRadius, random)));
            }
        }

        return households.ToImmutable();
    }

    private static Representative[] Representatives(DistrictSeed seed, SplitMix64 random)
    {
        RepresentativeKinds[] kinds = new RepresentativeKinds[seed.Representatives];
        int next = 0;
        foreach ((RepresentativeKinds kind, int count) in (ReadOnlySpan<(RepresentativeKinds, int)>)
            [(RepresentativeKinds.PartyDelegate, seed.PartyDelegates), (RepresentativeKinds.CongressDeputy, seed.CongressDeputies), (RepresentativeKinds.CppccMember, seed.CppccMembers)])
        {
            for (int i = 0; i < count; i++, next++)
            {
                kinds[next % kinds.Length] |= kind;
            }
        }

        // Shuffled, so that the number of a representative says nothing about the kind.
        for (int i = kinds.Length - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (kinds[i], kinds[j]) = (kinds[j], kinds[i]);
        }

        int digits = Digits(seed.Representatives);
        return [.. kinds.Select((k, i) => new Representative(
            RepresentativeId.From(Numbered("rep", i + 1, digits)),
            "代表" + (i + 1).ToString($"D{digits}", CultureInfo.InvariantCulture),
            k,
            Unit: i < seed.Officials && seed.Units.Length > 0 ? seed.Units[i % seed.Units.Length].Id : null))];
    }

    private static int Size(SplitMix64 random)
    {
        int drawn = random.Below(100);
        foreach ((int size, int percent) in HouseholdSizes)
        {
            drawn -= percent;
            if (drawn < 0)
            {
                return size;
            }
        }

        return HouseholdSizes[^1].Size;
    }

    private static int Weighted(int[] weights, SplitMix64 random)
    {
        int drawn = random.Below(weights.Sum());
        int chosen = 0;
        while ((drawn -= weights[chosen]) >= 0)
        {
            chosen++;
        }

        return chosen;
    }

    private static string Numbered(string prefix, int number, int digits) => prefix + "-" + number.ToString($"D{digits}", CultureInfo.InvariantCulture);

    private static int Digits(int count) => count.ToString(CultureInfo.InvariantCulture).Length;

    private static void Check(DistrictSeed seed)
    {
        Guard.Against.Null(seed);
        foreach (int figure in (ReadOnlySpan<int>)
            [seed.Representatives, seed.PartyDelegates, seed.CongressDeputies, seed.CppccMembers, seed.Officials, seed.Residents, seed.PartyBranches, seed.Enterprises])
        {
            Guard.Against.Negative(figure, nameof(seed));
        }

        Guard.Against.OutOfRange(seed.LocalPercent, nameof(seed), 0, 100);
        Guard.Against.NegativeOrZero(seed.SettlementRadius, nameof(seed));
        int kinds = seed.PartyDelegates + seed.CongressDeputies + seed.CppccMembers;
        if (kinds < seed.Representatives || kinds > 2 * seed.Representatives
            || new[] { seed.PartyDelegates, seed.CongressDeputies, seed.CppccMembers }.Max() > seed.Representatives)
        {
            throw new ArgumentException($"{kinds} mandates for {seed.Representatives} representatives, each of one kind or two.", nameof(seed));
        }

        if (seed.Outline.IsDefault || seed.Outline.Length < 3 || seed.Streets.Sum(s => s.Studios.Length) == 0)
        {
            throw new ArgumentException("A district has an outline of at least three corners and at least one studio.", nameof(seed));
        }
    }
}
