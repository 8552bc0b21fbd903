using System.Text.Json;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>The district's outline in metres, from the south-western corner of its bounding box.</summary>
internal static class DemoMap
{
    public static IEnumerable<PlanePoint> Outline(MapFigures map)
    {
        using Stream stream = DemoFigures.Resource(map.Outline);
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement ring = document.RootElement.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates")[0][0];
        (decimal East, decimal North)[] corners = [.. ring.EnumerateArray().Select(p => (p[0].GetDecimal(), p[1].GetDecimal()))];
        decimal west = corners.Min(c => c.East);
        decimal south = corners.Min(c => c.North);
        return corners
            .Select(c => new PlanePoint(
                (int)decimal.Round((c.East - west) * map.MetresPerDegreeEast), (int)decimal.Round((c.North - south) * map.MetresPerDegreeNorth)))
            .SkipLast(1);
    }
}
