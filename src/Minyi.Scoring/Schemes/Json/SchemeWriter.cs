using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes.Json;

/// <summary>Writes a scheme document; what has its usual value is left out.</summary>
internal sealed class SchemeWriter
{
    private readonly Utf8JsonWriter _json;

    private SchemeWriter(Utf8JsonWriter json) => _json = json;

    internal static string Write(SchemeDocument document)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            new SchemeWriter(json).Document(document);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private void Document(SchemeDocument document)
    {
        _json.WriteStartObject();
        _json.WriteString("format", SchemeJson.Format);
        _json.WriteString("id", document.Id);
        Text("title", document.Title);
        if (document.Source is { } source)
        {
            Text("source", source);
        }

        if (document.IsExample)
        {
            _json.WriteBoolean("example", true);
        }

        _json.WriteString("ballots", SchemeWords.Of(SchemeWords.Ballots, document.Ballots));
        _json.WriteString("straddling", SchemeWords.Of(SchemeWords.Straddling, document.Straddling));
        Array("scales", OwnScales(document), Scale);
        Array("groups", document.Groups, group =>
        {
            _json.WriteString("id", group.Id);
            Text("text", group.Text);
        });
        Array("versions", document.Versions, Version);
        _json.WriteEndObject();
    }

    /// <summary>Scales that are not built in, as built.</summary>
    private static IEnumerable<PointScale> OwnScales(SchemeDocument document) => document.Versions.SelectMany(v => v.Nodes).OfType<GradedNode>()
        .Select(n => n.Scale).Where(s => !PointScales.All.Contains(s)).DistinctBy(s => s.Id, StringComparer.Ordinal).OrderBy(s => s.Id, StringComparer.Ordinal);

    private void Scale(PointScale scale)
    {
        _json.WriteString("id", scale.Id);
        Array("grades", scale.Scale.Steps.Zip(scale.Points), grade =>
        {
            _json.WriteString("code", grade.First.Code);
            Text("text", grade.First.Text);
            Number("points", grade.Second);
            if (grade.First.NotSatisfied)
            {
                _json.WriteBoolean("notSatisfied", true);
            }
        });
    }

    private void Version(SchemeVersion version)
    {
        Date("from", version.From);
        Date("to", version.To);
        _json.WriteString("root", version.Root);
        Array("nodes", version.Nodes, Node);
        Array("adjustments", version.Adjustments, a =>
        {
            Counted(a.Id, a.Text, a.Group);
            Number("points", a.Points);
            Number("limit", a.Limit);
        });
        Array("vetoes", version.Vetoes, v =>
        {
            Counted(v.Id, v.Text, v.Group);
            Number("atMost", v.AtMost);
            _json.WriteNumber("from", v.From);
        });
        Array("tallies", version.Tallies, t =>
        {
            Counted(t.Id, t.Text, t.Group);
            Array("answers", t.Answers, a =>
            {
                _json.WriteString("code", a.Code);
                Text("text", a.Text);
            });
        });
        Array("classes", version.Classes, c =>
        {
            _json.WriteString("code", c.Code);
            Text("text", c.Text);
            Number("from", c.From);
            Number("share", c.Share);
        });
        Number("minimum", version.Minimum);
        Number("maximum", version.Maximum);
        _json.WriteStartObject("rounding");
        _json.WriteString("rule", Rounding.NameOf(version.Rounding.Rule));
        Number("interval", version.Rounding.Interval);
        _json.WriteEndObject();
        _json.WriteStartObject("ranking");
        _json.WriteString("by", SchemeWords.Of(SchemeWords.RankedBy, version.Ranking.By));
        _json.WriteString("ties", SchemeWords.Of(SchemeWords.Ties, version.Ranking.Ties));
        Number("confidence", version.Ranking.Confidence);
        _json.WriteEndObject();
    }

    private void Node(SchemeNode node)
    {
        _json.WriteString("id", node.Id);
        Text("text", node.Text);
        if (node is CombinedNode combined)
        {
            Array("parts", combined.Parts, part =>
            {
                _json.WriteString("node", part.Node);
                Number("weight", part.Weight);
            });
        }

        if (node is GradedNode graded)
        {
            _json.WriteString("group", graded.Group);
            _json.WriteString("scale", graded.Scale.Id);
            if (graded.Item.Length > 0)
            {
                _json.WriteString("item", graded.Item);
            }

            _json.WriteNumber("minimumGrades", graded.MinimumGrades);
            _json.WriteString("dontKnow", SchemeWords.Of(SchemeWords.DontKnow, graded.DontKnow));
        }

        if (node.Missing.NeutralValue is { } neutral)
        {
            _json.WriteStartObject("missing");
            Number("neutral", neutral);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteString("missing", node.Missing.RefusesScore ? "no-score" : "redistribute");
        }

        Number("cap", node.Cap);
    }

    private void Counted(string id, LocalizedText text, string group)
    {
        _json.WriteString("id", id);
        Text("text", text);
        _json.WriteString("group", group);
    }

    private void Array<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        T[] all = [.. items];
        if (all.Length == 0 && name is not ("groups" or "versions" or "nodes" or "parts"))
        {
            return;
        }

        _json.WriteStartArray(name);
        foreach (T item in all)
        {
            _json.WriteStartObject();
            write(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Text(string name, LocalizedText text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("zh", text.Chinese);
        _json.WriteString("en", text.English);
        _json.WriteEndObject();
    }

    private void Number(string name, Rational? value)
    {
        if (value is { } number)
        {
            int decimals = Rounding.DecimalsOf(number);
            _json.WriteString(name, decimals < 0 ? number.ToString(null, CultureInfo.InvariantCulture)
                : new Rounding(RoundingRule.HalfUp, new(1, System.Numerics.BigInteger.Pow(10, decimals))).Format(number));
        }
    }

    private void Date(string name, LocalDate? day)
    {
        if (day is { } date)
        {
            _json.WriteString(name, date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        }
    }
}
