using System.Globalization;
using System.Text;
using Minyi.Numerics;

namespace Minyi.Cli.Replay;

/// <summary>The report for people: the headline figures, the totals by unit, channel and month, and every difference, as Markdown.</summary>
internal static class ReplayBulletin
{
    private static readonly (string Section, LocalizedText Title)[] Titles =
    [
        ("unit", new("按单位", "By unit")),
        ("channel", new("按渠道", "By channel")),
        ("month", new("按月份", "By month")),
    ];

    public static string Write(ReplayReport report, ReplayMapping mapping, Language language)
    {
        StringBuilder text = new();
        string Pick(string chinese, string english) => language == Language.Chinese ? chinese : english;
        (ReplayTotals source, ReplayTotals workflow) = report.Headline;
        string unit = mapping.LimitInWorkingDays ? Pick("个工作日", "working days") : Pick("个日历日", "calendar days");
        text.Append("# ").Append(MarkupText.Markdown(mapping.Title.In(language))).Append("\n\n");
        text.Append(Pick(
            $"每行按流程“{mapping.Workflow}”办理，时限 {mapping.LimitAmount} {unit}，自创建之日的次日起算。来源的合计照文件所述，流程的合计由流程得出。",
            $"Each row went through the workflow \"{mapping.Workflow}\" with a limit of {mapping.LimitAmount} {unit}, the day after creation being day 1. The source's totals are as the file states them, the workflow's as the workflow came to them.")).Append("\n\n");
        Row(text, ["", Pick("来源", "source"), Pick("流程", "workflow")]);
        Row(text, ["---", "---:", "---:"]);
        Row(text, [Pick("件数", "rows"), Number(source.Rows), Number(workflow.Rows)]);
        Row(text, [Pick("办结", "closed"), Rate(source.Closed, source.Rows), Rate(workflow.Closed, workflow.Rows)]);
        Row(text, [Pick("未结", "open"), Number(source.Open), Number(workflow.Open)]);
        Row(text, [Pick("按期办结", "closed on time"), Rate(source.OnTime, source.Closed), Rate(workflow.OnTime, workflow.Closed)]);
        Row(text, [Pick("办理天数中位数", "median days to close"), Days(source.MedianDays), Days(workflow.MedianDays)]);
        foreach ((string section, LocalizedText title) in Titles)
        {
            text.Append("\n## ").Append(title.In(language)).Append("\n\n");
            Row(text, ["", Pick("来源件数", "source rows"), Pick("办结", "closed"), Pick("按期", "on time"), Pick("流程件数", "workflow rows"), Pick("办结", "closed"), Pick("按期", "on time")]);
            Row(text, ["---", "---:", "---:", "---:", "---:", "---:", "---:"]);
            foreach ((string name, ReplayTotals s, ReplayTotals w) in report.Section(section))
            {
                Row(text, [name.Length > 0 ? name : Pick("（未注明）", "(not stated)"), Number(s.Rows), Number(s.Closed), Number(s.OnTime), Number(w.Rows), Number(w.Closed), Number(w.OnTime)]);
            }
        }

        text.Append("\n## ").Append(Pick("逐行差异", "Differences, row by row")).Append("\n\n");
        Row(text, [Pick("行", "line"), Pick("编号", "key"), "", Pick("来源所述", "source"), Pick("流程结果", "workflow")]);
        Row(text, ["---:", "---", "---", "---", "---"]);
        foreach (ReplayDifference difference in report.Differences)
        {
            Row(text, [difference.Row.Line.ToString(CultureInfo.InvariantCulture), difference.Row.Key, difference.Code, difference.Stated, difference.Answered]);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c is "---" or "---:" ? c : MarkupText.Markdown(c))).Append(" |\n");

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Rate(int part, int whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Number(part)} / {Number(whole)} = {Tenth(part, whole)} %");

    private static string Tenth(int part, int whole)
    {
        long permille = (long)((new Rational(part, whole) * 1000) + new Rational(1, 2)).Floor();
        return string.Create(CultureInfo.InvariantCulture, $"{permille / 10}.{permille % 10}");
    }

    private static string Days(double? days) => days is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "–";
}
