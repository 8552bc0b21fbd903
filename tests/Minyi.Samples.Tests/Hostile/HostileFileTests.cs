using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Hostile;

/// <summary>Files that nobody means well with, and slips that look like them: exit status 2 with the place, or read as they are meant.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string Script =
        "{\"at\":\"2024-09-29T09:00:00+08:00\",\"id\":\"c-001\",\"petition\":\"P-1\",\"by\":{\"id\":\"rep-7\",\"roles\":[\"Representative\"],\"studios\":[\"haishan-1\"],\"units\":[]},"
        + "\"command\":\"Register\",\"channel\":\"Visit\",\"kind\":\"Demand\",\"title\":\"t\",\"text\":\"x\",\"petitioner\":{\"name\":\"n\",\"phone\":\"13800000000\"}}\n";

    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_clock_that_no_workflow_has_is_refused_with_the_nearest_one()
    {
        const string District = "{\"name\":\"x\",\"studios\":[\"haishan-1\"],\"units\":[\"roads\",\"power\"],\"clocks\":[{\"clock\":\"first-answer\",\"amount\":1,\"unit\":\"working-days\"}]}";
        _cli.File("s.jsonl", Script);
        _cli.File("right.json", District);
        _cli.File("typo.json", District.Replace("first-answer", "first-answr", StringComparison.Ordinal));

        Assert.Equal(0, _cli.Run("petition", "run", "s.jsonl", "--district", "right.json").Code);
        Outcome typo = _cli.Run("petition", "run", "s.jsonl", "--district", "typo.json");

        Assert.Equal(2, typo.Code);
        Assert.StartsWith("typo.json:1: $.clocks[0].clock: found \"first-answr\", expected one of", typo.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("the nearest: first-answer", typo.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("start_date,end_date\n2024-09-29\0garbage,2024-10-11\n", "x.csv:2: start_date: found")]
    [InlineData("start_date,end_date\n2024-09-29,9999-12-31\n", "x.csv:2: end_date: found")]
    public void Nothing_after_a_nul_and_nothing_at_the_end_of_time(string csv, string fault)
    {
        _cli.File("x.csv", csv);

        Outcome outcome = _cli.Run("calendar", "count", "--input", "x.csv");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(fault, outcome.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_for_the_end_of_time()
    {
        _cli.File("n.csv", "date,name,is_off_day\n9999-05-01,x,true\n");

        Outcome outcome = _cli.Run("calendar", "due", "--from", "2024-09-29", "--working-days", "5", "--calendar", "n.csv");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("n.csv:2: date: found \"9999-05-01\"", outcome.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_with_a_byte_that_is_no_utf8()
    {
        _cli.File("s.json", [.. "{\"format\":\""u8, 0xFF, .. "\"}"u8]);
        _cli.File("g.csv", "subject,evaluator,group,grade\n");

        Outcome outcome = _cli.Run("score", "--scheme", "s.json", "--grades", "g.csv");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("not UTF-8", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_escape_reaches_the_terminal()
    {
        using Execution.Cli terminal = new() { OutputIsTerminal = true };
        terminal.File("h.csv", "id,votes,\u001b[31mX\na,1,2\n");
        terminal.File("v.csv", "id,votes,note\na,1,\u001b[31m\u202eX\n");
        terminal.File("t.csv", "id,votes\n\u001b[31m,x\n");
        foreach (string format in (string[])["table", "csv", "json"])
        {
            foreach (string file in (string[])["h.csv", "v.csv", "t.csv"])
            {
                Outcome outcome = terminal.Run("grid", "apportion", "--input", file, "--seats", "1", "--method", "webster", "--format", format);
                Assert.DoesNotContain('\u001b', outcome.Output + outcome.Error);
                Assert.DoesNotContain('\u202e', outcome.Output + outcome.Error);
                Assert.Equal(file == "v.csv" ? 0 : 2, outcome.Code);
            }
        }
    }

    [Fact]
    public void Two_different_members_are_no_repetition()
    {
        _cli.File("d.json", "{\"a.b\":1,\"a\":{\"b\":2}}");
        _cli.File("s.jsonl", Script);

        Outcome outcome = _cli.Run("petition", "run", "s.jsonl", "--district", "d.json");

        Assert.Equal(2, outcome.Code);
        Assert.All(outcome.ErrorLines, l => Assert.DoesNotContain("twice", l, StringComparison.Ordinal));
        Assert.Contains(outcome.ErrorLines, l => l.StartsWith("d.json:1: $.a.b: found \"a.b\", expected one of", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("{\"schema\":\"minyi-workflow/1\",\"id\":\"x\",\"version\":1,\"title\":{\"zh\":\"x\",\"en\":\"x\"},\"initial\":\"a\",\"roles\":[null],\"states\":[null],\"transitions\":[null]}")]
    public void A_null_in_a_workflow(string json)
    {
        _cli.File("w.json", json);

        Assert.Equal(2, _cli.Run("workflow", "verify", "w.json").Code);
    }

    [Fact]
    public void Digits_without_end_are_no_number()
    {
        _cli.File("v.csv", $"id,votes\na,{new string('9', 400_000)}\n");

        Outcome outcome = _cli.Run("grid", "apportion", "--input", "v.csv", "--seats", "1", "--method", "webster");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("v.csv:2: votes: found", outcome.ErrorLines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ahp", "item,a,b,c\na,1,1e400,1\nb,1e-400,1,1\nc,1,1,1\n", "votes.csv:2: b: found \"1e400\", expected a number from")]
    public void A_number_beyond_measure(string command, string csv, string fault)
    {
        _cli.File("votes.csv", csv);

        Outcome outcome = _cli.Run("score", command, "--input", "votes.csv");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(fault, outcome.ErrorLines[0], StringComparison.Ordinal);
    }
}
