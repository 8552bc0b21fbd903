using System.Collections.Immutable;
using System.Text;
using Minyi.Scoring.Bulletins;

namespace Minyi.Reporting.Bulletins;

/// <summary>Reports as one self-contained HTML page, an article for each language.</summary>
public static class ReportPage
{
    /// <summary>Writes the page of a report without charts, such as a conference's pack.</summary>
    /// <param name="documents">The report in each of its languages; at least one, each language once.</param>
    /// <param name="first">The language that is shown when the page opens.</param>
    /// <exception cref="ArgumentException"><paramref name="documents"/> is empty, or has a language twice.</exception>
    public static string Write(ImmutableArray<ReportDocument> documents, Language first = Language.Chinese) => Write(documents, first, (_, _) => null);

    internal static string Write(ImmutableArray<ReportDocument> documents, Language first, Func<string, Language, Chart?> charts)
    {
        if (documents.IsDefaultOrEmpty || documents.DistinctBy(d => d.Language).Count() != documents.Length)
        {
            throw new ArgumentException("A page has at least one document, and each language once.", nameof(documents));
        }

        Language shown = documents.Any(d => d.Language == first) ? first : documents[0].Language;
        ReportDocument lead = documents.First(d => d.Language == shown);
        StringBuilder html = new();
        html.Append("<!DOCTYPE html>\n<html lang=\"").Append(Tag(shown)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Append(Text(lead.Title)).Append("</title>\n<style>\n").Append(PageStyle.Css).Append("</style>\n</head>\n<body>\n");
        foreach (ReportDocument document in documents)
        {
            string id = Tag(document.Language);
            html.Append("<input class=\"pick\" type=\"radio\" name=\"language\" id=\"pick-").Append(id).Append('"').Append(document.Language == shown ? " checked" : "").Append(">\n");
        }

        html.Append("<nav class=\"languages\">");
        foreach (ReportDocument document in documents.Length > 1 ? documents : [])
        {
            html.Append("<label for=\"pick-").Append(Tag(document.Language)).Append("\">").Append(document.Language == Language.Chinese ? "中文" : "English").Append("</label>");
        }

        html.Append("</nav>\n");
        foreach (ReportDocument document in documents)
        {
            Article(html, document, charts);
        }

        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Article(StringBuilder html, ReportDocument document, Func<string, Language, Chart?> charts)
    {
        html.Append("<article lang=\"").Append(Tag(document.Language)).Append("\" class=\"").Append(Tag(document.Language)).Append("\">\n<header>\n<h1>").Append(Text(document.Title))
            .Append("</h1>\n<p class=\"lead\">").Append(Text(document.Lead)).Append("</p>\n</header>\n");
        foreach (ReportSection section in document.Sections)
        {
            html.Append("<section id=\"").Append(Tag(document.Language)).Append('-').Append(Text(section.Code)).Append("\">\n<h2>").Append(Text(section.Heading)).Append("</h2>\n");
            if (section.Code == "headline" && section.Table is { } headline)
            {
                Cards(html, headline);
            }

            foreach (string paragraph in section.Paragraphs)
            {
                html.Append("<p>").Append(Text(paragraph)).Append("</p>\n");
            }

            if (charts(section.Code, document.Language) is { } chart)
            {
                html.Append("<figure>").Append(chart.Svg).Append("<figcaption>").Append(Text(chart.Caption)).Append("</figcaption></figure>\n");
            }

            if (section.Table is { } table)
            {
                Table(html, table);
            }

            html.Append("</section>\n");
        }

        if (!document.Notes.IsEmpty)
        {
            html.Append("<section class=\"notes\">\n<h2>").Append(document.Language == Language.Chinese ? "说明" : "Notes").Append("</h2>\n<ul>\n");
            foreach (string note in document.Notes)
            {
                html.Append("<li>").Append(Text(note)).Append("</li>\n");
            }

            html.Append("</ul>\n</section>\n");
        }

        html.Append("</article>\n");
    }

    /// <summary>The headline's rows as cards: the figure, its name, what it is of, and the change.</summary>
    private static void Cards(StringBuilder html, ReportTable table)
    {
        html.Append("<div class=\"cards\">\n");
        foreach (ImmutableArray<string> row in table.Rows)
        {
            html.Append("<div class=\"card\"><div class=\"name\">").Append(Text(row[0])).Append("</div><div class=\"value\">").Append(Text(row[1]))
                .Append("</div><div class=\"of\">").Append(Text(row[2])).Append("</div>");
            if (row.Length > 5)
            {
                html.Append("<div class=\"change\">").Append(Text(table.Columns[5])).Append(' ').Append(Text(row[5])).Append("</div>");
            }

            html.Append("</div>\n");
        }

        html.Append("</div>\n");
    }

    private static void Table(StringBuilder html, ReportTable table)
    {
        html.Append("<table>\n<thead><tr>");
        for (int i = 0; i < table.Columns.Length; i++)
        {
            html.Append(i < table.Words ? "<th class=\"word\" scope=\"col\">" : "<th scope=\"col\">").Append(Text(table.Columns[i])).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (ImmutableArray<string> row in table.Rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < row.Length; i++)
            {
                string cell = Text(row[i]);
                html.Append(i == 0 ? $"<th class=\"word\" scope=\"row\">{cell}</th>" : i < table.Words ? $"<td class=\"word\">{cell}</td>" : $"<td>{cell}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static string Text(string text) => MarkupText.Xml(text);

    private static string Tag(Language language) => language == Language.Chinese ? "zh-Hans" : "en";
}
