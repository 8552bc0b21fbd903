using System.Collections.Immutable;

namespace Minyi.Deadlines.Calendars;

/// <summary>Days that one source sets: a yearly notice, a regional day, an emergency extension.</summary>
public sealed record CalendarLayer
{
    /// <summary>Describes a layer.</summary>
    /// <param name="source">Where the days come from: a notice's title or address.</param>
    /// <param name="entries">The days, each at most once.</param>
    /// <param name="coveredYears">The years for which this is the yearly notice, so that their days are no longer provisional; none for a layer that only adds days.</param>
    /// <exception cref="ArgumentException"><paramref name="source"/> is empty, or a day is set twice.</exception>
    public CalendarLayer(string source, IEnumerable<CalendarEntry> entries, IEnumerable<int>? coveredYears = null)
    {
        Source = Guard.Against.NullOrWhiteSpace(source);
        Entries = [.. Guard.Against.Null(entries).OrderBy(e => e.Date)];
        CoveredYears = [.. (coveredYears ?? []).Distinct().Order()];
        for (int i = 1; i < Entries.Length; i++)
        {
            if (Entries[i].Date == Entries[i - 1].Date)
            {
                throw new ArgumentException($"'{source}' sets {Entries[i].Date:uuuu'-'MM'-'dd} twice.", nameof(entries));
            }
        }
    }

    /// <summary>Where the days come from.</summary>
    public string Source { get; }

    /// <summary>The days, by date.</summary>
    public ImmutableArray<CalendarEntry> Entries { get; }

    /// <summary>The years for which this is the yearly notice, ascending.</summary>
    public ImmutableArray<int> CoveredYears { get; }
}
