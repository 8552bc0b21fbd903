using System.Globalization;

namespace Minyi.Feedback;

/// <summary>The reasons of this room in words.</summary>
internal static class FeedbackReasons
{
    internal static Reason TooFewAttempts(int found, int needed) => new("too-few-attempts", Text(
        $"已记录联系 {found} 次，须满 {needed} 次方可认定无法联系", $"{found} attempts to reach the recipient are documented, {needed} are needed before it counts as unreachable"));

    internal static Reason TooFewDays(int found, int needed) => new("too-few-days", Text(
        $"联系分布在 {found} 天，须不少于 {needed} 天", $"the attempts were made on {found} days, {needed} different days are needed"));

    internal static Reason TooFewChannels(int found, int needed) => new("too-few-channels", Text(
        $"只用过 {found} 种联系方式，须不少于 {needed} 种", $"{found} channels were tried, {needed} different ones are needed"));

    private static LocalizedText Text(FormattableString chinese, FormattableString english) =>
        new(chinese.ToString(CultureInfo.InvariantCulture), english.ToString(CultureInfo.InvariantCulture));
}
