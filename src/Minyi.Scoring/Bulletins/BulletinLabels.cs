using System.Collections.Immutable;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;

namespace Minyi.Scoring.Bulletins;

/// <summary>The words for the codes in a bulletin.</summary>
public sealed class BulletinLabels
{
    private static readonly LocalizedText Missing = new("（未填）", "(none)");

    private readonly ImmutableDictionary<(BulletinDimension Dimension, string Code), LocalizedText> _texts;

    private BulletinLabels(ImmutableDictionary<(BulletinDimension Dimension, string Code), LocalizedText> texts) => _texts = texts;

    /// <summary>The words for the mechanism's own kinds, channels, outcomes and groups, as the workflow <c>yantian</c> names them.</summary>
    public static BulletinLabels Default { get; } = new BulletinLabels(ImmutableDictionary<(BulletinDimension Dimension, string Code), LocalizedText>.Empty)
        .With(
            BulletinDimension.Kind,
            ("", Missing),
            (BulletinCodes.Demand, new("诉求", "Demands")),
            (BulletinCodes.Suggestion, new("建议", "Suggestions")))
        .With(
            BulletinDimension.Channel,
            ("", Missing),
            (nameof(PetitionChannel.Visit), new("走访", "Visit")),
            (nameof(PetitionChannel.Reception), new("接访", "Reception")),
            (nameof(PetitionChannel.Hotline), new("热线", "Hotline")),
            (nameof(PetitionChannel.Email), new("电子邮件", "E-mail")),
            (nameof(PetitionChannel.Blog), new("博客", "Blog")),
            (nameof(PetitionChannel.Sms), new("短信", "SMS")),
            (nameof(PetitionChannel.Web), new("网站", "Web")),
            (nameof(PetitionChannel.Meeting), new("会议", "Meeting")),
            (nameof(PetitionChannel.LeaderReception), new("领导接待日", "Leaders' reception day")),
            (nameof(PetitionChannel.Transferred), new("转来", "Transferred")))
        .With(
            BulletinDimension.Outcome,
            ("Solved", new("已解决", "Solved")),
            ("Explained", new("已解释说明", "Explained")),
            ("Answered", new("已答复", "Answered")),
            (BulletinCodes.Adopted, new("采纳", "Adopted")),
            (BulletinCodes.PartlyAdopted, new("部分采纳", "Partly adopted")),
            (BulletinCodes.NotAdopted, new("不采纳", "Not adopted")),
            ("NotAccepted", new("不予受理", "Not accepted")),
            ("Withdrawn", new("撤回", "Withdrawn")),
            ("HandedOver", new("移交", "Handed over")),
            ("", new("未办结", "Still open")))
        .With(BulletinDimension.Unit, ("", new("（未转办）", "(not referred)")));

    /// <summary>These labels with the kinds, outcomes and appraisals of a workflow in its own words; those that have words already keep them.</summary>
    /// <param name="workflow">The workflow.</param>
    public BulletinLabels With(WorkflowDefinition workflow)
    {
        Guard.Against.Null(workflow);
        return new(new[]
        {
            workflow.Kinds.Select(k => (BulletinDimension.Kind, k.Id, k.Text)),
            workflow.Outcomes.Select(o => (BulletinDimension.Outcome, o.Id, o.Text)),
            workflow.Appraisals.Select(a => (BulletinDimension.Group, a.Id, a.Text)),
        }.SelectMany(named => named).Aggregate(_texts, (texts, named) => texts.ContainsKey((named.Item1, named.Id)) ? texts : texts.Add((named.Item1, named.Id), Titled(named.Text))));
    }

    /// <summary>These labels with more; a code that is named again gets the new words.</summary>
    /// <param name="dimension">What the codes are of.</param>
    /// <param name="labels">Codes and their words.</param>
    public BulletinLabels With(BulletinDimension dimension, params IEnumerable<(string Code, LocalizedText Text)> labels) =>
        new(_texts.SetItems(Guard.Against.Null(labels).Select(l => KeyValuePair.Create((dimension, l.Code), l.Text))));

    /// <summary>Whether a code is one of those that the labels name. A bulletin takes no other kinds, channels and outcomes.</summary>
    /// <param name="dimension">What the code is of.</param>
    /// <param name="code">The code.</param>
    public bool Has(BulletinDimension dimension, string code) => _texts.ContainsKey((dimension, Guard.Against.Null(code)));

    /// <summary>The codes that the labels name, in ordinal order.</summary>
    internal IEnumerable<string> Codes(BulletinDimension dimension) =>
        _texts.Keys.Where(k => k.Dimension == dimension && k.Code.Length > 0).Select(k => k.Code).Order(StringComparer.Ordinal);

    /// <summary>The words for a code; the code itself where nobody gave words.</summary>
    /// <param name="dimension">What the code is of.</param>
    /// <param name="code">The code; empty where a petition has none.</param>
    public LocalizedText Find(BulletinDimension dimension, string code) =>
        _texts.GetValueOrDefault((dimension, Guard.Against.Null(code))) ?? (code.Length == 0 ? Missing : new(code, code));

    private static LocalizedText Titled(LocalizedText text) =>
        text.English is [>= 'a' and <= 'z', ..] english ? text with { English = char.ToUpperInvariant(english[0]) + english[1..] } : text;
}
