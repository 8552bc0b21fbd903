using System.Xml.Linq;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>A legend in columns of equal width; a heading is never the last row of a column.</summary>
internal sealed class LegendLayout
{
    private const double ColumnGap = 22;

    private readonly List<(LegendRow Row, int Column, int Line)> _places = [];
    private readonly double _columnWidth;

    private LegendLayout(double columnWidth) => _columnWidth = columnWidth;

    internal double Height { get; private set; }

    /// <summary>Lays rows out within a width, in as few lines as the columns admit.</summary>
    internal static LegendLayout Of(IReadOnlyList<LegendRow> rows, double width)
    {
        double widest = rows.Select(r => r.Width).DefaultIfEmpty(0).Max() + ColumnGap;
        int columns = Math.Max(1, (int)((width + ColumnGap) / widest));
        LegendLayout layout = new(Math.Min(widest, width));
        for (int lines = (rows.Count + columns - 1) / columns; !layout.Fits(rows, columns, lines); lines++)
        {
            layout._places.Clear();
        }

        layout.Height = layout._places.Select(p => p.Line + 1).DefaultIfEmpty(0).Max() * LegendRow.Height;
        return layout;
    }

    internal IEnumerable<XElement> Draw(double x, double y) =>
        _places.SelectMany(p => p.Row.Draw(x + (p.Column * _columnWidth), y + (p.Line * LegendRow.Height)));

    private bool Fits(IReadOnlyList<LegendRow> rows, int columns, int lines)
    {
        (int column, int line) = (0, 0);
        for (int i = 0; i < rows.Count; i++)
        {
            bool stranded = rows[i].IsHeading && line == lines - 1 && line > 0;
            if (line == lines || stranded)
            {
                (column, line) = (column + 1, 0);
            }

            if (column == columns)
            {
                return false;
            }

            _places.Add((rows[i], column, line++));
        }

        return true;
    }
}
