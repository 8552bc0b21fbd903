using System.CommandLine;

namespace Minyi.Cli.Grid;

/// <summary>The options that say what a roster is made from.</summary>
internal sealed class RosterOptions(Func<string, string, LocalizedText, Option<string?>> add)
{
    public Option<string?> Representatives { get; } = add("--representatives", "R", new(
        "CSV：representative,studio,weekday[,unavailable][,kind]；weekday 为 monday 至 friday 或 周一 至 周五，可空；unavailable 为以 ; 分隔的日期；kind 为 party-delegate、congress-deputy、cppcc-member，以 ; 分隔",
        "CSV: representative,studio,weekday[,unavailable][,kind]; weekday is monday to friday or 周一 to 周五, or empty; unavailable are dates separated by ;; kind is party-delegate, congress-deputy, cppcc-member, separated by ;"));

    public Option<string?> Calendar { get; } = add("--calendar", "cn|FILE", new(
        "cn 为官方工作日历（缺省）；或自备的放假安排，CSV：date,name,is_off_day，叠加在其上", "cn for the official calendar (default), or a notice of one's own above it, CSV: date,name,is_off_day"));

    public Option<string?> From { get; } = add("--from", "D", new("第一天", "the first day"));

    public Option<string?> To { get; } = add("--to", "D", new("最后一天", "the last day"));

    public Option<string?> OnDuty { get; } = add("--on-duty", "N", new("每个工作室每个下午至少几人值班；缺省 1", "how many are on duty in each studio each afternoon, at least; default 1"));

    public Option<string?> Receptions { get; } = add("--receptions", "N", new("每名代表每月接访几个半天；缺省 1", "half-days of reception that everybody owes in a month; default 1"));

    public Option<string?> Most { get; } = add("--most", "N", new("每名代表每月最多几班；缺省不限", "the most duties of a representative in a month; default: no limit"));

    public Option<string?> Who { get; } = add("--who", "KINDS", new("哪些类别的代表计入值班（以 ; 分隔）；缺省为全部", "of which kinds (separated by ;) representatives count for that; default: all"));

    public Option<string?> Previous { get; } = add("--previous", "F", new("原值班表，CSV：date,studio,representative；以最少的改动重排", "the roster so far, CSV: date,studio,representative; it is changed as little as can be"));

    public Option<string?> ReplanFrom { get; } = add("--replan-from", "D", new("重排时可以改动的第一天；缺省为 --from", "the first day that may change; default: --from"));
}
