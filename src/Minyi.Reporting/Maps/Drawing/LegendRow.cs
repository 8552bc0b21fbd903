using System.Xml.Linq;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>A row of a legend.</summary>
/// <param name="Symbol">Draws the symbol into a box; null for a heading.</param>
/// <param name="Text">The text.</param>
/// <param name="Note">What follows it in a quieter colour; may be empty.</param>
internal sealed record LegendRow(Func<Box, XElement>? Symbol, string Text, string Note = "")
{
    internal const double Size = 12;
    internal const double Height = 18;
    private const double SymbolWidth = 18;
    private const double Gap = 7;

    internal bool IsHeading => Symbol is null;

    internal double Width => (IsHeading ? 0 : SymbolWidth + Gap) + TextRuler.Width(Text, Size) + (Note.Length > 0 ? Gap + TextRuler.Width(Note, Size) : 0);

    internal IEnumerable<XElement> Draw(double x, double y)
    {
        double left = x;
        if (Symbol is not null)
        {
            yield return Symbol(new(x, y + 3, SymbolWidth, 12));
            left += SymbolWidth + Gap;
        }

        yield return SvgParts.Text(left, y + 13, Size, Text, bold: IsHeading);
        if (Note.Length > 0)
        {
            yield return SvgParts.Text(left + TextRuler.Width(Text, Size) + Gap, y + 13, Size, Note, fill: SvgParts.Quiet);
        }
    }
}
