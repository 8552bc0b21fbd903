using System.Text.Json;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Grid;

public sealed class ApportionCommandTests : IDisposable
{
    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Apportion(string csv, params string[] more) => _cli.RunWith(csv, ["grid", "apportion", "--input", "-", .. more]);

    [Fact]
    public void SeatsInTheOrderOfTheInputWithOtherColumnsCarried()
    {
        Outcome o = Apportion("name,votes,id\nZhao,53,b\nQian,24,c\n孙,23,a\n", "--seats", "10", "--method", "webster");
        Assert.Equal((0, "id,seats,name\nb,6,Zhao\nc,2,Qian\na,2,孙\n", ""), (o.Code, o.Output, o.Error));
    }

    [Fact]
    public void CertificateOfADivisorMethodIsTheInterval()
    {
        _cli.File("v.csv", "id,votes\na,3\nb,3\nc,3\n");
        Assert.Equal(0, _cli.Run("grid", "apportion", "--input", "v.csv", "--seats", "2", "--method", "webster", "--certificate", "c.json").Code);
        using JsonDocument json = JsonDocument.Parse(_cli.Read("c.json"));
        Assert.Equal(
            """{"method":"webster","divisor":{"low":"6/1","high":"6/1"},"ties":[{"seats":2,"among":["a","b","c"],"given":["a","b"],"rule":"ordinal"}]}""",
            JsonSerializer.Serialize(json));
    }

    [Theory]
    [InlineData("hill", "2", "500 1581 100", """{"method":"hill","divisor_squared":{"low":null,"high":null},"ties":[]}""")]
    [InlineData("hill", "3", "500 1581 100", """{"method":"hill","divisor_squared":{"low":"2499561/2","high":null},"ties":[]}""")]
    [InlineData("jefferson", "0", "1 2", """{"method":"jefferson","divisor":{"low":"2/1","high":null},"ties":[]}""")]
    [InlineData("hamilton", "4", "1500 500 101", """{"method":"hamilton","quota":"2101/4","ties":[]}""")]
    [InlineData("droop", "3", "1500 500 100", """{"method":"droop","quota":"526/1","ties":[]}""")]
    [InlineData("hagenbach-bischoff", "3", "1500 500 101", """{"method":"hagenbach-bischoff","quota":"2101/4","ties":[]}""")]
    public void CertificatesSayWhereThereIsNoEndAndWhichQuota(string method, string seats, string votes, string expected)
    {
        string csv = "id,votes\n" + string.Concat(votes.Split(' ').Select((v, i) => $"r{i},{v}\n"));
        Outcome o = Apportion(csv, "--seats", seats, "--method", method, "--output", "seats.csv", "--certificate", "-");
        using JsonDocument json = JsonDocument.Parse(o.Output);
        Assert.Equal(expected, JsonSerializer.Serialize(json));
    }

    [Fact]
    public void VotesOfAnySizeAndBounds()
    {
        string big = new('9', 60);
        Outcome o = Apportion($"id,votes,minimum,maximum\na,{big},0,2\nb,5,1,\nc,0,1,3\n", "--seats", "6", "--method", "dean");
        Assert.Equal("id,seats\na,2\nb,3\nc,1\n", o.Output);
    }

    [Fact]
    public void ALotIsDrawnFromItsSeedAndSaysSo()
    {
        Outcome o = Apportion("id,votes\na,3\nb,3\nc,3\n", "--seats", "1", "--method", "adams", "--ties", "lot", "--seed", "4", "--output", "s.csv", "--certificate", "-");
        Assert.Contains("\"rule\": \"lot 4\"", o.Output, StringComparison.Ordinal);
        Outcome again = Apportion("id,votes\nc,3\nb,3\na,3\n", "--seats", "1", "--method", "adams", "--ties", "lot", "--seed", "4");
        Assert.Equal(_cli.Read("s.csv").Split('\n').Order(), again.Output.Split('\n').Order());
    }

    [Fact]
    public void ARefusedTieIsTheAnswerNo()
    {
        Outcome o = Apportion("id,votes\na,3\nb,3\n", "--seats", "1", "--method", "webster", "--ties", "refuse");
        Assert.Equal((1, ""), (o.Code, o.Output));
        Assert.Equal("A tie: exactly equal claims to 1 seats by a, b.", o.ErrorLines.Single());
    }

    [Theory]
    [InlineData("id,votes\na,-1\n", "-:2: votes: found \"-1\", expected an integer of at least 0")]
    [InlineData("id,votes\na,1.5\n", "-:2: votes: found \"1.5\", expected an integer of at least 0")]
    [InlineData("id,votes\na,ten\n", "-:2: votes: found \"ten\", expected an integer of at least 0")]
    [InlineData("id,votes\na,1\na,2\n", "-:3: id: found \"a\", expected an id that occurs once (it is on line 2 already)")]
    [InlineData("id,votes\n,1\n", "-:2: id: found \"\", expected an id: 1 to 200 characters in normalization form C, no blank at either end, no control, format or bidirectional characters, not beginning with minyi:")]
    [InlineData("id\na\n", "-:1: votes: found \"id\", expected a column \"votes\" (or --columns votes=HEADER)")]
    [InlineData("", "-:1: id: found an empty file, expected a header \"id,votes\"")]
    [InlineData("id,votes,minimum\na,1,-2\n", "-:2: minimum: found \"-2\", expected an integer from 0 to 2147483647")]
    [InlineData("id,votes,minimum,maximum\na,1,3,2\n", "-:2: maximum: found \"2\", expected an integer of at least 3")]
    [InlineData("id,votes,minimum\na,1,99999999999\n", "-:2: minimum: found \"99999999999\", expected an integer from 0 to 2147483647")]
    [InlineData("id,votes,maximum\na,1,2\nb,1,2\n", "--seats: found \"5\" (5 seats are more than the sum of the maxima, 4.), expected a number of seats that the votes and bounds can hold")]
    [InlineData("id,votes,minimum\na,1,3\nb,1,3\n", "--seats: found \"5\" (5 seats are fewer than the sum of the minima, 6.), expected a number of seats that the votes and bounds can hold")]
    [InlineData("id,votes\na,0\nb,0\n", "--seats: found \"5\" (All votes are zero, so 5 seats cannot be apportioned.), expected a number of seats that the votes and bounds can hold")]
    public void BadInputIsNamed(string csv, string fault)
    {
        Outcome o = Apportion(csv, "--seats", "5", "--method", "webster", "--output", "out.csv");
        Assert.Equal((2, "", fault), (o.Code, o.Output, o.ErrorLines.Single()));
        Assert.Empty(Directory.GetFiles(_cli.Folder));
    }

    [Theory]
    [InlineData("--seats: found \"-1\"", "--seats", "-1", "--method", "hill")]
    [InlineData("--seats: found \"99999999999999999999\"", "--seats", "99999999999999999999", "--method", "hill")]
    [InlineData("--method: found \"borda\"", "--seats", "1", "--method", "borda")]
    [InlineData("minyi grid apportion: --method M is missing", "--seats", "1")]
    [InlineData("--seed: found no --seed", "--seats", "1", "--method", "hill", "--ties", "lot")]
    public void BadOptionsAreNamed(string fault, params string[] options)
    {
        Outcome o = Apportion("id,votes\na,1\n", options);
        Assert.Equal(2, o.Code);
        Assert.StartsWith(fault, o.ErrorLines.Single(), StringComparison.Ordinal);
    }
}
