namespace Minyi.Core.Tests.Hosting;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class StillClock(Instant now) : IClock
{
    internal Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
