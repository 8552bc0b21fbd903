namespace Minyi.Reporting.Maps.Drawing;

/// <summary>A label where it was put.</summary>
/// <param name="Area">The position of the area.</param>
/// <param name="Lines">The lines of the text.</param>
/// <param name="Size">The size of the letters.</param>
/// <param name="Box">What it covers.</param>
/// <param name="IsKey">Whether it is a number that the legend explains.</param>
internal sealed record MapLabel(int Area, IReadOnlyList<string> Lines, double Size, Box Box, bool IsKey)
{
    internal const double LineHeight = 1.18;

    internal static (double Width, double Height) Measure(IReadOnlyList<string> lines, double size) =>
        (lines.Max(l => TextRuler.Width(l, size)) + 2, lines.Count * size * LineHeight);
}
