using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Deadlines;
using Minyi.Numerics;

namespace Minyi.Cli.Json;

/// <summary>A value of a JSON input and where it stands. The typed readers note a fault and give a default value where it is wrong, so that reading goes on.</summary>
internal sealed class JsonPlace
{
    private readonly FaultList _faults;
    private readonly JsonLines _lines;
    private readonly JsonPlace? _parent;
    private readonly string? _name;
    private readonly int _index;
    private readonly JsonElement? _element;

    /// <summary>The whole document.</summary>
    public JsonPlace(FaultList faults, string file, JsonLines lines, JsonElement root) =>
        (_faults, File, _lines, _element) = (faults, file, lines, root);

    private JsonPlace(JsonPlace parent, string? name, int index, JsonElement? element) =>
        (_faults, File, _lines, _parent, _name, _index, _element) = (parent._faults, parent.File, parent._lines, parent, name, index, element);

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>The path in the document: <c>$.states[2].name</c>.</summary>
    public string JsonPath => _parent is null ? "$"
        : _name is not null ? $"{_parent.JsonPath}.{_name}"
        : string.Create(CultureInfo.InvariantCulture, $"{_parent.JsonPath}[{_index}]");

    /// <summary>The line on which the value begins, from 1.</summary>
    public long Line => _lines.LineOf(JsonPath);

    /// <summary>Whether there is a value here that is not <c>null</c>.</summary>
    public bool Exists => _element is { ValueKind: not JsonValueKind.Null };

    /// <summary>The value itself; undefined where there is none.</summary>
    public JsonElement Element => _element ?? default;

    /// <summary>A member of this object; one that does not exist has <see cref="Exists"/> false and fails when it is read.</summary>
    public JsonPlace this[string name]
    {
        get
        {
            JsonElement value = default;
            bool found = _element is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out value);
            return new(this, name, 0, found ? value : null);
        }
    }

    /// <summary>The elements of this array.</summary>
    public IEnumerable<JsonPlace> Elements()
    {
        if (_element is not { ValueKind: JsonValueKind.Array } array)
        {
            Fail(new("数组", "an array"));
            return [];
        }

        return array.EnumerateArray().Select((e, i) => new JsonPlace(this, null, i, e));
    }

    /// <summary>The members of this object, in the order of the file.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        if (_element is not { ValueKind: JsonValueKind.Object } o)
        {
            Fail(new("对象", "an object"));
            return [];
        }

        return o.EnumerateObject().Select(m => (m.Name, new JsonPlace(this, m.Name, 0, m.Value)));
    }

    /// <summary>Notes a fault for each member that is not one of these.</summary>
    public void Only(params string[] names)
    {
        foreach ((string name, JsonPlace value) in Members().Where(m => !names.Contains(m.Name)))
        {
            value.Fail(Fault.Quoted(name), Expectations.OneOf(names));
        }
    }

    /// <summary>A text that is not empty.</summary>
    public string Text()
    {
        if (_element is { ValueKind: JsonValueKind.String } e && e.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Fail(Expectations.SomeText);
        return "";
    }

    /// <summary>One of several words.</summary>
    public T Choice<T>(params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        string? text = _element is { ValueKind: JsonValueKind.String } e ? e.GetString() : null;
        List<string> words = [];
        foreach ((string word, T meaning) in choices)
        {
            if (word == text)
            {
                return meaning;
            }

            words.Add(word);
        }

        Fail(Expectations.OneOf(words));
        return choices[0].Meaning;
    }

    /// <summary>An integer of any size.</summary>
    public BigInteger Integer(BigInteger? least = null, BigInteger? most = null)
    {
        if (_element is { ValueKind: JsonValueKind.Number } e
            && Rational.TryParse(e.GetRawText(), out Rational value) && value.IsInteger
            && !(value.Numerator < least) && !(value.Numerator > most))
        {
            return value.Numerator;
        }

        Fail(Expectations.Integer(least, most));
        return least > 0 ? least.Value : 0;
    }

    /// <summary>An integer of 32 bits.</summary>
    public int Int(int least = int.MinValue, int most = int.MaxValue) => (int)Integer(least, most);

    /// <summary>An exact number: a JSON number, or a text such as <c>"1/3"</c>.</summary>
    public Rational Number(Rational? least = null, Rational? most = null)
    {
        string? text = _element switch
        {
            { ValueKind: JsonValueKind.Number } e => e.GetRawText(),
            { ValueKind: JsonValueKind.String } e => e.GetString(),
            _ => null,
        };
        if (Rational.TryParse(text, out Rational value) && !(value < least) && !(value > most))
        {
            return value;
        }

        Fail(Expectations.Number(least, most));
        return least > 0 ? least.Value : 0;
    }

    /// <summary>A date.</summary>
    public LocalDate Date()
    {
        if (!IsoText.TryDate(_element is { ValueKind: JsonValueKind.String } e ? e.GetString()! : "", out LocalDate date))
        {
            Fail(Expectations.Date);
            return default;
        }

        return date;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool Boolean()
    {
        if (_element is not { ValueKind: JsonValueKind.True or JsonValueKind.False } e)
        {
            Fail(Expectations.Boolean);
            return false;
        }

        return e.GetBoolean();
    }

    /// <summary>The value at a path such as <c>$.states[2].name</c>, as far as it is there.</summary>
    public JsonPlace At(string path)
    {
        JsonPlace place = this;
        foreach (string part in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            place = part.EndsWith(']') && int.TryParse(part[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                ? place is { Exists: true, Element.ValueKind: JsonValueKind.Array } && index < place.Element.GetArrayLength() ? place.Elements().ElementAt(index) : new(place, null, index, null)
                : place[part];
        }

        return place;
    }

    /// <summary>Notes a fault at a path below the root.</summary>
    public void FailAt(string path, LocalizedText found, LocalizedText expected) => _faults.Add(new(File, _lines.LineOf(path), path, found, expected));

    /// <summary>Notes that this value is not what was expected.</summary>
    public void Fail(LocalizedText expected) => Fail(
        _element is not { } e ? new("没有此项", "nothing") : Fault.Quoted(e.ValueKind == JsonValueKind.String ? e.GetRawText()[1..^1] : e.GetRawText()), expected);

    /// <summary>Notes a fault at this value.</summary>
    public void Fail(LocalizedText found, LocalizedText expected) => _faults.Add(new(File, Line, JsonPath, found, expected));
}
