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
                return LineAt(reader);
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                open.Push((here, 0));
            }
        }

        return firstLine;
    }

    /// <summary>The first thing that JSON's grammar lets pass and a reader must not: a member twice in its object, a text that is no Unicode. Null when there is none.</summary>
    public (long Line, string Path, LocalizedText Found, LocalizedText Expected)? Flaw()
    {
        Utf8JsonReader reader = new(bytes);
        Stack<(string Path, int Index)> open = new();
        HashSet<string> seen = [];
        string? member = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                open.Pop();
                continue;
            }

            string? text = null;
            bool isText = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String;
            if (isText && !TryText(ref reader, out text))
            {
                return (LineAt(reader), open.Count > 0 ? open.Peek().Path : "$", new("文字不是 Unicode", "a text that is no Unicode"), new("UTF-8 编码的文字", "text in UTF-8"));
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                member = text;
                string path = $"{open.Peek().Path}.{member}";
                if (!seen.Add(path))
                {
                    return (LineAt(reader), path, new("成员重复", "this member twice"), new("互不相同的成员", "distinct members"));
                }

                continue;
            }

            string here = Here(open, member);
            member = null;
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                open.Push((here, 0));
            }
        }

        return null;
    }

    private static bool TryText(ref Utf8JsonReader reader, out string? text)
    {
        try
        {
            text = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private long LineAt(in Utf8JsonReader reader) => firstLine + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');

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
