using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi.Contacts;

/// <summary>The id of a contact: a household, enterprise, party branch or sector that has a named representative.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<ContactId>))]
public readonly record struct ContactId : IIdentifier<ContactId>
{
    private readonly string? _value;

    private ContactId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static ContactId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static ContactId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out ContactId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static ContactId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out ContactId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContactId result) => TryFrom(s, out result);

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(ContactId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(ContactId left, ContactId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(ContactId left, ContactId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(ContactId left, ContactId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(ContactId left, ContactId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
