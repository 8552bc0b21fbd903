using System.Text;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>A report as Markdown.</summary>
internal static class ReportMarkdown
{
    internal static string Write(ReportDocument report)
    {
        StringBuilder text = new();
        text.Append("# ").Append(Cell(report.Title)).Append("\n\n").Append(Cell(report.Lead)).Append("\n\n");
        foreach (ReportSection section in report.Sections)
        {
            text.Append("## ").Append(Cell(section.Heading)).Append("\n\n");
            foreach (string paragraph in section.Paragraphs)
            {
                text.Append(Cell(paragraph)).Append("\n\n");
            }

            if (section.Table is { } table)
            {
                Line(text, table.Columns);
                text.Append('|').Insert(text.Length, "---|", table.Words).Insert(text.Length, "---:|", table.Columns.Length - table.Words).Append('\n');
                foreach (IEnumerable<string> row in table.Rows)
                {
                    Line(text, row);
                }

                text.Append('\n');
            }
        }

        if (!report.Notes.IsEmpty)
        {
            text.Append("## ").Append(BulletinText.Notes.In(report.Language)).Append("\n\n");
            foreach (string note in report.Notes)
            {
                text.Append("- ").Append(Cell(note)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Cell)).Append(" |\n");

    /// <summary>Text that cannot break a table or become markup.</summary>
    private static string Cell(string text) => text == Formatting.Hidden ? "\\*" : MarkupText.Markdown(text);
}
