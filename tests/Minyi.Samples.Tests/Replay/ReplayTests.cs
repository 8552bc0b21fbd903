using System.Text.Json;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Replay;

/// <summary>The figures of <c>samples/data/README.md</c>, computed by the command on the real extract.</summary>
public sealed class ReplayTests
{
    private static readonly string Extract = Path.Combine(Execution.Cli.Repository, "samples/data/requests-san-francisco.csv");
    private static readonly string Mapping = Path.Combine(Execution.Cli.Repository, "samples/replay/san-francisco.json");
    private static readonly Lazy<Outcome> Real = new(() =>
    {
        using Execution.Cli cli = new();
        return cli.Run("replay", Extract, "--mapping", Mapping);
    });

    [Theory]
    [InlineData("all,,rows,10000,10000,")]
    [InlineData("all,,closed,9630,9613,")]
    [InlineData("all,,open,370,387,")]
    [InlineData("all,,on_time,6497,6480,")]
    [InlineData("all,,contradictions,17,,")]
    [InlineData("unit,PUC Sewer Ops,rows,1728,1728,")]
    [InlineData("unit,Housing Authority SR Queue,rows,1103,1103,")]
    [InlineData("unit,SSP - MTA Feedback Queue,rows,1035,1035,")]
    [InlineData("channel,Phone,rows,4865,4865,")]
    [InlineData("channel,Web,rows,4148,4148,")]
    [InlineData("channel,Mobile/Open311,rows,839,839,")]
    [InlineData("channel,Twitter,rows,90,90,")]
    [InlineData("channel,Integrated Agency,rows,52,52,")]
    [InlineData("channel,Other Department,rows,4,4,")]
    [InlineData("channel,Email,rows,2,2,")]
    public void A_figure_of_the_data_is_reproduced(string line)
    {
        Assert.Equal(0, Real.Value.Code);
        Assert.Contains(line, Real.Value.Lines);
    }

    [Fact]
    public void The_median_is_5_63_days()
    {
        string line = Real.Value.Lines.Single(l => l.StartsWith("all,,median_days,", StringComparison.Ordinal));
        Assert.Equal("5.63", double.Parse(line.Split(',')[3]).ToString("0.00"));
    }

    [Fact]
    public void The_totals_of_each_section_add_up_to_the_headline()
    {
        foreach (string section in new[] { "unit", "channel", "month" })
        {
            Assert.Equal(10_000, Sum(section, "rows", 3));
            Assert.Equal(9_630, Sum(section, "closed", 3));
            Assert.Equal(6_497, Sum(section, "on_time", 3));
            Assert.Equal(9_613, Sum(section, "closed", 4));
            Assert.Equal(6_480, Sum(section, "on_time", 4));
        }
    }

    [Fact]
    public void Every_difference_names_its_line_and_its_key()
    {
        string[] source = File.ReadAllLines(Extract);
        string[] differences = [.. Real.Value.Lines.Where(l => l.StartsWith("difference,", StringComparison.Ordinal))];
        Assert.Equal(17, differences.Length);
        foreach (string difference in differences)
        {
            string key = difference.Split(',')[1];
            int line = int.Parse(difference.Split(',')[^1]);
            Assert.StartsWith(key + ",", source[line - 1]);
            Assert.Contains("closed-before-created", difference);
            Assert.Contains("refused: back-in-time", difference);
        }
    }

    [Fact]
    public void Files_and_other_formats_say_the_same()
    {
        using Execution.Cli cli = new();
        Outcome json = cli.Run("replay", Extract, "--mapping", Mapping, "--format", "json", "--output", "out");
        Assert.Equal(0, json.Code);
        using JsonDocument document = JsonDocument.Parse(json.Output);
        Assert.Contains(document.RootElement.EnumerateArray(), r => r.GetProperty("figure").GetString() == "on_time" && r.GetProperty("source").GetInt32() == 6497);
        Assert.Equal(Real.Value.Output, cli.Read("out/replay.csv"));
        Assert.Contains("6,497 / 9,630 = 67.5 %", cli.Read("out/bulletin.md"));
        Outcome chinese = cli.Run("replay", Extract, "--mapping", Mapping, "--format", "table", "--lang", "zh");
        Assert.Contains("| 按期办结 | 6,497 / 9,630 = 67.5 % | 6,480 / 9,613 = 67.4 % |", chinese.Lines);
    }

    [Fact]
    public void The_limit_and_the_dates_are_the_mappings()
    {
        using Execution.Cli cli = new();
        cli.File("m.json", File.ReadAllText(Mapping).Replace("\"amount\": 14", "\"amount\": 0"));
        string sameDay = cli.Run("replay", Extract, "--mapping", "m.json").Lines.Single(l => l.StartsWith("all,,on_time,", StringComparison.Ordinal));
        cli.File("z.json", File.ReadAllText(Mapping).Replace("\"amount\": 14", "\"amount\": 0").Replace("as-written", "America/Los_Angeles"));
        string elsewhere = cli.Run("replay", Extract, "--mapping", "z.json").Lines.Single(l => l.StartsWith("all,,on_time,", StringComparison.Ordinal));

        // By hand from the file: closing date (as written) not after the creation date.
        int expected = File.ReadLines(Extract).Skip(1).Select(l => l.Split(',')).Count(f => f[2].Length > 0 && string.CompareOrdinal(f[2][..10], f[1][..10]) <= 0);
        Assert.Equal(expected.ToString(), sameDay.Split(',')[3]);
        Assert.NotEqual(sameDay, elsewhere);
    }

    [Fact]
    public void Rows_that_contradict_themselves_are_reported_and_no_bad_input()
    {
        using Execution.Cli cli = new();
        cli.File("m.json", File.ReadAllText(Mapping));
        Outcome outcome = cli.RunWith(
            """
            source,status,unique_key,created_date,closed_date,agency_name
            Web,Closed,1,2020-01-01 00:00:00+00:00,,Parks
            Web,Open,2,2020-01-01 00:00:00+00:00,2020-01-02 00:00:00+00:00,Parks
            Web,Closed,3,2020-01-01 00:00:00+00:00,2020-01-15 23:59:59+00:00,Parks
            Web,Closed,4,2020-01-01 23:59:59+00:00,2020-01-16 00:00:00+00:00,Parks
            Web,Closed,5,2020-01-01 12:00:00+00:00,2020-01-01 12:00:00+00:00,Parks
            """,
            "replay", "-", "--mapping", "m.json");
        Assert.Equal(0, outcome.Code);
        Assert.Contains("all,,closed,4,3,", outcome.Lines);
        Assert.Contains("all,,on_time,2,2,", outcome.Lines);
        Assert.DoesNotContain(outcome.Lines, l => l.StartsWith("difference,5,", StringComparison.Ordinal));
        Assert.Equal(2, outcome.Lines.Count(l => l.StartsWith("difference,", StringComparison.Ordinal)));
        Assert.Contains(outcome.Lines, l => l.StartsWith("difference,1,closed-without-time,", StringComparison.Ordinal) && l.EndsWith(",2", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, l => l.StartsWith("difference,2,open-with-closing-time,", StringComparison.Ordinal) && l.EndsWith(",3", StringComparison.Ordinal));
    }

    private static int Sum(string section, string figure, int column) =>
        Real.Value.Lines.Select(l => l.Split(',')).Where(f => f[0] == section && f[^4] == figure).Sum(f => int.Parse(f[^(6 - column)]));
}
