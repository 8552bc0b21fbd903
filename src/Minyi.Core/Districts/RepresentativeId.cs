using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi.Districts;

/// <summary>The id of a representative 两代表一委员.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<RepresentativeId>))]
public readonly record struct RepresentativeId : IIdentifier<RepresentativeId>
{
    private readonly string? _value;

    private RepresentativeId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static RepresentativeId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static RepresentativeId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out RepresentativeId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static RepresentativeId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out RepresentativeId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RepresentativeId result) => TryFrom(s, out result);

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(RepresentativeId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(RepresentativeId left, RepresentativeId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(RepresentativeId left, RepresentativeId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(RepresentativeId left, RepresentativeId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(RepresentativeId left, RepresentativeId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
