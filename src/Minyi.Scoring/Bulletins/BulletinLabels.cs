using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins;

/// <summary>The words for the codes in a bulletin.</summary>
public sealed class BulletinLabels
{
    private static readonly LocalizedText Missing = new("（未填）", "(none)");

    private readonly ImmutableDictionary<(BulletinDimension Dimension, string Code), LocalizedText> _texts;

    private BulletinLabels(ImmutableDictionary<(BulletinDimension Dimension, string Code), LocalizedText> texts) => _texts = texts;

    /// <summary>The words for the mechanism's own kinds, channels, outcomes and groups.</summary>
    public static BulletinLabels Default { get; } = new BulletinLabels(ImmutableDictionary<(BulletinDimension Dimension, string Code), LocalizedText>.Empty)
        .With(
            BulletinDimension.Kind,
            (BulletinCodes.Demand, new("诉求", "Demands")),
            (BulletinCodes.Suggestion, new("建议", "Suggestions")))
        .With(
            BulletinDimension.Channel,
            ("visit", new("走访", "Visit")),
            ("reception", new("接访", "Reception")),
            ("hotline", new("热线", "Hotline")),
            ("email", new("电子邮件", "E-mail")),
            ("blog", new("博客", "Blog")),
            ("sms", new("短信", "SMS")),
            ("web", new("网站", "Web")),
            ("meeting", new("会议", "Meeting")),
            ("leaders-reception-day", new("领导接访日", "Leaders' reception day")))
        .With(
            BulletinDimension.Outcome,
            ("solved", new("已解决", "Solved")),
            ("explained", new("已解释说明", "Explained")),
            ("answered", new("已答复", "Answered")),
            (BulletinCodes.Adopted, new("采纳", "Adopted")),
            (BulletinCodes.PartlyAdopted, new("部分采纳", "Partly adopted")),
            (BulletinCodes.NotAdopted, new("不采纳", "Not adopted")),
            ("not-accepted", new("不予受理", "Not accepted")),
            ("withdrawn", new("撤回", "Withdrawn")),
            ("handed-over", new("移交", "Handed over")),
            ("", new("未办结", "Still open")))
        .With(BulletinDimension.Unit, ("", new("（未转办）", "(not referred)")))
        .With(
            BulletinDimension.Group,
            ("petitioner", new("诉求人", "Petitioners")),
            ("representatives", new("代表委员", "Representatives")),
            ("residents", new("居民", "Residents")));

    /// <summary>These labels with more; a code that is named again gets the new words.</summary>
    /// <param name="dimension">What the codes are of.</param>
    /// <param name="labels">Codes and their words.</param>
    public BulletinLabels With(BulletinDimension dimension, params IEnumerable<(string Code, LocalizedText Text)> labels) =>
        new(_texts.SetItems(Guard.Against.Null(labels).Select(l => KeyValuePair.Create((dimension, l.Code), l.Text))));

    /// <summary>The words for a code; the code itself where nobody gave words.</summary>
    /// <param name="dimension">What the code is of.</param>
    /// <param name="code">The code; empty where a petition has none.</param>
    public LocalizedText Find(BulletinDimension dimension, string code) =>
        _texts.GetValueOrDefault((dimension, Guard.Against.Null(code))) ?? (code.Length == 0 ? Missing : new(code, code));
}
