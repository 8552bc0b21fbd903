using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Minyi.Core.Tests.Workflow.Drawing;

/// <summary>The shapes of a drawing, read back from the SVG alone.</summary>
internal sealed partial class Svg
{
    internal sealed record Box(double Left, double Top, double Right, double Bottom, string Text = "")
    {
        internal bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    internal Svg(string text)
    {
        XElement root = XDocument.Parse(text).Root!;
        Width = Number(root, "width");
        Height = Number(root, "height");
        foreach (XElement element in root.Descendants())
        {
            switch (element.Name.LocalName)
            {
                case "text":
                    double size = Number(element, "font-size"), x = Number(element, "x"), y = Number(element, "y");
                    // What a browser draws: measured 0.5 to 0.6 em for Latin on average, one em for Chinese; here a little less than the layout's guess.
                    double width = element.Value.Sum(c => c >= '\u1100' ? 1.0 : 0.5) * size;
                    Labels.Add(new(x, y - (0.8 * size), x + width, y + (0.2 * size), element.Value));
                    break;
                case "rect" when element.Attribute("rx") is not null:
                    double left = Number(element, "x"), top = Number(element, "y");
                    Cards.Add(new(left, top, left + Number(element, "width"), top + Number(element, "height")));
                    break;
                case "path" when element.Parent!.Attribute("stroke-width") is not null && element.Attribute("fill") is null:
                    Lines.AddRange(Segments(element.Attribute("d")!.Value));
                    break;
                default:
                    break;
            }
        }
    }

    internal double Width { get; }

    internal double Height { get; }

    internal List<Box> Labels { get; } = [];

    internal List<Box> Cards { get; } = [];

    internal List<Box> Lines { get; } = [];

    private static IEnumerable<Box> Segments(string path)
    {
        double x = 0, y = 0;
        foreach (Match step in Step().Matches(path))
        {
            double first = Parse(step.Groups[2].Value), toX = x, toY = y;
            switch (step.Groups[1].Value)
            {
                case "M": (x, y) = (first, Parse(step.Groups[3].Value)); continue;
                case "H": toX = first; break;
                case "V": toY = first; break;
                default: throw new InvalidDataException(path);
            }

            yield return new(Math.Min(x, toX), Math.Min(y, toY), Math.Max(x, toX), Math.Max(y, toY));
            (x, y) = (toX, toY);
        }
    }

    private static double Number(XElement element, string name) => Parse(element.Attribute(name)!.Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("([MHV])(-?[0-9.]+)(?: (-?[0-9.]+))?")]
    private static partial Regex Step();
}
