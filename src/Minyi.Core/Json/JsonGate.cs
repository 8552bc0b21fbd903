using System.Text.Json;
using System.Text.Unicode;

namespace Minyi.Json;

/// <summary>The one gate through which JSON from outside comes: what the grammar lets pass and no reader should is refused with its place.</summary>
/// <remarks>
/// Refused are: bytes that are not UTF-8, a second byte order mark, text that is not Unicode (half of a surrogate pair), a member twice in one object, <c>null</c> in an array, comments, trailing
/// commas, values nested deeper than <see cref="MostDepth"/>. What it needs grows with the text alone, however deep its paths and long its names are.
/// </remarks>
/// <example><code>
/// JsonFlaw? flaw = JsonGate.Check(bytes);
/// </code></example>
public static class JsonGate
{
    /// <summary>How deep values may be nested.</summary>
    public const int MostDepth = 64;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MostDepth };

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The text without the byte order mark that it may begin with.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    public static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> utf8) => utf8.Span.StartsWith(Mark) ? utf8[Mark.Length..] : utf8;

    /// <summary>Looks for the first flaw.</summary>
    /// <param name="utf8">One JSON value in UTF-8, without byte order mark.</param>
    /// <returns>The flaw; null for a text that any reader may have.</returns>
    public static JsonFlaw? Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Mark))
        {
            return new(1, 1, "$", new("内容以两个字节顺序标记开头", "a second byte order mark"), new("至多一个字节顺序标记", "one byte order mark at most"));
        }

        if (!Utf8.IsValid(utf8))
        {
            (long line, long column) = PlaceAt(utf8, FirstBroken(utf8));
            return new(line, column, "$", new("有不是 UTF-8 的字节", "bytes that are not UTF-8"), new("UTF-8 编码的文字", "text in UTF-8"));
        }

        JsonTrail trail = new();
        Utf8JsonReader reader = new(utf8, Options);
        try
        {
            while (reader.Read())
            {
                if (trail.Step(ref reader) is var (found, expected))
                {
                    (long line, long column) = PlaceAt(utf8, reader.TokenStartIndex);
                    return new(line, column, trail.ToString(), found, expected);
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            string message = e.Message.Split(" LineNumber:", 2)[0];
            return new((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1, "$", new($"内容不是 JSON（{message}）", $"what is not JSON ({message})"), new("JSON", "JSON"));
        }
    }

    /// <summary>Where the value of a path begins: of the innermost part of the path that is there, since a member that is missing has no place of its own.</summary>
    /// <param name="utf8">A JSON value that <see cref="Check"/> let pass.</param>
    /// <param name="path">A path such as <c>$.states[2].name</c>.</param>
    /// <returns>Line and byte in the line, both from 1.</returns>
    public static (long Line, long Column) Place(ReadOnlySpan<byte> utf8, ReadOnlySpan<char> path)
    {
        Utf8JsonReader reader = new(utf8, Options);
        reader.Read();
        long at = reader.TokenStartIndex;
        for (ReadOnlySpan<char> rest = path.TrimStart('$'); !rest.IsEmpty && Descend(ref reader, ref rest);)
        {
            at = reader.TokenStartIndex;
        }

        return PlaceAt(utf8, at);
    }

    private static bool Descend(ref Utf8JsonReader reader, ref ReadOnlySpan<char> rest)
    {
        if (reader.TokenType == JsonTokenType.StartObject && rest[0] == '.')
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                if (rest[1..].StartsWith(name, StringComparison.Ordinal) && (rest.Length == name.Length + 1 || rest[name.Length + 1] is '.' or '['))
                {
                    rest = rest[(name.Length + 1)..];
                    return true;
                }

                reader.Skip();
            }

            return false;
        }

        int end = rest.IndexOf(']');
        if (reader.TokenType != JsonTokenType.StartArray || rest[0] != '[' || end < 0 || !int.TryParse(rest[1..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int index))
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
            {
                rest = rest[(end + 1)..];
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static (long Line, long Column) PlaceAt(ReadOnlySpan<byte> utf8, long offset)
    {
        ReadOnlySpan<byte> before = utf8[..(int)offset];
        return (before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'));
    }

    private static int FirstBroken(ReadOnlySpan<byte> utf8)
    {
        int at = 0;
        while (at < utf8.Length && System.Text.Rune.DecodeFromUtf8(utf8[at..], out _, out int length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
