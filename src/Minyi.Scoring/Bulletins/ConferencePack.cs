using System.Collections.Immutable;
using Minyi.Scoring.Bulletins.Writing;
using Minyi.Scoring.Statistics;

namespace Minyi.Scoring.Bulletins;

/// <summary>What the joint conference 联席会议 has before it: the figures, and what they ask it to talk about.</summary>
/// <param name="Bulletin">The bulletin of the period.</param>
/// <param name="Overdue">Petitions open after the last day of their limit, the longest overdue first.</param>
/// <param name="Marked">Petitions with a mark (hearing, collective agency, rework, supervision …) that are still open, by id.</param>
/// <param name="Growing">Categories with more petitions than in the period before, the largest growth first; at most <see cref="Most"/>.</param>
/// <param name="Below">Units whose whole interval of satisfaction or of closing on time lies below the district's rate.</param>
/// <param name="Above">Units whose whole interval lies above it.</param>
public sealed record ConferencePack(
    Bulletin Bulletin,
    ImmutableArray<BulletinCase> Overdue,
    ImmutableArray<BulletinCase> Marked,
    ImmutableArray<BulletinRow> Growing,
    ImmutableArray<StandingUnit> Below,
    ImmutableArray<StandingUnit> Above)
{
    /// <summary>How many growing categories are named.</summary>
    public const int Most = 5;

    /// <summary>Draws up the pack.</summary>
    /// <param name="settings">What the bulletin in it is about; its dimensions need unit and category.</param>
    /// <param name="cases">The petitions, in any order.</param>
    /// <exception cref="ArgumentException">As <see cref="Bulletin.Compose"/>.</exception>
    public static ConferencePack Compose(BulletinSettings settings, IEnumerable<BulletinCase> cases)
    {
        Guard.Against.Null(settings);
        ImmutableArray<BulletinCase> all = [.. Guard.Against.Null(cases)];
        Bulletin bulletin = Bulletin.Compose(settings, all);
        LocalDate day = settings.CutOff;
        ImmutableArray<BulletinCase> open = [.. all.Where(c => c.Registered <= day && !(c.Closed <= day))];
        return new(
            bulletin,
            [.. open.Where(c => c.IsOverdue(day)).OrderBy(c => c.Due).ThenBy(c => c.Id, StringComparer.Ordinal)],
            [.. open.Where(c => !c.Marks.IsDefaultOrEmpty).OrderBy(c => c.Id, StringComparer.Ordinal)],
            [.. (bulletin.Table(BulletinDimension.Category)?.Rows ?? []).Where(r => r.CountChange > 0).OrderByDescending(r => r.CountChange).ThenBy(r => r.Code, StringComparer.Ordinal).Take(Most)],
            Standing(bulletin, below: true),
            Standing(bulletin, below: false));
    }

    /// <summary>The pack in words, for renderers.</summary>
    /// <param name="language">Which language.</param>
    public ReportDocument ToDocument(Language language) => ConferenceWriter.Write(this, language);

    /// <summary>The pack as Markdown.</summary>
    /// <param name="language">Which language.</param>
    public string ToMarkdown(Language language) => ToDocument(language).ToMarkdown();

    private static ImmutableArray<StandingUnit> Standing(Bulletin bulletin, bool below)
    {
        List<StandingUnit> found = [];
        foreach (FigureColumn rate in FigureColumns.Rates.Where(r => r.Code is "on-time" or "satisfaction"))
        {
            if (rate.Of(bulletin.Headline.Now)?.Rate is not { } district)
            {
                continue;
            }

            double whole = (double)district;
            foreach (BulletinRow row in (bulletin.Table(BulletinDimension.Unit)?.Rows ?? []).Where(r => r.Code.Length > 0).OrderBy(r => r.Code, StringComparer.Ordinal))
            {
                if (rate.Of(row.Now) is { Whole: > 0 } share && share.Interval(bulletin.Settings.Confidence) is ConfidenceInterval interval && (below ? interval.High < whole : interval.Low > whole))
                {
                    found.Add(new(row.Code, row.Label, rate.Code, rate.Name, share));
                }
            }
        }

        return [.. found];
    }
}

/// <summary>A unit that differs from the district by more than its numbers can explain.</summary>
/// <param name="Code">The unit.</param>
/// <param name="Label">The unit in words.</param>
/// <param name="Figure">Which rate: <c>on-time</c> or <c>satisfaction</c>.</param>
/// <param name="FigureName">The rate in words.</param>
/// <param name="Share">The unit's rate.</param>
public sealed record StandingUnit(string Code, LocalizedText Label, string Figure, LocalizedText FigureName, Share Share);
