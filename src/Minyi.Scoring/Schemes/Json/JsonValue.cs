using System.Collections.Immutable;
using System.Text.Json;
using Minyi.Deadlines;
using Minyi.Numerics;

namespace Minyi.Scoring.Schemes.Json;

/// <summary>A value of a document with its place, which notes what is wrong and gives a default, so that reading goes on.</summary>
internal sealed class JsonValue(List<SchemeFault> faults, string place, JsonElement? element)
{
    private const int Longest = 60;

    internal bool Exists => element is not null;

    internal bool IsText => element?.ValueKind == JsonValueKind.String;

    internal bool IsObject => element?.ValueKind == JsonValueKind.Object;

    internal JsonValue this[string name] => new(faults, place.Length == 0 ? name : $"{place}.{name}",
        IsObject && element!.Value.TryGetProperty(name, out JsonElement member) ? member : null);

    /// <summary>Notes every member that is not one of these; the value must be an object.</summary>
    internal bool Only(params ReadOnlySpan<string> names)
    {
        if (!IsObject)
        {
            Fail("not-an-object", new("一个对象", "an object"));
            return false;
        }

        foreach (JsonProperty property in element!.Value.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                string known = string.Join(", ", names.ToArray());
                faults.Add(new("unknown-member", this[property.Name].Place, new($"未知成员“{property.Name}”", $"the unknown member '{property.Name}'"),
                    new($" {known} 之一", $"one of {known}")));
            }
        }

        return true;
    }

    /// <summary>The elements of an array; none for a value that is missing.</summary>
    internal ImmutableArray<JsonValue> Elements(bool required = true)
    {
        if (element is null && !required)
        {
            return [];
        }

        if (element?.ValueKind != JsonValueKind.Array)
        {
            Fail("not-an-array", new("一个数组", "an array"));
            return [];
        }

        return [.. element.Value.EnumerateArray().Select((e, i) => new JsonValue(faults, $"{place}[{i}]", e))];
    }

    internal string Text()
    {
        if (!IsText || string.IsNullOrWhiteSpace(element!.Value.GetString()))
        {
            Fail("not-a-text", new("非空文字", "a text that is not empty"));
            return "?";
        }

        return element.Value.GetString()!;
    }

    /// <summary>A text in two languages: an object with zh and en, or one string for both; the fallback when it is missing.</summary>
    internal LocalizedText Localized(string? fallback = null)
    {
        if (element is null && fallback is not null)
        {
            return new(fallback, fallback);
        }

        if (IsText)
        {
            return new(Text(), Text());
        }

        return Only("zh", "en") ? new(this["zh"].Text(), this["en"].Text()) : new("?", "?");
    }

    internal bool Boolean()
    {
        if (element?.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.Value.GetBoolean();
        }

        Fail("not-a-boolean", new(" true 或 false", "true or false"));
        return false;
    }

    internal int Int(int least)
    {
        if (element?.ValueKind == JsonValueKind.Number && element.Value.TryGetInt32(out int value) && value >= least)
        {
            return value;
        }

        Fail("not-an-integer", new($"不小于 {least} 的整数", $"an integer of at least {least}"));
        return least;
    }

    internal Rational Number()
    {
        string? text = element?.ValueKind switch
        {
            JsonValueKind.Number => element.Value.GetRawText(),
            JsonValueKind.String => element.Value.GetString(),
            _ => null,
        };
        if (text is not null && text.Length <= Longest && Rational.TryParse(text, out Rational value))
        {
            return value;
        }

        Fail("not-a-number", new("精确的数，如 0.6、\"0.6\" 或 \"1/3\"", "an exact number such as 0.6, \"0.6\" or \"1/3\""));
        return Rational.One;
    }

    internal LocalDate Date()
    {
        if (IsText && IsoText.TryDate(element!.Value.GetString()!, out LocalDate date))
        {
            return date;
        }

        Fail("not-a-date", new("日期，如 2024-01-01", "a date such as 2024-01-01"));
        return default;
    }

    internal T Choice<T>(params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        foreach ((string word, T meaning) in choices)
        {
            if (IsText && element!.Value.ValueEquals(word))
            {
                return meaning;
            }
        }

        string[] words = new string[choices.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = choices[i].Word;
        }

        string all = string.Join(", ", words);
        Fail("not-a-choice", new($" {all} 之一", $"one of {all}"));
        return choices[0].Meaning;
    }

    internal void Fail(string code, LocalizedText expected)
    {
        if (element is not { } e)
        {
            faults.Add(new(code, place, new("没有此项", "nothing"), expected));
            return;
        }

        string raw = e.GetRawText().ReplaceLineEndings(" ");
        raw = raw.Length > Longest ? raw[..Longest] + "…" : raw;
        faults.Add(new(code, place, new($"值为 {raw}", raw), expected));
    }

    private string Place => place;
}
