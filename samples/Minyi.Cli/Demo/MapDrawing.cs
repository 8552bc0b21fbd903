using System.Globalization;
using System.Text;
using Minyi.Districts;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>The district as an SVG map: outline, studios by street, sized by residents, and how many representatives each has.</summary>
internal sealed class MapDrawing(DemoFigures figures, MadeUpDistrict made, Allotment allotment, Language language)
{
    private const int Width = 1000;
    private const int Margin = 24;
    private const int Legend = 72;

    // Four colours that colour-blind readers tell apart (Okabe and Ito).
    private static readonly string[] Colours = ["#0072b2", "#e69f00", "#009e73", "#cc79a7"];

    private readonly List<PlanePoint> _outline = [.. DemoMap.Outline(figures.Map)];

    public string Draw()
    {
        int height = Y(0) + Margin + Legend;
        StringBuilder svg = new();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei',sans-serif\" font-size=\"13\">");
        Line(svg, $"<title>{Escape(Title.In(language))}</title>");
        Line(svg, $"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        Line(svg, $"<polygon points=\"{string.Join(' ', _outline.Select(p => $"{X(p.X)},{Y(p.Y)}"))}\" fill=\"#f2f0ea\" stroke=\"#8a8578\" stroke-width=\"1.5\"/>");
        foreach (PlanePoint home in made.RepresentativeHomes.OrderBy(h => h.Key).Select(h => h.Value))
        {
            Line(svg, $"<circle cx=\"{X(home.X)}\" cy=\"{Y(home.Y)}\" r=\"1.6\" fill=\"#555555\" fill-opacity=\"0.55\"/>");
        }

        foreach (Studio studio in allotment.District.Studios)
        {
            DrawStudio(svg, studio);
        }

        Line(svg, $"<text x=\"{Width - Margin}\" y=\"{Margin + 16}\" text-anchor=\"end\" font-size=\"18\" font-weight=\"bold\" fill=\"#222222\">{Escape(Title.In(language))}</text>");
        DrawLegend(svg, Y(0) + Margin + 16);
        svg.Append("</svg>\n");
        return svg.ToString();
    }

    private static LocalizedText Title { get; } = new("盐田区社区工作室与代表名额（位置为生成）", "Yantian's studios and their representatives (places are generated)");

    private int Extent => _outline.Max(p => p.X);

    private int X(int metres) => Margin + (int)((long)metres * (Width - (2 * Margin)) / Extent);

    private int Y(int metres) => Margin + (int)((long)(_outline.Max(p => p.Y) - metres) * (Width - (2 * Margin)) / Extent);

    private void DrawStudio(StringBuilder svg, Studio studio)
    {
        PlanePoint at = made.StudioPlaces[studio.Id];
        int residents = made.Residents[studio.Id];
        int radius = 6 + (residents / 1000);
        string community = studio.Name.Replace("社区民意表达工作室", "", StringComparison.Ordinal);
        Line(svg, $"<circle cx=\"{X(at.X)}\" cy=\"{Y(at.Y)}\" r=\"{radius}\" fill=\"{ColourOf(studio.Street)}\" fill-opacity=\"0.8\" stroke=\"#ffffff\"><title>{Escape(studio.Name)}: {residents}</title></circle>");
        Line(svg, $"<text x=\"{X(at.X)}\" y=\"{Y(at.Y) + 5}\" text-anchor=\"middle\" fill=\"#ffffff\" font-weight=\"bold\">{allotment.Seats[studio.Id]}</text>");
        Line(svg, $"<text x=\"{X(at.X)}\" y=\"{Y(at.Y) + radius + 14}\" text-anchor=\"middle\" fill=\"#222222\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">{Escape(community)}</text>");
    }

    private void DrawLegend(StringBuilder svg, int top)
    {
        int left = Margin;
        foreach (StreetEntry street in figures.Streets)
        {
            Line(svg, $"<circle cx=\"{left + 8}\" cy=\"{top}\" r=\"8\" fill=\"{ColourOf(StreetId.From(street.Id))}\" fill-opacity=\"0.8\"/>");
            Line(svg, $"<text x=\"{left + 22}\" y=\"{top + 5}\" fill=\"#222222\">{Escape(street.Name)}</text>");
            left += 130;
        }

        Line(svg, $"<circle cx=\"{left + 8}\" cy=\"{top}\" r=\"1.6\" fill=\"#555555\"/>");
        LocalizedText dots = new($"{made.RepresentativeHomes.Count} 名代表", $"{made.RepresentativeHomes.Count} representatives");
        Line(svg, $"<text x=\"{left + 22}\" y=\"{top + 5}\" fill=\"#222222\">{Escape(dots.In(language))}</text>");
        LocalizedText key = new("圆的大小按居民数，圆中数字为分配的代表人数", "size of a circle: residents; number in it: representatives allotted");
        Line(svg, $"<text x=\"{Margin}\" y=\"{top + 32}\" fill=\"#222222\">{Escape(key.In(language))}</text>");
    }

    private string ColourOf(StreetId street) => Colours[figures.Streets.Select(s => s.Id).ToList().IndexOf(street.Value) % Colours.Length];

    private static string Escape(string text) => MarkupText.Xml(text);

    private static void Line(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
