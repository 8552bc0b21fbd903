using System.Globalization;
using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>The words of a bulletin.</summary>
internal static class BulletinText
{
    internal static LocalizedText Figure { get; } = new("指标", "Figure");

    internal static LocalizedText Value { get; } = new("数值", "Value");

    internal static LocalizedText Counts { get; } = new("分子 / 分母", "Of");

    internal static LocalizedText Interval { get; } = new("置信区间", "Interval");

    internal static LocalizedText Before { get; } = new("上期", "Before");

    internal static LocalizedText Change { get; } = new("比上期", "Change");

    internal static LocalizedText Registered { get; } = new("登记件数", "Registered");

    internal static LocalizedText RegisteredOn { get; } = new("登记日期", "Registered on");

    internal static LocalizedText Headlines { get; } = new("主要指标", "Headline figures");

    internal static LocalizedText Notes { get; } = new("说明", "Notes");

    internal static LocalizedText Title(BulletinDimension dimension) => dimension switch
    {
        BulletinDimension.Kind => new("按类型", "By kind"),
        BulletinDimension.Month => new("按月份", "By month"),
        BulletinDimension.Unit => new("按承办单位", "By responsible unit"),
        BulletinDimension.Studio => new("按工作室", "By studio"),
        BulletinDimension.Category => new("按类别", "By category"),
        BulletinDimension.Channel => new("按渠道", "By channel"),
        BulletinDimension.Outcome => new("按办理结果", "By outcome"),
        BulletinDimension.Group => new("按评议主体", "By group of graders"),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "A dimension of a bulletin."),
    };

    internal static LocalizedText Period(BulletinSettings settings) => new(
        $"统计期间：{Formatting.Day(settings.Period.Start, Language.Chinese)}至{Formatting.Day(settings.Period.End, Language.Chinese)}登记的事项，办理情况截至{Formatting.Day(settings.CutOff, Language.Chinese)}。"
            + (settings.Before is { } zh ? $"上期：{Formatting.Day(zh.Start, Language.Chinese)}至{Formatting.Day(zh.End, Language.Chinese)}。" : ""),
        $"Petitions registered from {Formatting.Day(settings.Period.Start, Language.English)} to {Formatting.Day(settings.Period.End, Language.English)}, as handled by {Formatting.Day(settings.CutOff, Language.English)}."
            + (settings.Before is { } en ? $" Before: {Formatting.Day(en.Start, Language.English)} to {Formatting.Day(en.End, Language.English)}." : ""));

    /// <summary>What the figures are, and what the signs mean.</summary>
    internal static ImmutableArray<LocalizedText> Definitions(BulletinSettings settings) =>
    [
        new("办结率＝截至截止日已办结件数 ÷ 登记件数。", "Closed: closed by the cut-off day, of those registered."),
        new("按期办结率＝在时限最后一日或之前办成（时限另有所指的，以所指之事为准）的件数 ÷ 有时限的已办结件数；超期未结＝已过时限仍未办结的件数 ÷ 有时限的未办结件数。", "On time: done on or before the last day of the limit (closed, or what the limit is about), of those closed that had one. Overdue: open and not done after that day, of those open that have one."),
        new("采纳率＝采纳与部分采纳的建议件数 ÷ 已有采纳结论的建议件数。", "Adopted: suggestions adopted or partly adopted, of those decided."),
        new("参评率＝至少收到一份评议的已办结件数 ÷ 已办结件数；满意率＝满意与基本满意的评议份数 ÷ 全部评议份数，“不了解”不计入；参评率低时，满意率只代表少数人。", "Appraised: closed petitions with at least one grade, of those closed. Satisfaction: grades that do not mean not satisfied, of all grades; \"don't know\" is no grade. Where few were appraised, satisfaction speaks for few."),
        new($"置信区间为威尔逊区间（{Level(settings)}）；件数少则区间宽，表中先后不是名次。率的“比上期”为百分点之差，按月份的表为与上月之差。", $"Intervals are Wilson's at {Level(settings)}: few petitions, wide interval; the order of a table is no ranking. Changes of rates are in percentage points; by month, against the month before."),
        new($"“{Formatting.Hidden}”：评议不足 {settings.MinimumGrades} 份，或可由合计倒推出不足 {settings.MinimumGrades} 份的评议，不予显示；“{Formatting.Nothing}”：没有可计算的件数。", $"\"{Formatting.Hidden}\": fewer than {settings.MinimumGrades} grades, or fewer could be found by subtraction, so not shown. \"{Formatting.Nothing}\": nothing to take a rate of."),
    ];

    private static string Level(BulletinSettings settings) => (settings.Confidence * 100).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
