using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace Minyi.Reporting.Charts;

/// <summary>Months as columns (registered, and closed of those), with the rates as lines on the right axis.</summary>
internal static class MonthChart
{
    internal const double Height = 300;

    internal static PlotModel Draw(IReadOnlyList<MonthPoint> months, string registered, string closed, string onTime, string satisfaction)
    {
        PlotModel model = ChartStyle.Model();
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.TopCenter, LegendPlacement = LegendPlacement.Outside, LegendOrientation = LegendOrientation.Horizontal, LegendFontSize = 12, LegendItemSpacing = 18, LegendTextColor = ChartStyle.Ink });
        CategoryAxis names = ChartStyle.Names(AxisPosition.Bottom, "months", months.Select(m => m.Month));
        names.Angle = months.Count > 13 ? -45 : 0;
        names.GapWidth = 0.35;
        model.Axes.Add(names);
        model.Axes.Add(ChartStyle.Values(AxisPosition.Left, "count", ChartStyle.Ceiling(months.Max(m => m.Registered)), v => v.ToString("#,0", CultureInfo.InvariantCulture)));
        LinearAxis percent = ChartStyle.Values(AxisPosition.Right, "percent", 104, v => v > 100 ? "" : v.ToString("0", CultureInfo.InvariantCulture) + "%", grid: false);
        percent.MajorStep = 20;
        model.Axes.Add(percent);
        model.Series.Add(Columns(registered, ChartStyle.Pale, months.Select(m => m.Registered)));
        model.Series.Add(Columns(closed, ChartStyle.Blue, months.Select(m => m.Closed)));
        model.Series.Add(Line(onTime, ChartStyle.Green, MarkerType.Square, LineStyle.Dash, months.Select(m => m.OnTime)));
        model.Series.Add(Line(satisfaction, ChartStyle.Orange, MarkerType.Circle, LineStyle.Solid, months.Select(m => m.Satisfaction)));
        return model;
    }

    private static BarSeries Columns(string title, OxyColor color, IEnumerable<long> counts)
    {
        BarSeries columns = new() { Title = title, FillColor = color, XAxisKey = "count", YAxisKey = "months" };
        columns.Items.AddRange(counts.Select(c => new BarItem(c)));
        return columns;
    }

    private static LineSeries Line(string title, OxyColor color, MarkerType marker, LineStyle style, IEnumerable<double?> rates)
    {
        LineSeries line = new() { Title = title, Color = color, StrokeThickness = 2, LineStyle = style, MarkerType = marker, MarkerSize = 3.5, MarkerFill = color, XAxisKey = "months", YAxisKey = "percent" };
        line.Points.AddRange(rates.Select((r, i) => new DataPoint(i, r ?? double.NaN)));
        return line;
    }
}
