using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;

namespace Minyi.Cli.Score;

/// <summary>A score's sensitivity in words.</summary>
internal static class SensitivityText
{
    public static LocalizedText Of(BorderSensitivity border, ScoringScheme scheme, Rounding rounding)
    {
        string line = rounding.Format(rounding.Round(border.Border));
        LocalizedText group = scheme.Document.Groups.First(g => g.Id == border.Group).Text;
        string item = border.Item.Length == 0 ? "" : $"/{border.Item}";
        string added = border.Added is { } a ? $"{a}" : "", turned = border.Turned is { } t ? $"{t}" : "";
        return new(
            $"敏感度：{(border.Upwards ? "升到" : "降到")} {line} 分{(border.Upwards ? "" : "以下")}：{group.Chinese}{item}"
            + $"{(added.Length > 0 ? $"增加 {added} 份{Extreme("最好", "最差")}评议" : "增加再多评议也不行")}，{(turned.Length > 0 ? $"或 {turned} 份改为{Extreme("最好", "最差")}" : "全部改评也不行")}",
            $"sensitivity: {(border.Upwards ? "up to" : "below")} {line}: {group.English}{item}: "
            + $"{(added.Length > 0 ? $"{added} more of the {Extreme("best", "worst")} grade" : "no number of more grades")}, {(turned.Length > 0 ? $"or {turned} turned to it" : "and not with all turned")}");
        string Extreme(string best, string worst) => border.Upwards ? best : worst;
    }
}
