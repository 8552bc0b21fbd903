using System.Collections.Immutable;
using System.Globalization;
using Minyi.Reporting.Charts;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Statistics;
using OxyPlot;

namespace Minyi.Reporting.Bulletins;

/// <summary>Which chart stands in which section of a bulletin.</summary>
internal static class BulletinCharts
{
    private const int Most = 40;

    internal static Chart? Of(Bulletin bulletin, string section, Language language) => section switch
    {
        "by-month" => Months(bulletin, language),
        "by-unit" => Rates(bulletin, BulletinDimension.Unit, language),
        "by-studio" => Rates(bulletin, BulletinDimension.Studio, language),
        "by-category" => Counts(bulletin, BulletinDimension.Category, language),
        "by-channel" => Counts(bulletin, BulletinDimension.Channel, language),
        _ => null,
    };

    private static Chart? Months(Bulletin bulletin, Language language)
    {
        ImmutableArray<BulletinRow> rows = bulletin.Table(BulletinDimension.Month)!.Rows;
        if (rows.Length < 2)
        {
            return null;
        }

        LocalizedText caption = new("各月登记件数与其中已办结件数（柱，左轴），按期办结率与满意率（线，右轴）", "Registered by month and closed of those (columns, left); on time and satisfaction (lines, right)");
        PlotModel model = MonthChart.Draw(
            [.. rows.Select(r => new MonthPoint(r.Label.In(language), r.Now.Count, r.Now.Closed.Part, Percent(r.Now.OnTime), Percent(r.Now.Satisfaction)))],
            In(language, "登记", "Registered"),
            In(language, "已办结", "Closed"),
            In(language, "按期办结率", "On time"),
            In(language, "满意率", "Satisfaction"));
        return new(InlineSvg.Of(model, MonthChart.Height, "month-" + Tag(language), caption.In(language)), caption.In(language));
    }

    /// <summary>Satisfaction, or where nobody graded the rate on time.</summary>
    private static Chart? Rates(Bulletin bulletin, BulletinDimension dimension, Language language)
    {
        ImmutableArray<BulletinRow> rows = [.. bulletin.Table(dimension)!.Rows.Where(r => r.Code.Length > 0)];
        bool satisfaction = rows.Count(r => r.Now.Satisfaction is { Whole: > 0 }) >= 2;
        Func<BulletinFigures, Share?> rate = satisfaction ? f => f.Satisfaction : f => f.OnTime;
        ImmutableArray<BulletinRow> shown = [.. rows.Where(r => rate(r.Now) is { Whole: > 0 }).Take(Most)];
        if (shown.Length < 2)
        {
            return null;
        }

        string level = (bulletin.Settings.Confidence * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
        LocalizedText caption = satisfaction
            ? new($"满意率（点）及其 {level} 置信区间（浅色条），右为满意份数/评议份数；虚线为合计。区间重叠的不宜分高下。", $"Satisfaction (dot) with its {level} interval (pale bar) and satisfied/graded at the right; dashed: all together. Where intervals overlap there is no better or worse.")
            : new($"按期办结率（点）及其 {level} 置信区间（浅色条），右为按期件数/办结件数；虚线为合计。区间重叠的不宜分高下。", $"On time (dot) with its {level} interval (pale bar) and on time/closed at the right; dashed: all together. Where intervals overlap there is no better or worse.");
        int left = rows.Length - shown.Length;
        string more = left == 0 ? "" : In(language, $"未列出 {left} 个（无数据、不予显示或件数较少）。", $" Not drawn: {left} (no data, suppressed or few petitions).");
        (PlotModel model, double height) = RateChart.Draw([.. shown.Select(r => Rate(r, rate(r.Now)!.Value, bulletin.Settings.Confidence, language))], Percent(rate(bulletin.Headline.Now)));
        string id = (dimension == BulletinDimension.Unit ? "unit-" : "studio-") + Tag(language);
        return new(InlineSvg.Of(model, height, id, caption.In(language)), caption.In(language) + more);
    }

    private static Chart? Counts(Bulletin bulletin, BulletinDimension dimension, Language language)
    {
        ImmutableArray<BulletinRow> rows = [.. bulletin.Table(dimension)!.Rows.Where(r => r.Now.Count > 0).Take(Most)];
        if (rows.Length < 2)
        {
            return null;
        }

        (PlotModel model, double height) = CountChart.Draw([.. rows.Select(r => new NamedCount(r.Label.In(language), r.Now.Count))]);
        string caption = In(language, "登记件数", "Petitions registered");
        string id = (dimension == BulletinDimension.Category ? "category-" : "channel-") + Tag(language);
        return new(InlineSvg.Of(model, height, id, caption), caption);
    }

    private static NamedRate Rate(BulletinRow row, Share share, double confidence, Language language)
    {
        ConfidenceInterval interval = share.Interval(confidence);
        return new(row.Label.In(language), Percent(share)!.Value, interval.Low * 100, interval.High * 100, string.Create(CultureInfo.InvariantCulture, $"{share.Part}/{share.Whole}"));
    }

    private static double? Percent(Share? share) => share?.Rate is { } rate ? (double)(rate * 100) : null;

    private static string In(Language language, string chinese, string english) => language == Language.Chinese ? chinese : english;

    private static string Tag(Language language) => language == Language.Chinese ? "zh" : "en";
}
