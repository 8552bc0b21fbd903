using System.Globalization;
using System.Text.Json;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Score;

public sealed class WeightingCommandTests
{
    private const string Drinks = """
        item,coffee,wine,tea,beer,sodas,milk,water
        coffee,1,9,5,2,1,1,1/2
        wine,1/9,1,1/3,1/9,1/9,1/9,1/9
        tea,1/5,3,1,1/3,1/4,1/3,1/9
        beer,1/2,9,3,1,1/2,1,1/3
        sodas,1,9,4,2,1,2,1/2
        milk,1,9,3,1,1/2,1,1/3
        water,2,9,9,3,2,3,1

        """;

    [Fact]
    public void Weights_of_Saatys_drinks()
    {
        using Execution.Cli cli = new();
        cli.File("m.csv", Drinks);
        Outcome csv = cli.Run("score", "ahp", "--input", "m.csv");
        using JsonDocument json = JsonDocument.Parse(cli.Run("score", "ahp", "--input", "m.csv", "--format", "json").Output);
        using JsonDocument other = JsonDocument.Parse(cli.Run("score", "ahp", "--input", "m.csv", "--format", "json", "--random-index", "tummala-wan").Output);

        Assert.Equal(0, csv.Code);
        Assert.Equal("item,weight", csv.Lines[0]);
        Assert.StartsWith("water,0.32679", csv.Lines[7], StringComparison.Ordinal);
        Assert.Contains("saaty", csv.Error, StringComparison.Ordinal);
        Assert.Equal(1.32, json.RootElement.GetProperty("random_index").GetDouble());
        Assert.Equal("saaty", json.RootElement.GetProperty("random_index_name").GetString());
        Assert.Equal(0.0223, json.RootElement.GetProperty("consistency_ratio").GetDouble(), 4);
        Assert.Equal(7.1766, json.RootElement.GetProperty("lambda_max").GetDouble(), 4);
        Assert.Equal(0.0294, json.RootElement.GetProperty("consistency_index").GetDouble(), 4);
        Assert.True(other.RootElement.GetProperty("consistency_ratio").GetDouble() > 0.023);
    }

