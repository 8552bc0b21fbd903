using System.Globalization;
using System.Xml.Linq;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>A scale bar of a round length, and the arrow to the north.</summary>
internal static class ScaleBar
{
    private const double Longest = 170;

    internal static IEnumerable<XElement> Draw(double x, double y, double metresPerUnit, Language language)
    {
        double metres = Round(Longest * metresPerUnit);
        double length = metres / metresPerUnit;
        yield return SvgParts.Rectangle(new(x, y, length / 2, 5), SvgParts.Ink, SvgParts.Ink, 0.8);
        yield return SvgParts.Rectangle(new(x + (length / 2), y, length / 2, 5), "#ffffff", SvgParts.Ink, 0.8);
        yield return SvgParts.Text(x, y - 5, 10, "0", "middle");
        yield return SvgParts.Text(x + (length / 2), y - 5, 10, Text(metres / 2, metres), "middle");
        string unit = metres >= 1_000 ? new LocalizedText("公里", "km").In(language) : new LocalizedText("米", "m").In(language);
        yield return SvgParts.Text(x + length, y - 5, 10, Text(metres, metres), "middle");
        yield return SvgParts.Text(x + length + 8, y + 7, 10, unit);
    }

    /// <summary>1, 2 or 5 times a power of ten, at most the length given.</summary>
    internal static double Round(double metres)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(metres)));
        double lead = metres / power;
        return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
    }

    internal static IEnumerable<XElement> North(double x, double y, Language language)
    {
        string data = $"M{SvgParts.Number(x)} {SvgParts.Number(y - 22)}L{SvgParts.Number(x + 6)} {SvgParts.Number(y)}L{SvgParts.Number(x)} {SvgParts.Number(y - 5)}L{SvgParts.Number(x - 6)} {SvgParts.Number(y)}Z";
        yield return SvgParts.Path(data, SvgParts.Ink);
        yield return SvgParts.Text(x + 10, y - 6, 11, new LocalizedText("北", "N").In(language), bold: true);
    }

    private static string Text(double metres, double whole) =>
        (whole >= 1_000 ? metres / 1_000 : metres).ToString("0.##", CultureInfo.InvariantCulture);
}
