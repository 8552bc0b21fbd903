namespace Minyi.Reporting.Maps.Drawing;

/// <summary>A rectangle of the page.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    internal double Right => X + Width;

    internal double Bottom => Y + Height;

    internal static Box Around(double x, double y, double width, double height) => new(x - (width / 2), y - (height / 2), width, height);

    internal bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}
