using System.Collections.Immutable;
using Minyi.Reporting.Maps.Drawing;
using Minyi.Reporting.Maps.Shapes;

namespace Minyi.Reporting.Maps;

/// <summary>Draws a map as SVG for screen and print, north up.</summary>
/// <remarks>
/// One file that needs nothing beside it. Areas that share a border have different fills, which readers with a colour deficiency tell apart too; every area is
/// labelled, by a number where its name has no room; no label overlaps another. What the public may see follows <see cref="MapSettings.ShowsGeography"/>.
/// The same map gives the same text.
/// </remarks>
public static class SvgMap
{
    private const double LegendWidth = 250;
    private const double Padding = 14;
    private const double Strip = 44;

    /// <summary>Draws a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="settings">What it says about itself, and for whom it is.</param>
    /// <param name="language">The language of its texts.</param>
    /// <returns>The SVG document. Where the geography may not be shown it is a schematic by group, which shows none.</returns>
    public static string Write(DistrictMap map, MapSettings settings, Language language)
    {
        Guard.Against.Null(map);
        Guard.Against.Null(settings);
        return settings.ShowsGeography ? Draw(map, settings, language) : Schematic.Draw(map, settings, language);
    }

    private static string Draw(DistrictMap map, MapSettings settings, Language language)
    {
        Page page = new(settings.Title.In(language), settings.Audience == MapAudience.Internal ? new LocalizedText("内部", "Internal").In(language) : null);
        double aspect = Math.Clamp(MapFrame.Aspect(map), 0.2, 5);
        string[] names = [.. map.Areas.Select(a => a.Label?.In(language) ?? a.Id)];
        bool listed = map.Areas.Length <= MapLegend.MostAreas;

        // A legend at the side where it is no taller than the map there, else below it.
        double sideWidth = Page.Inner - LegendWidth - 20;
        double sideHeight = Math.Min((sideWidth - (2 * Padding)) / aspect, 900) + (2 * Padding) + Strip;
        ImmutableArray<LegendRow> rows = MapLegend.Rows(map, settings, new int[map.Areas.Length], Enumerable.Range(0, map.Areas.Length).ToHashSet(), language);
        bool atSide = aspect < 1.4 && rows.Length > 6 && rows.Max(r => r.Width) <= LegendWidth && LegendLayout.Of(rows, LegendWidth).Height <= sideHeight;
        double width = atSide ? sideWidth : Page.Inner;
        double height = atSide ? sideHeight : Math.Min((width - (2 * Padding)) / aspect, 720) + (2 * Padding) + Strip;

        var frame = MapFrame.Fit(map, new(Page.Margin + Padding, page.Y + Padding, width - (2 * Padding), height - (2 * Padding) - Strip));
        int[] colours = Colouring.Of(NeighbourGraph.Of(frame.Areas, 0.6));
        var labels = LabelLayout.Of(frame, names, listed);
        HashSet<int> keyed = [.. labels.Labels.Where(l => l.IsKey).Select(l => l.Area)];
        var legend = LegendLayout.Of(MapLegend.Rows(map, settings, colours, keyed, language), atSide ? LegendWidth : Page.Inner);

        page.Add([SvgParts.Rectangle(new(Page.Margin, page.Y, width, height), "#ffffff", "#b9c0c9", 0.8)]);
        page.Add(MapBody.Draw(map, frame, colours, labels, language));
        double bottom = page.Y + height - 16;
        page.Add(ScaleBar.Draw(Page.Margin + Padding + 10, bottom, frame.MetresPerUnit, language));
        if (map.Reference.Datum != MapDatum.Local)
        {
            page.Add(ScaleBar.North(Page.Margin + width - 40, bottom + 4, language));
        }

        if (atSide)
        {
            page.Add(legend.Draw(Page.Margin + width + 20, page.Y));
            page.Advance(Math.Max(height, legend.Height) + 12);
        }
        else
        {
            page.Advance(height + 14);
            page.Add(legend.Draw(Page.Margin, page.Y));
            page.Advance(legend.Height + 12);
        }

        page.AddNotes(MapNotes.Of(map, settings, labels.Without).Select(n => n.In(language)));
        return page.Finish();
    }
}
