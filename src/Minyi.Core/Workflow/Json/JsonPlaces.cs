using System.Text;
using System.Text.Json;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>Finds line and column of JSON paths, for faults that show only after parsing.</summary>
internal static class JsonPlaces
{
    internal static ValueList<DefinitionFault> Locate(string json, ValueList<DefinitionFault> faults)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        Dictionary<string, long> offsets = Offsets(utf8);
        return faults.Select(f => offsets.TryGetValue(Nearest(f.Path, offsets), out long offset) ? Placed(f, utf8.AsSpan(0, (int)offset)) : f).ToValueList();
    }

    /// <summary>The path itself, or the innermost part of it that stands in the text (a member that is missing has no place of its own).</summary>
    private static string Nearest(string path, Dictionary<string, long> offsets)
    {
        while (!offsets.ContainsKey(path) && path.LastIndexOfAny(['.', '[']) is > 0 and int cut)
        {
            path = path[..cut];
        }

        return path;
    }

    private static DefinitionFault Placed(DefinitionFault fault, ReadOnlySpan<byte> before) =>
        fault with { Line = before.Count((byte)'\n') + 1, Column = before.Length - before.LastIndexOf((byte)'\n') };

    private static Dictionary<string, long> Offsets(byte[] utf8)
    {
        Dictionary<string, long> offsets = new(StringComparer.Ordinal);
        Stack<(string Path, int Index)> open = new();
        string member = "";
        Utf8JsonReader reader = new(utf8);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                member = reader.GetString()!;
                continue;
            }

            string path = "$";
            if (open.TryPop(out (string Path, int Index) parent))
            {
                path = parent.Index < 0 ? $"{parent.Path}.{member}" : $"{parent.Path}[{parent.Index}]";
                open.Push((parent.Path, parent.Index < 0 ? -1 : parent.Index + 1));
            }

            offsets[path] = reader.TokenStartIndex;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((path, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return offsets;
    }
}
