using System.Globalization;
using System.Text.Json;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Cli.Grid;

/// <summary>The parts of certificates that several commands write.</summary>
internal static class CertificateText
{
    /// <summary>An exact fraction, always as <c>a/b</c>; no value as <c>null</c>.</summary>
    public static void WriteFraction(this Utf8JsonWriter json, string name, Rational? value)
    {
        if (value is { } v)
        {
            json.WriteString(name, string.Create(CultureInfo.InvariantCulture, $"{v.Numerator}/{v.Denominator}"));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>The ends of the divisors, or of their squares.</summary>
    public static void WriteDivisor(this Utf8JsonWriter json, DivisorInterval interval)
    {
        json.WriteStartObject(interval.Power == 2 ? "divisor_squared" : "divisor");
        json.WriteFraction("low", interval.Low);
        json.WriteFraction("high", interval.High);
        json.WriteEndObject();
    }

    /// <summary>A list of ids.</summary>
    public static void WriteIds(this Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (string id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }
}
