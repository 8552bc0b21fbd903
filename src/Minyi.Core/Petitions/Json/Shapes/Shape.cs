using Minyi.Json;
using Minyi.Texts;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace Minyi.Petitions.Json.Shapes;

/// <summary>What a JSON value of the public JSON may be: it says so as JSON Schema, and what is wrong with a value. Both come from the same members.</summary>
internal abstract class Shape
{
    /// <summary>What is expected, in words.</summary>
    internal abstract LocalizedText Expected { get; }

    /// <summary>The JSON Schema. What it refers to is added to the definitions.</summary>
    internal abstract JsonObject Schema(JsonObject definitions);

    /// <summary>Adds what is wrong with a value.</summary>
    internal abstract void Check(JsonElement value, string path, ShapeFaults faults);

    /// <summary>The text; null when the value is no text.</summary>
    private protected static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What is wrong with a JSON document. Values are never repeated: they may be personal data.</summary>
internal sealed class ShapeFaults
{
    private const int Most = 20;
    private readonly List<(string Code, JsonFlaw Flaw)> _found = [];

    internal bool Any => _found.Count > 0;

    /// <summary>Each fault as a reason, in the order in which they were found.</summary>
    internal IEnumerable<Reason> Reasons => _found.Select(f => Told(f.Code, f.Flaw.Path, f.Flaw.Found, f.Flaw.Expected));

    /// <summary>Each fault with its line and column.</summary>
    internal ImmutableArray<JsonFlaw> Flaws(ReadOnlySpan<byte> json)
    {
        ImmutableArray<JsonFlaw>.Builder flaws = ImmutableArray.CreateBuilder<JsonFlaw>(_found.Count);
        foreach ((_, JsonFlaw flaw) in _found)
        {
            (long line, long column) = flaw.Line > 0 ? (flaw.Line, flaw.Column) : JsonGate.Place(json, flaw.Path);
            flaws.Add(flaw with { Line = line, Column = column });
        }

        return flaws.DrainToImmutable();
    }

    /// <summary>What no reader of JSON lets pass.</summary>
    internal void Invalid(JsonFlaw flaw) => _found.Add(("json-invalid", flaw));

    internal void Wrong(string path, JsonElement found, LocalizedText expected) => Add("value-wrong", path, Found(found), expected);

    internal void Missing(string path, LocalizedText expected) => Add("member-missing", path, new("没有", "nothing"), expected);

    internal void Unknown(string path, IEnumerable<string> known)
    {
        string[] names = [.. known];
        string? nearest = NearestName.Among(path[(path.LastIndexOf('.') + 1)..], names);
        Add("member-unknown", path, new("未知的项", "an unknown member"), nearest is null
            ? new($"其中之一：{string.Join("、", names)}", $"one of: {string.Join(", ", names)}")
            : new($"“{nearest}”", $"'{nearest}'"));
    }

    private static Reason Told(string code, string path, LocalizedText found, LocalizedText expected) =>
        new(code, new($"{path}：{found.Chinese}，应为{expected.Chinese}", $"{path}: found {found.English}, expected {expected.English}"));

    private void Add(string code, string path, LocalizedText found, LocalizedText expected)
    {
        if (_found.Count < Most)
        {
            _found.Add((code, new(0, 0, path, found, expected)));
        }
    }

    private static LocalizedText Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new("一段文字", "a text"),
        JsonValueKind.Number => new("一个数", "a number"),
        JsonValueKind.True or JsonValueKind.False => new("真假值", "a boolean"),
        JsonValueKind.Array => new("一个列表", "a list"),
        JsonValueKind.Object => new("一个对象", "an object"),
        _ => new("null", "null"),
    };
}