    [Fact]
    public void A_rounded_reciprocal_is_taken_for_what_it_rounds_and_any_other_is_a_fault()
    {
        using Execution.Cli cli = new();
        cli.File("rounded.csv", "item,a,b,c\na,1,3,6\nb,0.33,1,2\nc,0.1667,0.5,1\n");
        cli.File("exact.csv", "item,a,b,c\na,1,3,6\nb,1/3,1,2\nc,1/6,1/2,1\n");
        cli.File("wrong.csv", "item,a,b,c\na,1,3,6\nb,0.34,1,2\nc,1/5,1/2,1\n");

        Assert.Equal(cli.Run("score", "ahp", "--input", "exact.csv").Output, cli.Run("score", "ahp", "--input", "rounded.csv").Output);
        Outcome outcome = cli.Run("score", "ahp", "--input", "wrong.csv");
        Assert.Equal(2, outcome.Code);
        Assert.Equal(2, outcome.ErrorLines.Length);
        Assert.StartsWith("wrong.csv:3: a: found \"0.34\", expected 1/3", outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("wrong.csv:4: a: found \"1/5\", expected 1/6", outcome.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_inconsistent_matrix_says_what_to_reconsider()
    {
        using Execution.Cli cli = new() { SystemLanguage = Language.Chinese };
        cli.File("m.csv", "item,甲,乙,丙\n甲,1,9,1/9\n乙,1/9,1,9\n丙,9,1/9,1\n");
        Outcome outcome = cli.Run("score", "ahp", "--input", "m.csv");

        Assert.Equal(0, outcome.Code);
        Assert.Contains("宜重新考虑", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(4, outcome.ErrorLines.Length);
    }

    [Theory]
    [InlineData("item,a,b\na,1,2\nb,-1/2,1\n", "m.csv:3: a: found \"-1/2\"")]
    [InlineData("item,a,b\na,1,2\nb,1/2,2\n", "m.csv:3: b: found \"2\"")]
    [InlineData("item,a,b\na,1,2\n", "m.csv:1: b: found")]
    [InlineData("item,a\na,1\nb,1\n", "m.csv:3: item: found \"b\"")]
    [InlineData("item,a\na,x\n", "m.csv:2: a: found \"x\"")]
    [InlineData("item\n", "m.csv: item: found no item")]
    public void What_is_no_matrix_is_named(string content, string fault)
    {
        using Execution.Cli cli = new();
        cli.File("m.csv", content);
        Outcome outcome = cli.Run("score", "ahp", "--input", "m.csv");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(fault, outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal("", outcome.Output);
    }

    [Fact]
    public void A_matrix_beyond_the_table_is_refused_by_its_name()
    {
        using Execution.Cli cli = new();
        string[] items = [.. Enumerable.Range(0, 16).Select(i => "i" + i)];
        cli.File("m.csv", "item," + string.Join(',', items) + "\n" + string.Concat(items.Select(i => i + string.Concat(Enumerable.Repeat(",1", 16)) + "\n")));
        Outcome outcome = cli.Run("score", "ahp", "--input", "m.csv");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("found 16 items, expected at most 15", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("saaty", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Entropy_weights_go_into_TOPSIS()
    {
        using Execution.Cli cli = new();
        cli.File("d.csv", "alternative,note,speed,price\nA1,x,2,1500\nA2,y,2.5,2700\nA3,z,1.8,2000\n");
        cli.File("e.csv", "alternative,speed,price\nA1,2,1500\nA2,2.5,2700\nA3,1.8,2000\n");
        Outcome entropy = cli.Run("score", "entropy", "--input", "e.csv");
        Assert.Equal((0, ""), (entropy.Code, entropy.Error));
        Assert.Equal("criterion,weight", entropy.Lines[0]);
        Assert.Equal(1, entropy.Lines[1..].Sum(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)), 1e-12);
        cli.File("w.csv", $"criterion,weight,direction\n{entropy.Lines[1]},benefit\n{entropy.Lines[2]},cost\n");
        Outcome topsis = cli.Run("score", "topsis", "--input", "d.csv", "--weights", "w.csv");

        Assert.Equal(0, topsis.Code);
        Assert.Equal("alternative,note,closeness,rank", topsis.Lines[0]);
        Assert.StartsWith("A1,x,", topsis.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",1", topsis.Lines[1], StringComparison.Ordinal);
        Assert.Contains("note", topsis.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Hwang_and_Yoons_aircraft_in_the_examples()
    {
        using Execution.Cli cli = new();
        string data = Path.Combine(Execution.Cli.Repository, "samples", "data", "scoring");
        Outcome outcome = cli.Run("score", "topsis", "--input", Path.Combine(data, "aircraft.csv"), "--weights", Path.Combine(data, "aircraft-weights.csv"));

        Assert.Equal("1 4 2 3", string.Join(' ', outcome.Lines[1..].Select(l => l.Split(',')[^1])));
        Assert.Equal(0, cli.Run("score", "topsis", "--normalization", "min-max", "--input", Path.Combine(data, "aircraft.csv"), "--weights", Path.Combine(data, "aircraft-weights.csv")).Code);
    }

    [Fact]
    public void Wrong_weights_and_values_are_named()
    {
        using Execution.Cli cli = new();
        cli.File("d.csv", "alternative,speed\nA1,2\nA1,x\n");
        cli.File("n.csv", "alternative,speed\nA1,-2\n");
        cli.File("w.csv", "criterion,weight,direction\nspeed,-1,up\nprice,1,cost\n");
        cli.File("zero.csv", "criterion,weight,direction\nspeed,0,cost\n");
        cli.File("good.csv", "criterion,weight,direction\nspeed,1,cost\n");

        string[] faults = cli.Run("score", "topsis", "--input", "d.csv", "--weights", "w.csv").ErrorLines;
        Assert.Equal(3, faults.Length);
        Assert.StartsWith("w.csv:2: weight: found \"-1\"", faults[0], StringComparison.Ordinal);
        Assert.StartsWith("w.csv:2: direction: found \"up\", expected one of benefit, cost", faults[1], StringComparison.Ordinal);
        Assert.StartsWith("w.csv:3: criterion: found \"price\"", faults[2], StringComparison.Ordinal);
        Assert.Equal(2, cli.Run("score", "topsis", "--input", "n.csv", "--weights", "zero.csv").Code);
        Assert.Equal(2, cli.Run("score", "topsis", "--input", "d.csv", "--weights", "good.csv").ErrorLines.Length);
        Assert.StartsWith("n.csv:2: speed: found \"-2\"", cli.Run("score", "entropy", "--input", "n.csv").ErrorLines[0], StringComparison.Ordinal);
    }
}
