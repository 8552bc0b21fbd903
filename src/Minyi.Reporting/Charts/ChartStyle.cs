using OxyPlot;
using OxyPlot.Axes;

namespace Minyi.Reporting.Charts;

/// <summary>How all charts look: quiet, legible in print and in grey, colours that the colour-blind tell apart.</summary>
internal static class ChartStyle
{
    internal const string Fonts = "Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif";
    internal const double Width = 760;

    internal static OxyColor Ink { get; } = OxyColor.FromRgb(0x22, 0x2b, 0x38);

    internal static OxyColor Grid { get; } = OxyColor.FromRgb(0xe3, 0xe7, 0xec);

    internal static OxyColor Blue { get; } = OxyColor.FromRgb(0x2b, 0x5f, 0x9e);

    internal static OxyColor Pale { get; } = OxyColor.FromRgb(0xb9, 0xcd, 0xe6);

    internal static OxyColor Orange { get; } = OxyColor.FromRgb(0xc7, 0x53, 0x1b);

    internal static OxyColor Green { get; } = OxyColor.FromRgb(0x2e, 0x7d, 0x5b);

    internal static PlotModel Model() => new()
    {
        DefaultFont = Fonts,
        DefaultFontSize = 12,
        TextColor = Ink,
        PlotAreaBorderThickness = new OxyThickness(0),
        Background = OxyColors.Undefined,
        PlotMargins = new OxyThickness(double.NaN),
        Padding = new OxyThickness(4, 6, 14, 4),
    };

    internal static LinearAxis Values(AxisPosition position, string key, double maximum, Func<double, string> label, bool grid = true) => new()
    {
        Key = key,
        Position = position,
        Minimum = 0,
        Maximum = maximum,
        AbsoluteMinimum = 0,
        MinorTickSize = 0,
        MajorTickSize = 0,
        AxislineStyle = LineStyle.None,
        MajorGridlineStyle = grid ? LineStyle.Solid : LineStyle.None,
        MajorGridlineColor = Grid,
        MajorGridlineThickness = 1,
        TextColor = Ink,
        LabelFormatter = label,
        IntervalLength = 45,
    };

    internal static CategoryAxis Names(AxisPosition position, string key, IEnumerable<string> names)
    {
        CategoryAxis axis = new()
        {
            Key = key,
            Position = position,
            GapWidth = 0.5,
            MajorTickSize = 0,
            MinorTickSize = 0,
            AxislineStyle = LineStyle.Solid,
            AxislineColor = Grid,
            TextColor = Ink,
            IsTickCentered = true,
        };
        axis.Labels.AddRange(names);
        return axis;
    }

    /// <summary>A round number a little above the greatest value.</summary>
    internal static double Ceiling(double greatest)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(greatest, 5))));
        double[] steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12];
        return steps.Select(s => s * unit).First(s => s >= greatest * 1.08);
    }
}
