using System.Collections.Immutable;
using Minyi.Scoring.Bulletins.Composing;
using Minyi.Scoring.Bulletins.Writing;

namespace Minyi.Scoring.Bulletins;

/// <summary>A bulletin 通报: headline figures and tables of a period, with the change against the period before.</summary>
/// <remarks>It depends on the cases alone and not on their order. It holds counts only: no petition's text, nobody's name, and no satisfaction that fewer graded than the minimum.</remarks>
public sealed record Bulletin
{
    private Bulletin(BulletinSettings settings, BulletinRow headline, ImmutableArray<BulletinTable> tables)
    {
        Settings = settings;
        Headline = headline;
        Tables = tables;
    }

    /// <summary>What it is about and how it was drawn up.</summary>
    public BulletinSettings Settings { get; }

    /// <summary>The figures of all petitions of the period.</summary>
    public BulletinRow Headline { get; }

    /// <summary>The tables that the settings ask for, in their order.</summary>
    public ImmutableArray<BulletinTable> Tables { get; }

    /// <summary>Draws up a bulletin.</summary>
    /// <param name="settings">What it is about.</param>
    /// <param name="cases">The petitions, in any order; those registered in neither period are passed over.</param>
    /// <exception cref="ArgumentException">An id comes twice, a kind, channel or outcome is not among the labels, a tally has more satisfied than graded, or a setting is out of its range.</exception>
    /// <example><code>
    /// Bulletin bulletin = Bulletin.Compose(new(new("民意通报", "Bulletin"), new DateInterval(new(2009, 2, 1), new(2010, 6, 30))), cases);
    /// string text = bulletin.ToMarkdown(Language.Chinese);
    /// </code></example>
    public static Bulletin Compose(BulletinSettings settings, IEnumerable<BulletinCase> cases)
    {
        Guard.Against.Null(settings);
        Guard.Against.Null(cases);
        Guard.Against.NegativeOrZero(settings.MinimumGrades, nameof(settings), "The minimum of grades is at least one.");
        BulletinComposer composer = new(settings);
        foreach (BulletinCase item in cases)
        {
            composer.Add(item);
        }

        return new(settings, composer.Headline(), composer.Tables());
    }

    /// <summary>The table of a dimension, or null when the settings do not ask for it.</summary>
    /// <param name="dimension">Which.</param>
    public BulletinTable? Table(BulletinDimension dimension) => Tables.FirstOrDefault(t => t.Dimension == dimension);

    /// <summary>The bulletin in words, for renderers.</summary>
    /// <param name="language">Which language.</param>
    public ReportDocument ToDocument(Language language) => BulletinWriter.Write(this, language);

    /// <summary>The bulletin as Markdown, for people.</summary>
    /// <param name="language">Which language.</param>
    public string ToMarkdown(Language language) => ToDocument(language).ToMarkdown();

    /// <summary>The bulletin as CSV, one line per table, code and figure, with numerator and denominator.</summary>
    /// <param name="language">The language of the labels; codes and column names do not change.</param>
    public string ToCsv(Language language) => BulletinCsv.Write(this, language);
}
