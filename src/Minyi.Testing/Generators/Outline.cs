using System.Collections.Immutable;

namespace Minyi.Testing.Generators;

/// <summary>A simple polygon that points are drawn from, in integers so that every machine draws the same.</summary>
internal sealed class Outline
{
    private readonly ImmutableArray<PlanePoint> _corners;
    private readonly PlanePoint _least;
    private readonly PlanePoint _most;

    internal Outline(ImmutableArray<PlanePoint> corners)
    {
        _corners = corners;
        _least = new(corners.Min(c => c.X), corners.Min(c => c.Y));
        _most = new(corners.Max(c => c.X), corners.Max(c => c.Y));
    }

    /// <summary>Whether a point is inside, by counting the sides that a ray to the east crosses.</summary>
    internal bool Contains(PlanePoint point)
    {
        bool inside = false;
        PlanePoint a = _corners[^1];
        foreach (PlanePoint b in _corners)
        {
            if ((a.Y > point.Y) != (b.Y > point.Y))
            {
                long side = (((long)b.X - a.X) * (point.Y - a.Y)) - (((long)point.X - a.X) * (b.Y - a.Y));
                inside ^= b.Y > a.Y ? side > 0 : side < 0;
            }

            a = b;
        }

        return inside;
    }

    /// <summary>A point anywhere inside.</summary>
    internal PlanePoint Draw(SplitMix64 random)
    {
        PlanePoint point;
        do
        {
            point = new(random.Between(_least.X, _most.X), random.Between(_least.Y, _most.Y));
        }
        while (!Contains(point));
        return point;
    }

    /// <summary>A point inside within a square around another, denser towards its middle; the middle itself when none is found.</summary>
    internal PlanePoint DrawNear(PlanePoint middle, int radius, SplitMix64 random)
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            PlanePoint point = new(
                middle.X + ((random.Between(-radius, radius) + random.Between(-radius, radius)) / 2),
                middle.Y + ((random.Between(-radius, radius) + random.Between(-radius, radius)) / 2));
            if (Contains(point))
            {
                return point;
            }
        }

        return middle;
    }
}
