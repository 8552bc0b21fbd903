using System.Globalization;
using System.Text;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>Writes a layout as SVG that needs nothing beside it.</summary>
internal static class SvgWriter
{
    // Dark enough on white, told apart by most people with a colour deficiency (after Okabe and Ito).
    private static readonly string[] Palette = ["#0072b2", "#b8500c", "#007a5a", "#8a4f7d", "#9a6b00", "#1f77a8", "#a33b20", "#4d6b12"];

    internal static string Write(LaneLayout layout, WorkflowDefinition definition, Language language)
    {
        Words words = new(definition, language);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layout.Width:0.#} {layout.Height:0.#}\" width=\"{layout.Width:0.#}\" height=\"{layout.Height:0.#}\" role=\"img\" font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif\">\n");
        svg.Append("<title>").Append(Escape(definition.Title.In(language))).Append("</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{layout.Width:0.#}\" height=\"{layout.Height:0.#}\" fill=\"#ffffff\"/>\n");
        double y = LaneLayout.Margin;
        foreach (string line in layout.Title)
        {
            Text(svg, LaneLayout.Margin, y + 20, LaneLayout.HeadSize, "#111111", line, bold: true);
            y += LaneLayout.HeadLine;
        }

        foreach (string line in layout.Hint)
        {
            Text(svg, LaneLayout.Margin, y + 12, LaneLayout.HintSize, "#555555", line);
            y += LaneLayout.HintLine;
        }

        WriteLanes(svg, layout);
        WriteLines(svg, layout);
        foreach (Card card in layout.Cards)
        {
            WriteCard(svg, card, layout, definition, words);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void WriteLanes(StringBuilder svg, LaneLayout layout)
    {
        double top = layout.LanesTop;
        for (int lane = 0; lane < layout.Lanes.Count; lane++)
        {
            double left = layout.LaneLeft(lane) - 7;
            double right = lane + 1 < layout.Lanes.Count ? layout.LaneLeft(lane + 1) - 7 : layout.Width - LaneLayout.Margin + 7;
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{right - left:0.#}\" height=\"{layout.Height - top - 10:0.#}\" fill=\"{(lane % 2 == 0 ? "#f6f8fa" : "#ffffff")}\" stroke=\"#d0d7de\"/>\n");
            for (int line = 0; line < layout.Lanes[lane].Count; line++)
            {
                Text(svg, left + 12, top + 24 + (line * LaneLayout.LaneLine), LaneLayout.LaneSize, "#24292f", layout.Lanes[lane][line], bold: true);
            }
        }
    }

    private static void WriteLines(StringBuilder svg, LaneLayout layout)
    {
        for (int index = 0; index < layout.Cards.Count; index++)
        {
            Card target = layout.Cards[index];
            if (!layout.HasLines(target.State.Id))
            {
                continue;
            }

            string colour = Palette[index % Palette.Length];
            double bus = layout.BusY(target), entry = target.X + (LaneLayout.CardWidth / 2), left = entry, right = entry;
            svg.Append(CultureInfo.InvariantCulture, $"<g stroke=\"{colour}\" fill=\"none\" stroke-width=\"1.4\">");
            foreach (IGrouping<int, Card> lane in layout.Cards.Where(c => c.Rows.Any(r => r.Target == target.State.Id)).GroupBy(c => c.Lane))
            {
                double track = layout.TrackX(lane.Key, target.State.Id), low = bus, high = bus;
                foreach (Card source in lane)
                {
                    for (int row = 0; row < source.Rows.Count; row++)
                    {
                        if (source.Rows[row].Target == target.State.Id)
                        {
                            double y = source.Y + source.RowMiddle(row);
                            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{source.X + LaneLayout.CardWidth:0.#} {y:0.#}H{track:0.#}\"/>");
                            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{track:0.#}\" cy=\"{y:0.#}\" r=\"2\" fill=\"{colour}\"/>");
                            low = Math.Min(low, y);
                            high = Math.Max(high, y);
                        }
                    }
                }

                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{track:0.#} {low:0.#}V{high:0.#}\"/>");
                left = Math.Min(left, track);
                right = Math.Max(right, track);
            }

            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left:0.#} {bus:0.#}H{right:0.#}M{entry:0.#} {bus:0.#}V{target.Y - 6:0.#}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{entry - 5:0.#} {target.Y - 8:0.#}L{entry:0.#} {target.Y:0.#}L{entry + 5:0.#} {target.Y - 8:0.#}Z\" fill=\"{colour}\"/></g>\n");
        }
    }

    private static void WriteCard(StringBuilder svg, Card card, LaneLayout layout, WorkflowDefinition definition, Words words)
    {
        bool initial = card.State.Id == definition.Initial;
        (string fill, string border) = card.State.IsFinal ? ("#e6f4ea", "#1a7f37") : initial ? ("#fff8c5", "#9a6700") : ("#ffffff", "#57606a");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{card.X:0.#}\" y=\"{card.Y:0.#}\" width=\"{LaneLayout.CardWidth:0.#}\" height=\"{card.Height:0.#}\" rx=\"7\" fill=\"{fill}\" stroke=\"{border}\" stroke-width=\"{(card.State.IsFinal ? "2.4" : "1.2")}\"/>\n");
        double y = card.Y;
        foreach (string line in card.Title)
        {
            Text(svg, card.X + Card.Padding, y + 17, Card.TitleSize, "#111111", line, bold: true);
            y += Card.TitleLine;
        }

        foreach (string line in card.Owed)
        {
            Text(svg, card.X + Card.Padding, y + 12, Card.RowSize, "#57606a", line);
            y += Card.RowLine;
        }

        double rule = card.Y + card.HeadHeight;
        if (card.Rows.Count > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{card.X:0.#} {rule:0.#}h{LaneLayout.CardWidth:0.#}\" stroke=\"#d0d7de\"/>\n");
        }

        for (int row = 0; row < card.Rows.Count; row++)
        {
            CardRow shown = card.Rows[row];
            double middle = card.Y + card.RowMiddle(row);
            int target = shown.Target is null || !layout.HasLines(shown.Target) ? -1 : layout.Cards.FindIndex(c => c.State.Id == shown.Target);
            string terms = string.Join('\n', shown.Transitions.Select(t => $"{t.Id}  {string.Join(words.Say("；", "; "), t.Requires.Select(words.Requirement))}"));
            svg.Append("<g><title>").Append(Escape(terms)).Append("</title>");
            for (int line = 0; line < shown.Lines.Count; line++)
            {
                Text(svg, card.X + Card.Padding, middle + 4 + (line * Card.RowLine), Card.RowSize, target < 0 ? "#24292f" : Palette[target % Palette.Length], shown.Lines[line]);
            }

            svg.Append("</g>");
        }
    }

    private static void Text(StringBuilder svg, double x, double y, double size, string colour, string text, bool bold = false) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-size=\"{size:0.#}\" fill=\"{colour}\"{(bold ? " font-weight=\"600\"" : "")}>{Escape(text)}</text>\n");

    private static string Escape(string text) => MarkupText.Xml(text);
}
