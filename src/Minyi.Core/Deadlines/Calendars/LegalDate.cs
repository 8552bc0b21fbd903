namespace Minyi.Deadlines.Calendars;

/// <summary>A date that was counted on a calendar, and whether a missing notice may still move it.</summary>
/// <param name="Date">The date.</param>
/// <param name="MissingYear">The year whose notice is not out and on which the date rests; null when the date is certain.</param>
public readonly record struct LegalDate(LocalDate Date, int? MissingYear = null)
{
    /// <summary>Whether a notice that is not out yet may still move the date.</summary>
    public bool IsProvisional => MissingYear is not null;
}
