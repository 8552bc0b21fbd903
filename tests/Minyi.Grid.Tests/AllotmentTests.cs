using Minyi.Districts;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests;

public sealed class AllotmentTests
{
    private const RepresentativeKinds Party = RepresentativeKinds.PartyDelegate;
    private const RepresentativeKinds Congress = RepresentativeKinds.CongressDeputy;
    private const RepresentativeKinds Cppcc = RepresentativeKinds.CppccMember;

    private static StudioId Studio(int i) => StudioId.From($"studio-{i:D2}");

    private static RepresentativeId Person(int i) => RepresentativeId.From($"rep-{i:D3}");

    private static StudioNeed Need(int i, Rational weight, int party, int congress, int cppcc, params string[] watched) =>
        new(Studio(i), weight, new(party, congress, cppcc), Minimum: 1, WatchedUnits: [.. watched.Select(UnitId.From)]);

    /// <summary>22 studios and 305 seats, as in the district of the mechanism; the studios' figures are made up.</summary>
    private static StudioNeed[] District() =>
        [.. Enumerable.Range(0, 22).Select(i => Need(i, 2_000 + ((i * 7919) % 15_000), 20 + (i % 5 * 11), 3_000 + (i * 37), 1 + (i % 7)))];

    private static Allotment Allot(IEnumerable<StudioNeed> needs, int party, int congress, int cppcc)
    {
        Assert.True(Allotment.TryCreate(needs, new(party, congress, cppcc), DivisorMethod.Webster, TieRule.Ordinal, out Allotment? a, out _));
        return a;
    }

    private static Placement Place(Allotment a, params PersonToPlace[] people)
    {
        Assert.True(a.TryPlace(people, out Placement? p, out _));
        return p;
    }

    [Fact]
    public void SeatsMeetTheTotalsOfStudiosAndKinds()
    {
        Allotment a = Allot(District(), 120, 110, 75);
        Assert.Equal(305, a.Totals.Seats.Sum());
        foreach ((RepresentativeKinds kind, int seats) in (ReadOnlySpan<(RepresentativeKinds, int)>)[(Party, 120), (Congress, 110), (Cppcc, 75)])
        {
            Assert.Equal(seats, a.Needs.Sum(n => a[n.Studio, kind]));
        }

        Assert.All(a.Needs.Zip(a.Totals.Seats), p => Assert.Equal(p.Second, a[p.First.Studio, Party] + a[p.First.Studio, Congress] + a[p.First.Studio, Cppcc]));
    }

    [Fact]
    public void OrderOfStudiosDoesNotMatter()
    {
        Allotment a = Allot(District(), 120, 110, 75);
        Allotment b = Allot(District().Reverse(), 120, 110, 75);
        Assert.Equal(a.Cells.Seats, b.Cells.Seats);
        Assert.Equal(a.Needs.Select(n => n.Studio), b.Needs.Select(n => n.Studio));
    }

