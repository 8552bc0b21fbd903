using System.Globalization;
using System.Text;
using System.Xml.Linq;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>Elements of an SVG document. Numbers have one digit after the point at most, texts are escaped by the XML library.</summary>
internal static class SvgParts
{
    internal const string Ink = "#1b222c";
    internal const string Quiet = "#55606e";
    internal const string Fonts = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

    internal static XNamespace Namespace { get; } = "http://www.w3.org/2000/svg";

    internal static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    internal static XAttribute Set(string name, string value) => new(name, value);

    internal static XAttribute Set(string name, double value) => new(name, Number(value));

    internal static string Number(double value)
    {
        string text = Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    internal static XElement Text(double x, double y, double size, string text, string anchor = "start", string fill = Ink, bool bold = false, bool halo = false)
    {
        XElement element = Element("text", Set("x", x), Set("y", y), Set("font-size", size), Set("fill", fill));
        if (anchor != "start")
        {
            element.Add(Set("text-anchor", anchor));
        }

        if (bold)
        {
            element.Add(Set("font-weight", "bold"));
        }

        if (halo)
        {
            element.Add(Set("stroke", "#ffffff"), Set("stroke-width", size >= 10 ? 2.6 : 1.8), Set("stroke-linejoin", "round"), Set("paint-order", "stroke"));
        }

        element.Add(Printable(text));
        return element;
    }

    internal static XElement Title(string text) => Element("title", Printable(text));

    internal static XElement Rectangle(Box box, string fill, string? stroke = null, double width = 1)
    {
        XElement element = Element("rect", Set("x", box.X), Set("y", box.Y), Set("width", box.Width), Set("height", box.Height), Set("fill", fill));
        if (stroke is not null)
        {
            element.Add(Set("stroke", stroke), Set("stroke-width", width));
        }

        return element;
    }

    internal static XElement Line(double x1, double y1, double x2, double y2, string stroke = Ink, double width = 1) =>
        Element("line", Set("x1", x1), Set("y1", y1), Set("x2", x2), Set("y2", y2), Set("stroke", stroke), Set("stroke-width", width));

    internal static XElement Path(string data, string fill, string? stroke = null, double width = 1)
    {
        XElement element = Element("path", Set("d", data), Set("fill", fill));
        if (fill != "none")
        {
            element.Add(Set("fill-rule", "evenodd"));
        }

        if (stroke is not null)
        {
            element.Add(Set("stroke", stroke), Set("stroke-width", width), Set("stroke-linejoin", "round"));
        }

        return element;
    }

    /// <summary>The path of a shape on the page; points that fall together are left out.</summary>
    internal static string PathOf(Geometry shape)
    {
        StringBuilder path = new();
        for (int i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is Polygon polygon && !polygon.IsEmpty)
            {
                Ring(path, polygon.ExteriorRing);
                Array.ForEach(polygon.InteriorRings, r => Ring(path, r));
            }
            else if (shape.GetGeometryN(i) is LineString line)
            {
                Points(path, line.Coordinates);
            }
        }

        return path.ToString();
    }

    private static void Ring(StringBuilder path, LineString ring)
    {
        Points(path, ring.Coordinates.AsSpan(0, ring.NumPoints - 1));
        path.Append('Z');
    }

    private static void Points(StringBuilder path, ReadOnlySpan<Coordinate> points)
    {
        string previous = "";
        char command = 'M';
        foreach (Coordinate point in points)
        {
            string text = $"{Number(point.X)} {Number(point.Y)}";
            if (text != previous)
            {
                path.Append(command).Append(text);
                (previous, command) = (text, 'L');
            }
        }
    }

    /// <summary>The text with U+FFFD for what XML cannot hold and for what would be more than text.</summary>
    private static string Printable(string text) => MarkupText.Terminal(text).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
}
