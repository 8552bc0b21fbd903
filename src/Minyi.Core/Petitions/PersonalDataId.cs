using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi.Petitions;

/// <summary>The id of one record of personal data, chosen by the host. It must not itself tell who the person is.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PersonalDataId>))]
public readonly record struct PersonalDataId : IIdentifier<PersonalDataId>
{
    private readonly string? _value;

    private PersonalDataId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static PersonalDataId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static PersonalDataId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out PersonalDataId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static PersonalDataId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out PersonalDataId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PersonalDataId result) => TryFrom(s, out result);

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(PersonalDataId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(PersonalDataId left, PersonalDataId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(PersonalDataId left, PersonalDataId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(PersonalDataId left, PersonalDataId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(PersonalDataId left, PersonalDataId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
