using Minyi.Storage;

namespace Minyi.Hosting;

/// <summary>How far the running of deadlines is behind: a host that forgot to run them is seen by this.</summary>
/// <param name="At">The instant that was asked for.</param>
/// <param name="Checkpoint">How far the stream had been read for it.</param>
/// <param name="Pending">How many petitions have an expiry that was due by then and has not been submitted.</param>
/// <param name="Oldest">When the oldest of them fell due; null when there is none.</param>
public sealed record DeadlineStatus(Instant At, StreamCheckpoint Checkpoint, int Pending, Instant? Oldest)
{
    /// <summary>How long ago the oldest fell due; zero when nothing is pending.</summary>
    public Duration Behind => Oldest is { } oldest ? At - oldest : Duration.Zero;
}
