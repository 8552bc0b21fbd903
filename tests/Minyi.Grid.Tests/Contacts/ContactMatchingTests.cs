using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Grid.Assignment;
using Minyi.Grid.Contacts;

namespace Minyi.Grid.Tests.Contacts;

[Properties(MaxTest = 60, QuietOnSuccess = true)]
public sealed class ContactMatchingTests
{
    private static readonly District Yantian = new("盐田", [new(StreetId.From("s"), "S")], [new(StudioId.From("a"), "A", StreetId.From("s")), new(StudioId.From("b"), "B", StreetId.From("s"))],
        [
            new(RepresentativeId.From("deputy"), "D", RepresentativeKinds.CongressDeputy, StudioId.From("a")),
            new(RepresentativeId.From("delegate"), "P", RepresentativeKinds.PartyDelegate, StudioId.From("b")),
            new(RepresentativeId.From("member"), "M", RepresentativeKinds.CppccMember | RepresentativeKinds.PartyDelegate, StudioId.From("b")),
        ], []);

    private static readonly ContactFit Fit = new(new(500, 0, 500), new(null, null, 0), new(0, null, null), new(null, null, 0));

    private static ContactToAssign Contact(string id, ContactKind kind, double x, int people = 1, string? studio = null) =>
        new(ContactId.From(id), kind, x, 0, people, studio is null ? null : StudioId.From(studio));

    private static RepresentativePost Post(string id, double x, int most) => new(RepresentativeId.From(id), x, 0, 0, most);

    private static Gen<(ContactToAssign[] Contacts, RepresentativePost[] Posts, CapacityUnit Unit, int Seed)> Registers =>
        from seed in Gen.Choose(0, int.MaxValue - 1)
        let random = new Random(seed)
        let contacts = Enumerable.Range(0, random.Next(1, 60)).Select(i => Contact($"c{i}", (ContactKind)random.Next(4), random.Next(50), random.Next(1, 5))).ToArray()
        let posts = (RepresentativePost[])[Post("deputy", random.Next(50), 60 + random.Next(200)), Post("delegate", random.Next(50), 60 + random.Next(200)), Post("member", random.Next(50), 60 + random.Next(200))]
        select (contacts, posts, (CapacityUnit)random.Next(2), seed);

    [Property]
    public Property OrderDoesNotMatter() => Prop.ForAll(Arb.From(Registers), r =>
    {
        Random random = new(r.Seed);
        ContactToAssign[] shuffled = [.. r.Contacts];
        RepresentativePost[] posts = [.. r.Posts];
        random.Shuffle(shuffled);
        random.Shuffle(posts);
        bool one = ContactMatching.TryFind(Yantian, r.Contacts, r.Posts, new(Fit, r.Unit), out ContactMatching? a, out Refusal? refused, new() { Threads = 1 });
        bool two = ContactMatching.TryFind(Yantian, shuffled, posts, new(Fit, r.Unit), out ContactMatching? b, out Refusal? other, new() { Threads = 2 });
        Assert.Equal(one, two);
        Assert.Equal(refused?.ToString(), other?.ToString());
        Assert.Equal(a?.Matches.ToArray(), b?.Matches.ToArray());
        Assert.Equal(a?.Prices.ToArray(), b?.Prices.ToArray());
    });

    [Property]
    public Property EveryoneHasSomebodyWhoFitsAndTheExplanationIsTrue() => Prop.ForAll(Arb.From(Registers), r =>
    {
        if (!ContactMatching.TryFind(Yantian, r.Contacts, r.Posts, new(Fit, r.Unit), out ContactMatching? matching, out _))
        {
            return;
        }

        Assert.Equal(r.Contacts.Select(c => c.Contact).Order(), matching.Matches.Select(m => m.Contact));
        Assert.Equal(matching.Matches.Sum(m => m.Cost), matching.Objective);
        Assert.All(matching.Prices, p => Assert.InRange(r.Unit == CapacityUnit.People ? p.People : p.Contacts, 0, r.Posts.Single(q => q.Representative == p.Representative).Maximum));
        Assert.True(r.Unit == CapacityUnit.People || matching.IsOptimal);
        Assert.All(matching.Matches, m => Assert.NotNull(Fit.Of(m.Kind, Yantian.Find(m.Representative)!.Kinds)));
        ContactAssignment[] assignments = [.. matching.ToAssignments(new(2024, 9, 29))];
        Assert.True(ContactBook.TryCreate(Yantian, assignments, out ContactBook? book, out _));
        Assert.Equal(matching.Matches[0].Representative, book.RepresentativeOf(matching.Matches[0].Contact, new(2025, 1, 1)));
        if (r.Unit == CapacityUnit.People)
        {
            return;
        }

        // Forcing the next one costs at least what the explanation says.
        ContactMatch some = matching.Matches[r.Seed % matching.Matches.Length];
        ContactExplanation why = matching.Explain(some.Contact);
        Assert.Equal((some.Representative, some.Cost), (why.Representative, why.Cost));
        if (why.Next is { } next)
        {
            MatchingRules forced = new(Fit, r.Unit, [new(some.Contact, next.Representative, PairRuleKind.Fixed)]);
            Assert.True(!ContactMatching.TryFind(Yantian, r.Contacts, r.Posts, forced, out ContactMatching? other, out _) || other.Objective >= matching.Objective + why.Extra);
        }
    });

