using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi;

/// <summary>The id of a petition, chosen by the host.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PetitionId>))]
public readonly record struct PetitionId : IIdentifier<PetitionId>
{
    private readonly string? _value;

    private PetitionId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static PetitionId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static PetitionId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out PetitionId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static PetitionId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out PetitionId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PetitionId result) => TryFrom(s, out result);

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(PetitionId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(PetitionId left, PetitionId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(PetitionId left, PetitionId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(PetitionId left, PetitionId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(PetitionId left, PetitionId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
