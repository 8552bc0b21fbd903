using System.Globalization;
using System.Text.Json;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Grid;

public sealed class CellsCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Cells(string nodes, string edges, params string[] more)
    {
        _cli.File("nodes.csv", nodes);
        _cli.File("edges.csv", edges);
        return _cli.Run(["grid", "cells", "--nodes", "nodes.csv", "--edges", "edges.csv", .. more]);
    }

    [Fact]
    public void RowsKeepTheirOrderAndTheirColumns()
    {
        Outcome o = Cells("population,id,name\n5,c,C\n5,a,A\n0,z,Z\n5,b,B\n5,d,D\n", "b,a\nb,a\nc,b\nd,c\nz,d\n", "--cells", "2");
        Assert.Equal((0, "id,cell,population,name\nc,2,5,C\na,1,5,A\nz,2,0,Z\nb,1,5,B\nd,2,5,D\n"), (o.Code, o.Output));
        Assert.Equal("2 cells, largest deviation 0 %, 1 cut edges, proved the best", o.ErrorLines.Single());
    }

    [Fact]
    public void ToleranceMissedIsStatusOneWithTheBestBalance()
    {
        Outcome o = Cells("id,population\na,10\nb,1\nc,1\n", "a,b\na,b\nb,c\n", "--cells", "2");
        Assert.Equal((1, "id,cell,population\na,1,10\nb,2,1\nc,2,1\n"), (o.Code, o.Output));
        Assert.StartsWith("Impossible: a cell may have at most 6 people, and these blocks alone have more: a.", o.ErrorLines[0], StringComparison.Ordinal);
        o = Cells("id,population\na,10\nb,1\nc,1\n", "a,b\na,b\nb,c\n", "--cells", "2", "--tolerance", "2/3");
        Assert.Equal(0, o.Code);
    }

    [Fact]
    public void AreasThatDoNotTouchAreStatusOneAndNothingIsWritten()
    {
        Outcome o = Cells("id,population\na,1\nb,1\n", "a,b\n", "--cells", "1", "--output", "o.csv");
        Assert.Equal((1, false), (o.Code, System.IO.File.Exists(Path.Combine(_cli.Folder, "o.csv"))));
        Assert.StartsWith("The blocks make 2 areas that do not touch", o.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void BordersHomesAndThePreviousDivisionAreKept()
    {
        const string nodes = "id,population,street\na,1,x\nb,1,x\nc,1,y\nd,1,y\n";
        const string path = "a,b\na,b\nb,c\nc,d\n";
        Assert.Equal("id,cell,population,street\na,1,1,x\nb,1,1,x\nc,2,1,y\nd,2,1,y\n", Cells(nodes, path, "--cells", "2", "--borders", "street").Output);
        _cli.File("homes.csv", "cell,block\nrep-9,b\n");
        Assert.Equal("id,cell,population,street\na,rep-9,1,x\nb,rep-9,1,x\nc,1,1,y\nd,1,1,y\n", Cells(nodes, path, "--cells", "2", "--homes", "homes.csv").Output);
        _cli.File("before.csv", "id,cell\na,west\nb,west\nc,west\nd,east\ngone,east\n");
        Outcome o = Cells(nodes, path, "--cells", "2", "--previous", "before.csv");
        Assert.Equal("id,cell,population,street\na,west,1,x\nb,west,1,x\nc,east,1,y\nd,east,1,y\n", o.Output);
        Assert.Equal("1 people moved (25 %)", o.ErrorLines[^1]);
    }

    [Fact]
    public void MapAndGeoJsonShowTheCells()
    {
        const string nodes = "id,population,x,y\na,1,114.20,22.55\nb,1,114.21,22.55\nc,1,114.22,22.55\nd,1,,\n";
        Outcome o = Cells(nodes, "a,b\na,b\nb,c\nc,d\n", "--cells", "2", "--crs", "cgcs2000", "--map", "m.svg", "--geojson", "m.json", "--summary", "s.csv");
        Assert.Equal(0, o.Code);
        Assert.Contains("1 blocks without a place are not on the map", o.ErrorLines);
        Assert.StartsWith("<svg", _cli.Read("m.svg").TrimStart(), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(_cli.Read("m.json"));
        Assert.Equal(2, json.RootElement.GetProperty("features").GetArrayLength());
        Assert.Equal("cell,blocks,population,deviation,cut_edges\n1,2,2,0,1\n2,2,2,0,1\n", _cli.Read("s.csv"));
        Assert.StartsWith("--geojson: found plane coordinates that nobody named", Cells(nodes, "a,b\na,b\n", "--cells", "2", "--geojson", "x.json").ErrorLines.Single(), StringComparison.Ordinal);
        Assert.Equal(2, Cells("id,population,x,y\na,1,500,22\n", "a,b\n", "--cells", "1", "--crs", "wgs84", "--map", "m.svg").Code);
    }

    [Theory]
    [InlineData("id,population\na,-1\n", "a,b\n", "nodes.csv:2: population: found \"-1\"")]
    [InlineData("id,population\na,1\na,1\n", "a,b\n", "nodes.csv:3: id: found \"a\", expected an id that occurs once")]
    [InlineData("id,population\na,1\n", "a,b\na,q\n", "edges.csv:2: b: found \"q\", expected an id of nodes.csv")]
    [InlineData("id,population\na,1\n", "a,b\na,a\n", "edges.csv:2: b: found \"a\", expected another block than a")]
    [InlineData("id,population,x,y\na,1,3,\n", "a,b\n", "nodes.csv:2: y: found \"\"")]
    [InlineData("id,population,cell\na,1,3\n", "a,b\n", "nodes.csv:1: cell: found this column in the input")]
    [InlineData("id,population\n", "a,b\n", "nodes.csv: found no rows, expected at least one block")]
    public void BadInputIsNamed(string nodes, string edges, string fault)
    {
        Outcome o = Cells(nodes, edges, "--cells", "1");
        Assert.Equal(2, o.Code);
        Assert.StartsWith(fault, o.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void ArkansasInFourIsCutNoMoreThanByMetis()
    {
        // The yardstick is what gpmetis 5.1 gets (samples/data/README.md): cut 115 at 0.85 %.
        string data = Path.Combine(Execution.Cli.Repository, "samples", "data");
        Outcome o = _cli.Run(
            "grid", "cells", "--nodes", Path.Combine(data, "blocks-arkansas-nodes.csv"), "--edges", Path.Combine(data, "blocks-arkansas-edges.csv"),
            "--cells", "4", "--output", "o.csv");
        Assert.Equal(0, o.Code);
        int cut = int.Parse(o.ErrorLines.Single().Split(", ")[2].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(cut, 1, 115);
    }
}
