using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Minyi.Reporting.Charts;

/// <summary>Counts as horizontal bars, each with its number.</summary>
internal static class CountChart
{
    private const double Line = 24;

    internal static (PlotModel Model, double Height) Draw(IReadOnlyList<NamedCount> counts)
    {
        PlotModel model = ChartStyle.Model();
        double maximum = ChartStyle.Ceiling(counts.Max(c => c.Count));
        model.Axes.Add(ChartStyle.Names(AxisPosition.Left, "names", counts.Select(c => c.Name).Reverse()));
        model.Axes.Add(ChartStyle.Values(AxisPosition.Bottom, "count", maximum, v => v.ToString("#,0", CultureInfo.InvariantCulture)));
        BarSeries bars = new()
        {
            FillColor = ChartStyle.Blue,
            XAxisKey = "count",
            YAxisKey = "names",
            LabelPlacement = LabelPlacement.Outside,
            LabelFormatString = "{0:#,0}",
            LabelMargin = 4,
            FontSize = 11,
        };
        bars.Items.AddRange(counts.Reverse().Select(c => new BarItem(c.Count)));
        model.Series.Add(bars);
        return (model, 46 + (Line * counts.Count));
    }
}
