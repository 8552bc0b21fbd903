using System.Text.Json;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Grid;

public sealed class AssignCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Assign(string costs, string capacities)
    {
        _cli.File("costs.csv", costs);
        _cli.File("caps.csv", capacities);
        return _cli.Run("grid", "assign", "--costs", "costs.csv", "--capacities", "caps.csv", "--output", "out.csv", "--certificate", "c.json");
    }

    private string Certificate()
    {
        using JsonDocument json = JsonDocument.Parse(_cli.Read("c.json"));
        return JsonSerializer.Serialize(json);
    }

    [Fact]
    public void PricesAreSignedByTheBoundThatBinds()
    {
        // Both would go to A (1 each); A takes one, so B (cost 5 for x, 3 for y) gets y. C must take one though it costs 9 for z, who has B at 2.
        Outcome o = Assign(
            "who,representative,cost\nx,A,1\nx,B,5\ny,A,1\ny,B,3\nz,B,2\nz,C,9\n",
            "representative,minimum,maximum\nA,0,1\nB,0,3\nC,1,1\n");
        Assert.Equal(0, o.Code);
        Assert.Equal("who,representative\nx,A\ny,B\nz,C\n", _cli.Read("out.csv"));
        Assert.Equal("""{"objective":13,"prices":{"A":2,"B":0,"C":-7},"values":{"x":3,"y":3,"z":2}}""", Certificate());
    }

    [Fact]
    public void TooFewPlacesNamesWhoAndWhichCapacities()
    {
        Outcome o = Assign(
            "who,representative,cost\nx,A,1\ny,A,1\nz,B,2\n",
            "representative,minimum,maximum\nA,0,1\nB,0,3\n");
        Assert.Equal((1, false), (o.Code, System.IO.File.Exists(Path.Combine(_cli.Folder, "out.csv"))));
        Assert.Equal("2 contacts (x, y) may have only 1 representatives (A), whose maxima add up to 1.", o.ErrorLines.Single());
        Assert.Equal("""{"conflict":{"kind":"too-few-places","who":["x","y"],"representatives":["A"],"places":1}}""", Certificate());
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
    public void DistancesAreRoundedToWholeMetresAndRowsKeepTheirOrder()
    {
        _cli.File("p.csv", "id,x,y,kind\nb,3,4,enterprise\na,0.3,0.4,household\n");
        _cli.File("r.csv", "id,x,y,minimum,maximum\nr1,0,0,0,1\nr2,10,0,0,1\n");
        Outcome o = _cli.Run("grid", "assign", "--people", "p.csv", "--representatives", "r.csv", "--certificate", "c.json");
        Assert.Equal("who,representative,kind\nb,r2,enterprise\na,r1,household\n", o.Output);

        // b: 5 or 8.06; a: 0.5 (a half goes up) or 9.7.
        Assert.Equal("""{"objective":9,"prices":{"r1":3,"r2":0},"values":{"a":4,"b":8}}""", Certificate());
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
        Assert.False(System.IO.File.Exists(Path.Combine(_cli.Folder, "c.json")));
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
}
