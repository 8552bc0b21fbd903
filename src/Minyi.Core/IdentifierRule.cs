using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Minyi.Unicode;

namespace Minyi;

/// <summary>What an id may be: one rule for all typed ids, the same on every machine and in every globalization mode.</summary>
/// <remarks>
/// An id has 1 to <see cref="MaxLength"/> characters (Unicode code points, as <c>maxLength</c> counts in JSON Schema) in normalization form C,
/// no blank at its start or end, and no control, line-separating, format or bidirectional character, no unpaired surrogate, and no character
/// that <see cref="UnicodeVersion"/> leaves unassigned. It does not begin with <see cref="ReservedPrefix"/>. Nothing changes an id on the way:
/// what does not keep the rule is refused. What is on file already is read as it is, by <see cref="IIdentifier{TSelf}.FromRecord"/>.
/// </remarks>
public static class IdentifierRule
{
    /// <summary>The most characters, in Unicode code points.</summary>
    public const int MaxLength = 200;

    /// <summary>What the ids begin with that Minyi gives itself: the runner's account and commands, the records of texts.</summary>
    public const string ReservedPrefix = "minyi:";

    /// <summary>The version of Unicode by whose tables ids are judged.</summary>
    public static string UnicodeVersion => UnicodeTables.Version;

    /// <summary>Why a text is no id.</summary>
    /// <param name="value">The text.</param>
    /// <param name="member">The name of the member that held it, for the reason.</param>
    /// <returns>A reason that says what was found where and what was expected, and never repeats the text; null when it is an id.</returns>
    public static Reason? Refuse(string? value, string member = "id") => Find(value) is { } fault ? fault.Told(Guard.Against.Null(member)) : null;

    /// <summary>Reads an id that comes from outside.</summary>
    /// <typeparam name="TId">The kind of id.</typeparam>
    /// <param name="value">The text.</param>
    /// <param name="member">The name of the member that held it, for the refusal.</param>
    /// <param name="id">The id; <c>default</c> when refused.</param>
    /// <param name="refusal">Why it is none; null when it is one.</param>
    /// <example><code>
    /// if (!IdentifierRule.TryRead(body.Petition, "petition", out PetitionId petition, out Refusal? refusal))
    /// {
    ///     return Answer(refusal); // petition: found U+202E as character 3; …
    /// }
    /// </code></example>
    public static bool TryRead<TId>(string? value, string member, out TId id, [NotNullWhen(false)] out Refusal? refusal)
        where TId : struct, IIdentifier<TId>
    {
        refusal = Refuse(value, member) is { } reason ? new([reason]) : null;
        id = refusal is null ? TId.FromRecord(value!) : default;
        return refusal is null;
    }

    /// <summary>The text of a new id.</summary>
    internal static string Checked(string value)
    {
        Guard.Against.NullOrWhiteSpace(value);
        return Find(value) is { } fault ? throw new ArgumentException(fault.Told(nameof(value)).Text.English, nameof(value)) : value;
    }

    /// <summary>The text of an id that is on file, or that Minyi gives itself.</summary>
    internal static string Recorded(string value)
    {
        Guard.Against.NullOrWhiteSpace(value);
        return IsReadable(value) ? value : throw new ArgumentException("An id has no control characters.", nameof(value));
    }

    /// <summary>Whether a text may be on file as an id, by whatever rule it came there.</summary>
    internal static bool IsReadable(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return false;
        }

        foreach (char c in value)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return true;
    }

    internal static IdentifierFault? Find(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return new(IdentifierFaultKind.Missing, 0, 0);
        }

        bool plain = !value.AsSpan().ContainsAnyExceptInRange('!', '~');
        return plain && value.Length <= MaxLength
            ? value.StartsWith(ReservedPrefix, StringComparison.Ordinal) ? new(IdentifierFaultKind.Reserved, 0, 0) : null
            : FindSlowly(value);
    }

    private static IdentifierFault? FindSlowly(string value)
    {
        int length = 0, last = 0;
        for (int i = 0; i < value.Length; length++)
        {
            if (Rune.DecodeFromUtf16(value.AsSpan(i), out Rune rune, out int used) != OperationStatus.Done)
            {
                return new(IdentifierFaultKind.Surrogate, length, value[i]);
            }

            i += used;
            last = rune.Value;
            IdentifierFaultKind? unfit = Unfit(last) ?? (length == 0 && IsBlank(last) ? IdentifierFaultKind.OuterBlank : null);
            if (unfit is { } kind)
            {
                return new(kind, length, last);
            }
        }

        return IsBlank(last) ? new(IdentifierFaultKind.OuterBlank, length - 1, last)
            : length > MaxLength ? new(IdentifierFaultKind.TooLong, length, 0)
            : value.StartsWith(ReservedPrefix, StringComparison.Ordinal) ? new(IdentifierFaultKind.Reserved, 0, 0)
            : NormalForm.FirstDifference(value) is >= 0 and var at ? new(IdentifierFaultKind.NotComposed, at, 0)
            : null;
    }

    private static bool IsBlank(int code) => code is ' ' or 0xA0 || (code > 0x2FF && UnicodeTables.Instance.IsBlank(code));

    private static IdentifierFaultKind? Unfit(int code) => code switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => IdentifierFaultKind.Control,
        0xAD => IdentifierFaultKind.Format,
        < 0x300 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) => null, // Latin and ideographs, without a look into the tables
        _ when UnicodeTables.Instance.IsControl(code) => IdentifierFaultKind.Control,
        _ when UnicodeTables.Instance.IsFormat(code) => IdentifierFaultKind.Format,
        _ when UnicodeTables.Instance.IsUnassigned(code) => IdentifierFaultKind.Unassigned,
        _ => null,
    };
}
