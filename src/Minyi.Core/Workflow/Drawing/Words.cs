using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>The names of a definition's parts in one language; what is not named shows its id.</summary>
internal sealed class Words(WorkflowDefinition definition, Language language)
{
    private readonly Dictionary<string, string> _states = Named(definition.States.Select(s => (s.Id, s.Text)), language);
    private readonly Dictionary<string, string> _roles = Named(definition.Roles.Select(r => (r.Id.Value, r.Text)), language);
    private readonly Dictionary<string, string> _commands = Named(definition.Commands.Select(c => (c.Id, c.Text)), language);
    private readonly Dictionary<string, string> _obligations = Named(definition.Obligations.Select(o => (o.Id, o.Text)), language);
    private readonly Dictionary<string, string> _clocks = Named(definition.Clocks.Select(c => (c.Id, c.Text)), language);
    private readonly Dictionary<string, string> _appraisals = Named(definition.Appraisals.Select(a => (a.Id, a.Text)), language);
    private readonly Dictionary<string, string> _counters = Named(definition.Counters.Select(c => (c.Id, c.Text)), language);
    private readonly Dictionary<string, string> _kinds = Named(definition.Kinds.Select(k => (k.Id, k.Text)), language);
    private readonly Dictionary<string, string> _outcomes = Named(definition.Outcomes.Select(o => (o.Id, o.Text)), language);
    private readonly HashSet<string> _optional = [.. definition.Obligations.Where(o => o.Optional).Select(o => o.Id)];

    internal string State(string id) => _states.GetValueOrDefault(id, id);

    internal string Role(Role id) => _roles.GetValueOrDefault(id.Value, id.Value);

    internal string Clock(string id) => _clocks.GetValueOrDefault(id, id);

    internal string Outcome(string id) => _outcomes.GetValueOrDefault(id, id);

    internal string Command(string id) => _commands.GetValueOrDefault(id, id);

    internal string Roles(TransitionDefinition transition) => string.Join(Say("、", ", "), transition.Roles.Select(Role));

    internal string Say(string chinese, string english) => language == Language.Chinese ? chinese : english;

    /// <summary>A requirement in a few words.</summary>
    internal string Requirement(Requirement requirement)
    {
        string values = string.Join(Say("或", " or "), requirement.Is.Select(v => Value(requirement.Kind, v)));
        return requirement.Kind switch
        {
            RequirementKind.Obligation => $"{Of(_obligations)}{Say("的反馈", " feedback")}{Is()}{values}",
            RequirementKind.Appraisal => $"{Of(_appraisals)}{Is()}{values}",
            RequirementKind.Clock => $"{Of(_clocks)}{Is()}{values}",
            RequirementKind.Counter => $"{Of(_counters)}{Is()}{values}",
            RequirementKind.Kind => $"{Say("类别", "kind")}{Is()}{values}",
            RequirementKind.Outcome => $"{Say("结果", "outcome")}{Is()}{values}",
            RequirementKind.Published => $"{Say("公开", "on the board")}{Is()}{values}",
            RequirementKind.Reason => Say("说明理由", "a reason"),
            RequirementKind.Document => $"{Say("附件", "document")}{Is()}{requirement.Of}",
            RequirementKind.Approval => $"{Of(_roles)}{Say("批准", " approves")}",
            RequirementKind.DistinctFrom => Say("非承办单位人员", "not of the unit concerned"),
            RequirementKind.Recipient => $"{Say("对象", "recipient")}{Is()}{Of(_obligations)}",
            RequirementKind.Result => $"{Of(_appraisals)}{Say("评为", " graded ")}{values}",
            RequirementKind.Proposal => $"{Say("拟定结果", "proposed outcome")}{Is()}{values}",
            RequirementKind.Expired => $"{Of(_clocks)}{Say("到期：", " has reached ")}{values}",
            _ => throw new ArgumentOutOfRangeException(nameof(requirement), requirement.Kind, "A kind of the vocabulary."),
        };

        string Of(Dictionary<string, string> names) => names.GetValueOrDefault(requirement.Of ?? "", requirement.Of ?? "");
        string Is() => Say("：", ": ");
    }

