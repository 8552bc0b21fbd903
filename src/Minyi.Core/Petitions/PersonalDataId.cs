namespace Minyi.Petitions;

/// <summary>The id of one record of personal data, chosen by the host. It must not itself tell who the person is.</summary>
public readonly record struct PersonalDataId : IIdentifier<PersonalDataId>
{
    private readonly string? _value;

    private PersonalDataId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static PersonalDataId From(string value) => new(Identifiers.Checked(value));

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
