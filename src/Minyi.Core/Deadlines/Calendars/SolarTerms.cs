namespace Minyi.Deadlines.Calendars;

/// <summary>The sun's longitude, for the one holiday that follows it.</summary>
internal static class SolarTerms
{
    private const double DaysOfCentury = 36525.0;
    private const double BeijingAheadOfGreenwich = 8.0 / 24;

    /// <summary>清明: the day in Beijing on which the sun's apparent longitude reaches 15°.</summary>
    internal static LocalDate Qingming(int year)
    {
        // It falls on 4, 5 or 6 April in these centuries; the longitude at the end of the day decides. Until 2100 it is nowhere nearer to midnight than 5 minutes (2071).
        LocalDate date = new(year, 4, 3);
        while (Longitude(date.PlusDays(1)) < 15)
        {
            date = date.PlusDays(1);
        }

        return date;
    }

    /// <summary>
    /// The sun's apparent longitude at midnight in Beijing, in degrees. Source: J. Meeus, "Astronomical Algorithms", 2nd ed., chapter 25 (lower accuracy, 0.01°, a
    /// quarter of an hour), with ΔT after Espenak and Meeus.
    /// </summary>
    internal static double Longitude(LocalDate midnight)
    {
        double days = Period.DaysBetween(new LocalDate(2000, 1, 1), midnight) - 0.5 - BeijingAheadOfGreenwich;
        double years = midnight.Year - 2000;
        double deltaT = (62.92 + (0.32217 * years) + (0.005589 * years * years)) / 86_400;
        double t = (days + deltaT) / DaysOfCentury;
        double mean = 280.46646 + (t * (36000.76983 + (t * 0.0003032)));
        double anomaly = Radians(357.52911 + (t * (35999.05029 - (t * 0.0001537))));
        double centre = ((1.914602 - (t * (0.004817 + (t * 0.000014)))) * Math.Sin(anomaly))
            + ((0.019993 - (t * 0.000101)) * Math.Sin(2 * anomaly))
            + (0.000289 * Math.Sin(3 * anomaly));
        double apparent = mean + centre - 0.00569 - (0.00478 * Math.Sin(Radians(125.04 - (1934.136 * t))));
        double turned = apparent % 360;
        return turned < 0 ? turned + 360 : turned;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
