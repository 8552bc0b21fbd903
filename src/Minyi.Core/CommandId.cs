using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi;

/// <summary>The id of one submission of a command, chosen by whoever submits it: the same id on the same petition is the same submission.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CommandId>))]
public readonly record struct CommandId : IIdentifier<CommandId>
{
    private readonly string? _value;

    private CommandId(string value) => _value = value;

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static CommandId From(string value) => new(IdentifierRule.Checked(value));

    /// <inheritdoc/>
    public static CommandId FromRecord(string value) => new(IdentifierRule.Recorded(value));

    /// <inheritdoc/>
    public static bool TryFrom([NotNullWhen(true)] string? value, out CommandId id)
    {
        id = IdentifierRule.Find(value) is null ? new(value!) : default;
        return id._value is not null;
    }

    /// <inheritdoc cref="From"/>
    /// <exception cref="FormatException"><paramref name="s"/> is no id.</exception>
    public static CommandId Parse(string s, IFormatProvider? provider) =>
        TryFrom(s, out CommandId id) ? id : throw new FormatException(IdentifierRule.Refuse(s)!.Text.English);

    /// <inheritdoc cref="TryFrom"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CommandId result) => TryFrom(s, out result);

    /// <summary>Compares by the ordinal order of the strings.</summary>
    public int CompareTo(CommandId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>True when <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(CommandId left, CommandId right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(CommandId left, CommandId right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> does not come after <paramref name="right"/>.</summary>
    public static bool operator <=(CommandId left, CommandId right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> does not come before <paramref name="right"/>.</summary>
    public static bool operator >=(CommandId left, CommandId right) => left.CompareTo(right) >= 0;

    /// <summary>The host's string.</summary>
    public override string ToString() => Value;
}
