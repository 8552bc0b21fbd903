using System.Xml.Linq;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>A sheet that grows downwards: the title and the mark on top, then bands one under the other, so that nothing crosses a title.</summary>
internal sealed class Page
{
    internal const double Width = 1000;
    internal const double Margin = 30;
    internal const double Inner = Width - (2 * Margin);
    private const double TitleSize = 22;
    private const double NoteSize = 11;

    private readonly List<XElement> _elements = [];
    private readonly string _title;

    /// <summary>Begins a sheet with its title.</summary>
    internal Page(string title, string? mark)
    {
        _title = title;
        double room = Inner;
        Y = Margin;
        if (mark is not null)
        {
            double width = TextRuler.Width(mark, 12) + 20;
            Box box = new(Width - Margin - width, Y, width, 22);
            _elements.Add(SvgParts.Rectangle(box, "#ffffff", "#9c2b1e", 1.2));
            _elements.Add(SvgParts.Text(box.X + (width / 2), box.Y + 15.5, 12, mark, "middle", "#9c2b1e", bold: true));
            room -= width + 16;
        }

        foreach (string line in TextRuler.Lines(title, TitleSize, room))
        {
            XElement text = SvgParts.Text(Margin, Y + TitleSize - 3, TitleSize, line, bold: true);
            text.Add(SvgParts.Set("class", "title"));
            _elements.Add(text);
            Y += TitleSize * 1.3;
        }

        Y += 10;
    }

    /// <summary>Where the next band begins.</summary>
    internal double Y { get; private set; }

    internal void Add(IEnumerable<XElement> elements) => _elements.AddRange(elements);

    internal void Advance(double height) => Y += height;

    internal void AddNotes(IEnumerable<string> notes)
    {
        foreach (string line in notes.SelectMany(n => TextRuler.Lines(n, NoteSize, Inner)))
        {
            XElement text = SvgParts.Text(Margin, Y + NoteSize, NoteSize, line, fill: SvgParts.Quiet);
            text.Add(SvgParts.Set("class", "note"));
            _elements.Add(text);
            Y += NoteSize * 1.45;
        }
    }

    internal string Finish()
    {
        double height = Math.Ceiling(Y + Margin - 8);
        XElement root = SvgParts.Element(
            "svg", SvgParts.Set("viewBox", $"0 0 {SvgParts.Number(Width)} {SvgParts.Number(height)}"), SvgParts.Set("width", Width), SvgParts.Set("height", height),
            SvgParts.Set("role", "img"), SvgParts.Set("font-family", SvgParts.Fonts), SvgParts.Title(_title), SvgParts.Rectangle(new(0, 0, Width, height), "#ffffff"));
        root.Add(_elements);
        return root.ToString(SaveOptions.None).ReplaceLineEndings("\n") + "\n";
    }
}
