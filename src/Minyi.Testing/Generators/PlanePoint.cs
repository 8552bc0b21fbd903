namespace Minyi.Testing.Generators;

/// <summary>A point in the plane.</summary>
/// <param name="X">Metres to the east of the origin.</param>
/// <param name="Y">Metres to the north of the origin.</param>
public readonly record struct PlanePoint(int X, int Y)
{
    /// <summary>The square of the distance to another point, in square metres.</summary>
    /// <param name="other">The other point.</param>
    public long SquaredDistanceTo(PlanePoint other)
    {
        long dx = (long)X - other.X;
        long dy = (long)Y - other.Y;
        return (dx * dx) + (dy * dy);
    }
}