    /// <summary>An effect in a few words.</summary>
    internal string Effect(Effect effect) => effect.Kind switch
    {
        EffectKind.Open => (_optional.Contains(effect.Of ?? "") ? Say("应反馈（如有）：", "owe feedback, if there is one: ") : Say("应反馈：", "owe feedback: ")) + Of(effect, _obligations),
        EffectKind.Settle => Say("已反馈：", "settle feedback: ") + Of(effect, _obligations),
        EffectKind.Waive => Say("免除反馈：", "waive feedback: ") + Of(effect, _obligations),
        EffectKind.Void => Say("反馈作废：", "void feedback: ") + Of(effect, _obligations),
        EffectKind.Start => Say("开始计时：", "start clock: ") + Of(effect, _clocks),
        EffectKind.Stop => Say("停止计时：", "stop clock: ") + Of(effect, _clocks),
        EffectKind.Pause => Say("暂停计时：", "pause clock: ") + Of(effect, _clocks),
        EffectKind.Resume => Say("恢复计时：", "resume clock: ") + Of(effect, _clocks),
        EffectKind.Extend => Say("延长期限：", "extend clock: ") + Of(effect, _clocks),
        EffectKind.Transfer => Say("转移计时：", "transfer clock: ") + Of(effect, _clocks),
        EffectKind.Offer => Say("请评议：", "offer appraisal: ") + Of(effect, _appraisals),
        EffectKind.Close => Say("评议结束：", "close appraisal: ") + Of(effect, _appraisals) + Say("，", ", ") + Value(RequirementKind.Appraisal, effect.As ?? ""),
        EffectKind.Withdraw => Say("撤回评议：", "withdraw appraisal: ") + Of(effect, _appraisals),
        EffectKind.Count => Say("计数：", "count: ") + Of(effect, _counters),
        EffectKind.Reset => Say("计数清零：", "reset counter: ") + Of(effect, _counters),
        EffectKind.Conclude => Say("结果定为：", "conclude: ") + Outcome(effect.As ?? ""),
        EffectKind.Reconsider => Say("结果待定", "reconsider the outcome"),
        EffectKind.Publish => Say("公开", "publish"),
        EffectKind.Retract => Say("公开内容标注已被取代", "mark what is on the board as superseded"),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect.Kind, "A kind of the vocabulary."),
    };

    private string Value(RequirementKind kind, string value) => kind switch
    {
        RequirementKind.Kind => _kinds.GetValueOrDefault(value, value),
        RequirementKind.Outcome or RequirementKind.Proposal when value != "none" => Outcome(value),
        _ => value switch
        {
            "none" => Say("无", "none"),
            "owed" => Say("待反馈", "owed"),
            "some" => Say("部分已反馈", "some settled"),
            "settled" => Say("已反馈", "settled"),
            "waived" => Say("已免除", "waived"),
            "offered" => Say("待评议", "offered"),
            "satisfied" => Say("满意", "satisfied"),
            "not-satisfied" => Say("不满意", "not satisfied"),
            "lapsed" => Say("逾期未评", "lapsed"),
            "stopped" => Say("未计时", "stopped"),
            "running" => Say("计时中", "running"),
            "paused" => Say("已暂停", "paused"),
            "run-out" => Say("已超期", "run out"),
            "below" => Say("未达上限", "below its bound"),
            "at-bound" => Say("已达上限", "at its bound"),
            "yes" => Say("是", "yes"),
            "no" => Say("否", "no"),
            _ => value,
        },
    };

    private static string Of(Effect effect, Dictionary<string, string> names) => names.GetValueOrDefault(effect.Of ?? "", effect.Of ?? "");

    // The first of two with one id is shown; that there are two is the verifier's to say.
    private static Dictionary<string, string> Named(IEnumerable<(string Id, LocalizedText Text)> parts, Language language)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach ((string id, LocalizedText text) in parts)
        {
            names.TryAdd(id, text.In(language));
        }

        return names;
    }
}
