using System.Text.Json;
using Json.Schema;
using Outcome = Minyi.Samples.Tests.Execution.Outcome;

namespace Minyi.Samples.Tests.Petitions;

public sealed class PetitionCommandTests : IDisposable
{
    private const string Register = """{"at":"2024-09-29T09:00:00+08:00","id":"c-001","petition":"P-1","by":{"id":"rep-7","roles":["Representative"],"studios":["haishan-1"],"units":[]},"command":"Register","channel":"Visit","kind":"Demand","title":"…","text":"…","petitioner":{"name":"…","phone":"…"}}""";
    private static readonly string Sample = File.ReadAllText(Path.Combine(Execution.Cli.Repository, "samples/data/petitions/street-light.jsonl"));

    private static readonly string Matter = File.ReadAllText(Path.Combine(Execution.Cli.Repository, "samples/data/petitions/one-matter.jsonl"));

    private readonly Execution.Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    private Outcome Run(params string[] lines) => _cli.RunWith(string.Join('\n', lines), "petition", "run", "-");

    private static string Line(string command, string members = "", string by = """{"id":"rep-7","roles":["Representative"],"studios":["haishan-1"]}""", string at = "2024-09-29T09:05:00+08:00", string id = "c-002") =>
        $$"""{"at":"{{at}}","id":"{{id}}","petition":"P-1","by":{{by}},"command":"{{command}}"{{(members.Length > 0 ? "," + members : "")}}}""";

    [Fact]
    public void The_contracts_own_line_is_answered_as_it_says()
    {
        Outcome outcome = Run(Register, Line("Accept"));
        Assert.Equal(1, outcome.Code);
        JsonElement first = JsonDocument.Parse(outcome.Lines[0]).RootElement;
        Assert.Equal("PetitionRegistered", first.GetProperty("events")[0].GetProperty("type").GetString());
        Assert.Equal(("c-001", "P-1", 1, "Registered"), (
            first.GetProperty("id").GetString(), first.GetProperty("petition").GetString(), first.GetProperty("version").GetInt32(), first.GetProperty("state").GetString()));
        Assert.Equal("2024-10-09", first.GetProperty("owed")[0].GetProperty("due").GetString());
        JsonElement second = JsonDocument.Parse(outcome.Lines[1]).RootElement;
        Assert.Equal("not-allowed-in-state", second.GetProperty("refused")[0].GetProperty("code").GetString());
        Assert.Contains("Escalate", second.GetProperty("allowed").EnumerateArray().Select(a => a.GetString()));
    }

