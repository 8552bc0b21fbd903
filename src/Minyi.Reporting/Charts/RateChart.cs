using System.Globalization;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Minyi.Reporting.Charts;

/// <summary>Rates as points with the range that their numbers allow, one line each, beside the whole district's rate as a dashed line.</summary>
internal static class RateChart
{
    private const double Line = 24;

    internal static (PlotModel Model, double Height) Draw(IReadOnlyList<NamedRate> rates, double? district)
    {
        PlotModel model = ChartStyle.Model();
        double least = Math.Max(0, Math.Floor((rates.Min(r => r.Low) - 2) / 10) * 10);
        LinearAxis values = ChartStyle.Values(AxisPosition.Bottom, "percent", 100, v => v.ToString("0", CultureInfo.InvariantCulture) + "%");
        values.Minimum = least;
        values.Maximum = 100 + ((100 - least) * 0.24);
        values.MajorStep = least >= 60 ? 5 : 10;
        values.LabelFormatter = v => v > 100 ? "" : v.ToString("0", CultureInfo.InvariantCulture) + "%";
        model.Axes.Add(ChartStyle.Names(AxisPosition.Left, "names", rates.Select(r => r.Name).Reverse()));
        model.Axes.Add(values);
        if (district is { } whole)
        {
            model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = whole, Color = ChartStyle.Orange, LineStyle = LineStyle.Dash, StrokeThickness = 1.5, XAxisKey = "percent", YAxisKey = "names" });
        }

        ScatterSeries points = new() { MarkerType = MarkerType.Circle, MarkerSize = 4.5, MarkerFill = ChartStyle.Blue, XAxisKey = "percent", YAxisKey = "names" };
        for (int i = 0; i < rates.Count; i++)
        {
            NamedRate rate = rates[i];
            double y = rates.Count - 1 - i;
            LineSeries range = new() { Color = ChartStyle.Pale, StrokeThickness = 6, XAxisKey = "percent", YAxisKey = "names", LineJoin = LineJoin.Round };
            range.Points.Add(new DataPoint(rate.Low, y));
            range.Points.Add(new DataPoint(rate.High, y));
            model.Series.Add(range);
            points.Points.Add(new ScatterPoint(rate.Percent, y));
            model.Annotations.Add(new TextAnnotation
            {
                Text = rate.Percent.ToString("0.0", CultureInfo.InvariantCulture) + "%  " + rate.Counts,
                TextPosition = new DataPoint(100 + ((100 - least) * 0.012), y),
                TextHorizontalAlignment = HorizontalAlignment.Left,
                TextVerticalAlignment = VerticalAlignment.Middle,
                Stroke = OxyColors.Undefined,
                StrokeThickness = 0,
                FontSize = 11,
                XAxisKey = "percent",
                YAxisKey = "names",
                ClipByXAxis = false,
            });
        }

        model.Series.Add(points);
        return (model, 46 + (Line * rates.Count));
    }
}
