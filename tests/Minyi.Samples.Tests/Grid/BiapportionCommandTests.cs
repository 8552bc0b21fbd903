using System.Text.Json;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Grid;

public sealed class BiapportionCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Run(string votes, string rows, string columns, string method)
    {
        _cli.File("v.csv", votes);
        _cli.File("r.csv", rows);
        _cli.File("c.csv", columns);
        return _cli.Run("grid", "biapportion", "--input", "v.csv", "--rows", "r.csv", "--columns", "c.csv", "--method", method, "--output", "o.csv", "--certificate", "k.json");
    }

    [Fact]
    public void UriInTheOrderOfTheInput()
    {
        string data = Path.Combine(Execution.Cli.Repository, "samples", "data", "grid", "uri-2020-");
        Outcome o = _cli.Run(
            "grid", "biapportion", "--input", data + "votes.csv", "--rows", data + "parties.csv", "--columns", data + "districts.csv",
            "--method", "webster", "--certificate", "k.json");
        Assert.Equal("row,column,seats", o.Lines[0]);
        Assert.Equal([5, 4, 3, 3, 2, 1, 1, 3, 2, 2, 1, 1, 3, 2, 2, 2], o.Lines.Skip(1).Select(l => int.Parse(l.Split(',')[2])));
        using JsonDocument json = JsonDocument.Parse(_cli.Read("k.json"));
        Assert.Equal(4, json.RootElement.GetProperty("row_divisors").EnumerateObject().Count());
        Assert.Equal(4, json.RootElement.GetProperty("column_divisors").EnumerateObject().Count());
        Assert.Empty(json.RootElement.GetProperty("ties").EnumerateArray());
    }

    [Fact]
    public void TiesAreNamedByCell()
    {
        Outcome o = Run("row,column,votes,note\na,x,1,p\na,y,1,q\nb,x,1,r\nb,y,1,s\nc,x,5,t\n", "row,seats\na,1\nb,1\nc,0\n", "column,seats\nx,1\ny,1\n", "webster");
        Assert.Equal(0, o.Code);
        Assert.Equal("row,column,seats,note\na,x,1,p\na,y,0,q\nb,x,0,r\nb,y,1,s\nc,x,0,t\n", _cli.Read("o.csv"));
        using JsonDocument json = JsonDocument.Parse(_cli.Read("k.json"));
        Assert.False(json.RootElement.GetProperty("row_divisors").TryGetProperty("c", out _));
        JsonElement tie = json.RootElement.GetProperty("ties").EnumerateArray().Single();
        Assert.Equal("""{"seats":2,"among":[{"row":"a","column":"x"},{"row":"a","column":"y"},{"row":"b","column":"x"},{"row":"b","column":"y"}],"given":[{"row":"a","column":"x"},{"row":"b","column":"y"}],"rule":"ordinal"}""", JsonSerializer.Serialize(tie));
    }

    [Fact]
    public void HillHasSquares()
    {
        Assert.Equal(0, Run("row,column,votes\na,x,10\na,y,20\nb,x,30\nb,y,7\n", "row,seats\na,3\nb,3\n", "column,seats\nx,3\ny,3\n", "hill").Code);
        using JsonDocument json = JsonDocument.Parse(_cli.Read("k.json"));
        Assert.Equal(["method", "row_divisors_squared", "column_divisors_squared", "ties"], json.RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("webster", "row,column,votes\na,x,1\nb,x,1\nb,y,3\n", "row,seats\na,3\nb,1\n", "column,seats\nx,2\ny,2\n", "The rows (a) need 3 seats and have votes in the columns (x) only, where 2 can be had.")]
    [InlineData("hill", "row,column,votes\na,x,1\na,y,1\nb,x,1\nb,y,3\n", "row,seats\na,1\nb,3\n", "column,seats\nx,2\ny,2\n", "The method gives each cell with votes a seat: the row (a) has votes in 2 columns (x, y), but 1 seats.")]
    public void ImpossibleTotalsAreTheAnswerNo(string method, string votes, string rows, string columns, string reason)
    {
        Outcome o = Run(votes, rows, columns, method);
        Assert.Equal((1, reason), (o.Code, o.ErrorLines.Single()));
    }

    [Theory]
    [InlineData("row,column,votes\na,x,1\n", "row,seats\na,2\n", "column,seats\nx,3\n", "c.csv: seats: found a total of 3, expected the total of r.csv, 2")]
    [InlineData("row,column,votes\na,x,-1\n", "row,seats\na,2\n", "column,seats\nx,2\n", "v.csv:2: votes: found \"-1\", expected an integer of at least 0")]
    [InlineData("row,column,votes\na,z,1\n", "row,seats\na,2\n", "column,seats\nx,2\n", "v.csv:2: column: found \"z\", expected an id of c.csv")]
    [InlineData("row,column,votes\na,x,1\na,x,2\n", "row,seats\na,2\n", "column,seats\nx,2\n", "v.csv:3: column: found \"x\", expected each cell once (it is on line 2 already)")]
    [InlineData("row,column,votes\na,x,1\n", "row,seats\na,many\n", "column,seats\nx,2\n", "r.csv:2: seats: found \"many\", expected an integer from 0 to 2147483647")]
    public void BadInputIsNamed(string votes, string rows, string columns, string fault)
    {
        Outcome o = Run(votes, rows, columns, "webster");
        Assert.Equal((2, fault), (o.Code, o.ErrorLines.Single()));
    }
}
