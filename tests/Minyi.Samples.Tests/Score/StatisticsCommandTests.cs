using System.Globalization;
using System.Text.Json;
using Minyi.Scoring.Statistics;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Score;

public sealed class StatisticsCommandTests
{
    private const string Ratings = """
        unit,rater,value
        1,A,1
        1,B,1
        1,D,1
        2,A,2
        2,B,2
        2,C,3
        2,D,2
        3,A,3
        3,B,3
        3,C,3
        3,D,3
        4,A,3
        4,B,3
        4,C,3
        4,D,3
        5,A,2
        5,B,2
        5,C,2
        5,D,2
        6,A,1
        6,B,2
        6,C,3
        6,D,4
        7,A,4
        7,B,4
        7,C,4
        7,D,4
        8,A,1
        8,B,1
        8,C,2
        8,D,1
        9,A,2
        9,B,2
        9,C,2
        9,D,2
        10,B,5
        10,C,5
        10,D,5
        11,C,1
        11,D,1
        12,B,3
        12,A,

        """;

    [Theory]
    [InlineData("wilson")]
    [InlineData("clopper-pearson")]
    [InlineData("jeffreys")]
    [InlineData("agresti-coull")]
    public void Intervals_round_trip_and_other_columns_are_carried(string method)
    {
        using Execution.Cli cli = new();
        cli.File("r.csv", "name,trials,successes\na,263,81\nb,0,0\nc,22,22\nd,20,0\n");
        Outcome outcome = cli.Run("score", "interval", "--method", method, "--input", "r.csv");
        ConfidenceInterval expected = method switch
        {
            "wilson" => ProportionInterval.Wilson(81, 263),
            "clopper-pearson" => ProportionInterval.ClopperPearson(81, 263),
            "jeffreys" => ProportionInterval.Jeffreys(81, 263),
            _ => ProportionInterval.AgrestiCoull(81, 263),
        };

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal("name,trials,successes,low,high", outcome.Lines[0]);
        string[] cells = outcome.Lines[1].Split(',');
        Assert.Equal(expected.Low, double.Parse(cells[3], CultureInfo.InvariantCulture));
        Assert.Equal(expected.High, double.Parse(cells[4], CultureInfo.InvariantCulture));
        Assert.Equal("b,0,0,0,1", outcome.Lines[2]);
        Assert.EndsWith(",1", outcome.Lines[3], StringComparison.Ordinal);
        Assert.StartsWith("d,20,0,0,0.1", outcome.Lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wider_confidence_gives_a_wider_interval_and_a_wrong_one_is_a_fault()
    {
        using Execution.Cli cli = new();
        cli.File("r.csv", "successes,trials\n8,10\n");

        Assert.Equal(ProportionInterval.Wilson(8, 10, 0.99).Low, double.Parse(cli.Run("score", "interval", "--confidence", "0.99", "--input", "r.csv").Lines[1].Split(',')[2], CultureInfo.InvariantCulture));
        foreach (string wrong in new[] { "1", "0", "95", "x" })
        {
            Outcome outcome = cli.Run("score", "interval", "--confidence", wrong, "--input", "r.csv");
            Assert.Equal(2, outcome.Code);
            Assert.Contains("--confidence", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void More_successes_than_trials_is_named_with_its_line()
    {
        using Execution.Cli cli = new();
        cli.File("r.csv", "successes,trials\n8,10\n11,10\n");
        Outcome outcome = cli.Run("score", "interval", "--method", "wilson", "--input", "r.csv", "--output", "o.csv");

        Assert.Equal(2, outcome.Code);
        Assert.Equal("r.csv:3: successes: found \"11\", expected an integer of at most trials (10)", outcome.ErrorLines.Single());
        Assert.False(File.Exists(Path.Combine(cli.Folder, "o.csv")));
    }

    [Theory]
    [InlineData("nominal", 0.743)]
    [InlineData("ordinal", 0.815)]
    [InlineData("interval", 0.849)]
    [InlineData("ratio", 0.797)]
    public void Alpha_of_Krippendorffs_example(string level, double alpha)
    {
        using Execution.Cli cli = new();
        cli.File("r.csv", Ratings);
        Outcome csv = cli.Run("score", "reliability", "--level", level, "--input", "r.csv");
        Outcome json = cli.Run("score", "reliability", "--level", level, "--input", "r.csv", "--format", "json");

        Assert.Equal((0, ""), (csv.Code, csv.Error));
        Assert.Equal("statistic,value", csv.Lines[0]);
        Assert.StartsWith("alpha,0.", csv.Lines[1], StringComparison.Ordinal);
        Assert.Equal(alpha, double.Parse(csv.Lines[1].Split(',')[1], CultureInfo.InvariantCulture), 3);
        using JsonDocument document = JsonDocument.Parse(json.Output);
        Assert.Equal(alpha, document.RootElement.GetProperty("alpha").GetDouble(), 3);
        Assert.Equal(12, document.RootElement.GetProperty("units").GetInt32());
        Assert.Equal(40, document.RootElement.GetProperty("pairable").GetInt32());
    }

    [Fact]
    public void Any_order_of_the_rows_gives_the_same_bytes()
    {
        using Execution.Cli cli = new();
        string[] rows = Ratings.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        new Random(3).Shuffle(rows);
        cli.File("a.csv", Ratings);
        cli.File("b.csv", "unit,rater,value\n" + string.Join('\n', rows) + "\n");

        foreach (string level in new[] { "nominal", "ordinal", "interval", "ratio" })
        {
            Assert.Equal(cli.Run("score", "reliability", "--level", level, "--input", "a.csv").Output, cli.Run("score", "reliability", "--level", level, "--input", "b.csv").Output);
        }
    }

    [Fact]
    public void Kappas_come_where_they_apply()
    {
        using Execution.Cli cli = new();
        List<string> rows = ["unit,rater,value"];
        string[] first = [.. Enumerable.Repeat("yes", 25), .. Enumerable.Repeat("no", 25)];
        string[] second = [.. Enumerable.Repeat("yes", 20), .. Enumerable.Repeat("no", 5), .. Enumerable.Repeat("yes", 10), .. Enumerable.Repeat("no", 15)];
        for (int i = 0; i < 50; i++)
        {
            rows.Add($"{i},a,{first[i]}");
            rows.Add($"{i},b,{second[i]}");
        }

        cli.File("r.csv", string.Join('\n', rows) + "\n");
        Outcome outcome = cli.Run("score", "reliability", "--level", "nominal", "--input", "r.csv");

        Assert.Contains("cohen_kappa,0.4", outcome.Lines);
        Assert.Contains(outcome.Lines, l => l.StartsWith("fleiss_kappa,", StringComparison.Ordinal));
    }

    [Fact]
    public void Raters_who_all_say_the_same_get_an_empty_alpha_and_a_note()
    {
        using Execution.Cli cli = new();
        cli.File("r.csv", "unit,rater,value\n1,a,5\n1,b,5\n2,a,5\n2,b,5\n");
        Outcome outcome = cli.Run("score", "reliability", "--level", "interval", "--input", "r.csv");
        Outcome json = cli.Run("score", "reliability", "--level", "interval", "--input", "r.csv", "--format", "json");

        Assert.Equal(0, outcome.Code);
        Assert.Equal("alpha,", outcome.Lines[1]);
        Assert.Contains("no variation", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("\"alpha\": null", json.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratings_that_are_wrong_are_named()
    {
        using Execution.Cli cli = new();
        cli.File("r.csv", "unit,rater,value\n1,a,x\n1,a,2\n2,b,-1\n");
        Outcome outcome = cli.Run("score", "reliability", "--level", "ratio", "--input", "r.csv");

        Assert.Equal(2, outcome.Code);
        Assert.Equal(3, outcome.ErrorLines.Length);
        Assert.StartsWith("r.csv:2: value: found \"x\"", outcome.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("r.csv:3: rater: found \"a\"", outcome.ErrorLines[1], StringComparison.Ordinal);
        Assert.StartsWith("r.csv:4: value: found \"-1\"", outcome.ErrorLines[2], StringComparison.Ordinal);
    }
}
