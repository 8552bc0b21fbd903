using Minyi.Petitions.Deciding;

namespace Minyi.Petitions.Checking;

/// <summary>
/// The instants that petitions are about: the years 1949 to 2200 in Beijing. What lies outside is a slip of the pen (year 1, 20224), and what is counted from it
/// would leave what calendars and databases can tell.
/// </summary>
internal static class TimeBounds
{
    internal const int FirstYear = 1949;
    internal const int LastYear = 2200;

    /// <summary>The first instant: midnight in Beijing, eight hours before UTC.</summary>
    internal static readonly Instant First = Instant.FromUtc(FirstYear - 1, 12, 31, 16, 0);

    /// <summary>The first instant after the last.</summary>
    internal static readonly Instant End = Instant.FromUtc(LastYear, 12, 31, 16, 0);

    internal static bool Hold(Instant at) => at >= First && at < End;

    internal static bool Hold(LocalDate date) => date.Year is >= FirstYear and <= LastYear;

    internal static void Check(LocalDate date, ref List<Reason>? reasons) => Reasons.AddIf(ref reasons, !Hold(date), Reasons.OutOfBounds);
}
