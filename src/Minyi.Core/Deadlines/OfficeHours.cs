using System.Collections.Immutable;

namespace Minyi.Deadlines;

/// <summary>A part of the day in which offices work.</summary>
/// <param name="From">When it begins; a whole minute.</param>
/// <param name="Until">When it ends; a whole minute, after <paramref name="From"/>.</param>
public readonly record struct OfficeInterval(LocalTime From, LocalTime Until);

/// <summary>The hours of a working day in which working time passes.</summary>
public sealed class OfficeHours
{
    private readonly ImmutableArray<(int From, int Until)> _minutes;

    /// <summary>Sets the hours.</summary>
    /// <param name="intervals">The parts of the day, in order, not overlapping; at least one.</param>
    /// <exception cref="ArgumentException">There is none, one is empty or not on whole minutes, or they are out of order.</exception>
    public OfficeHours(params ImmutableArray<OfficeInterval> intervals)
    {
        Guard.Against.Zero(intervals.IsDefault ? 0 : intervals.Length, nameof(intervals));
        Intervals = intervals;
        _minutes = [.. intervals.Select(i => (MinuteOf(i.From), MinuteOf(i.Until)))];
        int previous = -1;
        foreach ((int from, int until) in _minutes)
        {
            if (from <= previous || until <= from)
            {
                throw new ArgumentException("Office hours are intervals that end after they begin, in order, with a break between two.", nameof(intervals));
            }

            previous = until;
        }

        MinutesPerDay = _minutes.Sum(m => m.Until - m.From);
    }

    /// <summary>09:00 to 12:00 and 14:00 to 18:00: seven hours. An example to begin with; each district sets its own.</summary>
    public static OfficeHours Default { get; } = new(
        new OfficeInterval(new LocalTime(9, 0), new LocalTime(12, 0)), new OfficeInterval(new LocalTime(14, 0), new LocalTime(18, 0)));

    /// <summary>The parts of the day.</summary>
    public ImmutableArray<OfficeInterval> Intervals { get; }

    /// <summary>How many minutes a working day has.</summary>
    public int MinutesPerDay { get; }

    /// <summary>The working minutes gone by at a minute of the day.</summary>
    internal int Elapsed(int minuteOfDay)
    {
        int elapsed = 0;
        foreach ((int from, int until) in _minutes)
        {
            elapsed += Math.Clamp(minuteOfDay - from, 0, until - from);
        }

        return elapsed;
    }

    /// <summary>The first minute of the day at which so many working minutes, from 1 to <see cref="MinutesPerDay"/>, have gone by.</summary>
    internal int MinuteAfter(int elapsed)
    {
        foreach ((int from, int until) in _minutes)
        {
            if (elapsed <= until - from)
            {
                return from + elapsed;
            }

            elapsed -= until - from;
        }

        throw new ArgumentOutOfRangeException(nameof(elapsed), elapsed, "More than the day has.");
    }

    /// <summary>The minute of the day at which the offices open.</summary>
    internal int Opening => _minutes[0].From;

    private static int MinuteOf(LocalTime time) => time.TickOfDay % NodaConstants.TicksPerMinute == 0
        ? (time.Hour * 60) + time.Minute
        : throw new ArgumentException("Office hours are on whole minutes.", nameof(time));
}