    [Fact]
    public void The_sample_runs_and_nobodys_data_comes_out()
    {
        Outcome outcome = _cli.RunWith(Sample, "petition", "run", "-");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(8, outcome.Lines.Length);
        Assert.DoesNotContain("13800138000", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("示例人", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Feedback", "\"recipient\":\"Studio\",\"channel\":\"Internal\",\"content\":\"x\"")]
    [InlineData("Appraisal", "\"grade\":\"satisfied\"")]
    [InlineData("Hearing", "\"reason\":\"x\"")]
    [InlineData("CollectiveAgency", "\"agents\":[\"rep-9\"]")]
    public void The_fields_nouns_stand_for_the_commands(string noun, string members)
    {
        string line = Line(noun, members);
        Outcome outcome = Run(Register, line);
        Assert.Equal(1, outcome.Code);
        Assert.Contains("\"refused\":[{\"code\":\"not-allowed-in-state\"", outcome.Lines[1], StringComparison.Ordinal);
        Assert.True(JsonSchema.FromText(_cli.Run("petition", "schema").Output).Evaluate(JsonDocument.Parse(line).RootElement).IsValid);
    }

    /// <summary>The flat lines are a way of writing the public JSON, and no format of their own: what is submitted is the same, so the answers are.</summary>
    [Fact]
    public void The_public_JSON_of_a_submission_is_a_line()
    {
        string sample = File.ReadAllText(Path.Combine(Execution.Cli.Repository, "samples/data/petitions/street-light.public.jsonl"));
        Outcome outcome = _cli.RunWith(sample, "petition", "run", "-");
        Assert.Equal((0, "", Unsalted(_cli.RunWith(Sample, "petition", "run", "-").Output)), (outcome.Code, outcome.Error, Unsalted(outcome.Output)));
        JsonSchema schema = JsonSchema.FromText(_cli.Run("petition", "schema").Output);
        Assert.All(sample.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => Assert.True(schema.Evaluate(JsonDocument.Parse(l).RootElement).IsValid, l));
    }

    private static string Unsalted(string answers) => System.Text.RegularExpressions.Regex.Replace(answers, "\"digest\":\"[0-9a-f]{64}\"", "");

    [Theory]
    [InlineData("\"Visit\"", "\"Pigeon\"", "$.command.form.channel: found a text \"Pigeon\", expected one of: ")]
    [InlineData("\"title\"", "\"titel\"", "-:1: $.texts.titel")]
    [InlineData("\"Register\"", "\"Registr\"", "$.command.name: found \"Registr\", expected one of ")]
    [InlineData("\"kind\":", "\"kindd\":", "$.command.form.kindd: found an unknown member")]
    [InlineData("\"texts\":", "\"text\":", "$.text: found an unknown member, expected 'texts'")]
    public void A_wrong_member_of_a_public_line_is_named_by_its_path(string old, string changed, string told)
    {
        string line = File.ReadLines(Path.Combine(Execution.Cli.Repository, "samples/data/petitions/street-light.public.jsonl")).First();
        Assert.Contains(old, line, StringComparison.Ordinal);
        Outcome outcome = Run(line.Replace(old, changed, StringComparison.Ordinal));
        if (told.StartsWith("-:1", StringComparison.Ordinal))
        {
            Assert.Contains("unknown-text", outcome.Output, StringComparison.Ordinal); // the keys of texts are the workflow's: the desk refuses it
            return;
        }

        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains("-:1: " + told, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_expected_only_where_the_script_says_so()
    {
        Assert.Equal(1, Run(Register, Line("Accept")).Code);
        Assert.Equal(0, Run(Register, Line("Accept", "\"expect\":\"refused\"")).Code);
        Assert.Equal(1, Run(Register, Line("Escalate", "\"expect\":\"refused\"")).Code);
    }

    [Fact]
    public void What_comes_by_e_mail_is_registered_by_the_department_and_owes_no_studio_anything()
    {
        const string Intake = """{"id":"intake-1","roles":["Intake"]}""";
        const string Unit = """{"id":"roads-1","roles":["ResponsibleUnit"],"units":["roads"]}""";
        Outcome outcome = Run(
            Line("RegisterDirectly", "\"channel\":\"Email\",\"kind\":\"Demand\",\"title\":\"…\",\"text\":\"…\"", Intake, id: "c-1"),
            Line("ReturnForCompletion", "\"reason\":\"…\",\"expect\":\"refused\"", Intake, id: "c-2"),
            Line("Accept", "", Intake, id: "c-3"),
            Line("Refer", "\"lead\":\"roads\"", Intake, id: "c-4"),
            Line("Conclude", "\"outcome\":\"Solved\"", Unit, id: "c-5"),
            Line("FeedBack", "\"recipient\":\"Studio\",\"channel\":\"Internal\",\"content\":\"…\",\"expect\":\"refused\"", Unit, id: "c-6"));
        Assert.True(outcome.Code == 0, outcome.Output + outcome.Error);
        Assert.Equal("Intake", JsonDocument.Parse(outcome.Lines[0]).RootElement.GetProperty("owed")[0].GetProperty("by").GetString());
        Assert.Contains("\"nobody-goes-on\"", outcome.Lines[1], StringComparison.Ordinal);
        Assert.Contains("{\"recipient\":\"Studio\",\"is\":\"Settled\"}", outcome.Lines[4], StringComparison.Ordinal);
        Assert.Contains("\"nobody-there\"", outcome.Lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_line_again_is_harmless()
    {
        Outcome outcome = Run(Register, Register);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("\"repeated\":true", outcome.Lines[1], StringComparison.Ordinal);
        Assert.Contains("\"version\":1", outcome.Lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no command")]
    [InlineData("nonsense", ":1")]
    [InlineData("[]", "$.command")]
    [InlineData("{}", "$.command")]
    [InlineData("null", "$.command")]
    [InlineData("""{"command":"Escalate"}""", "$.at")]
    [InlineData("""{"command":"Fly"}""", "one of Accept")]
    [InlineData("""{"command":7}""", "$.command")]
    public void Wrong_lines_are_named(string line, string expected)
    {
        Outcome outcome = Run(line);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains(expected, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"kind\":\"Demand\"", "\"kind\":5", "$.kind")]
    [InlineData("2024-09-29T09:00:00+08:00", "2024-09-31T09:00:00+08:00", "$.at")]
    [InlineData("2024-09-29T09:00:00+08:00", "2024-09-29T09:00:00", "$.at")]
    [InlineData("2024-09-29T09:00:00+08:00", "9999-12-31T23:59:59+00:00", "$.at")]
    [InlineData("\"Visit\"", "\"Pigeon\"", "$.channel")]
    [InlineData("\"Representative\"", "\"King\"", "$.by.roles[0]")]
    [InlineData("[\"Representative\"]", "[]", "$.by.roles")]
    [InlineData("\"id\":\"c-001\"", "\"id\":\"\"", "$.id")]
    [InlineData("\"id\":\"c-001\"", "\"id\":\"a\\u0000b\"", "$.id")]
    [InlineData("\"petition\":\"P-1\"", "\"petition\":{}", "$.petition")]
    [InlineData("\"title\"", "\"titel\"", "$.titel")]
    [InlineData("\"title\":\"…\"", "\"title\":\"a\",\"title\":\"b\"", ":1")]
    [InlineData("\"units\":[]", "\"units\":[null]", "$.by.units[0]")]
    [InlineData("\"title\":\"…\"", "\"title\":\"\\ud800\"", "Unicode")]
    [InlineData("{\"name\":\"…\",\"phone\":\"…\"}", "\"13800138000\"", "$.petitioner")]
    [InlineData("\"channel\":\"Visit\",", "", "$.channel")]
    public void A_wrong_member_is_named_by_its_path(string old, string changed, string path)
    {
        Outcome outcome = Run(Register.Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains(outcome.ErrorLines, l => l.StartsWith("-:1", StringComparison.Ordinal) && l.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public void Time_never_goes_backwards_for_a_petition()
    {
        Outcome outcome = Run(Register, Line("Escalate", at: "2024-09-29T08:59:59+08:00"));
        Assert.Equal(2, outcome.Code);
        Assert.Contains("-:2: $.at", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_district_bounds_studios_and_units_and_sets_clocks()
    {
        string district = _cli.File("d.json", """{"studios":["haishan-1"],"units":["roads"],"clocks":[{"clock":"first-answer","amount":3,"unit":"working-days"}]}""");
        Outcome outcome = _cli.RunWith(Register, "petition", "run", "-", "--district", district);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("\"due\":\"2024-10-09\"", outcome.Output, StringComparison.Ordinal);
        Outcome unknown = _cli.RunWith(Register.Replace("haishan-1", "haishan-9", StringComparison.Ordinal), "petition", "run", "-", "--district", district);
        Assert.Equal(2, unknown.Code);
        Assert.Contains("$.by.studios[0]", unknown.Error, StringComparison.Ordinal);
        string wrong = _cli.File("w.json", """{"clocks":[{"clock":"first-answer","amount":-3,"unit":"weeks"}]}""");
        Assert.Equal(2, _cli.RunWith(Register, "petition", "run", "-", "--district", wrong).Code);
    }

    [Fact]
    public void Another_workflow_has_its_own_commands()
    {
        string[] lines =
        [
            """{"at":"2024-09-29T09:00:00+08:00","id":"1","petition":"S-1","by":{"id":"i","roles":["Intake"]},"command":"Receive","channel":"Web"}""",
        ];
        Outcome outcome = _cli.RunWith(string.Join('\n', lines), "petition", "run", "-", "--workflow", "service-request");
        Assert.Equal(0, outcome.Code);

        // Without a district the statute's limits hold, and what runs by an example is said.
        string visit = """{"at":"2024-09-29T09:00:00+08:00","id":"1","petition":"X-1","by":{"id":"u","roles":["Authority"],"units":["roads"]},"command":"ReceiveDirectly","channel":"Visit","kind":"Claim","lead":"roads"}""";
        Outcome received = _cli.RunWith(visit, "petition", "run", "-", "--workflow", "xinfang", "--lang", "en");
        Assert.Equal(0, received.Code);
        Assert.Contains("\"due\":\"2024-10-14\"", received.Output, StringComparison.Ordinal);
        Assert.Contains("example limits of 10 working days (--district sets them): verification, study, service", received.Error, StringComparison.Ordinal);
        Assert.Equal(0, _cli.RunWith("""{"at":"2024-09-29T09:00:00+08:00","id":"1","petition":"J-1","by":{"id":"h","roles":["Hotline"]},"command":"Register","channel":"Hotline","kind":"Request"}""", "petition", "run", "-", "--workflow", "jiesu-jiban").Code);
    }

    [Fact]
    public void Explain_says_what_happened_who_owes_what_is_open_and_why_the_rest_is_not()
    {
        Outcome outcome = _cli.RunWith(Sample, "petition", "explain", "-", "--petition", "P-1");
        Assert.Equal(0, outcome.Code);
        foreach (string part in new[] { "P-1: to be fed back", "2024-09-30 09:10  dept-1  refer (lead roads, assisting power)", "feedback to the studio  2024-10-15", "FeedBack feed back", "Accept accept  not allowed in the state" })
        {
            Assert.Contains(part, outcome.Output, StringComparison.Ordinal);
        }

        Assert.Contains("P-9", _cli.RunWith(Sample, "petition", "explain", "-", "--petition", "P-9").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matter_a_hearing_an_agency_and_a_case_from_elsewhere()
    {
        Outcome outcome = _cli.RunWith(Matter, "petition", "run", "-");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(Matter.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, outcome.Lines.Length);
        foreach (string part in new[]
        {
            "\"type\":\"PetitionMerged\",\"schema\":1,\"head\":\"N-1\"", "\"code\":\"merge-circle\"", "\"group\":\"residents\",\"count\":12",
            "\"type\":\"PetitionImported\"", "\"from\":{\"system\":\"hotline-12345\",\"number\":\"2024-7\"}",
            "\"type\":\"AgencyTaken\",\"schema\":1,\"agents\":[\"rep-7\",\"rep-9\"]", "\"type\":\"AgencyConcluded\",\"schema\":1,\"result\":\"Solved\"",
        })
        {
            Assert.Contains(part, outcome.Output, StringComparison.Ordinal);
        }

        // One handling: each step on the leading petition came to the other as well, and each petitioner is told.
        JsonElement[] together = [.. outcome.Lines.Select(l => JsonDocument.Parse(l).RootElement).Where(a => a.TryGetProperty("members", out _))];
        Assert.Equal(8, together.Length);
        Assert.All(together, a => Assert.Equal(("N-1", "N-2"), (a.GetProperty("petition").GetString(), a.GetProperty("members")[0].GetProperty("petition").GetString())));
        Assert.All(together, a => Assert.Equal(a.GetProperty("state").GetString(), a.GetProperty("members")[0].GetProperty("state").GetString()));
        Assert.Equal(2, outcome.Lines.Count(l => l.Contains("\"recipient\":\"Petitioner\",\"channel\"", StringComparison.Ordinal)));
        Assert.DoesNotContain("示例", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("adopted from hotline-12345", _cli.RunWith(Matter, "petition", "explain", "-", "--petition", "H-7").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"status\":\"Running\"", "\"status\":\"Walking\"", "$.where.clocks.handling.status")]
    [InlineData("\"startedAt\":\"2024-09-24T09:00:00+08:00\"", "\"startedAt\":\"yesterday\"", "$.where.clocks.handling.startedAt")]
    [InlineData("\"until\"", "\"till\"", "$.where.clocks.handling.pauses[0].till")]
    [InlineData("\"state\":\"WithUnit\",\"clocks\"", "\"clocks\"", "$.where.state")]
    [InlineData("\"from\":{\"system\":\"hotline-12345\",\"number\":\"2024-7\"},", "", "$.from")]
    public void A_wrong_member_of_an_import_is_named_by_its_path(string old, string changed, string path)
    {
        string import = Matter.Split('\n').First(l => l.Contains("\"Import\"", StringComparison.Ordinal));
        Assert.Contains(old, import, StringComparison.Ordinal);
        Outcome outcome = Run(import.Replace(old, changed, StringComparison.Ordinal));
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains(outcome.ErrorLines, l => l.StartsWith("-:1", StringComparison.Ordinal) && l.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_accepts_what_runs_and_refuses_what_does_not()
    {
        JsonSchema schema = JsonSchema.FromText(_cli.Run("petition", "schema").Output);
        foreach (string line in (Sample + Matter).Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(Register))
        {
            Assert.True(schema.Evaluate(JsonDocument.Parse(line).RootElement).IsValid, line);
        }

        foreach (string wrong in new[] { "\"titel\":\"x\"", "\"channel\":\"Pigeon\"" })
        {
            Assert.False(schema.Evaluate(JsonDocument.Parse(Line("Register", wrong)).RootElement).IsValid);
        }
    }

    [Fact]
    public void The_documented_members_are_those_of_the_schema()
    {
        string[] common = ["at", "id", "petition", "by", "command", "reason", "content", "documents", "attachments", "approvals", "together", "expect", "subject", "recordedLater"];
        JsonElement[] commands = [.. JsonDocument.Parse(_cli.Run("petition", "schema").Output).RootElement.GetProperty("oneOf").EnumerateArray()];
        IEnumerable<string> rows = commands.SkipLast(1)
            .GroupBy(c => string.Join(", ", c.GetProperty("properties").EnumerateObject().Select(p => p.Name).Except(common, StringComparer.Ordinal)
                .Select(p => c.GetProperty("required").EnumerateArray().Any(r => r.GetString() == p) ? $"**{p}**" : p)), StringComparer.Ordinal)
            .Select(g => $"| {string.Join(", ", g.Select(c => $"`{c.GetProperty("title").GetString()}`"))} | {(g.Key.Length == 0 ? "none" : g.Key)} |");
        string documented = File.ReadAllText(Path.Combine(Execution.Cli.Repository, "docs/petitions.md"));
        Assert.Contains(string.Join('\n', rows) + "\n", documented, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_command_does_not_have_is_named_and_not_passed_over()
    {
        Outcome outcome = Run(Register, Line("Escalate", "\"grade\":\"satisfied\""));
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains("-:2: $.grade", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remind", "\"clock\":\"handling\"", false)]
    [InlineData("Remind", "\"stage\":\"due\"", false)]
    [InlineData("Remind", "\"clock\":\"handling\",\"stage\":\"due\"", true)]
    [InlineData("Escalate", "\"reason\":\" \\t\"", false)]
    [InlineData("Escalate", "\"approvals\":[\"a\\u0001b\"]", false)]
    [InlineData("AddReference", "\"reference\":{\"system\":\"s\",\"number\":7}", false)]
    [InlineData("LinkDuplicate", "\"other\":\" P 2\"", false)]
    [InlineData("ReceiveFromMeetings", "\"title\":\"x\"", true)]
    [InlineData("ReceiveFromMeetings", "\"petitioner\":{\"name\":\"x\"}", false)]
    [InlineData("ReceiveFromMeetings", "\"kind\":\"Demand\"", false)]
    [InlineData("ReceiveFromMeetings", "\"kind\":\"Demand\",\"channel\":\"Meeting\"", true)]
    [InlineData("LinkDuplicate", "\"other\":\"\\u0000\"", false)]
    public void Schema_and_reader_agree_on_what_a_line_is(string command, string members, bool good)
    {
        JsonSchema schema = JsonSchema.FromText(_cli.Run("petition", "schema").Output);
        string line = Line(command, members);
        Assert.Equal(good, schema.Evaluate(JsonDocument.Parse(line).RootElement).IsValid);
        Assert.Equal(good, Run(line).Code != 2);
    }

    [Theory]
    [InlineData("King", "2024-09-29T09:05:00+08:00")]
    [InlineData("Clerk", "1948-12-31T23:59:59Z")]
    [InlineData("Clerk", "2201-01-01T00:00:00Z")]
    public void Roles_are_those_of_the_workflow_and_times_those_of_its_calendar(string role, string at)
    {
        string line = Line("Escalate", "", $$"""{"id":"x","roles":["{{role}}"]}""", at);
        Assert.False(JsonSchema.FromText(_cli.Run("petition", "schema").Output).Evaluate(JsonDocument.Parse(line).RootElement).IsValid);
        Assert.Equal(2, Run(line).Code);
    }

    [Fact]
    public void The_id_of_another_line_is_no_repetition()
    {
        Outcome outcome = Run(Register, Line("Escalate", id: "c-001"));
        Assert.Equal(1, outcome.Code);
        Assert.Contains("\"code\":\"command-id-taken\"", outcome.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_scripts_never_crash_hang_or_pass_with_what_is_not_JSON()
    {
        byte[] sample = System.Text.Encoding.UTF8.GetBytes(Sample);
        for (ulong seed = 1; seed <= 60; seed++)
        {
            byte[] mutated = Mutate(sample, seed);
            string file = _cli.File("m.jsonl", mutated);
            Outcome outcome = _cli.Run("petition", "run", file);
            Assert.InRange(outcome.Code, 0, 2);
            if (outcome.Code == 2)
            {
                Assert.Equal("", outcome.Output);
                Assert.All(outcome.ErrorLines, l => Assert.StartsWith("m.jsonl", l, StringComparison.Ordinal));
            }
            else
            {
                // What passes is JSON on every line, and has an answer for every line.
                string[] lines = [.. System.Text.Encoding.UTF8.GetString(mutated).Split('\n').Where(l => l.Trim(' ', '\t', '\r').Length > 0)];
                Assert.Equal(lines.Length, outcome.Lines.Length);
                Assert.All(lines, l => JsonDocument.Parse(l));
            }
        }
    }

    /// <summary>A few bytes changed, dropped, doubled or swapped for structural ones, by a small generator with a seed (SplitMix64).</summary>
    private static byte[] Mutate(byte[] sample, ulong seed)
    {
        ulong Next()
        {
            seed += 0x9E3779B97F4A7C15;
            ulong z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        List<byte> bytes = [.. sample];
        ReadOnlySpan<byte> structural = "{}[]\",:0\\\n-9etn\u0000 "u8;
        for (ulong n = 1 + (Next() % 3); n > 0; n--)
        {
            int at = (int)(Next() % (ulong)bytes.Count);
            switch (Next() % 4)
            {
                case 0:
                    bytes[at] = (byte)Next();
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, structural[(int)(Next() % (ulong)structural.Length)]);
                    break;
                default:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, (int)(Next() % 40)));
                    break;
            }
        }

        return [.. bytes];
    }
}
