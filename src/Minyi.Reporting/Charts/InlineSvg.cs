using System.Globalization;
using System.Xml.Linq;
using OxyPlot;

namespace Minyi.Reporting.Charts;

/// <summary>A chart as an SVG element that can stand in an HTML page: scales with the page, has a title for screen readers, ids of its own.</summary>
internal static class InlineSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    internal static string Of(PlotModel model, double height, string id, string title)
    {
        SvgExporter exporter = new() { Width = ChartStyle.Width, Height = height, IsDocument = false, TextMeasurer = new TextWidths() };
        XElement root = XElement.Parse(exporter.ExportToString(model));
        root.SetAttributeValue("width", null);
        root.SetAttributeValue("height", null);
        root.SetAttributeValue("version", null);
        root.SetAttributeValue(XNamespace.Xmlns + "xlink", null);
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {ChartStyle.Width} {height}"));
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", id + "-title");
        foreach (XAttribute attribute in root.Descendants().Attributes().ToArray())
        {
            if (attribute.Name == "id")
            {
                attribute.Value = id + "-" + attribute.Value;
            }
            else if (attribute.Name == "clip-path")
            {
                attribute.Value = attribute.Value.Replace("url(#", "url(#" + id + "-", StringComparison.Ordinal);
            }
        }

        root.AddFirst(new XElement(Svg + "title", new XAttribute("id", id + "-title"), title));
        return root.ToString(SaveOptions.DisableFormatting);
    }
}
