using System.Text.Json;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Grid;

public sealed class AssignCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Assign(string costs, string capacities, params string[] more)
    {
        _cli.File("costs.csv", costs);
        _cli.File("caps.csv", capacities);
        return _cli.Run(["grid", "assign", "--costs", "costs.csv", "--capacities", "caps.csv", "--output", "out.csv", "--certificate", "c.json", "--conflict", "x.json", .. more]);
    }

    private Outcome InThePlane(string people, string representatives, params string[] more)
    {
        _cli.File("p.csv", people);
        _cli.File("r.csv", representatives);
        return _cli.Run(["grid", "assign", "--people", "p.csv", "--representatives", "r.csv", "--certificate", "c.json", "--conflict", "x.json", .. more]);
    }

    private string Json(string file)
    {
        using JsonDocument json = JsonDocument.Parse(_cli.Read(file));
        return JsonSerializer.Serialize(json);
    }

    private bool Exists(string file) => System.IO.File.Exists(Path.Combine(_cli.Folder, file));

    [Fact]
    public void PricesAreSignedByTheBoundThatBinds()
    {
        // Both would go to A (1 each); A takes one, so B (cost 5 for x, 3 for y) gets y. C must take one though it costs 9 for z, who has B at 2.
        Outcome o = Assign(
            "who,representative,cost\nx,A,1\nx,B,5\ny,A,1\ny,B,3\nz,B,2\nz,C,9\n",
            "representative,minimum,maximum\nA,0,1\nB,0,3\nC,1,1\n");
        Assert.Equal(0, o.Code);
        Assert.Equal("who,representative\nx,A\ny,B\nz,C\n", _cli.Read("out.csv"));
        using JsonDocument json = JsonDocument.Parse(_cli.Read("c.json"));
        long Number(string part, string id) => json.RootElement.GetProperty(part).GetProperty(id).GetInt64();
        Assert.Equal(13, json.RootElement.GetProperty("objective").GetInt64());
        Assert.Equal((0, true, true), (Number("prices", "B"), Number("prices", "A") is >= 2 and <= 4, Number("prices", "C") <= -7));
        Assert.Equal((1 + Number("prices", "A"), 3, 9 + Number("prices", "C")), (Number("values", "x"), Number("values", "y"), Number("values", "z")));
    }

    [Fact]
    public void TooFewPlacesNamesWhoAndWhichCapacities()
    {
        Outcome o = Assign(
            "who,representative,cost\nx,A,1\ny,A,1\nz,B,2\n",
            "representative,minimum,maximum\nA,0,1\nB,0,3\n");
        Assert.Equal((1, false, false), (o.Code, Exists("out.csv"), Exists("c.json")));
        Assert.Equal("2 contacts (x, y) may have only 1 representatives (A), whose maxima add up to 1.", o.ErrorLines.Single());
        Assert.Equal("""{"who":["x","y"],"representatives":["A"]}""", Json("x.json"));
    }

    [Fact]
    public void TooFewContactsNamesWhoAndWhichCapacities()
    {
        Outcome o = Assign(
            "who,representative,cost\nx,A,1\ny,A,1\nz,B,2\n",
            "representative,minimum,maximum\nA,0,5\nB,2,3\n");
        Assert.Equal(1, o.Code);
        Assert.Equal("The minima of 1 representatives (B) add up to 2, but only 1 contacts may have them (z).", o.ErrorLines.Single());
    }

    [Fact]
    public void WhoHasNoAllowedPairIsNamed()
    {
        Outcome o = Assign("who,representative,cost\nx,A,1\nlonely,,\n", "representative,minimum,maximum\nA,0,5\n");
        Assert.Equal((1, "1 contacts (lonely) may have no representative at all."), (o.Code, o.ErrorLines.Single()));
        Assert.Equal("""{"who":["lonely"],"representatives":[]}""", Json("x.json"));
        _cli.File("people.csv", "id,name\nx,X\nalone,Y\n");
        o = Assign("who,representative,cost\nx,A,1\n", "representative,minimum,maximum\nA,0,5\n", "--people", "people.csv");
        Assert.Equal((1, "1 contacts (alone) may have no representative at all."), (o.Code, o.ErrorLines.Single()));
        _cli.File("pairs.csv", "who,representative,rule\nx,A,forbidden\n");
        o = Assign("who,representative,cost\nx,A,1\ny,A,1\n", "representative,minimum,maximum\nA,0,5\n", "--pairs", "pairs.csv");
        Assert.Equal((1, "1 contacts (x) may have no representative at all."), (o.Code, o.ErrorLines.Single()));
    }

    [Fact]
    public void DistancesAreRoundedToWholeMetresHalvesToEvenAndRowsKeepTheirOrder()
    {
        Outcome o = InThePlane("id,x,y,kind\nb,3,4,enterprise\na,0.3,0.4,household\n", "id,x,y,minimum,maximum\nr1,0,0,0,1\nr2,10,0,0,1\n");
        Assert.Equal("who,representative,kind\nb,r2,enterprise\na,r1,household\n", o.Output);

        // b: 5 or 8.06; a: 0.5 (a half goes to the even 0) or 9.7.
        using JsonDocument json = JsonDocument.Parse(_cli.Read("c.json"));
        Assert.Equal(8, json.RootElement.GetProperty("objective").GetInt64());
    }

    [Fact]
    public void PairsAndKindsAreKept()
    {
        const string people = "id,x,y,kind\na,0,0,branch\nb,0,0,household\nc,9,0,household\n";
        const string representatives = "id,x,y,minimum,maximum,kind\nr1,0,0,0,3,deputy\nr2,10,0,0,3,delegate\n";
        _cli.File("pairs.csv", "who,representative,rule\nb,r2,fixed\nc,r2,forbidden\n");
        _cli.File("fit.csv", "kind,representative_kind,term\nbranch,deputy,\nhousehold,delegate,4\n");
        Outcome o = InThePlane(people, representatives, "--pairs", "pairs.csv", "--fit", "fit.csv");
        Assert.Equal("who,representative,kind\na,r2,branch\nb,r2,household\nc,r1,household\n", o.Output);
        Assert.Contains("\"objective\":33", Json("c.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void HouseholdsStayTogetherBesideTheirBound()
    {
        Outcome o = InThePlane("id,x,y,weight\na,0,0,3\nb,0,0,3\nc,0,0,4\n", "id,x,y,minimum,maximum\nr1,0,0,0,6\nr2,10,0,0,6\n");
        Assert.Equal(0, o.Code);
        Assert.Equal("who,representative,weight\na,r1,3\nb,r1,3\nc,r2,4\n", o.Output);
        using JsonDocument json = JsonDocument.Parse(_cli.Read("c.json"));
        Assert.Equal("10/1", json.RootElement.GetProperty("objective").GetString());
        Assert.True(json.RootElement.GetProperty("optimal").GetBoolean());
        o = InThePlane("id,x,y,weight\na,0,0,3\nb,0,0,3\nc,0,0,4\n", "id,x,y,minimum,maximum\nr1,0,0,0,5\nr2,10,0,0,9\n");
        using JsonDocument gap = JsonDocument.Parse(_cli.Read("c.json"));
        // Split, five of the six go near and one of them with the four: 10 + 10 / 3.
        Assert.Equal(("40/3", "20/1", "20/3"), (Text(gap, "bound"), Text(gap, "objective"), Text(gap, "gap")));
        Assert.False(gap.RootElement.GetProperty("optimal").GetBoolean());
        Assert.Contains("not proved the least", o.Error, StringComparison.Ordinal);
        Assert.Equal(1, InThePlane("id,x,y,weight\na,0,0,3\nb,0,0,3\n", "id,x,y,minimum,maximum\nr1,0,0,0,5\n").Code);
        Assert.Equal(0, InThePlane("id,x,y,weight\na,0,0,3\nb,0,0,3\n", "id,x,y,minimum,maximum\nr1,0,0,0,5\n", "--unit", "contacts").Code);

        static string? Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("cost", "a,r1\nb,r1\nc,r1\n", "")]
    [InlineData("max-load", "a,r1\nb,r1\nc,r2\n", "The fullest representative has 2; with one less there is no assignment.")]
    [InlineData("max-distance", "a,r1\nb,r1\nc,r1\n", "The dearest pair costs 2; with one less there is no assignment.")]
    public void FairnessBeforeCost(string objective, string rows, string note)
    {
        Outcome o = InThePlane("id,x,y\na,0,0\nb,0,2\nc,0,4\n", "id,x,y,minimum,maximum\nr1,0,2,0,3\nr2,1,6,0,3\n", "--objective", objective);
        Assert.Equal("who,representative\n" + rows, o.Output);
        Assert.Equal(note, o.Error.Trim());
    }

    [Fact]
    public void FewPeopleChange()
    {
        _cli.File("p.csv", "id,x,y\na,0,0\nb,10,0\nc,20,0\nnew,0,0\n");
        _cli.File("r.csv", "id,x,y,minimum,maximum\nr1,0,0,0,2\nr2,20,0,0,2\n");
        _cli.File("old.csv", "who,representative\na,r2\nb,left\nc,r1\nmoved-away,r1\n");
        string[] command = ["grid", "reassign", "--people", "p.csv", "--representatives", "r.csv", "--previous", "old.csv"];
        Outcome cheapest = _cli.Run(command);
        Assert.Equal("who,representative,changed\na,r1,true\nb,r2,true\nc,r2,true\nnew,r1,false\n", cheapest.Output);
        Assert.Equal("cost 10, 3 changed", cheapest.ErrorLines[0]);
        Outcome one = _cli.Run([.. command, "--max-changes", "1", "--certificate", "c.json"]);
        Assert.Equal("who,representative,changed\na,r2,false\nb,r2,true\nc,r1,false\nnew,r1,false\n", one.Output);
        Assert.Equal("cost 50, 1 changed", one.ErrorLines[0]);
        Assert.Contains("\"cost\":50,\"changes\":1,", Json("c.json"), StringComparison.Ordinal);
        Assert.Equal(one.Output, _cli.Run([.. command, "--first", "changes"]).Output);
        Outcome none = _cli.Run([.. command, "--max-changes", "0"]);
        Assert.Equal((1, "At least 1 must change."), (none.Code, none.ErrorLines.Single()));
    }

    [Theory]
    [InlineData("who,representative,cost\nx,Z,1\n", "costs.csv:2: representative: found \"Z\", expected an id of caps.csv")]
    [InlineData("who,representative,cost\nx,A,1.5\n", "costs.csv:2: cost: found \"1.5\"")]
    [InlineData("who,representative,cost\nx,A,9223372036854775807\n", "costs.csv:2: cost: found \"9223372036854775807\"")]
    [InlineData("who,representative,cost\nx,A,99999999999999999999\n", "costs.csv:2: cost: found \"99999999999999999999\"")]
    [InlineData("who,representative,cost\nx,A,1\nx,A,2\n", "costs.csv:3: representative: found \"A\", expected each pair once (it is on line 2 already)")]
    [InlineData("who,representative\nx,A\n", "costs.csv:1: cost: found \"who,representative\", expected a column \"cost\"")]
    [InlineData("who,representative,cost\nx,A\n", "costs.csv:2: cost: found 2 fields, expected 3 fields")]
    public void BadCostsAreNamed(string costs, string fault)
    {
        Outcome o = Assign(costs, "representative,minimum,maximum\nA,0,1\n");
        Assert.Equal(2, o.Code);
        Assert.StartsWith(fault, o.ErrorLines.Single(), StringComparison.Ordinal);
        Assert.False(Exists("c.json"));
    }

    [Theory]
    [InlineData("representative,minimum,maximum\nA,2,1\n", "caps.csv:2: maximum: found \"1\", expected an integer of at least 2")]
    [InlineData("representative,minimum,maximum\nA,-1,1\n", "caps.csv:2: minimum: found \"-1\"")]
    [InlineData("representative,minimum,maximum\nA,0,1\nA,0,1\n", "caps.csv:3: representative: found \"A\"")]
    public void BadCapacitiesAreNamed(string capacities, string fault)
    {
        Outcome o = Assign("who,representative,cost\nx,A,1\n", capacities);
        Assert.Equal(2, o.Code);
        Assert.StartsWith(fault, o.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("who,representative,rule\nx,A,maybe\n", "pairs.csv:2: rule: found \"maybe\"")]
    [InlineData("who,representative,rule\nq,A,fixed\n", "pairs.csv:2: who: found \"q\"")]
    [InlineData("who,representative,rule\nx,A,fixed\nx,A,forbidden\n", "pairs.csv:3: rule: found \"forbidden\", expected the rule of line 2")]
    [InlineData("who,representative,rule\nx,A,fixed\nx,B,fixed\n", "pairs.csv:3: representative: found \"B\", expected one fixed representative each")]
    [InlineData("who,representative,rule\ny,B,fixed\n", "pairs.csv:2: representative: found \"B\", expected a pair that is allowed")]
    public void BadPairsAreNamed(string pairs, string fault)
    {
        _cli.File("pairs.csv", pairs);
        Outcome o = Assign("who,representative,cost\nx,A,1\nx,B,1\ny,A,1\n", "representative,minimum,maximum\nA,0,5\nB,0,5\n", "--pairs", "pairs.csv");
        Assert.Equal(2, o.Code);
        Assert.StartsWith(fault, o.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,x,y,weight\na,0,0,0\n", "p.csv:2: weight: found \"0\"")]
    [InlineData("id,x,y\na,0,2e9\n", "p.csv:2: y: found \"2e9\"")]
    [InlineData("id,x,y\na,0,0\na,0,0\n", "p.csv:3: id: found \"a\"")]
    public void BadPeopleAreNamed(string people, string fault)
    {
        Outcome o = InThePlane(people, "id,x,y,minimum,maximum\nr1,0,0,0,3\n");
        Assert.Equal(2, o.Code);
        Assert.StartsWith(fault, o.ErrorLines.Single(), StringComparison.Ordinal);
    }
}
