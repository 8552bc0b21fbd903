using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi.Districts;

/// <summary>The id of a street 街道.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<StreetId>))]
public readonly record struct StreetId : IIdentifier<StreetId>
{
    private readonly string? _value;

    private StreetId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static StreetId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static StreetId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out StreetId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static StreetId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out StreetId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreetId result) => TryFrom(s, out result);

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(StreetId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(StreetId left, StreetId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(StreetId left, StreetId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(StreetId left, StreetId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(StreetId left, StreetId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
