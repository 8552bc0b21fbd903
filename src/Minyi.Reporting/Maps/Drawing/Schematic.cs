using System.Globalization;
using System.Xml.Linq;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>The areas as equal boxes under the names of their streets. It shows no geography: neither places nor borders nor sizes.</summary>
internal static class Schematic
{
    private const int Columns = 5;
    private const double Gap = 12;
    private const double LabelSize = 13;
    private const double NoteSize = 11;
    private const double BoxWidth = (Page.Inner - ((Columns - 1) * Gap)) / Columns;

    internal static LocalizedText Note { get; } = new(
        "示意图：按街道排列的名单，不表示位置、边界和大小。",
        "A schematic: a list by street that shows neither places nor borders nor sizes.");

    internal static string Draw(DistrictMap map, MapSettings settings, Language language)
    {
        Page page = new(settings.Title.In(language), null);
        int colour = 0;
        foreach (IGrouping<LocalizedText?, MapArea> group in map.Areas.GroupBy(a => a.Group))
        {
            string heading = group.Key?.In(language) ?? (settings.AreasCalled ?? new("分区", "Areas")).In(language);
            page.Add([SvgParts.Text(Page.Margin, page.Y + 14, 14, string.Create(CultureInfo.InvariantCulture, $"{heading} ({group.Count()})"), bold: true)]);
            page.Advance(24);
            foreach (MapArea[] row in group.Chunk(Columns))
            {
                page.Advance(Row(page, row, colour, language) + Gap);
            }

            page.Advance(8);
            colour++;
        }

        page.AddNotes([Note.In(language), .. MapNotes.Origin(settings) is { } origin ? (string[])[origin.In(language)] : []]);
        return page.Finish();
    }

    private static double Row(Page page, MapArea[] row, int colour, Language language)
    {
        IReadOnlyList<string>[] labels = [.. row.Select(a => TextRuler.Lines(a.Label?.In(language) ?? a.Id, LabelSize, BoxWidth - 16))];
        IReadOnlyList<string>[] notes = [.. row.Select(a => TextRuler.Lines(a.Note?.In(language) ?? "", NoteSize, BoxWidth - 16))];
        double height = Enumerable.Range(0, row.Length).Max(i => (labels[i].Count * LabelSize * 1.3) + (notes[i].Count * NoteSize * 1.4)) + 16;
        for (int i = 0; i < row.Length; i++)
        {
            page.Add(Cell(new(Page.Margin + (i * (BoxWidth + Gap)), page.Y, BoxWidth, height), labels[i], notes[i], colour));
        }

        return height;
    }

    private static IEnumerable<XElement> Cell(Box box, IReadOnlyList<string> label, IReadOnlyList<string> note, int colour)
    {
        XElement rectangle = SvgParts.Rectangle(box, Palette.Fill(colour), SvgParts.Quiet, 0.8);
        rectangle.Add(SvgParts.Set("class", "area"));
        yield return rectangle;
        double y = box.Y + ((box.Height - (label.Count * LabelSize * 1.3) - (note.Count * NoteSize * 1.4)) / 2);
        foreach (string line in label)
        {
            y += LabelSize * 1.3;
            yield return SvgParts.Text(box.X + (box.Width / 2), y - 4, LabelSize, line, "middle", bold: true);
        }

        foreach (string line in note)
        {
            y += NoteSize * 1.4;
            yield return SvgParts.Text(box.X + (box.Width / 2), y - 4, NoteSize, line, "middle");
        }
    }
}
