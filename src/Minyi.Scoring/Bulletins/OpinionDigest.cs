using System.Collections.Immutable;
using System.Globalization;

namespace Minyi.Scoring.Bulletins;

/// <summary>One opinion of a digest. Its text goes out of the house: personal data is removed before it comes here.</summary>
/// <param name="Title">A title of one line.</param>
/// <param name="Text">The opinion.</param>
/// <param name="Category">The category's code.</param>
/// <param name="Source">Where it was collected, such as a studio's name; empty when not said.</param>
/// <param name="Similar">How many petitions say the same; at least 1.</param>
public sealed record DigestItem(string Title, string Text, string Category, string Source = "", long Similar = 1);

/// <summary>An issue of the digest of public opinion 《社情民意》 that the CPPCC committee sends up.</summary>
/// <param name="Title">The title.</param>
/// <param name="Year">The year of the issue.</param>
/// <param name="Issue">The number of the issue in the year, from 1.</param>
/// <param name="Date">The day of the issue.</param>
/// <param name="Items">The opinions; they come out by category, those that most petitions share first.</param>
public sealed record OpinionDigest(LocalizedText Title, int Year, int Issue, LocalDate Date, ImmutableArray<DigestItem> Items)
{
    /// <summary>The digest in words: a section for each category, in the ordinal order of codes. The items' own text is as it was given.</summary>
    /// <param name="language">The language of headings.</param>
    /// <param name="labels">The words for the categories.</param>
    public ReportDocument ToDocument(Language language, BulletinLabels? labels = null) => new(
        language,
        Title.In(language),
        new LocalizedText($"{Year}年第{Issue}期　{Writing.Formatting.Day(Date, Language.Chinese)}", string.Create(CultureInfo.InvariantCulture, $"{Year}, issue {Issue}, {Writing.Formatting.Day(Date, Language.English)}")).In(language),
        [.. Items.GroupBy(i => i.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ReportSection(
            "category",
            (labels ?? BulletinLabels.Default).Find(BulletinDimension.Category, g.Key).In(language),
            [.. g.OrderByDescending(i => i.Similar).ThenBy(i => i.Title, StringComparer.Ordinal).SelectMany(i => Paragraphs(i, language))],
            null))],
        []);

    /// <summary>The digest as Markdown.</summary>
    /// <param name="language">The language of headings.</param>
    /// <param name="labels">The words for the categories.</param>
    public string ToMarkdown(Language language, BulletinLabels? labels = null) => ToDocument(language, labels).ToMarkdown();

    private static IEnumerable<string> Paragraphs(DigestItem item, Language language)
    {
        string source = item.Source.Length == 0 ? "" : language == Language.Chinese ? $"（{item.Source}）" : $" ({item.Source})";
        string similar = item.Similar <= 1 ? "" : new LocalizedText($"［同类 {item.Similar} 件］", string.Create(CultureInfo.InvariantCulture, $" [{item.Similar} petitions]")).In(language);
        yield return item.Title + source + similar;
        yield return item.Text;
    }
}
