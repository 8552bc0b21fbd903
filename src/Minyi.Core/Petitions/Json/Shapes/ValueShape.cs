using Minyi.Texts;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace Minyi.Petitions.Json.Shapes;

/// <summary>A value without members: a text, an id, a date.</summary>
/// <param name="expected">What is expected, in words.</param>
/// <param name="schema">Makes the JSON Schema.</param>
/// <param name="accepts">Whether a value will do.</param>
/// <param name="name">The name under which schemas define it once; null where it is short.</param>
internal sealed class ValueShape(LocalizedText expected, Func<JsonObject> schema, Func<JsonElement, string?, bool> accepts, string? name = null) : Shape
{
    internal override LocalizedText Expected => expected;

    internal override JsonObject Schema(JsonObject definitions)
    {
        if (name is null)
        {
            return schema();
        }

        definitions.TryAdd(name, schema());
        return new() { ["$ref"] = $"#/$defs/{name}" };
    }

    internal override void Check(JsonElement value, string path, ShapeFaults faults)
    {
        if (!accepts(value, TextOf(value)))
        {
            faults.Wrong(path, value, Expected);
        }
    }
}

/// <summary>One of some names.</summary>
internal sealed class ChoiceShape(IReadOnlyList<string> names) : Shape
{
    internal override LocalizedText Expected { get; } = new($"其中之一：{string.Join("、", names)}", $"one of: {string.Join(", ", names)}");

    internal override JsonObject Schema(JsonObject definitions) => names.Count == 1 ? new() { ["const"] = names[0] } : new() { ["enum"] = new JsonArray([.. names.Select(n => (JsonNode)n)]) };

    internal override void Check(JsonElement value, string path, ShapeFaults faults)
    {
        if (TextOf(value) is not { } text || !names.Contains(text, StringComparer.Ordinal))
        {
            string? nearest = TextOf(value) is { } written ? NearestName.Among(written, names) : null;
            faults.Wrong(path, value, nearest is null ? Expected : new($"“{nearest}”", $"'{nearest}'"));
        }
    }
}

/// <summary>A list of values, none of them null.</summary>
internal sealed class ListShape(Shape item, int least = 0) : Shape
{
    internal override LocalizedText Expected { get; } = least == 0 ? new("列表", "a list") : new("非空列表", "a list with something in it");

    internal override JsonObject Schema(JsonObject definitions)
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = item.Schema(definitions) };
        if (least > 0)
        {
            schema["minItems"] = least;
        }

        return schema;
    }

    internal override void Check(JsonElement value, string path, ShapeFaults faults)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < least)
        {
            faults.Wrong(path, value, Expected);
            return;
        }

        int index = 0;
        foreach (JsonElement one in value.EnumerateArray())
        {
            item.Check(one, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}[{index++}]"), faults);
        }
    }
}
