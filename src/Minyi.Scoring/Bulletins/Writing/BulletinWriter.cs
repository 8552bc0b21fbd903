using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>A bulletin in words.</summary>
internal static class BulletinWriter
{
    internal static ReportDocument Write(Bulletin bulletin, Language language) => new(
        language,
        bulletin.Settings.Title.In(language),
        BulletinText.Period(bulletin.Settings).In(language),
        [Headline(bulletin, language), .. bulletin.Tables.Where(t => !t.Rows.IsEmpty).Select(t => Table(bulletin, t, language))],
        [.. bulletin.Settings.Notes.Concat(BulletinText.Definitions(bulletin.Settings)).Select(n => n.In(language))]);

    internal static string Code(BulletinDimension dimension) => dimension switch
    {
        BulletinDimension.Kind => "kind",
        BulletinDimension.Month => "month",
        BulletinDimension.Unit => "unit",
        BulletinDimension.Studio => "studio",
        BulletinDimension.Category => "category",
        BulletinDimension.Channel => "channel",
        BulletinDimension.Outcome => "outcome",
        BulletinDimension.Group => "group",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "A dimension of a bulletin."),
    };

    private static ReportSection Headline(Bulletin bulletin, Language language)
    {
        BulletinRow row = bulletin.Headline;
        List<string> head = [BulletinText.Figure.In(language), BulletinText.Value.In(language), BulletinText.Counts.In(language), BulletinText.Interval.In(language)];
        List<string> count = [BulletinText.Registered.In(language), Formatting.Number(row.Now.Count), "", ""];
        if (row.Before is not null)
        {
            head.AddRange([BulletinText.Before.In(language), BulletinText.Change.In(language)]);
            count.AddRange([Formatting.Number(row.Before.Count), Formatting.Difference(row.CountChange)]);
        }

        List<ImmutableArray<string>> rows = [[.. count]];
        foreach (FigureColumn rate in FigureColumns.Rates)
        {
            Share? share = rate.Of(row.Now);
            List<string> cells = [rate.Name.In(language), rate.Value(share), Formatting.Counts(share), rate.AsNumber ? "" : Formatting.Range(share, bulletin.Settings.Confidence)];
            if (row.Before is not null)
            {
                cells.AddRange([rate.Value(rate.Of(row.Before)), rate.Change(row)]);
            }

            rows.Add([.. cells]);
        }

        return new("headline", BulletinText.Headlines.In(language), [], new([.. head], [.. rows]));
    }

    private static ReportSection Table(Bulletin bulletin, BulletinTable table, Language language)
    {
        IReadOnlyList<FigureColumn> rates = FigureColumns.OfTable(table.Dimension);
        bool before = table.Rows.Any(r => r.Before is not null);
        bool counted = table.Dimension != BulletinDimension.Group;
        List<string> head = [""];
        if (counted)
        {
            head.Add(BulletinText.Registered.In(language));
            if (before)
            {
                head.Add(BulletinText.Change.In(language));
            }
        }

        foreach (FigureColumn rate in rates)
        {
            head.Add(rate.Name.In(language));
            if (before && !rate.AsNumber)
            {
                head.Add(BulletinText.Change.In(language));
            }
        }

        head.Add(FigureColumns.Satisfaction.Name.In(language) + (language == Language.Chinese ? "" : " ") + BulletinText.Interval.In(language));
        return new(
            "by-" + Code(table.Dimension),
            BulletinText.Title(table.Dimension).In(language),
            [],
            new([.. head], [.. table.Rows.Select(r => Row(r, rates, counted, before, bulletin.Settings.Confidence, language))]));
    }

    private static ImmutableArray<string> Row(BulletinRow row, IReadOnlyList<FigureColumn> rates, bool counted, bool before, double confidence, Language language)
    {
        List<string> cells = [row.Label.In(language)];
        if (counted)
        {
            cells.Add(Formatting.Number(row.Now.Count));
            if (before)
            {
                cells.Add(Formatting.Difference(row.CountChange));
            }
        }

        foreach (FigureColumn rate in rates)
        {
            cells.Add(rate.Full(rate.Of(row.Now)));
            if (before && !rate.AsNumber)
            {
                cells.Add(rate.Change(row));
            }
        }

        cells.Add(Formatting.Range(row.Now.Satisfaction, confidence));
        return [.. cells];
    }
}
