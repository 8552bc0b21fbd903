using System.Globalization;
using System.Xml.Linq;
using Minyi.Reporting.Maps;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Tests.Maps;

/// <summary>Maps to try, and what a reader sees of a drawing.</summary>
internal static class MapSample
{
    internal static readonly GeometryFactory Factory = new();

    internal static MapSettings Settings { get; } = new()
    {
        Title = new("联系网格", "Contact cells"),
        Date = new LocalDate(2026, 1, 31),
        Source = new("试验", "made up"),
        Audience = MapAudience.Internal,
    };

    /// <summary>Points on a plane, each with a cell.</summary>
    internal static Gen<MapBlock[]> Blocks { get; } =
        from count in Gen.Choose(1, 40)
        from x in Gen.Choose(0, 5_000).ArrayOf(count)
        from y in Gen.Choose(0, 5_000).ArrayOf(count)
        from cells in Gen.Choose(1, 12)
        from cell in Gen.Choose(1, cells).ArrayOf(count)
        select Enumerable.Range(0, count).Select(i => new MapBlock($"b{i:D2}", $"网格 {cell[i]}", new Coordinate(x[i], y[i]))).ToArray();

    /// <summary>Squares in rows, as a chessboard has them.</summary>
    internal static DistrictMap Board(int columns, int rows, double side = 100, Func<int, LocalizedText?>? label = null) => new(
        MapReference.Local,
        from row in Enumerable.Range(0, rows)
        from column in Enumerable.Range(0, columns)
        let number = (row * columns) + column
        select new MapArea(string.Create(CultureInfo.InvariantCulture, $"c{number:D3}"), Factory.ToGeometry(new Envelope(column * side, (column + 1) * side, row * side, (row + 1) * side)))
        {
            Label = label?.Invoke(number),
        });

    internal static XElement Svg(DistrictMap map, MapSettings? settings = null, Language language = Language.Chinese) =>
        XElement.Parse(SvgMap.Write(map, settings ?? Settings, language));

    internal static IEnumerable<XElement> Named(this XElement svg, string name) => svg.Descendants().Where(e => e.Name.LocalName == name);

    internal static IEnumerable<XElement> Classed(this XElement svg, params string[] classes) => svg.Descendants().Where(e => classes.Contains((string?)e.Attribute("class"), StringComparer.Ordinal));

    internal static double Number(this XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    /// <summary>What the letters of a text cover in common sans-serif faces; from the ascenders to the descenders.</summary>
    internal static (double Left, double Top, double Right, double Bottom) Extent(XElement text)
    {
        double size = text.Number("font-size"), width = text.Value.Sum(Em) * size;
        double x = text.Number("x"), left = (string?)text.Attribute("text-anchor") switch
        {
            "middle" => x - (width / 2),
            "end" => x - width,
            _ => x,
        };
        return (left, text.Number("y") - (size * 0.86), left + width, text.Number("y") + (size * 0.18));
    }

    private static double Em(char c) => c switch
    {
        >= '\u1100' => 1,
        'i' or 'j' or 'l' or 'I' or '.' or ',' or ' ' or ':' => 0.29,
        'f' or 'r' or 't' => 0.39,
        >= 'A' and <= 'Z' or 'm' or 'w' => 0.74,
        _ => 0.57,
    };

    internal static bool Meet((double Left, double Top, double Right, double Bottom) a, (double Left, double Top, double Right, double Bottom) b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
