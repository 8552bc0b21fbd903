using System.Xml.Linq;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>The map itself: fills, borders, dots, labels.</summary>
internal static class MapBody
{
    private const string Border = "#3c4654";
    private const string HatchName = "minyi-map-hatch";

    internal static IEnumerable<XElement> Draw(DistrictMap map, MapFrame frame, int[] colours, LabelLayout labels, Language language)
    {
        if (colours.Any(Palette.IsHatched))
        {
            yield return Hatching();
        }

        if (frame.Outline is not null)
        {
            yield return SvgParts.Path(SvgParts.PathOf(frame.Outline), "#f3f1ec", "#8a8578", 1);
        }

        for (int i = 0; i < frame.Areas.Length; i++)
        {
            foreach (XElement element in Area(map.Areas[i], frame.Areas[i], colours[i], language))
            {
                yield return element;
            }
        }

        XElement faint = SvgParts.Element("g", SvgParts.Set("class", "parts"), SvgParts.Set("stroke-opacity", "0.55"));
        faint.Add(frame.Parts.SelectMany(p => p).Select(p => SvgParts.Path(SvgParts.PathOf(p), "none", "#ffffff", 0.6)));
        if (faint.HasElements)
        {
            yield return faint;
        }

        yield return SvgParts.Path(string.Concat(frame.Areas.Select(SvgParts.PathOf)), "none", Border, 0.9);
        foreach (Geometry group in Groups(map, frame))
        {
            yield return SvgParts.Path(SvgParts.PathOf(group), "none", SvgParts.Ink, 2.4);
        }

        for (int kind = 0; kind < frame.Places.Length; kind++)
        {
            XElement dots = SvgParts.Element("g", SvgParts.Set("class", "places"), SvgParts.Set("fill-opacity", "0.75"));
            double radius = frame.Places[kind].Length > 60 ? 1.5 : 3.2;
            dots.Add(frame.Places[kind].Select(p => MapLegend.Dot(p.X, p.Y, kind, radius)));
            yield return dots;
        }

        foreach (MapLabel label in labels.Labels)
        {
            yield return Label(label);
        }
    }

    /// <summary>A filled shape; a hatched one is filled twice.</summary>
    internal static XElement Filled(string name, int colour, params XAttribute[] attributes)
    {
        XElement fill = SvgParts.Element(name, [.. attributes, SvgParts.Set("fill", Palette.Fill(colour))]);
        return Palette.IsHatched(colour)
            ? SvgParts.Element("g", fill, SvgParts.Element(name, [.. attributes.Select(a => new XAttribute(a)), SvgParts.Set("fill", $"url(#{HatchName})")]))
            : fill;
    }

    private static IEnumerable<XElement> Area(MapArea area, Geometry shape, int colour, Language language)
    {
        if (shape.IsEmpty)
        {
            yield break;
        }

        XElement element = Filled("path", colour, SvgParts.Set("d", SvgParts.PathOf(shape)), SvgParts.Set("fill-rule", "evenodd"), SvgParts.Set("class", "area"));
        string title = ((area.Label?.In(language)) ?? area.Id) + (area.Note is null ? "" : " · " + area.Note.In(language));
        element.AddFirst(SvgParts.Title(title));
        yield return element;
    }

    /// <summary>The outer lines of groups. Areas are widened by next to nothing, so that a hair between two of them draws no line.</summary>
    private static IEnumerable<Geometry> Groups(DistrictMap map, MapFrame frame) =>
        Enumerable.Range(0, map.Areas.Length)
            .Where(i => map.Areas[i].Group is not null && !frame.Areas[i].IsEmpty)
            .GroupBy(i => map.Areas[i].Group)
            .Select(g => OverlayNGRobust.Union(g.Select(i => frame.Areas[i].Buffer(0.2, 2))));

    private static XElement Label(MapLabel label)
    {
        XElement group = SvgParts.Element("g", SvgParts.Set("class", label.IsKey ? "key" : "label"));
        double line = label.Size * MapLabel.LineHeight;
        for (int i = 0; i < label.Lines.Count; i++)
        {
            double baseline = label.Box.Y + (line * i) + (label.Size * 0.96);
            group.Add(SvgParts.Text(label.Box.X + (label.Box.Width / 2), baseline, label.Size, label.Lines[i], "middle", bold: label.IsKey, halo: true));
        }

        return group;
    }

    private static XElement Hatching() => SvgParts.Element("defs", SvgParts.Element(
        "pattern", SvgParts.Set("id", HatchName), SvgParts.Set("width", 6), SvgParts.Set("height", 6),
        SvgParts.Set("patternUnits", "userSpaceOnUse"), SvgParts.Set("patternTransform", "rotate(45)"), SvgParts.Line(0, 0, 0, 6, SvgParts.Quiet, 1.6)));
}
