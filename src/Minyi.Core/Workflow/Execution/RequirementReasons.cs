using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Execution;

/// <summary>What of a transition does not hold for an attempt, in words.</summary>
internal sealed class RequirementReasons(CompiledWorkflow workflow)
{
    private readonly WorkflowDefinition _definition = workflow.Definition;

    /// <summary>Whether everything holds, found without allocating.</summary>
    internal static bool AllHold(CompiledTransition transition, ReadOnlySpan<ulong> words, Attempt attempt)
    {
        if (!RoleHolds(transition, attempt) || !transition.IsPossible(words) || (attempt.Expiry is null) != (transition.Expired is null))
        {
            return false;
        }

        foreach (Requirement requirement in transition.Brings)
        {
            if (!Brought(transition, requirement, words, attempt))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the attempt names what this transition is about, so that the user can have meant it.</summary>
    internal static bool IsMeant(CompiledTransition transition, Attempt attempt) =>
        (attempt.Expiry is null) == (transition.Expired is null)
        && transition.Brings.All(r => r.Kind switch
        {
            RequirementKind.Recipient => attempt.Recipient == r.Of,
            RequirementKind.Result => attempt.Appraisal == r.Of && r.Is.Contains(Word(attempt.Result), StringComparer.Ordinal),
            RequirementKind.Proposal => attempt.Outcome is { } outcome && r.Is.Contains(outcome, StringComparer.Ordinal),
            RequirementKind.Expired => attempt.Expiry!.Clock == r.Of && r.Is.Contains(attempt.Expiry.Stage, StringComparer.Ordinal),
            _ => true,
        });

    /// <summary>Every reason why the transition does not fire, in the order role, configuration, attempt.</summary>
    internal List<Reason> All(CompiledTransition transition, ReadOnlySpan<ulong> words, Attempt attempt)
    {
        List<Reason> reasons = [];
        if (!RoleHolds(transition, attempt))
        {
            string zh = string.Join('、', transition.Roles.Select(r => RoleText(r).Chinese));
            string en = string.Join(", ", transition.Roles.Select(r => RoleText(r).English));
            reasons.Add(new("role-not-allowed", new($"本操作须由{zh}进行", $"this is for: {en}")));
        }

        foreach (FieldGuard guard in transition.Guards)
        {
            if (!guard.Holds(words))
            {
                reasons.Add(Unmet(guard));
            }
        }

        foreach (Requirement requirement in transition.Brings)
        {
            if (!Brought(transition, requirement, words, attempt) && !(requirement.Kind == RequirementKind.Expired && reasons.Exists(r => r.Code == "clock-not-expired")))
            {
                reasons.Add(Missing(requirement));
            }
        }

        if (attempt.Expiry is not null && transition.Expired is null)
        {
            reasons.Add(new("not-for-the-clock", new("本操作不由时限届满触发", "this does not happen when a time limit runs out")));
        }

        return reasons;
    }

    private static bool RoleHolds(CompiledTransition transition, Attempt attempt)
    {
        foreach (Role role in transition.Roles)
        {
            if (attempt.Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Brought(CompiledTransition transition, Requirement requirement, ReadOnlySpan<ulong> words, Attempt attempt) => requirement.Kind switch
    {
        RequirementKind.Reason => attempt.HasReason,
        RequirementKind.Document => attempt.Documents.Contains(requirement.Of!),
        RequirementKind.Approval => attempt.Approvals.Contains(Role.From(requirement.Of!)),
        RequirementKind.DistinctFrom => !attempt.OfUnitConcerned,
        RequirementKind.Recipient => attempt.Recipient == requirement.Of,
        RequirementKind.Result => attempt.Appraisal == requirement.Of && Has(requirement, Word(attempt.Result)),
        RequirementKind.Proposal => attempt.Outcome is { } outcome && Has(requirement, outcome),
        RequirementKind.Expired => attempt.Expiry is { } expiry && expiry.Clock == requirement.Of && Has(requirement, expiry.Stage) && IsIn(transition, expiry.Stage, words),
        _ => true,
    };

    private static bool Has(Requirement requirement, string word)
    {
        foreach (string value in requirement.Is.AsSpan())
        {
            if (value == word)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the clock that fires the transition runs in the stage: the guard of `expired` lists its stages by value.</summary>
    private static bool IsIn(CompiledTransition transition, string stage, ReadOnlySpan<ulong> words)
    {
        foreach (FieldGuard guard in transition.Guards)
        {
            if (guard.Requirement.Kind == RequirementKind.Expired)
            {
                int value = guard.Field.Read(words);
                return value >= 1 && value <= transition.ExpiringStages.Count && transition.ExpiringStages[value - 1] == stage;
            }
        }

        return false;
    }

    private static string Word(AppraisalState? result) => result is { } state ? Vocabulary.Appraisals[(int)state] : "";

    private LocalizedText RoleText(Role role) => _definition.Roles.FirstOrDefault(r => r.Id == role)?.Text ?? new(role.Value, role.Value);

    private Reason Unmet(FieldGuard guard)
    {
        Requirement requirement = guard.Requirement;
        string zhIs = string.Join('、', requirement.Is.Select(ReasonWords.Chinese));
        string enIs = string.Join(" or ", requirement.Is.Select(v => v.Replace('-', ' ')));
        LocalizedText of = Name(requirement);
        return requirement.Kind switch
        {
            RequirementKind.Obligation => new("obligation", new($"对“{of.Chinese}”的反馈须为：{zhIs}", $"the feedback to {of.English} must be {enIs}")),
            RequirementKind.Appraisal => new("appraisal", new($"“{of.Chinese}”须为：{zhIs}", $"{of.English} must be {enIs}")),
            RequirementKind.Clock => new("clock", new($"“{of.Chinese}”时限须为：{zhIs}", $"the clock {of.English} must be {enIs}")),
            RequirementKind.Counter when requirement.Is.Contains("below", StringComparer.Ordinal) => new("at-bound", new($"“{of.Chinese}”已达次数上限", $"{of.English}: the limit is reached")),
            RequirementKind.Counter => new("below-bound", new($"“{of.Chinese}”尚未达到次数上限", $"{of.English}: the limit is not reached yet")),
            RequirementKind.Kind => new("kind", new($"仅适用于：{Texts(requirement, _definition.Kinds.Select(k => new NamedText(k.Id, k.Text)), chinese: true)}", $"only for: {Texts(requirement, _definition.Kinds.Select(k => new NamedText(k.Id, k.Text)), chinese: false)}")),
            RequirementKind.Outcome => new("outcome", new($"办理结果须为：{Texts(requirement, _definition.Outcomes, chinese: true)}", $"the outcome must be: {Texts(requirement, _definition.Outcomes, chinese: false)}")),
            RequirementKind.Published => requirement.Is.Contains("no", StringComparer.Ordinal)
                ? new("published", new("结果已经公开", "the result is published already"))
                : new("not-published", new("结果尚未公开", "the result is not published")),
            _ => new("clock-not-expired", new($"“{of.Chinese}”时限未在此阶段运行", $"the clock {of.English} is not in this stage")),
        };
    }

    private Reason Missing(Requirement requirement)
    {
        LocalizedText of = Name(requirement);
        return requirement.Kind switch
        {
            RequirementKind.Reason => new("reason-missing", new("须说明理由", "a reason must be given")),
            RequirementKind.Document => new("document-missing", new($"须附材料：{of.Chinese}", $"a document must be attached: {of.English}")),
            RequirementKind.Approval => new("approval-missing", new($"须经{of.Chinese}批准", $"{of.English} must approve")),
            RequirementKind.DistinctFrom => new("own-unit", new("不得对本单位作出裁定或评议", "nobody may rule on or appraise their own unit")),
            RequirementKind.Recipient => new("recipient", new($"须指明反馈对象：{of.Chinese}", $"the recipient must be named: {of.English}")),
            RequirementKind.Result => new("result", new($"须给出“{of.Chinese}”的评议等级", $"a grade must be given for {of.English}")),
            RequirementKind.Proposal => new("proposal", new($"须提出办理结果：{Texts(requirement, _definition.Outcomes, chinese: true)}", $"an outcome must be proposed: {Texts(requirement, _definition.Outcomes, chinese: false)}")),
            _ => new("clock-not-expired", new($"“{of.Chinese}”时限尚未届满", $"the clock {of.English} has not expired")),
        };
    }

    private LocalizedText Name(Requirement requirement)
    {
        string of = requirement.Of ?? "";
        LocalizedText? text = requirement.Kind switch
        {
            RequirementKind.Obligation or RequirementKind.Recipient => _definition.Obligations.FirstOrDefault(o => o.Id == of)?.Text,
            RequirementKind.Appraisal or RequirementKind.Result => _definition.Appraisals.FirstOrDefault(a => a.Id == of)?.Text,
            RequirementKind.Clock or RequirementKind.Expired => _definition.Clocks.FirstOrDefault(c => c.Id == of)?.Text,
            RequirementKind.Counter => _definition.Counters.FirstOrDefault(c => c.Id == of)?.Text,
            RequirementKind.Approval => RoleText(Role.From(of)),
            _ => null,
        };
        return text ?? new(of, of);
    }

    private static string Texts(Requirement requirement, IEnumerable<NamedText> named, bool chinese) => string.Join(
        chinese ? "、" : " or ",
        requirement.Is.Select(id => named.FirstOrDefault(n => n.Id == id)?.Text is { } text ? (chinese ? text.Chinese : text.English) : chinese ? "尚无" : id));
}
