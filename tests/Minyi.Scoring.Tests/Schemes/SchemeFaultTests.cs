using Minyi.Numerics;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Tests.Schemes;

public sealed class SchemeFaultTests
{
    public static TheoryData<string, string, string> Faults => new()
    {
        // what is wrong, code, place
        { "weights 0.99", "weights-not-one", "versions[0].nodes[2].parts" },
        { "weights 1.01", "weights-not-one", "versions[0].nodes[2].parts" },
        { "weights thirds as decimals", "weights-not-one", "versions[0].nodes[2].parts" },
        { "negative weight", "weight-not-positive", "versions[0].nodes[2].parts[0].weight" },
        { "unknown group", "unknown-group", "versions[0].nodes[0].group" },
        { "unknown node", "unknown-node", "versions[0].nodes[2].parts[1].node" },
        { "unknown root", "unknown-node", "versions[0].root" },
        { "cycle", "cycle", "versions[0].nodes[2].parts[1].node" },
        { "longer cycle", "cycle", "versions[0].nodes[3].parts[0].node" },
        { "cycle off the root", "cycle", "versions[0].nodes[4].parts[0].node" },
        { "node twice", "node-used-twice", "versions[0].nodes[2].parts[1].node" },
        { "unused node", "unused-node", "versions[0].nodes[3]" },
        { "duplicate node", "duplicate-node", "versions[0].nodes[3].id" },
        { "minimum 0", "minimum-grades", "versions[0].nodes[3].minimumGrades" },
        { "gap", "gap-between-versions", "versions[1].from" },
        { "overlap", "versions-overlap", "versions[1].from" },
        { "out of order", "versions-out-of-order", "versions[1].from" },
        { "second without date", "missing-date", "versions[1].from" },
        { "reversed", "dates-reversed", "versions[0].to" },
        { "class borders", "classes-out-of-order", "versions[0].classes[1].from" },
        { "last class with border", "class-border", "versions[0].classes[1].from" },
        { "share above one", "class-share", "versions[0].classes[0].share" },
        { "adjustment group", "unknown-group", "versions[0].adjustments[0].group" },
        { "adjustment limit", "limit-not-positive", "versions[0].adjustments[0].limit" },
        { "veto twice", "duplicate-item", "versions[0].vetoes[0].id" },
        { "two sets of codes", "scales-differ", "versions[0].nodes[1].scale" },
        { "confidence", "confidence", "versions[0].ranking.confidence" },
        { "bounds", "bounds-reversed", "versions[0].minimum" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_bad_scheme_is_refused_with_the_place(string what, string code, string place)
    {
        SchemeFault[] faults = [.. ScoringScheme.Check(Bad(what))];
        Assert.Contains(faults, f => f.Code == code && f.Place == place);
        Assert.False(ScoringScheme.TryCreate(Bad(what), out _, out Refusal? refusal));
        Assert.Contains(refusal.Reasons, r => r.Code == code && r.Text.English.StartsWith(place + ": found ", StringComparison.Ordinal) && r.Text.Chinese.Contains("应为", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => ScoringScheme.Create(Bad(what)));
    }

    [Fact]
    public void Every_fault_is_reported_at_once() =>
        Assert.Equal(["unknown-group", "weights-not-one"], ScoringScheme.Check(Bad("two faults")).Select(f => f.Code));

    [Fact]
    public void A_sound_scheme_has_no_fault() => Assert.Empty(ScoringScheme.Check(Sample.TwoGroups().ToDocument()));

    [Property]
    public bool Weights_are_sound_exactly_when_they_sum_to_one(PositiveInt[] raw, bool off)
    {
        Rational[] weights = [.. raw.Take(5).Select(w => (Rational)w.Get)];
        Rational total = weights.Aggregate(Rational.Zero, (sum, w) => sum + w);
        SchemeBuilder builder = new SchemeBuilder("s", Sample.T("s")).Group("g", Sample.T("g")).Version(v =>
        {
            foreach (int i in Enumerable.Range(0, weights.Length))
            {
                v.Graded($"n{i}", Sample.T("n"), "g", PointScales.YesNo, $"i{i}");
            }

            v.Combined("t", Sample.T("t"), [.. weights.Select((w, i) => ($"n{i}", (w / total) + (off && i == 0 ? new Rational(1, 1_000_000_000) : Rational.Zero)))]).Root("t");
        });
        return weights.Length == 0 || builder.TryBuild(out _, out _) != off;
    }

    private static SchemeDocument Bad(string what) => new SchemeBuilder("s", Sample.T("s")).Group("a", Sample.T("a")).Group("b", Sample.T("b")).Version(v =>
    {
        v.Graded("x", Sample.T("x"), what == "unknown group" || what == "two faults" ? "c" : "a", PointScales.YesNo);
        v.Graded("y", Sample.T("y"), what == "two sets of codes" ? "a" : "b", what == "two sets of codes" ? PointScales.FiveStars : PointScales.YesNo);
        (Rational w, Rational z) = what switch
        {
            "weights 0.99" or "two faults" => (new(59, 100), new(2, 5)),
            "weights 1.01" => (new(61, 100), new(2, 5)),
            "weights thirds as decimals" => ((Rational)0.3333333333m, 0.6666666666m),
            "negative weight" => (-1, 2),
            _ => (new Rational(1, 2), new Rational(1, 2)),
        };
        string second = what switch { "unknown node" => "nowhere", "cycle" => "t", "longer cycle" => "u", "node twice" => "x", _ => "y" };
        v.Combined("t", Sample.T("t"), ("x", w), (second, z));
        _ = what switch
        {
            "longer cycle" => v.Combined("u", Sample.T("u"), ("t", 1)),
            "cycle off the root" => v.Combined("u", Sample.T("u"), ("v", 1)).Combined("v", Sample.T("v"), ("u", 1)),
            "unused node" => v.Graded("u", Sample.T("u"), "a", PointScales.YesNo),
            "duplicate node" => v.Graded("x", Sample.T("x"), "a", PointScales.YesNo),
            "minimum 0" => v.Graded("u", Sample.T("u"), "a", PointScales.YesNo, minimumGrades: 0),
            "class borders" => v.Classes(new ScoreClass("p", Sample.T("p"), 60), new ScoreClass("q", Sample.T("q"), 60), new ScoreClass("r", Sample.T("r"), null)),
            "last class with border" => v.Classes(new ScoreClass("p", Sample.T("p"), 60), new ScoreClass("q", Sample.T("q"), 50)),
            "share above one" => v.Classes(new ScoreClass("p", Sample.T("p"), 60, new(6, 5)), new ScoreClass("q", Sample.T("q"), null)),
            "adjustment group" => v.Adjust(new("d", Sample.T("d"), "c", -1)),
            "adjustment limit" => v.Adjust(new("d", Sample.T("d"), "a", -1, 0)),
            "veto twice" => v.Adjust(new("d", Sample.T("d"), "a", -1)).Veto(new("d", Sample.T("d"), "a", 0)),
            "confidence" => v.Rank(new(Confidence: 1)),
            "bounds" => v.Bounds(10, 5),
            _ => v,
        };
        v.Root(what == "unknown root" ? "nowhere" : "t");
        v.Covers(what == "out of order" ? new(2025, 1, 1) : null, what switch
        {
            "gap" => new(2024, 11, 30),
            "overlap" => new(2025, 1, 15),
            "reversed" => new(2020, 1, 1),
            _ => null,
        });
        if (what == "reversed")
        {
            v.Covers(new(2024, 1, 1), new(2023, 12, 31));
        }
    }).Version(v =>
    {
        v.Graded("x", Sample.T("x"), "a", PointScales.YesNo).Root("x");
        v.Covers(what switch { "out of order" => new(2024, 1, 1), "second without date" => null, "reversed" => new(2025, 1, 1), _ => new(2025, 1, 1) });
    }).ToDocument();
}
