namespace Minyi.Storage;

/// <summary>The id of the person that personal data is about, chosen by the host. It must not itself tell who the person is.</summary>
public readonly record struct DataSubjectId : IIdentifier<DataSubjectId>
{
    private readonly string? _value;

    private DataSubjectId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static DataSubjectId From(string value) => new(Identifiers.Checked(value));

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(DataSubjectId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(DataSubjectId left, DataSubjectId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(DataSubjectId left, DataSubjectId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(DataSubjectId left, DataSubjectId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(DataSubjectId left, DataSubjectId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
