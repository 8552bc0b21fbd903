using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Minyi.Json;

/// <summary>The way from the root to where a reader stands, and what each open object has had. The path is put into words only when it is asked for.</summary>
internal sealed class JsonTrail
{
    private const int Longest = 60;

    private readonly Stack<Frame> _open = new();

    /// <summary>Follows the reader by one token, and says what is wrong with it.</summary>
    internal (LocalizedText Found, LocalizedText Expected)? Step(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
        {
            _open.Pop();
            return null;
        }

        if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped && !IsText(ref reader))
        {
            return (new("文字不是 Unicode", "a text that is no Unicode"), new("成对的代理项", "surrogates in pairs"));
        }

        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            Frame parent = _open.Peek();
            parent.Member = reader.GetString()!;
            return parent.Names.Add(parent.Member) ? null : (new("成员重复", "this member twice"), new("互不相同的成员", "distinct members"));
        }

        if (_open.TryPeek(out Frame? frame) && frame.IsArray)
        {
            frame.Index++;
            if (reader.TokenType == JsonTokenType.Null)
            {
                return (new("数组中有 null", "null in an array"), new("不是 null 的元素", "an element that is not null"));
            }
        }

        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            _open.Push(new(reader.TokenType == JsonTokenType.StartArray));
        }

        return null;
    }

    /// <summary>The path, its names shortened.</summary>
    public override string ToString()
    {
        StringBuilder path = new("$");
        foreach (Frame frame in _open.Reverse())
        {
            if (frame.IsArray && frame.Index >= 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{frame.Index}]");
            }
            else if (frame.Member is { } name)
            {
                path.Append('.').Append(name.Length > Longest ? name[..Longest] + "…" : name);
            }
        }

        return path.ToString();
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private sealed class Frame(bool isArray)
    {
        internal bool IsArray => isArray;

        internal int Index { get; set; } = -1;

        internal string? Member { get; set; }

        internal HashSet<string> Names { get; } = isArray ? [] : new(StringComparer.Ordinal);
    }
}
