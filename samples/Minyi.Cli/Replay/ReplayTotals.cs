namespace Minyi.Cli.Replay;

/// <summary>Counts of a set of rows, by the source or by the workflow.</summary>
internal sealed class ReplayTotals
{
    private readonly List<Duration> _durations = [];

    public int Rows { get; private set; }

    public int Closed { get; private set; }

    public int Open => Rows - Closed;

    /// <summary>Closed within the limit, of those closed.</summary>
    public int OnTime { get; private set; }

    /// <summary>The median time from creation to closing in days; null when nothing is closed. With an even number, the mean of the two in the middle.</summary>
    public double? MedianDays
    {
        get
        {
            if (_durations.Count == 0)
            {
                return null;
            }

            _durations.Sort();
            int middle = _durations.Count / 2;
            Duration median = _durations.Count % 2 == 1 ? _durations[middle] : (_durations[middle - 1] + _durations[middle]) / 2;
            return median.TotalDays;
        }
    }

    /// <summary>Counts a row.</summary>
    /// <param name="closed">Whether it is closed.</param>
    /// <param name="onTime">Whether it was closed within the limit.</param>
    /// <param name="took">How long it took; null where that cannot be said.</param>
    public void Add(bool closed, bool onTime, Duration? took)
    {
        Rows++;
        Closed += closed ? 1 : 0;
        OnTime += closed && onTime ? 1 : 0;
        if (closed && took is { } duration)
        {
            _durations.Add(duration);
        }
    }
}
