using Minyi.Districts;

namespace Minyi.Cli.Grid;

/// <summary>The words of a roster's files.</summary>
internal static class RosterWords
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    private const string ChineseWeekdays = "一二三四五";

    public static LocalizedText KindsExpected { get; } = new(
        "以 ; 分隔的 party-delegate、congress-deputy、cppcc-member", "party-delegate, congress-deputy, cppcc-member, separated by ;");

    /// <summary>A day of the week in either language; an empty word is none. False for any other word.</summary>
    public static bool TryWeekday(string word, out IsoDayOfWeek? day)
    {
        string text = word.Trim();
        int index = Array.FindIndex(Weekdays, w => w.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index < 0 && text.Length > 0 && (text[..^1] is "周" or "星期" or "礼拜"))
        {
            index = ChineseWeekdays.IndexOf(text[^1], StringComparison.Ordinal);
        }

        day = index >= 0 ? (IsoDayOfWeek)(index + 1) : null;
        return index >= 0 || text.Length == 0;
    }

    /// <summary>Kinds separated by semicolons; null where a word is none.</summary>
    public static RepresentativeKinds? Kinds(string words)
    {
        RepresentativeKinds kinds = RepresentativeKinds.None;
        foreach (string word in words.Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            RepresentativeKinds kind = word switch
            {
                "party-delegate" or "党代表" => RepresentativeKinds.PartyDelegate,
                "congress-deputy" or "人大代表" => RepresentativeKinds.CongressDeputy,
                "cppcc-member" or "政协委员" => RepresentativeKinds.CppccMember,
                _ => RepresentativeKinds.None,
            };
            if (kind == RepresentativeKinds.None)
            {
                return null;
            }

            kinds |= kind;
        }

        return kinds;
    }
}
