using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi.Storage.Attachments;

/// <summary>The id of one attachment, chosen by the host. It goes into events, so it must not itself tell who a person is.</summary>
/// <remarks>Letters are best: an id with a run of digits may be taken for somebody's number, and is refused on a form.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<AttachmentId>))]
public readonly record struct AttachmentId : IIdentifier<AttachmentId>
{
    private readonly string? _value;

    private AttachmentId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static AttachmentId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static AttachmentId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out AttachmentId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static AttachmentId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out AttachmentId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AttachmentId result) => TryFrom(s, out result);

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(AttachmentId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(AttachmentId left, AttachmentId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(AttachmentId left, AttachmentId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(AttachmentId left, AttachmentId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(AttachmentId left, AttachmentId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
