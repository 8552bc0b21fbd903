using System.Text.Json;
using System.Text.Json.Nodes;

namespace Minyi.Petitions.Json.Shapes;

/// <summary>An object whose other members follow from the name that one of them gives.</summary>
/// <param name="member">The member that names the variant.</param>
/// <param name="known">The variants by name.</param>
/// <param name="other">Which variant an object of another name is; null when there is no other name.</param>
/// <param name="others">The variants of other names.</param>
internal sealed class NamedShape(string member, IReadOnlyDictionary<string, ObjectShape> known, Func<JsonElement, ObjectShape>? other, IReadOnlyList<ObjectShape> others) : Shape
{
    internal override LocalizedText Expected { get; } = new("对象", "an object");

    internal override JsonObject Schema(JsonObject definitions)
    {
        JsonArray variants = [.. known.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => (JsonNode)k.Value.Schema(definitions))];
        foreach (ObjectShape shape in others)
        {
            JsonObject schema = shape.Schema(definitions);
            schema["properties"]![member]!.AsObject()["not"] = new JsonObject { ["enum"] = new JsonArray([.. known.Keys.Order(StringComparer.Ordinal).Select(n => (JsonNode)n)]) };
            variants.Add((JsonNode)schema);
        }

        return new() { ["oneOf"] = variants };
    }

    internal override void Check(JsonElement value, string path, ShapeFaults faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Wrong(path, value, Expected);
            return;
        }

        string? name = value.TryGetProperty(member, out JsonElement named) ? TextOf(named) : null;
        if (name is not null && known.TryGetValue(name, out ObjectShape? shape))
        {
            shape.Check(value, path, faults);
        }
        else if (other is not null)
        {
            other(value).Check(value, path, faults);
        }
        else
        {
            ChoiceShape names = new([.. known.Keys.Order(StringComparer.Ordinal)]);
            if (value.TryGetProperty(member, out JsonElement found))
            {
                names.Check(found, Names.Under(path, member), faults);
            }
            else
            {
                faults.Missing(Names.Under(path, member), names.Expected);
            }
        }
    }
}
