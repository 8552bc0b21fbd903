using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Minyi.Deadlines.Calendars;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Demo;

/// <summary>The demo: its headline figures, recomputed here from the events that it wrote; its files; the same bytes each time.</summary>
public sealed class DemoTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    [Theory]
    [InlineData("collected     1,945 petitions")]
    [InlineData("closed        1,883 / 1,945 = 96.8 %")]
    [InlineData("suggestions   574 / 1,945 = 29.5 %")]
    [InlineData("demands       1,371 / 1,945 = 70.5 %")]
    public void The_headline_figures_are_the_published_ones(string line)
    {
        Assert.True(demo.First.Code == 0, demo.First.Error);
        Assert.Contains(line, demo.First.Lines);
    }

    [Fact]
    public void Satisfaction_is_92_1_of_the_ballots_in_the_ledgers()
    {
        string[] grades = [.. demo.Files("ledger-*.csv").SelectMany(f => File.ReadLines(f).Skip(1)).Select(l => l[(l.LastIndexOf(',') + 1)..])];
        int satisfied = grades.Count(g => g != "not-satisfied");
        string line = string.Create(CultureInfo.InvariantCulture, $"satisfaction  {satisfied:#,0} / {grades.Length:#,0} = 92.1 %");
        Assert.Contains(line, demo.First.Lines);
    }

    [Fact]
    public void The_events_alone_give_the_same_figures()
    {
        Dictionary<string, string> states = [];
        Dictionary<string, string> kinds = [];
        int grades = 0;
        int notSatisfied = 0;
        foreach (JsonElement line in demo.Events)
        {
            JsonElement body = line.GetProperty("event");
            string petition = line.GetProperty("petition").GetString()!;
            if (body.TryGetProperty("state", out JsonElement state))
            {
                states[petition] = state.GetString()!;
            }

            if (body.TryGetProperty("form", out JsonElement form))
            {
                kinds[petition] = form.GetProperty("kind").GetString()!;
            }

            if (body.TryGetProperty("grade", out JsonElement grade))
            {
                grades++;
                notSatisfied += grade.GetProperty("code").GetString() == "not-satisfied" ? 1 : 0;
            }
        }

        HashSet<string> final = [.. PetitionWorkflow.BuiltIn("yantian").Definition.States.Where(s => s.IsFinal).Select(s => s.Id)];
        Assert.Equal(1_945, kinds.Count);
        Assert.Equal(574, kinds.Values.Count(k => k == "Suggestion"));
        Assert.Equal(1_883, states.Values.Count(final.Contains));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"satisfaction  {grades - notSatisfied:#,0} / {grades:#,0} = 92.1 %"), demo.First.Lines);
    }

    [Fact]
    public void Every_transition_is_taken_and_half_of_the_petitions_go_through_a_unit()
    {
        HashSet<string> taken = [];
        HashSet<string> referred = [];
        foreach (JsonElement line in demo.Events)
        {
            if (line.GetProperty("event").TryGetProperty("transition", out JsonElement transition))
            {
                taken.Add(transition.GetString()!);
            }

            if (line.GetProperty("type").GetString()!.StartsWith("PetitionReferred/", StringComparison.Ordinal))
            {
                referred.Add(line.GetProperty("petition").GetString()!);
            }
        }

        Assert.Empty(PetitionWorkflow.BuiltIn("yantian").Definition.Transitions.Select(t => t.Id).Except(taken));
        Assert.True(referred.Count * 2 >= 1_945, $"{referred.Count}");
    }

    [Fact]
    public void Events_are_in_the_order_of_time_and_within_the_period()
    {
        string[] times = [.. demo.Events.Select(e => e.GetProperty("recordedAt").GetString()!)];
        Assert.Equal(times.Order(StringComparer.Ordinal), times);
        Assert.StartsWith("2009-02-01", times[0]);
        Assert.True(string.CompareOrdinal(times[^1], "2010-06-30T16:00:00Z") < 0, times[^1]);
        Assert.Equal(Enumerable.Range(1, times.Length).Select(n => $"0/{n}"), demo.Events.Select(e => e.GetProperty("position").GetString()!));
    }

    [Fact]
    public void The_contracts_files_are_there_and_say_what_is_generated()
    {
        string[] names = [.. demo.Files("*").Select(f => Path.GetFileName(f)!)];
        foreach (string name in new[] { "bulletin.html", "map.svg", "map-public.svg", "map.geojson", "workflow.svg", "roster.csv", "roster.ics", "events.jsonl" })
        {
            Assert.Contains(name, names);
        }

        Assert.Equal(22, names.Count(n => n.StartsWith("ledger-", StringComparison.Ordinal)));
        string page = File.ReadAllText(Path.Combine(demo.Folder, "bulletin.html"));
        Assert.Contains("Generated for want of a published figure", page);
        Assert.Contains("以下为生成的数据", page);
        Assert.Contains("24 个社区的名单", page);
    }

    [Fact]
    public void Every_studio_has_somebody_of_its_own_on_duty_on_each_working_day_and_on_no_other()
    {
        Dictionary<string, string> studios = File.ReadLines(Path.Combine(demo.Folder, "representatives.csv")).Skip(1)
            .Select(l => l.Split(',')).ToDictionary(f => f[0], f => f[1]);
        Assert.Equal(305, studios.Count);
        string[][] duties = [.. File.ReadLines(Path.Combine(demo.Folder, "roster.csv")).Skip(1).Select(l => l.Split(','))];
        Assert.All(duties, d => Assert.Equal(d[1], studios[d[2]]));
        DateInterval quarter = new(new(2010, 4, 1), new(2010, 6, 30));
        string[] working = [.. quarter.Where(ChinaCalendar.Official.IsWorkingDay).Select(d => d.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))];
        Assert.Equal(
            working.SelectMany(d => studios.Values.Distinct().Order(StringComparer.Ordinal).Select(s => (d, s))),
            duties.Select(d => (d[0], d[1])).Distinct());
        Assert.Equal(duties.Length, duties.Select(d => (d[0], d[2])).Distinct().Count());
        Assert.All(studios.Keys, r => Assert.Equal(3, duties.Where(d => d[2] == r).Select(d => d[0][..7]).Distinct().Count()));
        foreach (IGrouping<string, string[]> studio in duties.GroupBy(d => d[1]))
        {
            int[] loads = [.. studios.Where(s => s.Value == studio.Key).Select(s => studio.Count(d => d[2] == s.Key))];
            Assert.True(loads.Max() - loads.Min() <= 1, studio.Key);
        }
    }

    [Fact]
    public void The_public_map_shows_no_geography_and_the_internal_one_is_marked()
    {
        string shown = File.ReadAllText(Path.Combine(demo.Folder, "map-public.svg"));
        Assert.DoesNotContain("<path", shown);
        Assert.Contains("schematic", shown);
        string inside = File.ReadAllText(Path.Combine(demo.Folder, "map.svg"));
        Assert.Contains(">Internal</text>", inside);
        Assert.Contains("GCJ-02", inside);
        using JsonDocument areas = JsonDocument.Parse(File.ReadAllText(Path.Combine(demo.Folder, "map.geojson")));
        Assert.Equal("gcj02", areas.RootElement.GetProperty("minyi").GetProperty("reference").GetString());
        Assert.Equal(305, areas.RootElement.GetProperty("features").EnumerateArray().Sum(f => f.GetProperty("properties").GetProperty("representatives").GetInt32()));
    }

    [Fact]
    public void A_units_score_is_what_its_ledgers_come_to()
    {
        JsonNode unit = DemoFixture.Data()["units"]![0]!;
        string[][] grades = [.. demo.Files("ledger-*.csv").SelectMany(f => File.ReadLines(f).Skip(1)).Select(l => l.Split(',')).Where(f => f[3] == unit["id"]!.GetValue<string>())];
        decimal Mean(IEnumerable<string[]> rows) => rows.Average(r => r[6] switch
        {
            "satisfied" => 100m,
            "basically-satisfied" => 80m,
            _ => 0m,
        });
        decimal score = (0.6m * Mean(grades.Where(g => g[5] != "representatives"))) + (0.4m * Mean(grades.Where(g => g[5] == "representatives")));
        string line = demo.First.Lines.Single(l => l.EndsWith(unit["name"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" {Math.Round(score, 1):0.0} "), line);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" {grades.Length} "), line);
    }

    [Fact]
    public void Every_branch_and_enterprise_has_one_representative_of_the_kind_that_answers_for_it()
    {
        Dictionary<string, string[]> kinds = File.ReadLines(Path.Combine(demo.Folder, "representatives.csv")).Skip(1).Select(l => l.Split(',')).ToDictionary(f => f[0], f => f[2..]);
        string[][] contacts = [.. File.ReadLines(Path.Combine(demo.Folder, "contacts.csv")).Skip(1).Select(l => l.Split(','))];
        Assert.Equal(130, contacts.Count(c => c[0].StartsWith("branch-", StringComparison.Ordinal)));
        Assert.Equal(72, contacts.Count(c => c[0].StartsWith("enterprise-", StringComparison.Ordinal)));
        Assert.Equal(contacts.Length, contacts.Select(c => c[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(contacts.Where(c => c[0].StartsWith("branch-", StringComparison.Ordinal)), c => Assert.Equal("true", kinds[c[1]][0]));
        Assert.All(contacts.Where(c => c[0].StartsWith("enterprise-", StringComparison.Ordinal)), c => Assert.Equal("true", kinds[c[1]][2]));
    }

    [Fact]
    public void A_second_run_writes_the_same_bytes()
    {
        using Execution.Cli cli = new();
        Outcome second = cli.Run("demo", "--output", "out");
        Assert.Equal(demo.First.Output, second.Output);
        foreach (string file in demo.Files("*"))
        {
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(cli.Folder, "out", Path.GetFileName(file)))), file);
        }
    }

    [Fact]
    public void One_petition_with_another_outcome_moves_the_numerators()
    {
        using Execution.Cli cli = new();
        JsonNode data = DemoFixture.Data();
        Move(data, "answered on the spot", "just registered");
        Outcome changed = cli.Run("demo", "--district", cli.File("d.json", data.ToJsonString()), "--lang", "en");
        Assert.True(changed.Code == 0, changed.Error);
        Assert.Contains("collected     1,945 petitions", changed.Lines);
        Assert.Contains("closed        1,882 / 1,945 = 96.8 %", changed.Lines);
        Assert.DoesNotContain(changed.Lines.Single(l => l.StartsWith("satisfaction ", StringComparison.Ordinal)), demo.First.Lines);
    }

    [Theory]
    [InlineData("\"kind\": \"Demand\"", "\"kind\": \"Wish\"", "d.json: found figures that do not fit")]
    [InlineData("\"register\", \"escalate\", \"accept\"", "\"register\", \"accept\"", "d.json: found figures that do not fit")]
    [InlineData("\"escalate\"", "\"escalated\"", "d.json: found figures that do not fit")]
    [InlineData("2009-02-01", "2009-02-31", "d.json: found figures that do not fit")]
    [InlineData("\"residents\": 209000", "\"residents\": \"many\"", "d.json:4: $.figures.residents: found what cannot be read")]
    [InlineData("\"figures\"", "\"figure\"", "d.json: found what cannot be read")]
    public void A_data_file_that_does_not_fit_is_named_without_a_stack_trace(string text, string other, string expected)
    {
        using Execution.Cli cli = new();
        string data = File.ReadAllText(DemoFixture.DataFile);
        Assert.Contains(text, data);
        Outcome outcome = cli.Run("demo", "--district", cli.File("d.json", data.Replace(text, other)), "--output", "out");
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith(expected.Split(':')[0], outcome.Error);
        Assert.Contains(expected.Split("found ")[^1], outcome.Error);
        Assert.Single(outcome.ErrorLines);
        Assert.False(Directory.Exists(Path.Combine(cli.Folder, "out")));
    }

    private static void Move(JsonNode data, string from, string to)
    {
        foreach ((string name, int by) in new[] { (from, -1), (to, 1) })
        {
            JsonNode story = data["stories"]!.AsArray().First(s => s!["name"]!.GetValue<string>() == name)!;
            story["count"] = story["count"]!.GetValue<int>() + by;
        }
    }
}

/// <summary>One run of the demo for all tests.</summary>
public sealed class DemoFixture : IDisposable
{
    private readonly Execution.Cli _cli = new();
    private readonly Lazy<JsonElement[]> _events;

    public DemoFixture()
    {
        First = _cli.Run("demo", "--output", "out");
        _events = new(() => [.. File.ReadLines(Path.Combine(Folder, "events.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)]);
    }

    public static string DataFile { get; } = Path.Combine(Execution.Cli.Repository, "samples/Minyi.Cli/Demo/yantian.json");

    public Outcome First { get; }

    public string Folder => Path.Combine(_cli.Folder, "out");

    public JsonElement[] Events => _events.Value;

    public static JsonNode Data() => JsonNode.Parse(File.ReadAllText(DataFile))!;

    public string[] Files(string pattern) => Directory.GetFiles(Folder, pattern);

    public void Dispose() => _cli.Dispose();
}
