namespace Minyi.Core.Tests.Deadlines;

/// <summary>Dates and instants for properties, made from plain integers so that FsCheck can shrink them.</summary>
internal static class Any
{
    internal static LocalDate Date(int seed) => new LocalDate(2007, 1, 1).PlusDays(Mod(seed, 7305));

    internal static Instant Instant(int seed) => NodaTime.Instant.FromUtc(2007, 1, 1, 0, 0) + Duration.FromMinutes(Mod(seed, 7305 * 1440));

    internal static int Mod(int seed, int by) => (int)(((long)seed * 7919 % by + by) % by);
}
