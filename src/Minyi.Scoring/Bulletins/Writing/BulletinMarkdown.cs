using System.Text;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>A bulletin as Markdown.</summary>
internal static class BulletinMarkdown
{
    internal static string Write(Bulletin bulletin, Language language)
    {
        StringBuilder text = new();
        text.Append("# ").Append(Cell(bulletin.Settings.Title.In(language))).Append("\n\n");
        text.Append(BulletinText.Period(bulletin.Settings).In(language)).Append("\n\n");
        Headline(text, bulletin, language);
        foreach (BulletinTable table in bulletin.Tables.Where(t => !t.Rows.IsEmpty))
        {
            Table(text, bulletin, table, language);
        }

        text.Append("## ").Append(BulletinText.Notes.In(language)).Append("\n\n");
        foreach (LocalizedText note in bulletin.Settings.Notes.Concat(BulletinText.Definitions(bulletin.Settings)))
        {
            text.Append("- ").Append(note.In(language)).Append('\n');
        }

        return text.ToString();
    }

    internal static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    internal static void Rule(StringBuilder text, int numbers) => text.Append("|---|").Insert(text.Length, "---:|", numbers).Append('\n');

    /// <summary>Text that cannot break a table or become markup.</summary>
    internal static string Cell(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static void Headline(StringBuilder text, Bulletin bulletin, Language language)
    {
        BulletinRow row = bulletin.Headline;
        bool before = row.Before is not null;
        text.Append("## ").Append(BulletinText.Headlines.In(language)).Append("\n\n");
        List<string> head = [BulletinText.Figure.In(language), BulletinText.Value.In(language), BulletinText.Counts.In(language), BulletinText.Interval.In(language)];
        if (before)
        {
            head.AddRange([BulletinText.Before.In(language), BulletinText.Change.In(language)]);
        }

        Line(text, head);
        Rule(text, head.Count - 1);
        List<string> count = [BulletinText.Registered.In(language), Formatting.Number(row.Now.Count), "", ""];
        if (row.Before is not null)
        {
            count.AddRange([Formatting.Number(row.Before.Count), Formatting.Difference(row.CountChange)]);
        }

        Line(text, count);
        foreach (FigureColumn rate in FigureColumns.Rates)
        {
            Share? share = rate.Of(row.Now);
            List<string> cells = [rate.Name.In(language), Formatting.Percent(share), Formatting.Counts(share), Formatting.Range(share, bulletin.Settings.Confidence)];
            if (row.Before is not null)
            {
                cells.AddRange([Formatting.Percent(rate.Of(row.Before)), Formatting.Points(row.Change(rate.Of))]);
            }

            Line(text, cells);
        }

        text.Append('\n');
    }

    private static void Table(StringBuilder text, Bulletin bulletin, BulletinTable table, Language language)
    {
        IReadOnlyList<FigureColumn> rates = FigureColumns.OfTable(table.Dimension);
        bool before = table.Rows.Any(r => r.Before is not null);
        bool counted = table.Dimension != BulletinDimension.Group;
        text.Append("## ").Append(BulletinText.Title(table.Dimension).In(language)).Append("\n\n");
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
            head.AddRange([rate.Name.In(language), BulletinText.Counts.In(language)]);
            if (before)
            {
                head.Add(BulletinText.Change.In(language));
            }
        }

        head.Add(FigureColumns.Satisfaction.Name.In(language) + " " + BulletinText.Interval.In(language));
        Line(text, head);
        Rule(text, head.Count - 1);
        foreach (BulletinRow row in table.Rows)
        {
            List<string> cells = [Cell(row.Label.In(language))];
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
                cells.AddRange([Formatting.Percent(rate.Of(row.Now)), Formatting.Counts(rate.Of(row.Now))]);
                if (before)
                {
                    cells.Add(Formatting.Points(row.Change(rate.Of)));
                }
            }

            cells.Add(Formatting.Range(row.Now.Satisfaction, bulletin.Settings.Confidence));
            Line(text, cells);
        }

        text.Append('\n');
    }
}
