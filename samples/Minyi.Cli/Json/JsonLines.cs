using System.Globalization;
using System.Text.Json;

namespace Minyi.Cli.Json;

/// <summary>Finds the line on which a value of a JSON document begins; only faults need it, so it reads the document again.</summary>
/// <param name="bytes">The document.</param>
/// <param name="firstLine">The line in the file on which the document begins, from 1.</param>
internal sealed class JsonLines(byte[] bytes, long firstLine)
{
    /// <summary>The line of the value at a path such as <c>$.states[2].name</c>; the first line when there is none.</summary>
    public long LineOf(string path)
    {
        Utf8JsonReader reader = new(bytes);
        Stack<(string Path, int Index)> open = new();
        string? member = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                member = reader.GetString();
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                open.Pop();
                continue;
            }

            string here = Here(open, member);
            member = null;
            if (here == path)
            {
                return firstLine + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                open.Push((here, 0));
            }
        }

        return firstLine;
    }

    /// <summary>The first member that occurs twice in its object, or null.</summary>
    public (long Line, string Path)? Repeated()
    {
        Utf8JsonReader reader = new(bytes);
        Stack<(string Path, int Index)> open = new();
        HashSet<string> seen = [];
        string? member = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    member = reader.GetString();
                    string path = $"{open.Peek().Path}.{member}";
                    if (!seen.Add(path))
                    {
                        return (firstLine + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n'), path);
                    }

                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    open.Pop();
                    break;
                default:
                    string here = Here(open, member);
                    member = null;
                    if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    {
                        open.Push((here, 0));
                    }

                    break;
            }
        }

        return null;
    }

    private static string Here(Stack<(string Path, int Index)> open, string? member)
    {
        if (open.Count == 0)
        {
            return "$";
        }

        (string path, int index) = open.Peek();
        if (member is not null)
        {
            return $"{path}.{member}";
        }

        open.Pop();
        open.Push((path, index + 1));
        return string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
    }
}
