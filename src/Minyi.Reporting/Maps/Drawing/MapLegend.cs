using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>What a map's legend says: every area by group, the lines, the places.</summary>
internal static class MapLegend
{
    /// <summary>With more areas than this a list helps nobody.</summary>
    internal const int MostAreas = 120;

    internal static ImmutableArray<LegendRow> Rows(DistrictMap map, MapSettings settings, int[] colours, IReadOnlySet<int> keyed, Language language)
    {
        ImmutableArray<LegendRow>.Builder rows = ImmutableArray.CreateBuilder<LegendRow>();
        LocalizedText called = settings.AreasCalled ?? new("分区", "Areas");
        rows.Add(new(null, string.Create(CultureInfo.InvariantCulture, $"{called.In(language)} ({map.Areas.Length})")));
        if (map.Areas.Length <= MostAreas)
        {
            foreach (IGrouping<LocalizedText?, int> group in Enumerable.Range(0, map.Areas.Length).GroupBy(i => map.Areas[i].Group))
            {
                if (group.Key is not null)
                {
                    rows.Add(new(null, group.Key.In(language)));
                }

                rows.AddRange(group.Select(i => AreaRow(map.Areas[i], i, colours[i], keyed.Contains(i), language)));
            }
        }

        if (map.Areas.Any(a => a.Group is not null))
        {
            rows.Add(new(b => SvgParts.Line(b.X, b.Y + 6, b.Right, b.Y + 6, SvgParts.Ink, 2.4), new LocalizedText("街道界", "street border").In(language)));
        }

        rows.Add(new(b => SvgParts.Line(b.X, b.Y + 6, b.Right, b.Y + 6, "#3c4654", 0.9), new LocalizedText("分区界", "area border").In(language)));
        for (int i = 0; i < map.Places.Length; i++)
        {
            int kind = i;
            string text = string.Create(CultureInfo.InvariantCulture, $"{map.Places[i].Label.In(language)} ({map.Places[i].Places.Count})");
            rows.Add(new(b => Dot(b.X + (b.Width / 2), b.Y + 6, kind, 3), text));
        }

        return rows.ToImmutable();
    }

    /// <summary>The mark of a place; kinds differ in form, not only in colour.</summary>
    internal static XElement Dot(double x, double y, int kind, double radius) => (kind % 3) switch
    {
        0 => SvgParts.Element("circle", SvgParts.Set("cx", x), SvgParts.Set("cy", y), SvgParts.Set("r", radius), SvgParts.Set("fill", "#3c4654")),
        1 => SvgParts.Path(Diamond(x, y, radius * 1.3), "#ffffff", SvgParts.Ink, 0.8),
        _ => SvgParts.Rectangle(Box.Around(x, y, radius * 1.8, radius * 1.8), "#ffffff", SvgParts.Ink, 0.8),
    };

    private static string Diamond(double x, double y, double r) =>
        $"M{SvgParts.Number(x)} {SvgParts.Number(y - r)}L{SvgParts.Number(x + r)} {SvgParts.Number(y)}L{SvgParts.Number(x)} {SvgParts.Number(y + r)}L{SvgParts.Number(x - r)} {SvgParts.Number(y)}Z";

    private static LegendRow AreaRow(MapArea area, int index, int colour, bool keyed, Language language)
    {
        string label = (area.Label?.In(language)) ?? area.Id;
        string text = keyed ? string.Create(CultureInfo.InvariantCulture, $"{index + 1} {label}") : label;
        return new(b => MapBody.Filled("rect", colour, SvgParts.Set("x", b.X), SvgParts.Set("y", b.Y), SvgParts.Set("width", b.Width), SvgParts.Set("height", b.Height),
            SvgParts.Set("stroke", "#3c4654"), SvgParts.Set("stroke-width", 0.8)), text, area.Note?.In(language) ?? "");
    }
}
