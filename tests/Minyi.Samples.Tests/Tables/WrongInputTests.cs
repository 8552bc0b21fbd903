using System.Text;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Tables;

/// <summary>What a user may do wrong with a file: exit status 2, one line a fault with file, line and column, nothing written.</summary>
public sealed class WrongInputTests
{
    private const string Header = "unique_key,created_date,closed_date,status,agency_name,source\n";
    private const string Good = "1,2020-01-01 00:00:00+00:00,2020-01-02 00:00:00+00:00,Closed,Parks,Web\n";

    private static readonly string Mapping = File.ReadAllText(Path.Combine(Execution.Cli.Repository, "samples/replay/san-francisco.json"));

    public static TheoryData<string, string, string, string> Table => new()
    {
        // what is wrong, the extract, the mapping, what the first line says
        { "missing column", Header.Replace("status,", "") + "1,2,3,4,5\n", Mapping, "x.csv:1: status: found" },
        { "column twice", Header.Replace("source", "status") + Good, Mapping, "x.csv:1: status: found this column twice" },
        { "column without a name", Header.Replace("source\n", "source,\n") + Good.Replace("Web", "Web,x"), Mapping, "x.csv:2: #7: found a column without a name" },
        { "empty file", "", Mapping, "x.csv:1: unique_key: found an empty file" },
        { "blank lines only", "\n\n", Mapping, "x.csv:1: unique_key: found an empty file" },
        { "bad date", Header + Good.Replace("2020-01-01", "2020-02-30"), Mapping, "x.csv:2: created_date: found \"2020-02-30 00:00:00+00:00\", expected a time written" },
        { "missing date", Header + Good.Replace("2020-01-01 00:00:00+00:00", ""), Mapping, "x.csv:2: created_date: found \"\"" },
        { "bad closing date", Header + Good.Replace("2020-01-02 00", "yesterday"), Mapping, "x.csv:2: closed_date: found \"yesterday" },
        { "key twice", Header + Good + Good, Mapping, "x.csv:3: unique_key: found \"1\", expected an id that occurs once (it is on line 2 already)" },
        { "empty key", Header + Good[1..], Mapping, "x.csv:2: unique_key: found \"\", expected an id" },
        { "unknown status", Header + Good.Replace("Closed", "Done"), Mapping, "x.csv:2: status: found \"Done\", expected one of Closed, Open" },
        { "short row", Header + "1,2\n", Mapping, "x.csv:2: closed_date: found 2 fields, expected 6 fields" },
        { "long row", Header + Good.Replace("Web", "Web,more"), Mapping, "x.csv:2: source: found 7 fields, expected 6 fields" },
        { "stray quotation mark", Header + Good.Replace("Parks", "\"Parks\" Dept"), Mapping, "x.csv:2: agency_name: found \"\"Parks\" Dept\", expected quotation marks" },
        { "quotation mark never closed", Header + Good.Replace("Parks", "\"Parks"), Mapping, "x.csv:2: agency_name: found" },
        { "fault after a field of two lines", Header.Replace("source", "source,note") + Good.Replace("Web", "Web,\"a\nb\"") + Good.Replace("Closed", "Done").Replace("1,2020", "2,2020").Replace("Web", "Web,"), Mapping, "x.csv:4: status: found \"Done\"" },
        { "mapping without a member", Header + Good, Mapping.Replace("\"workflow\": \"service-request\",", ""), "m.json:1: $.workflow: found nothing" },
        { "mapping with an unknown member", Header + Good, Mapping.Replace("\"workflow\"", "\"workfolw\""), "m.json:3: $.workfolw: found \"workfolw\", expected one of" },
        { "unknown workflow", Header + Good, Mapping.Replace("service-request", "servce"), "m.json:3: $.workflow: found \"servce\", expected one of" },
        { "workflow of another kind", Header + Good, Mapping.Replace("service-request", "yantian"), "m.json:3: $.workflow: found" },
        { "negative limit", Header + Good, Mapping.Replace("14", "-1"), "m.json:4: $.timeLimit.amount: found \"-1\", expected an integer from 0" },
        { "unknown unit", Header + Good, Mapping.Replace("calendar-days", "days"), "m.json:4: $.timeLimit.unit: found" },
        { "unknown time zone", Header + Good, Mapping.Replace("as-written", "Asia/Yantian"), "m.json:5: $.timestamps.dates: found" },
        { "pattern that is none", Header + Good, Mapping.Replace("uuuu-MM-dd HH:mm:sso<m>", "%"), "m.json:5: $.timestamps.pattern: found" },
        { "member twice", Header + Good, Mapping.Replace("\"workflow\":", "\"title\": 1, \"workflow\":"), "m.json:3: $.title: found this member twice" },
        { "half a character", Header + Good, Mapping.Replace("service-request", "\\ud800"), "m.json:3: $.workflow: found a text that is no Unicode" },
        { "mapping that is not JSON", Header + Good, Mapping[..40], "m.json:2: found what is not JSON" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_wrong_input_is_named_with_its_place(string what, string extract, string mapping, string expected)
    {
        using Execution.Cli cli = new();
        Outcome outcome = cli.Run("replay", cli.File("x.csv", extract), "--mapping", cli.File("m.json", mapping), "--output", "out");

        Assert.Equal(2, outcome.Code);
        Assert.True(outcome.ErrorLines[0].StartsWith(expected, StringComparison.Ordinal), $"{what}: {outcome.Error}");
        Assert.Empty(outcome.Output);
        Assert.False(Directory.Exists(Path.Combine(cli.Folder, "out")), what);
        Assert.DoesNotContain("   at ", outcome.Error);
    }

    [Fact]
    public void Twenty_faults_are_shown_and_no_more()
    {
        using Execution.Cli cli = new();
        string rows = string.Concat(Enumerable.Range(1, 50).Select(i => $"{i},bad,,Open,Parks,Web\n"));
        Outcome outcome = cli.Run("replay", cli.File("x.csv", Header + rows), "--mapping", cli.File("m.json", Mapping));
        Assert.Equal(2, outcome.Code);
        Assert.Equal(Enumerable.Range(2, 20).Select(line => $"x.csv:{line}: created_date: found \"bad\", expected a time written uuuu-MM-dd HH:mm:sso<m>"), outcome.ErrorLines);
    }

    [Fact]
    public void Bytes_of_another_encoding_are_named_and_can_be_read_with_it()
    {
        using Execution.Cli cli = new();
        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        cli.File("m.json", Mapping);
        cli.File("x.csv", gb.GetBytes(Header + Good + Good.Replace("1,2020", "2,2020").Replace("Parks", "区城管局")));
        Outcome wrong = cli.Run("replay", "x.csv", "--mapping", "m.json");
        Assert.Equal((2, "x.csv:3: found bytes that are not utf-8, expected utf-8, or --encoding gb18030"), (wrong.Code, wrong.ErrorLines.Single()));
        Outcome right = cli.Run("replay", "x.csv", "--mapping", "m.json", "--encoding", "gb18030");
        Assert.Equal(0, right.Code);
        Assert.Contains("unit,区城管局,rows,1,1,", right.Lines);
    }

    [Fact]
    public void A_mapping_that_is_not_utf_8_is_named()
    {
        using Execution.Cli cli = new();
        byte[] mapping = Encoding.Latin1.GetBytes(Mapping.Replace("San Francisco", "S\u00e3o Francisco"));
        Outcome outcome = cli.Run("replay", cli.File("x.csv", Header + Good), "--mapping", cli.File("m.json", mapping));
        Assert.Equal((2, "m.json:2: found bytes that are not UTF-8, expected text in UTF-8"), (outcome.Code, outcome.ErrorLines.Single()));
    }

    [Theory]
    [InlineData("utf-8 with BOM", "\uFEFF")]
    [InlineData("utf-8 without BOM", "")]
    public void A_byte_order_mark_makes_no_difference(string what, string mark)
    {
        using Execution.Cli cli = new();
        Outcome outcome = cli.Run("replay", cli.File("x.csv", mark + Header + Good), "--mapping", cli.File("m.json", mark + Mapping));
        Assert.True(outcome.Code == 0, what + outcome.Error);
    }

    [Fact]
    public void Columns_come_in_any_order_and_lines_end_in_any_way()
    {
        using Execution.Cli cli = new();
        cli.File("m.json", Mapping);
        string shuffled = "note,source,agency_name,status,closed_date,created_date,unique_key\r\n\"a, \"\"b\"\"\r\nc\",Web,Parks,Closed,2020-01-02 00:00:00+00:00,2020-01-01 00:00:00+00:00,1\r\n\r\n";
        Assert.Equal(cli.Run("replay", cli.File("a.csv", Header + Good), "--mapping", "m.json").Output, cli.Run("replay", cli.File("b.csv", shuffled), "--mapping", "m.json").Output);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        using Execution.Cli cli = new();
        cli.File("m.json", Mapping);
        Assert.Equal("nix.csv: found no such file, expected a readable file", cli.Run("replay", "nix.csv", "--mapping", "m.json").ErrorLines.Single());
        Assert.Equal("m2.json: 文件不存在，应为可读的文件", cli.Run("replay", "nix.csv", "--mapping", "m2.json", "--lang", "zh").ErrorLines.Single());
    }
}
