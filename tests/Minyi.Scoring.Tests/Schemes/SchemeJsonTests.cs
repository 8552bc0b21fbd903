using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Schemes.BuiltIn;
using Minyi.Scoring.Schemes.Json;

namespace Minyi.Scoring.Tests.Schemes;

public sealed class SchemeJsonTests
{
    public static TheoryData<string> BuiltIns => [.. BuiltInSchemes.All.Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void Built_in_schemes_are_sound_and_survive_writing_and_reading(string id)
    {
        SchemeDocument document = BuiltInSchemes.Find(id)!.Document;
        string json = SchemeJson.Write(document);
        Assert.True(SchemeJson.TryRead(json, out ScoringScheme? read, out _));
        Assert.Equal(json, SchemeJson.Write(read.Document));
        Assert.True(document.IsExample && document.Source is not null);
    }

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void What_is_written_is_valid_by_the_schema(string id) =>
        Assert.True(Valid(JsonNode.Parse(SchemeJson.Write(BuiltInSchemes.Find(id)!.Document))!));

    [Fact]
    public void Every_member_of_the_format_survives()
    {
        SchemeDocument document = Full().ToDocument();
        string json = SchemeJson.Write(document);
        Assert.True(Valid(JsonNode.Parse(json)!));
        Assert.True(SchemeJson.TryRead(json, out ScoringScheme? read, out Refusal? refusal), refusal?.Reasons[0].Text.English);
        Assert.Equal(json, SchemeJson.Write(read.Document));
        GradedNode node = (GradedNode)document.Versions[0].Nodes[0], same = (GradedNode)read.Document.Versions[0].Nodes[0];
        Assert.Equal(node, same with { Scale = node.Scale });
        Assert.Equal(node.Scale.Points.AsEnumerable(), same.Scale.Points);
        Assert.Equal(node.Scale.Scale.Steps.AsEnumerable(), same.Scale.Scale.Steps);
        Assert.Equal(document.Versions[0].Adjustments.AsEnumerable(), read.Document.Versions[0].Adjustments);
        Assert.Equal(document.Versions[0].Ranking, read.Document.Versions[0].Ranking);
        Assert.Equal(document.Versions[0].Rounding, read.Document.Versions[0].Rounding);
    }

    /// <summary>Take away any member, or put something else in its place: the reader never throws, and never takes what the schema refuses.</summary>
    [Fact]
    public void No_changed_document_crashes_or_passes_silently()
    {
        JsonNode whole = JsonNode.Parse(SchemeJson.Write(Full().ToDocument()))!;
        string[] paths = [.. Paths(whole, "$")];
        JsonNode?[] changes = [null, JsonValue.Create(true), JsonValue.Create(-1), JsonValue.Create(""), JsonValue.Create("x"), new JsonArray(), new JsonObject()];
        int refused = 0;
        foreach (string path in paths)
        {
            for (int change = -1; change < changes.Length; change++)
            {
                JsonNode copy = whole.DeepClone();
                if (!Change(copy, path, change < 0, change < 0 ? null : changes[change]?.DeepClone()))
                {
                    continue;
                }

                bool read = SchemeJson.TryRead(copy.ToJsonString(), out _, out Refusal? refusal);
                refused += read ? 0 : 1;
                Assert.True(read || refusal!.Reasons.All(r => r.Text.English.Contains("expected", StringComparison.Ordinal)), path);
                Assert.True(!read || Valid(copy), $"{path} {change} was read and is not valid");
            }
        }

        Assert.True(refused > paths.Length * 4, $"{refused} of {paths.Length}");
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{\"id\":1,\n\"id\":2}", "$.id: found this member twice")]
    [InlineData("[]", "found []")]
    [InlineData("{\"format\":\"minyi-scheme/1\",\n // why\n}", "line 2")]
    public void What_is_no_document_is_refused(string json, string place)
    {
        Assert.False(SchemeJson.TryRead(json, out _, out Refusal? refusal));
        Assert.Contains(refusal.Reasons, r => r.Text.English.Contains(place, StringComparison.Ordinal));
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.NotNull(SchemeJson.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(SchemeJson.Write(Full().ToDocument()))]).Scheme);

    private static readonly JsonSchema Schema = JsonSchema.FromText(SchemeJson.Schema);

    private static bool Valid(JsonNode json) => Schema.Evaluate(JsonSerializer.SerializeToElement(json)).IsValid;

    private static SchemeBuilder Full() => new SchemeBuilder("full", new("全", "full")).Example().Source(new("源", "source"))
        .Straddling(StraddlingRule.ByDays).Ballots(Minyi.Scoring.Ledgers.BallotRule.First)
        .Group("a", new("甲", "a")).Group("b", new("乙", "b"))
        .Version(v => v.Covers(null, new(2024, 12, 31))
            .Node(new GradedNode("x", new("x", "x"), "a", new("own", new("own", [new("hi", new("高", "high"), false), new("lo", new("低", "low"), true)]), [5, new(1, 3)]))
            {
                Item = "thing",
                MinimumGrades = 4,
                DontKnow = DontKnowRule.InDivisor,
                Cap = 4,
                Missing = MissingRule.Neutral(new(7, 2)),
            })
            .Graded("y", new("y", "y"), "b", Minyi.Scoring.Scales.PointScales.FiveStars, missing: MissingRule.NoScore)
            .Combined("t", new("t", "t"), ("x", new(1, 3)), ("y", new(2, 3))).Root("t")
            .Adjust(new("late", new("逾期", "late"), "a", new(-1, 2), 3)).Veto(new("bad", new("坏", "bad"), "b", 1, 2))
            .Tally("votes", new("票", "votes"), "b", new Minyi.Appraisals.GradeStep("for", new("赞成", "for"), false))
            .Classes(new ScoreClass("top", new("优", "top"), 60, new(1, 5)), new ScoreClass("rest", new("其余", "rest"), null))
            .Bounds(0, 90).Round(new(RoundingRule.HalfUp, 0.25m)).Rank(new(RankedBy.Score, TieRule.Fractional, 0.9m)))
        .Version(v => v.Covers(new(2025, 1, 1)).Graded("z", new("z", "z"), "b", Minyi.Scoring.Scales.PointScales.YesNo).Root("z"));

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject o => o.SelectMany(m => Paths(m.Value, $"{path}.{m.Key}").Append($"{path}.{m.Key}")),
        JsonArray a => a.SelectMany((e, i) => Paths(e, $"{path}[{i}]").Append($"{path}[{i}]")),
        _ => [],
    };

    private static bool Change(JsonNode root, string path, bool remove, JsonNode? value)
    {
        string[] steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        JsonNode at = root;
        foreach (string step in steps[..^1])
        {
            at = step[0] == '[' ? at[int.Parse(step[1..^1])]! : at[step]!;
        }

        string last = steps[^1];
        switch (at)
        {
            case JsonObject o when remove: return o.Remove(last);
            case JsonObject o: o[last] = value; return true;
            case JsonArray a when remove: a.RemoveAt(int.Parse(last[1..^1])); return true;
            case JsonArray a: a[int.Parse(last[1..^1])] = value; return true;
            default: return false;
        }
    }
}
