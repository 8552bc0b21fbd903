using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow;

/// <summary>What is said of an attempt that fires nothing, written from docs/workflow.md in terms of views.</summary>
internal sealed class Reasons(WorkflowDefinition definition)
{
    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        ["none"] = "未发起",
        ["owed"] = "尚未完成",
        ["some"] = "部分完成",
        ["settled"] = "已完成",
        ["waived"] = "已免除",
        ["offered"] = "评议中",
        ["satisfied"] = "满意",
        ["not-satisfied"] = "不满意",
        ["lapsed"] = "逾期未评",
        ["stopped"] = "已停止",
        ["running"] = "计时中",
        ["paused"] = "已中止",
        ["run-out"] = "已届满",
    };

    /// <summary>The transition that fires, or null.</summary>
    internal TransitionDefinition? Firing(ConfigurationView at, Attempt attempt) => Candidates(at, attempt).FirstOrDefault(t => All(t, at, attempt).Count == 0);

    internal List<Reason> Refused(ConfigurationView at, Attempt attempt)
    {
        TransitionDefinition[] candidates = [.. Candidates(at, attempt)];
        LocalizedText state = definition.States.Single(s => s.Id == at.State).Text;
        return candidates.Length > 0 ? candidates.OrderBy(t => IsMeant(t, attempt) ? 0 : 1).ThenBy(t => All(t, at, attempt).Count).Select(t => All(t, at, attempt)).First()
            : definition.Commands.Any(c => c.Id == attempt.Command)
                ? [new("not-allowed-in-state", new($"“{state.Chinese}”状态下不能进行此操作", $"not allowed in the state: {state.English}"))]
                : [new("unknown-command", new("流程中没有此操作", "the workflow has no such command"))];
    }

    internal string[] Allowed(ConfigurationView at, Attempt attempt) =>
        [.. definition.Transitions.Where(t => Table.IsPossible(definition, t, at) && t.Roles.Any(attempt.Roles.Contains)).Select(t => t.Command).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<TransitionDefinition> Candidates(ConfigurationView at, Attempt attempt) =>
        definition.Transitions.Where(t => t.Command == attempt.Command && t.From.Contains(at.State));

    /// <summary>Whether the attempt names what the transition is about.</summary>
    private static bool IsMeant(TransitionDefinition transition, Attempt attempt) =>
        transition.Requires.Any(r => r.Kind == RequirementKind.Expired) == attempt.Expiry is not null
        && transition.Requires.All(r => r.Kind switch
        {
            RequirementKind.Recipient => attempt.Recipient == r.Of,
            RequirementKind.Result => attempt.Appraisal == r.Of && r.Is.Contains(Grade(attempt)),
            RequirementKind.Proposal => r.Is.Contains(attempt.Outcome ?? "-"),
            RequirementKind.Expired => attempt.Expiry!.Clock == r.Of && r.Is.Contains(attempt.Expiry.Stage),
            _ => true,
        });

    private List<Reason> All(TransitionDefinition transition, ConfigurationView at, Attempt attempt)
    {
        List<Reason> reasons = [];
        if (!transition.Roles.Any(attempt.Roles.Contains))
        {
            LocalizedText[] roles = [.. transition.Roles.Select(Of)];
            reasons.Add(new("role-not-allowed", new($"本操作须由{string.Join('、', roles.Select(r => r.Chinese))}进行", $"this is for: {string.Join(", ", roles.Select(r => r.English))}")));
        }

        bool stagePassed = true;
        foreach (Requirement requirement in transition.Requires.Where(r => r.Kind < RequirementKind.Reason || r.Kind == RequirementKind.Expired))
        {
            if (!Table.IsPossible(definition, transition with { Requires = [requirement] }, at))
            {
                reasons.Add(Unmet(requirement));
                stagePassed &= requirement.Kind != RequirementKind.Expired;
            }
        }

        foreach (Requirement requirement in transition.Requires)
        {
            Reason? missing = Missing(requirement, at, attempt);
            if (missing is not null && (stagePassed || requirement.Kind != RequirementKind.Expired))
            {
                reasons.Add(missing);
            }
        }

        if (attempt.Expiry is not null && transition.Requires.All(r => r.Kind != RequirementKind.Expired))
        {
            reasons.Add(new("not-for-the-clock", new("本操作不由时限届满触发", "this does not happen when a time limit runs out")));
        }

        return reasons;
    }

    private Reason Unmet(Requirement r)
    {
        (string zh, string en) = (string.Join('、', r.Is.Select(v => Chinese.GetValueOrDefault(v, v))), string.Join(" or ", r.Is.Select(v => v.Replace('-', ' '))));
        switch (r.Kind)
        {
            case RequirementKind.Obligation:
                LocalizedText of = definition.Obligations.Single(o => o.Id == r.Of).Text;
                return new("obligation", new($"对“{of.Chinese}”的反馈须为：{zh}", $"the feedback to {of.English} must be {en}"));
            case RequirementKind.Appraisal:
                of = definition.Appraisals.Single(a => a.Id == r.Of).Text;
                return new("appraisal", new($"“{of.Chinese}”须为：{zh}", $"{of.English} must be {en}"));
            case RequirementKind.Clock:
                of = definition.Clocks.Single(c => c.Id == r.Of).Text;
                return new("clock", new($"“{of.Chinese}”时限须为：{zh}", $"the clock {of.English} must be {en}"));
            case RequirementKind.Counter:
                of = definition.Counters.Single(c => c.Id == r.Of).Text;
                return r.Is.Contains("below")
                    ? new("at-bound", new($"“{of.Chinese}”已达次数上限", $"{of.English}: the limit is reached"))
                    : new("below-bound", new($"“{of.Chinese}”尚未达到次数上限", $"{of.English}: the limit is not reached yet"));
            case RequirementKind.Kind:
                LocalizedText[] texts = [.. r.Is.Select(id => definition.Kinds.Single(k => k.Id == id).Text)];
                return new("kind", new($"仅适用于：{string.Join('、', texts.Select(t => t.Chinese))}", $"only for: {string.Join(" or ", texts.Select(t => t.English))}"));
            case RequirementKind.Outcome:
                texts = Outcomes(r);
                return new("outcome", new($"办理结果须为：{string.Join('、', texts.Select(t => t.Chinese))}", $"the outcome must be: {string.Join(" or ", texts.Select(t => t.English))}"));
            case RequirementKind.Published:
                return r.Is.Contains("no")
                    ? new("published", new("结果已经公开", "the result is published already"))
                    : new("not-published", new("结果尚未公开", "the result is not published"));
            default:
                of = definition.Clocks.Single(c => c.Id == r.Of).Text;
                return new("clock-not-expired", new($"“{of.Chinese}”时限未在此阶段运行", $"the clock {of.English} is not in this stage"));
        }
    }

    private Reason? Missing(Requirement r, ConfigurationView at, Attempt attempt)
    {
        switch (r.Kind)
        {
            case RequirementKind.Reason:
                return attempt.HasReason ? null : new("reason-missing", new("须说明理由", "a reason must be given"));
            case RequirementKind.Document:
                return attempt.Documents.Contains(r.Of!) ? null : new("document-missing", new($"须附材料：{r.Of}", $"a document must be attached: {r.Of}"));
            case RequirementKind.Approval:
                LocalizedText of = Of(Role.From(r.Of!));
                return attempt.Approvals.Contains(Role.From(r.Of!)) ? null : new("approval-missing", new($"须经{of.Chinese}批准", $"{of.English} must approve"));
            case RequirementKind.DistinctFrom:
                return !attempt.OfUnitConcerned ? null : new("own-unit", new("不得对本单位作出裁定或评议", "nobody may rule on or appraise their own unit"));
            case RequirementKind.Recipient:
                of = definition.Obligations.Single(o => o.Id == r.Of).Text;
                return attempt.Recipient == r.Of ? null : new("recipient", new($"须指明反馈对象：{of.Chinese}", $"the recipient must be named: {of.English}"));
            case RequirementKind.Result:
                of = definition.Appraisals.Single(a => a.Id == r.Of).Text;
                return attempt.Appraisal == r.Of && r.Is.Contains(Grade(attempt)) ? null : new("result", new($"须给出“{of.Chinese}”的评议等级", $"a grade must be given for {of.English}"));
            case RequirementKind.Proposal:
                LocalizedText[] texts = Outcomes(r);
                return r.Is.Contains(attempt.Outcome ?? "-") ? null
                    : new("proposal", new($"须提出办理结果：{string.Join('、', texts.Select(t => t.Chinese))}", $"an outcome must be proposed: {string.Join(" or ", texts.Select(t => t.English))}"));
            case RequirementKind.Expired:
                of = definition.Clocks.Single(c => c.Id == r.Of).Text;
                return attempt.Expiry is { } expiry && expiry.Clock == r.Of && r.Is.Contains(expiry.Stage) && at.Clocks.GetValueOrDefault(expiry.Clock) == new ClockState(ClockStatus.Running, expiry.Stage)
                    ? null
                    : new("clock-not-expired", new($"“{of.Chinese}”时限尚未届满", $"the clock {of.English} has not expired"));
            default:
                return null;
        }
    }

    private LocalizedText[] Outcomes(Requirement r) => [.. r.Is.Select(id => id == "none" ? new LocalizedText("尚无", "none") : definition.Outcomes.Single(o => o.Id == id).Text)];

    private LocalizedText Of(Role role) => definition.Roles.SingleOrDefault(r => r.Id == role)?.Text ?? new(role.Value, role.Value);

    private static string Grade(Attempt attempt) => attempt.Result switch { AppraisalState.Satisfied => "satisfied", AppraisalState.NotSatisfied => "not-satisfied", _ => "-" };
}
