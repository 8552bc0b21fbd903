using System.Collections.Immutable;
using Minyi.Scoring.Bulletins;

namespace Minyi.Reporting.Bulletins;

/// <summary>A bulletin 通报 as one self-contained HTML page: figures, charts as inline SVG and tables, in Chinese and English.</summary>
/// <remarks>
/// Nothing is loaded from elsewhere and no script runs, so the page can be mailed, archived and printed as it is; the reader switches the language on the page, and the
/// language that is shown is the one that is printed. The same bulletin gives the same bytes on every machine.
/// </remarks>
public static class BulletinPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="bulletin">The bulletin.</param>
    /// <param name="first">The language that is shown when the page opens.</param>
    /// <returns>The HTML document, to be stored as UTF-8.</returns>
    /// <example><code>
    /// await File.WriteAllTextAsync("bulletin.html", BulletinPage.Write(bulletin, Language.Chinese));
    /// </code></example>
    public static string Write(Bulletin bulletin, Language first = Language.Chinese)
    {
        Guard.Against.Null(bulletin);
        ImmutableArray<ReportDocument> documents = [bulletin.ToDocument(Language.Chinese), bulletin.ToDocument(Language.English)];
        return ReportPage.Write(documents, first, (section, language) => BulletinCharts.Of(bulletin, section, language));
    }
}
