using System.Collections.Immutable;
using Minyi.Scoring.Bulletins.Writing;

namespace Minyi.Scoring.Bulletins;

/// <summary>Something that a representative did: a visit, a half day of reception, a petition collected, a notice passed on.</summary>
/// <param name="Representative">The representative's id.</param>
/// <param name="Activity">The activity's code.</param>
/// <param name="Day">When.</param>
/// <param name="Count">How many; 1 unless several were counted at once.</param>
public readonly record struct RepresentativeActivity(string Representative, string Activity, LocalDate Day, long Count = 1);

/// <summary>An activity as the record shows it, and how much of it is owed.</summary>
/// <param name="Code">The activity's code.</param>
/// <param name="Label">The activity in words.</param>
/// <param name="Least">How many are owed in the period; null when none are.</param>
public sealed record ActivityColumn(string Code, LocalizedText Label, long? Least = null);

/// <summary>One representative's line.</summary>
/// <param name="Representative">The id.</param>
/// <param name="Name">The name under which the public knows the representative.</param>
/// <param name="Counts">How many of each activity, in the order of the columns.</param>
/// <param name="Rating">How many who rated were satisfied; null when too few rated to be shown.</param>
public sealed record RepresentativeLine(string Representative, string Name, ImmutableArray<long> Counts, Share? Rating);

/// <summary>The representatives' record 履职档案 of a period: what each did, what was owed, how the public rates it.</summary>
public sealed record RepresentativesRecord
{
    private RepresentativesRecord(LocalizedText title, DateInterval period, ImmutableArray<ActivityColumn> columns, ImmutableArray<RepresentativeLine> lines, int minimum)
    {
        Title = title;
        Period = period;
        Columns = columns;
        Lines = lines;
        MinimumGrades = minimum;
    }

    /// <summary>The title.</summary>
    public LocalizedText Title { get; }

    /// <summary>The days that it covers, both ends included.</summary>
    public DateInterval Period { get; }

    /// <summary>The activities.</summary>
    public ImmutableArray<ActivityColumn> Columns { get; }

    /// <summary>A line for each representative, by the ordinal order of ids.</summary>
    public ImmutableArray<RepresentativeLine> Lines { get; }

    /// <summary>The least number of grades that a rating is shown for.</summary>
    public int MinimumGrades { get; }

    /// <summary>Draws up the record.</summary>
    /// <param name="title">The title.</param>
    /// <param name="period">The days that it covers.</param>
    /// <param name="columns">The activities to show; others are passed over.</param>
    /// <param name="representatives">Everyone who has a line: id and name.</param>
    /// <param name="activities">What they did, in any order; days outside the period are passed over.</param>
    /// <param name="ratings">How the public rated each, by id: resolved ballots.</param>
    /// <param name="minimumGrades">The least number of grades that a rating is shown for.</param>
    /// <exception cref="ArgumentException">A representative twice, or an activity or rating of one who has no line.</exception>
    public static RepresentativesRecord Compose(
        LocalizedText title,
        DateInterval period,
        ImmutableArray<ActivityColumn> columns,
        IEnumerable<(string Id, string Name)> representatives,
        IEnumerable<RepresentativeActivity> activities,
        IReadOnlyDictionary<string, GradeTally> ratings,
        int minimumGrades = 5)
    {
        Guard.Against.Null(title);
        Guard.Against.Null(period);
        Guard.Against.Null(ratings);
        Guard.Against.NegativeOrZero(minimumGrades);
        SortedDictionary<string, (string Name, long[] Counts)> lines = new(StringComparer.Ordinal);
        foreach ((string id, string name) in Guard.Against.Null(representatives))
        {
            lines.Add(id, (name, new long[columns.Length]));
        }

        foreach (RepresentativeActivity activity in Guard.Against.Null(activities))
        {
            long[] counts = lines.TryGetValue(activity.Representative, out (string Name, long[] Counts) line)
                ? line.Counts
                : throw new ArgumentException($"Representative '{activity.Representative}' has no line.", nameof(activities));
            int column = period.Contains(activity.Day) ? columns.IndexOf(columns.FirstOrDefault(c => c.Code == activity.Activity)!) : -1;
            if (column >= 0)
            {
                counts[column] += activity.Count;
            }
        }

        if (ratings.Keys.FirstOrDefault(id => !lines.ContainsKey(id)) is { } stranger)
        {
            throw new ArgumentException($"Representative '{stranger}' has no line.", nameof(ratings));
        }

        return new(title, period, columns, [.. lines.Select(l => new RepresentativeLine(l.Key, l.Value.Name, [.. l.Value.Counts], Rating(ratings.GetValueOrDefault(l.Key), minimumGrades)))], minimumGrades);
    }

    /// <summary>The record in words, for renderers.</summary>
    /// <param name="language">Which language.</param>
    public ReportDocument ToDocument(Language language) => RepresentativesWriter.Write(this, language);

    /// <summary>The record as Markdown.</summary>
    /// <param name="language">Which language.</param>
    public string ToMarkdown(Language language) => ToDocument(language).ToMarkdown();

    private static Share? Rating(GradeTally tally, int minimum) => tally.Graded == 0 ? new Share(0, 0) : tally.Graded < minimum ? null : new Share(tally.Satisfied, tally.Graded);
}
