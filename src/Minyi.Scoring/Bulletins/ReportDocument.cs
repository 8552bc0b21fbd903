using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins;

/// <summary>A report in words, in one language, before it is given a form: Markdown here, HTML in Minyi.Reporting.</summary>
/// <param name="Language">The language of every text in it.</param>
/// <param name="Title">The title.</param>
/// <param name="Lead">What the report covers, in a sentence or two.</param>
/// <param name="Sections">The sections in their order.</param>
/// <param name="Notes">What the figures and signs mean.</param>
public sealed record ReportDocument(Language Language, string Title, string Lead, ImmutableArray<ReportSection> Sections, ImmutableArray<string> Notes)
{
    /// <summary>The document as Markdown (GitHub's tables).</summary>
    public string ToMarkdown() => Writing.ReportMarkdown.Write(this);
}

/// <summary>A section of a report.</summary>
/// <param name="Code">A stable code in kebab case, by which a renderer can add a chart: <c>by-unit</c>.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Paragraphs">Text before the table.</param>
/// <param name="Table">The table; null when there is none.</param>
public sealed record ReportSection(string Code, string Heading, ImmutableArray<string> Paragraphs, ReportTable? Table);

/// <summary>A table of a report: texts, ready to be read. The first column names the row, the others are right-aligned unless they are words.</summary>
/// <param name="Columns">The columns' headings.</param>
/// <param name="Rows">The rows, each with as many cells as there are columns.</param>
/// <param name="Words">How many columns from the left hold words; at least one.</param>
public sealed record ReportTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows, int Words = 1)
{
    /// <summary>The table as CSV (RFC 4180, lines ended by <c>\n</c>), as it reads; a bulletin's figures as numbers are in <see cref="Bulletin.ToCsv"/>.</summary>
    public string ToCsv() => string.Concat(Rows.Prepend(Columns).Select(row => string.Join(',', row.Select(Writing.BulletinCsv.Field)) + "\n"));
}