    [Fact]
    public void ExplanationSaysShareSeatsAndWhatOneMoreWouldTake()
    {
        Allotment a = Allot([Need(0, 60, 1, 1, 1), Need(1, 40, 1, 1, 1)], 4, 3, 3);
        StudioExplanation e = a.Explain(Studio(0));
        Assert.Equal((new Rational(3, 5), 6, 6), (e.WeightShare, e.FairShare, e.Total));

        // The other's fourth seat has 40 / 3.5, so a seventh seat takes 6.5 × 40 / 3.5; its fifth would have 40 / 4.5, so the sixth needs 5.5 × that.
        Assert.Equal(new SeatMargin(new Rational(520, 7), new Rational(440, 9), 1), e.Margin);
        Assert.Equal("studio-00: 60 % of the weight, a fair share of 6, 6 representatives (party delegates 2, congress deputies 2, CPPCC members 2); one more above 1.2381 times its weight, one fewer below 0.8148 times.", e.ToText().English);
        Assert.Contains("分得 6 名", e.ToText().Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void KindsThatAStudioCannotHaveAreRefusedByName()
    {
        // Only studio 1 has party members, but it has one seat for three delegates.
        Assert.False(Allotment.TryCreate([Need(0, 90, 0, 1, 1), Need(1, 10, 1, 1, 1)], new(3, 4, 3), DivisorMethod.Webster, TieRule.Ordinal, out _, out Refusal? refusal));
        Assert.Contains("party delegates", refusal.Reasons[0].Text.English, StringComparison.Ordinal);
        Assert.Contains("studio-01", refusal.Reasons[0].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void APersonOfSeveralKindsFillsOneSeatWhereItIsNeeded()
    {
        Allotment a = Allot([Need(0, 1, 1, 1, 1)], 1, 1, 0);
        Placement p = Place(a, new(Person(1), Party | Congress), new(Person(2), Party));
        Assert.Equal([Congress, Party], p.People.Select(x => x.Kind));
    }

    [Fact]
    public void AnOfficialDoesNotWatchOverTheOwnUnit()
    {
        Allotment a = Allot([Need(0, 1, 1, 1, 1, "urban-management"), Need(1, 1, 1, 1, 1)], 2, 0, 0);
        Placement p = Place(a, new(Person(1), Party, Unit: UnitId.From("urban-management"), Costs: [new(Studio(1), 900)]), new(Person(2), Party));
        Assert.Equal([Studio(1), Studio(0)], p.People.Select(x => x.Studio));
        Assert.Equal(900, p.Cost);
    }

    [Fact]
    public void FixedAndExcludedStudiosAreKeptAndConflictsNamed()
    {
        Allotment a = Allot([Need(0, 1, 1, 1, 1), Need(1, 1, 1, 1, 1)], 2, 0, 0);
        Assert.Equal([Studio(1), Studio(0)], Place(a, new(Person(1), Party, Fixed: Studio(1)), new(Person(2), Party)).People.Select(x => x.Studio));
        Assert.False(a.TryPlace([new(Person(1), Party, Fixed: Studio(1)), new(Person(2), Party, Excluded: [Studio(0)])], out _, out Refusal? refusal));
        Assert.Equal("2 people (rep-001, rep-002) can only fill 1 seats (studio-01 party delegate).", refusal.Reasons.Single().Text.English);
        Assert.False(a.TryPlace([new(Person(1), Party), new(Person(2), Cppcc)], out _, out refusal));
        Assert.Equal("too-few-seats", refusal.Reasons.Single().Code);
    }

    [Fact]
    public void FewestMovesComeBeforeCost()
    {
        Allotment a = Allot([Need(0, 1, 1, 1, 1), Need(1, 1, 1, 1, 1)], 4, 0, 0);

        // Everyone would rather be in the other studio, at any cost.
        PersonToPlace[] people = [.. Enumerable.Range(0, 4).Select(i => new PersonToPlace(Person(i), Party, Previous: Studio(i % 2), Costs: [new(Studio(i % 2), 1_000_000_000)]))];
        Assert.Equal((0, 4_000_000_000), (Place(a, people).Moved, Place(a, people).Cost));
        people[1] = people[1] with { Previous = Studio(0) };
        Placement one = Place(a, people);
        Assert.Equal(1, one.Moved);
        Assert.Single(one.People, p => p.Moved);
    }

    [Property(MaxTest = 40)]
    public Property MovesAndCostAreLeastOfAllPlacements() => Prop.ForAll(
        Arb.From(from previous in Gen.Choose(-1, 2).ArrayOf(5) from kinds in Gen.Choose(1, 7).ArrayOf(5) from costs in Gen.Choose(0, 9).ArrayOf(15) select (previous, kinds, costs)),
        x =>
        {
            Allotment a = Allot([Need(0, 2, 1, 1, 1), Need(1, 2, 1, 1, 1), Need(2, 1, 1, 1, 1)], 2, 2, 1);
            PersonToPlace[] people = [.. Enumerable.Range(0, 5).Select(i => new PersonToPlace(
                Person(i), (RepresentativeKinds)x.kinds[i], Previous: x.previous[i] < 0 ? null : Studio(x.previous[i]),
                Costs: [.. Enumerable.Range(0, 3).Select(j => new StudioCost(Studio(j), x.costs[(i * 3) + j]))]))];
            (int Moved, long Cost)? best = null;
            Try(0, [.. a.Cells.Seats], 0, 0);
            bool placed = a.TryPlace(people, out Placement? p, out Refusal? refusal);
            Assert.Equal(best, placed ? (p!.Moved, p.Cost) : null);
            Assert.Equal(placed, refusal is null);

            void Try(int i, int[] left, int moved, long cost)
            {
                if (i == 5)
                {
                    best = best is { } b && (b.Moved, b.Cost).CompareTo((moved, cost)) <= 0 ? b : (moved, cost);
                    return;
                }

                for (int c = 0; c < left.Length; c++)
                {
                    if (left[c] > 0 && (x.kinds[i] >> (c / 3) & 1) == 1)
                    {
                        int[] rest = [.. left];
                        rest[c]--;
                        Try(i + 1, rest, moved + (x.previous[i] >= 0 && x.previous[i] != c % 3 ? 1 : 0), cost + x.costs[(i * 3) + (c % 3)]);
                    }
                }
            }
        });
}
