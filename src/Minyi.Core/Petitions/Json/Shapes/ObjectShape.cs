using System.Text.Json;
using System.Text.Json.Nodes;

namespace Minyi.Petitions.Json.Shapes;

/// <summary>A member of an object.</summary>
internal sealed record ShapeMember(string Name, Shape Shape, bool Required, bool Nullable);

/// <summary>An object of known members, each at most once.</summary>
internal sealed class ObjectShape(IReadOnlyList<ShapeMember> members) : Shape
{
    internal IReadOnlyList<ShapeMember> Members => members;

    internal override LocalizedText Expected { get; } = new("对象", "an object");

    internal override JsonObject Schema(JsonObject definitions)
    {
        JsonObject properties = [];
        JsonArray required = [];
        foreach (ShapeMember member in members)
        {
            JsonObject schema = member.Shape.Schema(definitions);
            properties[member.Name] = member.Nullable ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;
            if (member.Required)
            {
                required.Add((JsonNode)member.Name);
            }
        }

        return new() { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    internal override void Check(JsonElement value, string path, ShapeFaults faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Wrong(path, value, Expected);
            return;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string name = property.Name;
            ShapeMember? member = members.FirstOrDefault(m => m.Name == name);
            if (member is null)
            {
                faults.Unknown(Names.Under(path, name), members.Select(m => m.Name));
                continue;
            }

            seen.Add(member.Name);
            if (property.Value.ValueKind != JsonValueKind.Null || !member.Nullable)
            {
                member.Shape.Check(property.Value, Names.Under(path, name), faults);
            }
        }

        foreach (ShapeMember missing in members.Where(m => m.Required && !seen.Contains(m.Name)))
        {
            faults.Missing(Names.Under(path, missing.Name), missing.Shape.Expected);
        }
    }
}

/// <summary>An object whose members are named by whoever writes it, such as texts by their keys.</summary>
internal sealed class MapShape(Shape item) : Shape
{
    internal override LocalizedText Expected { get; } = new("对象", "an object");

    internal override JsonObject Schema(JsonObject definitions) => new() { ["type"] = "object", ["additionalProperties"] = item.Schema(definitions) };

    internal override void Check(JsonElement value, string path, ShapeFaults faults)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Wrong(path, value, Expected);
            return;
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            item.Check(property.Value, Names.Under(path, property.Name), faults);
        }
    }
}

/// <summary>The names of members as they are told.</summary>
internal static class Names
{
    private const int Longest = 64;

    /// <summary>The path of a member. Of a name that is long or no word only that there is one.</summary>
    internal static string Under(string path, string name) => name is { Length: > 0 and <= Longest } && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_')
        ? $"{path}.{name}"
        : $"{path}.?";
}
