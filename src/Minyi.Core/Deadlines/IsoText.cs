using NodaTime.Text;

namespace Minyi.Deadlines;

/// <summary>Dates and times as ISO 8601 has them, and nothing after them: NodaTime's patterns take a NUL for the end of the text and look no further.</summary>
public static class IsoText
{
    /// <summary>The first year that a file or a person may speak of.</summary>
    public const int FirstYear = 1949;

    /// <summary>The last year that a file or a person may speak of: what lies beyond is a slip, and near the end of the calendar (9999) nothing could be added to it.</summary>
    public const int LastYear = 2200;

    /// <summary>Reads a date.</summary>
    /// <param name="text">Such as <c>2024-09-29</c>.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether it is one, in the years <see cref="FirstYear"/> to <see cref="LastYear"/>.</returns>
    public static bool TryDate(string text, out LocalDate date) => TryRead(LocalDatePattern.Iso, text, out date) && IsUsable(date.Year);

    /// <summary>Reads a text by any pattern of NodaTime, to its end.</summary>
    /// <typeparam name="T">What the pattern gives.</typeparam>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="value">What was read.</param>
    /// <returns>Whether all of the text is of the pattern.</returns>
    public static bool TryRead<T>(IPattern<T> pattern, string text, out T value)
        where T : struct
    {
        Guard.Against.Null(pattern);
        value = default;
        return !Guard.Against.Null(text).Contains('\0', StringComparison.Ordinal) && pattern.Parse(text).TryGetValue(default, out value);
    }

    /// <summary>Whether a year is one that a file or a person may speak of.</summary>
    /// <param name="year">The year.</param>
    public static bool IsUsable(int year) => year is >= FirstYear and <= LastYear;
}
