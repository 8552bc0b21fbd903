namespace Minyi.Storage;

/// <summary>Instants in storage and in digests: whole microseconds since 1970, the finest that every database keeps.</summary>
internal static class Microseconds
{
    internal static Instant Cut(Instant instant) => Instant(Of(instant));

    internal static Instant Instant(long microseconds) => NodaTime.Instant.FromUnixTimeTicks(microseconds * 10);

    internal static long Of(Instant instant)
    {
        long ticks = instant.ToUnixTimeTicks();
        return (ticks - (((ticks % 10) + 10) % 10)) / 10;
    }
}