    [Fact]
    public void ExplainedInWords()
    {
        Assert.True(ContactMatching.TryFind(
            Yantian, [Contact("h1", ContactKind.Household, 0), Contact("h2", ContactKind.Household, 10)], [Post("deputy", 0, 1), Post("delegate", 100, 1)], new(Fit), out ContactMatching? matching, out _));
        string english = matching.Explain(ContactId.From("h2")).ToText().English;
        Assert.StartsWith("h2: delegate, at a cost of 590 m. deputy is nearer (10 m), but others need those places more: one is worth ", english, StringComparison.Ordinal);
        Assert.Contains(" Next would be deputy (10 m): with that one instead, the whole would cost at least ", english, StringComparison.Ordinal);
        Assert.Contains("其次是", matching.Explain(ContactId.From("h1")).ToText().Chinese, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => matching.Explain(ContactId.From("h3")));
    }

    [Fact]
    public void EveryFaultIsNamed()
    {
        Assert.False(ContactMatching.TryFind(
            Yantian,
            [Contact("h1", ContactKind.Household, 0, people: 0), Contact("h1", ContactKind.Household, double.NaN), Contact("p", ContactKind.PartyBranch, 0)],
            [Post("nobody", 0, 1), Post("deputy", 0, -1), Post("deputy", 2e9, 1)],
            new(Fit, CapacityUnit.People, [new(ContactId.From("x"), RepresentativeId.From("deputy"), PairRuleKind.Fixed)]),
            out _, out Refusal? refusal));
        Assert.Equal(
            ["capacity", "contact-people", "contact-place", "contact-twice", "representative-place", "representative-twice", "unknown-pair", "unknown-representative"],
            refusal.Reasons.Select(r => r.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhoCanHaveNobodyIsNamed()
    {
        Assert.False(ContactMatching.TryFind(
            Yantian, [Contact("e", ContactKind.Enterprise, 0), Contact("h", ContactKind.Household, 0)], [Post("deputy", 0, 5)], new(Fit), out _, out Refusal? refusal));
        Assert.Equal("1 contacts (e) may have no representative at all.", refusal.Reasons.Single().Text.English);
        Assert.False(ContactMatching.TryFind(
            Yantian, [Contact("h", ContactKind.Household, 0, 4), Contact("i", ContactKind.Household, 0, 3)], [Post("deputy", 0, 5)], new(Fit, CapacityUnit.People), out _, out refusal));
        Assert.Equal("2 contacts (h, i), 7 people, may have only 1 representatives (deputy), whose maxima add up to 5.", refusal.Reasons.Single().Text.English);
    }

    [Fact]
    public void TheStudioCounts()
    {
        ContactFit fit = Fit with { Households = new(0, 0, 0), OutsideStudio = 1_000 };
        Assert.True(ContactMatching.TryFind(
            Yantian, [Contact("h", ContactKind.Household, 90, studio: "a"), Contact("i", ContactKind.Household, 90)], [Post("deputy", 0, 5), Post("delegate", 100, 5)], new(fit), out ContactMatching? matching, out _));
        Assert.Equal(["deputy", "delegate"], matching.Matches.Select(m => m.Representative.Value));
    }

    [Fact]
    public void CostsMayBeGiven()
    {
        ContactToAssign[] who = [Contact("b", ContactKind.Household, 0), Contact("a", ContactKind.Household, 0)];
        RepresentativeCapacity[] capacities = [new(RepresentativeId.From("r"), 0, 1), new(RepresentativeId.From("q"), 0, 1)];
        ContactCost[] costs = [new(who[0].Contact, RepresentativeId.From("r"), 1), new(who[1].Contact, RepresentativeId.From("r"), 1), new(who[1].Contact, RepresentativeId.From("q"), 5)];
        Assert.True(ContactMatching.TryFindByCosts(who, capacities, costs, out ContactMatching? matching, out _));
        Assert.Equal(["q", "r"], matching.Matches.Select(m => m.Representative.Value));
        Assert.False(ContactMatching.TryFindByCosts(who, capacities, costs[1..], out _, out ContactConflict? conflict));
        Assert.Equal([who[0].Contact], conflict.Who);
        Assert.Throws<ArgumentException>(() => ContactMatching.TryFindByCosts(who, capacities, [new(ContactId.From("z"), RepresentativeId.From("r"), 1)], out _, out _));
    }
}
