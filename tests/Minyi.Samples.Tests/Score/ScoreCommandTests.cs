using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Score;

public sealed class ScoreCommandTests
{
    private const string Scheme = """
        {
          "format": "minyi-scheme/1", "id": "s",
          "groups": [{ "id": "a" }, { "id": "b" }],
          "versions": [{
            "root": "t",
            "nodes": [
              { "id": "t", "parts": [{ "node": "x", "weight": 0.6 }, { "node": "y", "weight": "2/5" }] },
              { "id": "x", "group": "a", "scale": "satisfaction" },
              { "id": "y", "group": "b", "scale": "satisfaction" }
            ]
          }]
        }
        """;

    [Fact]
    public void Scores_ranks_and_intervals_come_out_by_subject()
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme);
        cli.File("g.csv", "subject,evaluator,group,grade\nv,1,a,satisfied\nu,2,a,basically-satisfied\nu,3,b,not-satisfied\nu,4,a,satisfied\n");
        Outcome outcome = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        string[] lines = outcome.Output.Split('\n');
        Assert.Equal("subject,score,rank,low,high,grades", lines[0]);
        Assert.StartsWith("u,54.0,2,16.7", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("v,100.0,1,20.65", lines[2], StringComparison.Ordinal); // one grade: Wilson's lower bound of 1 of 1
        Assert.EndsWith(",1", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("last", "0.0")]
    [InlineData("first", "100.0")]
    public void The_same_evaluator_counts_once_for_a_handling(string ballots, string score)
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme.Replace("\"id\": \"s\",", $"\"id\": \"s\", \"ballots\": \"{ballots}\",", StringComparison.Ordinal));
        cli.File("g.csv", "subject,evaluator,group,grade,handling,date\nu,1,a,not-satisfied,h,2024-05-02\nu,1,a,satisfied,h,2024-05-01\n");
        Outcome outcome = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv");
        Assert.StartsWith($"u,{score},", outcome.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("not counted: 1, since", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_handling_is_none()
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme);
        cli.File("g.csv", "subject,evaluator,group,grade,handling\nu,1,a,not-satisfied,\nu,1,a,satisfied,\nu,1,a,satisfied,h\n");
        Assert.EndsWith(",2", cli.Run("score", "--scheme", "s.json", "--grades", "g.csv").Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Any_order_of_the_rows_gives_the_same_bytes()
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme);
        Random random = new(5);
        string[] rows = [.. Enumerable.Range(0, 500).Select(i =>
            $"u{random.Next(7)},e{i},{(random.Next(3) == 0 ? "b" : "a")},{new[] { "satisfied", "basically-satisfied", "not-satisfied", "dont-know" }[random.Next(4)]}")];
        cli.File("g.csv", "subject,evaluator,group,grade\n" + string.Join('\n', rows) + "\n");
        random.Shuffle(rows);
        cli.File("h.csv", "subject,evaluator,group,grade\n" + string.Join('\n', rows) + "\n");
        Assert.Equal(cli.Run("score", "--scheme", "s.json", "--grades", "g.csv").Output, cli.Run("score", "--scheme", "s.json", "--grades", "h.csv").Output);
    }

    [Theory]
    [InlineData("\"weight\": 0.6", "\"weight\": 0.59", "s.json:7: versions[0].nodes[0].parts: found weights of 't' that sum to 99/100, expected a sum of exactly 1")]
    [InlineData("\"group\": \"b\"", "\"group\": \"c\"", "s.json:9: versions[0].nodes[2].group: found 'c', which is no group of the scheme, expected one of its groups (a, b)")]
    [InlineData("\"node\": \"y\"", "\"node\": \"t\"", "s.json:7: versions[0].nodes[0].parts[1].node: found a circle t → t, expected a tree")]
    [InlineData("\"scale\": \"satisfaction\" }\n", "\"scale\": \"stars\" }\n", "s.json:9: versions[0].nodes[2].scale: found \"stars\", expected")]
    [InlineData("\"root\": \"t\",", "\"root\": \"t\", \"roof\": 1,", "s.json:5: versions[0].roof: found the unknown member 'roof', expected one of from, to")]
    [InlineData("\"root\": \"t\",", "\"root\": \"t\"", "s.json: line 6: found what is not JSON")]
    [InlineData("0.6", "6e", "s.json: line 7: found what is not JSON")]
    [InlineData("\"group\": \"b\", ", "", "s.json:9: versions[0].nodes[2].group: found nothing, expected a text")]
    [InlineData("minyi-scheme/1", "minyi-scheme/2", "s.json:2: format: found \"minyi-scheme/2\", expected one of minyi-scheme/1")]
    public void A_bad_scheme_is_refused_with_file_line_and_place(string good, string bad, string fault)
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme.Replace(good, bad, StringComparison.Ordinal));
        cli.File("g.csv", "subject,evaluator,group,grade\n");
        Outcome outcome = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--output", "o.csv");
        Assert.Equal(2, outcome.Code);
        Assert.Contains(fault, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(cli.Folder, "o.csv")));
    }

    [Theory]
    [InlineData("u,1,c,satisfied", "g.csv:2: group: found \"c\", expected one of a, b")]
    [InlineData("u,1,a,great", "g.csv:2: grade: found \"great\", expected one of satisfied, basically-satisfied, not-satisfied, dont-know")]
    [InlineData(",1,a,satisfied", "g.csv:2: subject:")]
    public void A_bad_grade_is_refused_with_file_line_and_column(string row, string fault)
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme);
        cli.File("g.csv", "subject,evaluator,group,grade\n" + row + "\n");
        Outcome outcome = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv");
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith(fault, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_words_are_grades_and_the_explanation_is_in_the_language_asked_for()
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme);
        cli.File("g.csv", "subject,evaluator,group,grade\nu,1,a,基本满意\nu,2,a,不了解\n");
        Outcome chinese = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--explain", "u", "--lang", "zh");
        Assert.Contains("基本满意：1 份 × 80 = 80", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("不了解：1 份，不计入除数", chinese.Output, StringComparison.Ordinal);
        Outcome english = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--explain", "u");
        Assert.StartsWith("u: 80.0, from 80 rounded by GB/T 8170 to 0.1; grades: 1\n", english.Output, StringComparison.Ordinal);
        Assert.Equal(2, cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--explain", "nobody").Code);
    }

    [Fact]
    public void Several_versions_need_dates_and_each_grade_goes_by_its_own()
    {
        using Execution.Cli cli = new();
        string two = Scheme.Replace("\"versions\": [{", "\"versions\": [{ \"to\": \"2024-06-30\", \"root\": \"x\", \"nodes\": [{ \"id\": \"x\", \"group\": \"a\", \"scale\": \"yes-no\" }] }, { \"from\": \"2024-07-01\",", StringComparison.Ordinal);
        cli.File("s.json", two);
        cli.File("g.csv", "subject,evaluator,group,grade\nu,1,a,yes\n");
        Assert.Contains("g.csv:1: date:", cli.Run("score", "--scheme", "s.json", "--grades", "g.csv").Error, StringComparison.Ordinal);
        cli.File("g.csv", "subject,evaluator,group,grade,date\nu,1,a,yes,2024-06-30\nu,2,a,satisfied,2024-07-01\nu,3,a,yes,2024-07-02\n");
        Assert.Contains("g.csv:4: grade:", cli.Run("score", "--scheme", "s.json", "--grades", "g.csv").Error, StringComparison.Ordinal);
        cli.File("g.csv", "subject,evaluator,group,grade,date\nu,1,a,yes,2024-06-30\nu,2,a,satisfied,2024-07-01\n");
        Outcome outcome = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv");
        Assert.StartsWith("subject,score,rank,low,high,grades,version\nu,100.0,1,", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith(",1,2024-07-01\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Versions_are_combined_by_days_within_the_period_asked_for()
    {
        using Execution.Cli cli = new();
        cli.File("s.json", """
            { "format": "minyi-scheme/1", "id": "s", "straddling": "by-days", "groups": [{ "id": "a" }], "versions": [
              { "to": "2024-06-30", "root": "x", "nodes": [{ "id": "x", "group": "a", "scale": "yes-no" }] },
              { "from": "2024-07-01", "root": "x", "nodes": [{ "id": "x", "group": "a", "scale": "yes-no" }] }] }
            """);
        cli.File("g.csv", "subject,evaluator,group,grade,date\nu,1,a,yes,2024-06-30\nu,2,a,no,2024-07-01\nu,3,a,no,2023-01-01\n");
        Assert.StartsWith("--from, --to: found no period, expected the period", cli.Run("score", "--scheme", "s.json", "--grades", "g.csv").Error, StringComparison.Ordinal);
        Outcome outcome = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--from", "2024-06-30", "--to", "2024-07-03");
        Assert.StartsWith("u,25.0,1,", outcome.Lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",2", outcome.Lines[1], StringComparison.Ordinal);
        Assert.Contains("not counted: 1, given outside the period", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(2, cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--from", "2024-06-30").Code);
    }

    [Fact]
    public void Another_scheme_is_set_beside_and_must_know_the_grades()
    {
        using Execution.Cli cli = new();
        cli.File("s.json", Scheme);
        cli.File("t.json", Scheme.Replace("0.6", "0.5", StringComparison.Ordinal).Replace("2/5", "1/2", StringComparison.Ordinal));
        cli.File("g.csv", "subject,evaluator,group,grade\nu,1,a,satisfied\nu,2,b,not-satisfied\nv,3,a,satisfied\n");
        Assert.Equal(["subject,score,rank,other_score,other_rank,difference,ranks_gained", "u,60.0,2,50.0,2,-10,0", "v,100.0,1,100.0,1,0,0"],
            cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--against", "t.json").Lines);
        Outcome outcome = cli.Run("score", "--scheme", "s.json", "--grades", "g.csv", "--against", "civil-servants");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("Group 'a' is not one of the scheme's groups", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gb-t-8170", "0.5", "60.25,60.0\n-60.75,-61.0\n15.4546,15.5\n")]
    [InlineData("gb-t-8170", "1", "60.25,60\n-60.75,-61\n15.4546,15\n")]
    [InlineData("half-up", "0.5", "60.25,60.5\n-60.75,-61.0\n15.4546,15.5\n")]
    public void Values_are_rounded(string rule, string interval, string rows)
    {
        using Execution.Cli cli = new();
        cli.File("v.csv", "value\n60.25\n-60.75\n15.4546\n");
        Assert.Equal("value,rounded\n" + rows, cli.Run("score", "round", "--rule", rule, "--interval", interval, "--input", "v.csv").Output);
    }

    [Theory]
    [InlineData("0.3", "1", "--interval: found \"0.3\", expected 1, 2 or 5 times a power of ten")]
    [InlineData("0.1", "x", "v.csv:2: value: found \"x\", expected a number")]
    public void A_bad_interval_or_value_is_refused(string interval, string value, string fault)
    {
        using Execution.Cli cli = new();
        cli.File("v.csv", $"value\n{value}\n");
        Outcome outcome = cli.Run("score", "round", "--interval", interval, "--input", "v.csv");
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith(fault, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_without_what_it_needs_says_what()
    {
        using Execution.Cli cli = new();
        Assert.Equal(2, cli.Run("score").Code);
        Assert.Contains("--scheme S", cli.Run("score").Error, StringComparison.Ordinal);
        Assert.Equal(2, cli.Run("score", "rond").Code);
    }
}
