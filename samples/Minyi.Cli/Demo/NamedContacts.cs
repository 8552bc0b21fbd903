using System.Collections.Immutable;
using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Grid.Contacts;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>Who has which representative: party branches a delegate, large enterprises a member of the consultative conference, households a deputy or whoever is much nearer.</summary>
/// <param name="Kind">What is assigned, in words.</param>
/// <param name="Matching">Everyone's representative, with the proof.</param>
internal sealed record NamedContacts(LocalizedText Kind, ContactMatching Matching)
{
    /// <summary>What a household's representative who is no deputy costs more, in metres.</summary>
    private const long NotDeputy = 500;

    private static readonly ContactFit Fit = new(
        Households: new(NotDeputy, 0, NotDeputy), Enterprises: new(null, null, 0), PartyBranches: new(0, null, null), Sectors: new(null, null, 0));

    /// <summary>Assigns the branches, the enterprises, and every household by the people in it.</summary>
    public static ImmutableArray<NamedContacts> Of(MadeUpDistrict made) =>
    [
        Assign(made, new("党支部", "party branches"), CapacityUnit.Contacts,
            [.. made.Branches.Select(b => new ContactToAssign(ContactId.From(b.Id), ContactKind.PartyBranch, b.At.X, b.At.Y))]),
        Assign(made, new("规模以上非公企业", "large enterprises"), CapacityUnit.Contacts,
            [.. made.Enterprises.Select(e => new ContactToAssign(ContactId.From(e.Id), ContactKind.Enterprise, e.At.X, e.At.Y))]),
        Assign(made, new("居民户", "households"), CapacityUnit.People,
            [.. made.Households.Select(h => new ContactToAssign(ContactId.From(h.Id), ContactKind.Household, h.Home.X, h.Home.Y, h.Residents))]),
    ];

    /// <summary>Spreads the load: nobody has more than half as many again as the average, rounded up.</summary>
    private static NamedContacts Assign(MadeUpDistrict made, LocalizedText kind, CapacityUnit unit, ImmutableArray<ContactToAssign> contacts)
    {
        Representative[] people = [.. made.District.Representatives.Where(r => contacts.Length == 0 || Fit.Of(contacts[0].Kind, r.Kinds) is not null)];
        long units = contacts.Sum(c => unit == CapacityUnit.People ? (long)c.People : 1);
        int most = (int)(((units * 3) + (people.Length * 2L) - 1) / (people.Length * 2L));
        RepresentativePost[] posts = [.. people.Select(r => new RepresentativePost(r.Id, made.RepresentativeHomes[r.Id].X, made.RepresentativeHomes[r.Id].Y, 0, most))];
        return ContactMatching.TryFind(made.District, contacts, posts, new(Fit, unit), out ContactMatching? matching, out Refusal? refusal)
            ? new(kind, matching)
            : throw new DemoDataException(refusal.ToString());
    }
}
