using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Grid.Assignment;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>Who has which representative: party branches a delegate, large enterprises a member of the consultative conference, households a deputy or whoever is much nearer.</summary>
/// <param name="Kind">What is assigned, in words.</param>
/// <param name="Assigned">The representative of each.</param>
/// <param name="Metres">The sum of the costs, proved least by the solution's prices.</param>
internal sealed record NamedContacts(LocalizedText Kind, ImmutableArray<(string Id, RepresentativeId Representative)> Assigned, long Metres)
{
    /// <summary>What a household's representative who is no deputy costs more, in metres.</summary>
    private const long NotDeputy = 500;

    /// <summary>Assigns the branches, the enterprises and every n-th household.</summary>
    public static ImmutableArray<NamedContacts> Of(MadeUpDistrict made, int sampleEvery)
    {
        ImmutableArray<Household> sample = [.. made.Households.Where((_, i) => i % sampleEvery == 0)];
        return
        [
            Assign(made, new("党支部", "party branches"), [.. made.Branches.Select(b => (b.Id, b.At))], k => k.HasFlag(RepresentativeKinds.PartyDelegate) ? 0 : null),
            Assign(made, new("大企业", "large enterprises"), [.. made.Enterprises.Select(e => (e.Id, e.At))], k => k.HasFlag(RepresentativeKinds.CppccMember) ? 0 : null),
            Assign(made, new($"居民户（每 {sampleEvery} 户抽 1 户）", $"households (one in {sampleEvery})"), [.. sample.Select(h => (h.Id, h.Home))],
                k => k.HasFlag(RepresentativeKinds.CongressDeputy) ? 0 : NotDeputy),
        ];
    }

    /// <summary>Spreads the load: nobody has more than half as many again as the average, rounded up.</summary>
    private static NamedContacts Assign(MadeUpDistrict made, LocalizedText kind, ImmutableArray<(string Id, PlanePoint At)> who, Func<RepresentativeKinds, long?> extra)
    {
        Representative[] people = [.. made.District.Representatives.Where(r => extra(r.Kinds) is not null)];
        int most = ((who.Length * 3) + (people.Length * 2) - 1) / (people.Length * 2);
        long[] costs = [.. who.SelectMany(_ => people, (w, p) => Ways.Metres(w.At, made.RepresentativeHomes[p.Id]) + extra(p.Kinds)!.Value)];
        AssignmentSolution solution = Ways.Assign(who.Length, [.. people.Select(_ => new BinCapacity(0, most))], costs);
        return new(kind, [.. who.Select((w, i) => (w.Id, people[solution.Bins[i]].Id))], solution.Objective);
    }
}
