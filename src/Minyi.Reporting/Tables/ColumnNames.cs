using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Minyi.Reporting.Tables;

/// <summary>The Chinese names that a column goes by in people's files, and the one that it is written under.</summary>
public static class ColumnNames
{
    private static readonly ImmutableArray<(string Name, string[] Chinese)> All =
    [
        ("id", ["编号", "名称", "社区", "街道", "单位", "姓名", "序号"]),
        ("votes", ["票数", "得票", "得票数", "人口", "人口数", "人数", "权重"]),
        ("minimum", ["下限", "最少", "最低席位"]),
        ("maximum", ["上限", "最多", "最高席位"]),
        ("seats", ["席位", "席位数", "名额"]),
        ("row", ["行", "选区", "街道", "社区"]),
        ("column", ["列", "党派", "类别"]),
        ("who", ["对象", "户", "居民", "被联系人"]),
        ("representative", ["代表", "代表委员", "联系人"]),
        ("cost", ["费用", "距离", "成本"]),
        ("x", ["横坐标"]),
        ("y", ["纵坐标"]),
        ("weight", ["权重", "人数"]),
        ("kind", ["类型", "类别"]),
        ("population", ["人口", "人口数", "人数"]),
        ("cell", ["片区", "网格"]),
        ("subject", ["对象", "被评单位", "承办单位", "单位", "被评对象"]),
        ("evaluator", ["评议人", "评价人", "评分人"]),
        ("group", ["群体", "评议群体", "评价主体"]),
        ("grade", ["等级", "评议等级", "评价", "满意度"]),
        ("item", ["项目", "评议项目", "指标"]),
        ("handling", ["办理", "办件", "办理编号", "件号"]),
        ("date", ["日期", "评议日期", "评价日期"]),
        ("score", ["得分", "分数"]),
        ("rank", ["名次", "排名"]),
        ("grades", ["评议数", "评议份数"]),
        ("low", ["下界"]),
        ("high", ["上界"]),
        ("successes", ["满意数", "满意件数", "成功数", "办结数", "办结件数"]),
        ("trials", ["总数", "总件数", "评议数", "件数"]),
        ("value", ["值", "数值", "得分", "评分"]),
        ("rounded", ["修约值"]),
        ("unit", ["单位", "受评单位"]),
        ("rater", ["评分者", "评分人"]),
        ("alternative", ["方案", "单位", "对象"]),
        ("criterion", ["准则", "指标"]),
        ("direction", ["方向"]),
        ("closeness", ["接近度"]),
        ("start_date", ["起始日期", "开始日期", "受理日期", "起算日期"]),
        ("end_date", ["结束日期", "终止日期", "截止日期"]),
        ("working_days", ["工作日", "工作日数", "办理时限"]),
        ("working_hours", ["工作小时", "工作小时数"]),
        ("due_date", ["到期日", "到期日期"]),
        ("provisional", ["暂定"]),
        ("name", ["名称", "节日"]),
        ("is_off_day", ["是否放假", "放假", "休息"]),
        ("statistic", ["统计量"]),
        ("studio", ["工作室"]),
        ("weekday", ["星期"]),
        ("unavailable", ["不可值班日期"]),
        ("text", ["文本", "内容", "正文"]),
        ("names", ["姓名"]),
    ];

    private static readonly FrozenDictionary<string, string> Written =
        All.ToFrozenDictionary(a => a.Name, a => a.Chinese[0], StringComparer.Ordinal);

    /// <summary>Columns that no command asks for and many take.</summary>
    private static readonly FrozenSet<string> Optional = new[] { "minimum", "maximum", "item", "handling", "date", "weight", "kind", "x", "y", "working_hours", "working_days", "unavailable" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The Chinese name of a column, or its own name where it has none.</summary>
    /// <param name="name">The name in commands and packages.</param>
    public static string InChinese(string name) => Written.GetValueOrDefault(Guard.Against.Null(name), name);

    /// <summary>The column that a header means, where it can mean one only.</summary>
    /// <param name="header">The header as it was written.</param>
    /// <param name="required">The columns that must be there; they come before those that may be.</param>
    /// <returns>The column's name; null when the header is not one of these names, or one for two of them.</returns>
    public static string? Meant(string header, IReadOnlyCollection<string> required)
    {
        string key = IdKey.Of(Guard.Against.Null(header));
        string[] names = [.. All.Where(a => a.Chinese.Contains(key, StringComparer.Ordinal)).Select(a => a.Name).Distinct(StringComparer.Ordinal)];
        string[] asked = [.. names.Where(required.Contains)];
        string[] may = asked.Length > 0 ? asked : [.. names.Where(Optional.Contains)];
        return may.Length == 1 ? may[0] : null;
    }
}
