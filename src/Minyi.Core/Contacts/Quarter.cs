namespace Minyi.Contacts;

/// <summary>A quarter of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number)
{
    /// <summary>The first day.</summary>
    public LocalDate First => new(Year, (Number * 3) - 2, 1);

    /// <summary>The last day.</summary>
    public LocalDate Last => First.PlusMonths(3).PlusDays(-1);

    /// <summary>The quarter of a day.</summary>
    /// <param name="date">The day.</param>
    public static Quarter Of(LocalDate date) => new(date.Year, (date.Month + 2) / 3);
}
