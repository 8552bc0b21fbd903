using Minyi.Grid.Apportionment;
using Minyi.Grid.Apportionment.Biproportional;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

/// <summary>Real elections and apportionments, as published (Vectors/README.md has the sources).</summary>
public sealed class PublishedResultsTests
{
    private static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Vectors", name));
        string[] columns = lines[0].Split(',');
        return lines.Skip(1).Select(l => columns.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second));
    }

    private static Recipient[] States(string name, int minimum) =>
        [.. Rows(name).Select(r => new Recipient(r["id"], Rational.Parse(r["votes"]), minimum))];

    private static Dictionary<string, int> Seats(ApportionmentMethod method, Recipient[] states, int seats)
    {
        Assert.True(method.TryApportion(states, seats, TieRule.Refuse, out SeatAllocation? a, out _));
        return states.Zip(a.Seats).ToDictionary(p => p.First.Id, p => p.Second);
    }

    [Theory]
    [InlineData("us-1790.csv", "jefferson", 105, 0)]
    [InlineData("us-2020.csv", "hill", 435, 1)]
    public void HouseOfRepresentatives(string file, string method, int seats, int minimum)
    {
        Assert.True(ApportionmentMethod.TryNamed(method, out ApportionmentMethod? m));
        Dictionary<string, int> expected = Rows(file).ToDictionary(r => r["id"], r => int.Parse(r["seats"]));
        Assert.Equal(expected, Seats(m, States(file, minimum), seats));
    }

    [Fact]
    public void NewYorkMissedASeatBy89PeopleIn2020()
    {
        // Published by the Census Bureau on 26 April 2021: with 89 more people New York would have kept its 27th seat, which Minnesota's 8th was.
        Recipient[] states = States("us-2020.csv", 1);
        Dictionary<string, int> With(long more) =>
            Seats(DivisorMethod.Hill, [.. states.Select(s => s.Id == "New York" ? s with { Votes = s.Votes + more } : s)], 435);
        Assert.Equal((26, 8), (With(88)["New York"], With(88)["Minnesota"]));
        Assert.Equal((27, 7), (With(89)["New York"], With(89)["Minnesota"]));
    }

    [Fact]
    public void AlabamaLosesASeatToALargerHouseUnderHamilton()
    {
        Recipient[] states = States("us-1880.csv", 1);
        Dictionary<string, int> smaller = Seats(QuotaMethod.Hamilton, states, 299);
        Dictionary<string, int> larger = Seats(QuotaMethod.Hamilton, states, 300);
        Assert.Equal((8, 9, 18), (smaller["Alabama"], smaller["Texas"], smaller["Illinois"]));
        Assert.Equal((7, 10, 19), (larger["Alabama"], larger["Texas"], larger["Illinois"]));
        Assert.All(smaller.Keys.Except(["Alabama", "Texas", "Illinois"]), s => Assert.Equal(smaller[s], larger[s]));
    }

    [Fact]
    public void NoStateLosesASeatToALargerHouseUnderADivisorMethod()
    {
        Recipient[] states = States("us-1880.csv", 1);
        foreach (DivisorMethod method in ApportionmentMethod.BuiltIn.OfType<DivisorMethod>())
        {
            Dictionary<string, int> before = Seats(method, states, 275);
            for (int seats = 276; seats <= 350; seats++)
            {
                Dictionary<string, int> after = Seats(method, states, seats);
                Assert.All(states, s => Assert.True(before[s.Id] <= after[s.Id]));
                before = after;
            }
        }
    }

    [Fact]
    public void OklahomaMovesASeatFromNewYorkToMaineUnderHamiltonOnly()
    {
        // 1907: about a million people, so five seats more than 386.
        Recipient[] without = States("us-1900.csv", 1);
        Recipient[] with = [.. without, new("Oklahoma", 1_000_000, 1)];
        Dictionary<string, int> before = Seats(QuotaMethod.Hamilton, without, 386);
        Dictionary<string, int> after = Seats(QuotaMethod.Hamilton, with, 391);
        Assert.Equal((38, 3), (before["New York"], before["Maine"]));
        Assert.Equal((37, 4, 5), (after["New York"], after["Maine"], after["Oklahoma"]));
        foreach (DivisorMethod method in ApportionmentMethod.BuiltIn.OfType<DivisorMethod>())
        {
            // The others share what Oklahoma leaves exactly as they would share it alone.
            Dictionary<string, int> all = Seats(method, with, 391);
            Dictionary<string, int> alone = Seats(method, without, 391 - all["Oklahoma"]);
            Assert.All(without, s => Assert.Equal(alone[s.Id], all[s.Id]));
        }
    }

    [Theory]
    [InlineData("zurich-2019.csv", 180)]
    [InlineData("aargau-2020.csv", 140)]
    [InlineData("zug-2018.csv", 80)]
    [InlineData("uri-2020.csv", 37)]
    public void SwissCantonalParliaments(string file, int seats)
    {
        Dictionary<string, string>[] cells = [.. Rows(file)];
        string[] rows = [.. cells.Select(c => c["row"]).Distinct()];
        string[] columns = [.. cells.Select(c => c["column"]).Distinct()];
        Dictionary<(string, string), (Rational Votes, int Seats)> table =
            cells.ToDictionary(c => (c["row"], c["column"]), c => (Rational.Parse(c["votes"]), int.Parse(c["seats"])));
        int[] expected = [.. from r in rows from c in columns select table.GetValueOrDefault((r, c)).Seats];
        Assert.Equal(seats, expected.Sum());
        int[] rowSeats = [.. rows.Select(r => columns.Sum(c => table.GetValueOrDefault((r, c)).Seats))];
        int[] columnSeats = [.. columns.Select(c => rows.Sum(r => table.GetValueOrDefault((r, c)).Seats))];

        // Electors' numbers may have decimals; the unit of the votes does not matter.
        System.Numerics.BigInteger[] votes = [.. from r in rows from c in columns select (table.GetValueOrDefault((r, c)).Votes * 1_000_000).Floor()];
        BiproportionalProblem problem = BiproportionalProblem.Create(rowSeats, columnSeats, votes);
        Assert.True(problem.TrySolve(DivisorMethod.Webster, TieRule.Refuse, out BiproportionalAllocation? a, out _));
        Assert.Equal(expected, a.Seats);
    }

    [Theory]
    [InlineData("zurich-2019.csv", true)]
    [InlineData("aargau-2020.csv", false)]
    [InlineData("zug-2018.csv", true)]
    public void SwissCantonalParties(string file, bool weighVotes)
    {
        // The parties' seats: votes over the seats of the district (a ballot has as many votes), rounded, summed, then standard rounding.
        Dictionary<string, string>[] cells = [.. Rows(file)];
        Dictionary<string, int> district = cells.GroupBy(c => c["column"]).ToDictionary(g => g.Key, g => g.Sum(c => int.Parse(c["seats"])));
        Recipient[] parties = [.. cells.GroupBy(c => c["row"]).Select(g => new Recipient(g.Key, g.Aggregate(Rational.Zero, (sum, c) =>
            sum + (weighVotes ? ((Rational.Parse(c["votes"]) / district[c["column"]]) + new Rational(1, 2)).Floor() : Rational.Parse(c["votes"])))))];
        Dictionary<string, int> expected = cells.GroupBy(c => c["row"]).ToDictionary(g => g.Key, g => g.Sum(c => int.Parse(c["seats"])));
        Assert.Equal(expected, Seats(DivisorMethod.Webster, parties, expected.Values.Sum()));
    }
}
