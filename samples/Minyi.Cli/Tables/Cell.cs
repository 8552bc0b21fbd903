using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Minyi.Numerics;
using Minyi.Reporting.Tables;
using NodaTime.Text;

namespace Minyi.Cli.Tables;

/// <summary>A value of a result table: text, number, boolean, date, or nothing. Knows how each format writes it.</summary>
internal readonly partial struct Cell
{
    private readonly object? _value;

    private Cell(object? value) => _value = value;

    /// <summary>No value: an empty field, <c>null</c> in JSON.</summary>
    public static Cell None => default;

    /// <summary>A number as a file has it: its text stays unchanged, and JSON has it as a number where its grammar allows.</summary>
    public static Cell AsRead(string number) => new(new Digits(number));

    public bool IsNumber => _value is Digits or long or BigInteger or decimal or double;

    public static implicit operator Cell(string? value) => new(value);

    public static implicit operator Cell(int value) => new((long)value);

    public static implicit operator Cell(long value) => new(value);

    public static implicit operator Cell(BigInteger value) => new(value);

    public static implicit operator Cell(decimal value) => new(value);

    public static implicit operator Cell(double value) => new(value);

    public static implicit operator Cell(bool value) => new(value);

    public static implicit operator Cell(LocalDate value) => new(value);

    /// <summary>An exact fraction <c>a/b</c>, as text in every format.</summary>
    public static implicit operator Cell(Rational value) => new(value.ToString(null, CultureInfo.InvariantCulture));

    /// <summary>The value as CSV and tables have it.</summary>
    public override string ToString() => _value switch
    {
        null => "",
        bool value => value ? "true" : "false",
        LocalDate value => LocalDatePattern.Iso.Format(value),
        Digits value => value.Text,
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => (string)_value,
    };

    /// <summary>The value as a workbook has it: numbers and dates as such where a workbook's double holds them exactly.</summary>
    public TableCell InWorkbook => _value switch
    {
        null => new(""),
        LocalDate value => new(null, Date: value),
        double value when double.IsFinite(value) => new(null, value),
        Digits or long or BigInteger or decimal when Rational.TryParse(ToString(), out Rational exact) && (decimal.TryParse(ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            && ToString().Count(char.IsAsciiDigit) <= 15) => new(null, (double)exact),
        _ => new(ToString()),
    };

    /// <summary>The value as JSON has it: numbers as numbers.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        switch (_value)
        {
            case null: json.WriteNullValue(); break;
            case bool value: json.WriteBooleanValue(value); break;
            case double value: json.WriteNumberValue(value); break;
            case decimal value: json.WriteNumberValue(value); break;
            case long value: json.WriteNumberValue(value); break;
            case BigInteger value: json.WriteRawValue(value.ToString(CultureInfo.InvariantCulture)); break;
            case Digits value when JsonNumber().IsMatch(value.Text): json.WriteRawValue(value.Text); break;
            default: json.WriteStringValue(ToString()); break;
        }
    }

    [GeneratedRegex("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JsonNumber();

    private sealed record Digits(string Text);
}
