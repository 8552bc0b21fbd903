using System.Globalization;
using System.Text.Json;
using Minyi.Appraisals;
using Minyi.Json;
using Minyi.Numerics;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes.Json;

/// <summary>Reads a scheme document; faults are collected, and the document is worth something only when there are none.</summary>
internal sealed class SchemeReader
{
    private readonly Dictionary<string, PointScale> _scales = PointScales.All.ToDictionary(s => s.Id, StringComparer.Ordinal);

    internal List<SchemeFault> Faults { get; } = [];

    internal SchemeDocument? Read(ReadOnlyMemory<byte> utf8)
    {
        ReadOnlyMemory<byte> text = JsonGate.WithoutMark(utf8);
        if (JsonGate.Check(text.Span) is { } flaw)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"line {flaw.Line}");
            Faults.Add(new("not-json", flaw.Path == "$" ? place : $"{place}, {flaw.Path}", flaw.Found, flaw.Expected));
            return null;
        }

        using JsonDocument json = JsonDocument.Parse(text);
        return Document(new(Faults, "", json.RootElement));
    }

    private SchemeDocument Document(JsonValue json)
    {
        if (!json.Only("$schema", "format", "id", "title", "source", "example", "ballots", "straddling", "scales", "groups", "versions"))
        {
            return new("?", new("?", "?"), [], []);
        }

        json["format"].Choice((SchemeJson.Format, true));
        foreach (JsonValue scale in json["scales"].Elements(required: false))
        {
            if (ScaleReader.Read(scale) is { } read)
            {
                _scales[read.Id] = read;
            }
        }

        string id = json["id"].Text();
        return new(id, json["title"].Localized(id),
            [.. json["groups"].Elements().Where(g => g.Only("id", "text")).Select(g => new EvaluatorGroup(g["id"].Text(), g["text"].Localized(g["id"].Text())))],
            [.. json["versions"].Elements().Select(Version)])
        {
            Source = json["source"].Exists ? json["source"].Localized() : null,
            IsExample = json["example"].Exists && json["example"].Boolean(),
            Ballots = json["ballots"].Exists ? json["ballots"].Choice(SchemeWords.Ballots) : BallotRule.Last,
            Straddling = json["straddling"].Exists ? json["straddling"].Choice(SchemeWords.Straddling) : StraddlingRule.Separate,
        };
    }

    private SchemeVersion Version(JsonValue json)
    {
        if (!json.Only("from", "to", "root", "nodes", "adjustments", "vetoes", "tallies", "classes", "minimum", "maximum", "rounding", "ranking"))
        {
            return new("?", []);
        }

        return new(json["root"].Text(), [.. json["nodes"].Elements().Select(Node).OfType<SchemeNode>()])
        {
            From = json["from"].Exists ? json["from"].Date() : null,
            To = json["to"].Exists ? json["to"].Date() : null,
            Adjustments = [.. json["adjustments"].Elements(required: false).Where(a => a.Only("id", "text", "group", "points", "limit")).Select(a =>
                new Adjustment(a["id"].Text(), a["text"].Localized(a["id"].Text()), a["group"].Text(), a["points"].Number(), Optional(a["limit"])))],
            Vetoes = [.. json["vetoes"].Elements(required: false).Where(v => v.Only("id", "text", "group", "atMost", "from")).Select(v =>
                new Veto(v["id"].Text(), v["text"].Localized(v["id"].Text()), v["group"].Text(), v["atMost"].Number(), v["from"].Exists ? v["from"].Int(1) : 1))],
            Tallies = [.. json["tallies"].Elements(required: false).Where(t => t.Only("id", "text", "group", "answers")).Select(t =>
                new Tally(t["id"].Text(), t["text"].Localized(t["id"].Text()), t["group"].Text(), [.. t["answers"].Elements().Where(a => a.Only("code", "text"))
                    .Select(a => new GradeStep(a["code"].Text(), a["text"].Localized(a["code"].Text()), false))]))],
            Classes = [.. json["classes"].Elements(required: false).Where(c => c.Only("code", "text", "from", "share")).Select(c =>
                new ScoreClass(c["code"].Text(), c["text"].Localized(c["code"].Text()), Optional(c["from"]), Optional(c["share"])))],
            Minimum = Optional(json["minimum"]),
            Maximum = Optional(json["maximum"]),
            Rounding = json["rounding"].Exists ? Rounding(json["rounding"]) : Schemes.Rounding.OneDecimal,
            Ranking = json["ranking"].Exists ? Ranking(json["ranking"]) : new(),
        };
    }

    private SchemeNode? Node(JsonValue json)
    {
        if (json["parts"].Exists)
        {
            return !json.Only("id", "text", "missing", "cap", "parts") ? null
                : new CombinedNode(json["id"].Text(), json["text"].Localized(json["id"].Text()), [.. json["parts"].Elements()
                    .Where(p => p.Only("node", "weight")).Select(p => new WeightedPart(p["node"].Text(), p["weight"].Number()))])
                {
                    Missing = Missing(json["missing"]),
                    Cap = Optional(json["cap"]),
                };
        }

        if (!json.Only("id", "text", "missing", "cap", "group", "scale", "item", "minimumGrades", "dontKnow"))
        {
            return null;
        }

        string scale = json["scale"].Text();
        if (!_scales.TryGetValue(scale, out PointScale? points))
        {
            string known = string.Join(", ", _scales.Keys.Order(StringComparer.Ordinal));
            json["scale"].Fail("unknown-scale", new($"已列或内置的量表之一（{known}）", $"a scale of the scheme or a built-in one ({known})"));
        }

        return new GradedNode(json["id"].Text(), json["text"].Localized(json["id"].Text()), json["group"].Text(), points ?? PointScales.YesNo)
        {
            Item = json["item"].Exists ? json["item"].Text() : "",
            MinimumGrades = json["minimumGrades"].Exists ? json["minimumGrades"].Int(1) : 1,
            DontKnow = json["dontKnow"].Exists ? json["dontKnow"].Choice(SchemeWords.DontKnow) : DontKnowRule.Excluded,
            Missing = Missing(json["missing"]),
            Cap = Optional(json["cap"]),
        };
    }

    private static MissingRule Missing(JsonValue json)
    {
        if (!json.Exists)
        {
            return MissingRule.Redistribute;
        }

        if (json.IsObject)
        {
            return json.Only("neutral") ? MissingRule.Neutral(json["neutral"].Number()) : MissingRule.Redistribute;
        }

        return json.Choice(("redistribute", MissingRule.Redistribute), ("no-score", MissingRule.NoScore));
    }

    private static Rounding Rounding(JsonValue json)
    {
        if (!json.Only("rule", "interval"))
        {
            return Schemes.Rounding.OneDecimal;
        }

        RoundingRule rule = json["rule"].Choice(SchemeWords.Rounding);
        Rational interval = json["interval"].Number();
        if (!Schemes.Rounding.Admits(rule, interval))
        {
            json["interval"].Fail("interval", rule == RoundingRule.GbT8170
                ? new("修约间隔:1、2 或 5 乘以 10 的整数次幂", "an interval of 1, 2 or 5 times a power of ten")
                : new("能写成有限小数的正数", "a positive number with a finite decimal notation"));
            return Schemes.Rounding.OneDecimal;
        }

        return new(rule, interval);
    }

    private static RankingPolicy Ranking(JsonValue json)
    {
        if (!json.Only("by", "ties", "confidence"))
        {
            return new();
        }

        RankingPolicy usual = new();
        decimal confidence = usual.Confidence;
        if (json["confidence"].Exists && json["confidence"].Number() is var number)
        {
            if (number.Sign <= 0 || number >= Rational.One || Schemes.Rounding.DecimalsOf(number) is < 0 or > 12)
            {
                json["confidence"].Fail("confidence", new(" 0 与 1 之间的小数，如 0.95", "a decimal between 0 and 1 such as 0.95"));
            }
            else
            {
                confidence = decimal.Parse(new Rounding(RoundingRule.HalfUp, new(1, 1_000_000_000_000)).Format(number), CultureInfo.InvariantCulture);
            }
        }

        return new(json["by"].Exists ? json["by"].Choice(SchemeWords.RankedBy) : usual.By, json["ties"].Exists ? json["ties"].Choice(SchemeWords.Ties) : usual.Ties, confidence);
    }

    private static Rational? Optional(JsonValue json) => json.Exists ? json.Number() : null;
}
