using System.Globalization;
using NetTopologySuite.Geometries;

namespace Minyi.Reporting.Maps.Shapes;

/// <summary>Checks coordinates before anything is drawn with them.</summary>
internal static class ShapeCheck
{
    internal static void Polygonal(Geometry shape, MapReference reference, string what, string parameter)
    {
        Guard.Against.Null(shape, parameter);
        if (shape is not IPolygonal && !shape.IsEmpty)
        {
            throw new ArgumentException($"The shape of {what} is a {shape.GeometryType}; a Polygon or a MultiPolygon is needed.", parameter);
        }

        Points(shape.Coordinates, reference, "a corner of " + what, parameter);
    }

    internal static void Points(IEnumerable<Coordinate> points, MapReference reference, string what, string parameter)
    {
        foreach (Coordinate point in points)
        {
            if (!Fits(point, reference))
            {
                string expected = reference.IsGeographic ? "degrees of longitude and latitude (plane coordinates need their own reference)" : "finite metres";
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"({point.X}, {point.Y}), {what}, does not fit the reference '{reference}': {expected} are needed."), parameter);
            }
        }
    }

    internal static bool Fits(Coordinate point, MapReference reference) => reference.IsGeographic
        ? Math.Abs(point.X) <= 180 && Math.Abs(point.Y) < 90
        : Math.Abs(point.X) <= 1e9 && Math.Abs(point.Y) <= 1e9;
}
