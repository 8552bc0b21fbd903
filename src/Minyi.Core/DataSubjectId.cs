using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi;

/// <summary>The id of the person that personal data is about, chosen by the host. It must not itself tell who the person is.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<DataSubjectId>))]
public readonly record struct DataSubjectId : IIdentifier<DataSubjectId>
{
    private readonly string? _value;

    private DataSubjectId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static DataSubjectId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static DataSubjectId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out DataSubjectId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static DataSubjectId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out DataSubjectId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DataSubjectId result) => TryFrom(s, out result);

    /// <summary>Whoever has an account: one subject over all their petitions.</summary>
    /// <param name="account">The account.</param>
    public static DataSubjectId OfAccount(ActorId account) => FromRecord(Identifiers.Compound("account", Guard.Against.NullOrEmpty(account.Value, nameof(account))));

    /// <summary>The petitioner of one petition who has no account.</summary>
    /// <param name="petition">The petition. One whose id reads like an account is another subject than the account.</param>
    public static DataSubjectId OfPetition(PetitionId petition) => FromRecord(Identifiers.Compound("petition", Guard.Against.NullOrEmpty(petition.Value, nameof(petition))));

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
