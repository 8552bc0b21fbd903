using System.Collections.Immutable;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>Works out which commands are open and why the others are shut.</summary>
internal static class Commandings
{
    internal static ImmutableArray<OpenCommand> Open(Petition petition, bool graded)
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        ILookup<string, EnabledTransition> enabled = Enabled(petition, graded).ToLookup(e => e.Transition.Command, StringComparer.Ordinal);
        return
        [
            .. definition.Commands.Where(c => enabled.Contains(c.Id)).Select(c => new OpenCommand(
                c.Id,
                c.Text,
                [.. enabled[c.Id].SelectMany(e => e.Transition.Roles).Distinct().Order()],
                [.. enabled[c.Id].SelectMany(e => e.MustBring).SelectMany(r => Words(definition, r)).Distinct()])),
        ];
    }

    internal static ImmutableArray<ShutCommand> Shut(Petition petition, bool graded)
    {
        HashSet<string> open = [.. Enabled(petition, graded).Select(e => e.Transition.Command)];
        return
        [
            .. petition.Rules.Workflow.Definition.Commands.Where(c => !open.Contains(c.Id)).Select(c => new ShutCommand(
                c.Id, c.Text, graded && GradedSide.Depends(petition, c.Id) ? [Reasons.AppraisalsWithheld] : Why(petition, c.Id))),
        ];
    }

    /// <summary>What is enabled and leads to where somebody goes on; for those who are graded without what depends on appraisals.</summary>
    internal static ImmutableArray<EnabledTransition> Enabled(Petition petition, bool graded) => petition.Rules.Workflow.Enabled(petition.Configuration)
        .RemoveAll(e => LeadsToNobody(petition, e.Transition) || (graded && GradedSide.Depends(petition, e.Transition.Command)));

    private static bool LeadsToNobody(Petition petition, TransitionDefinition transition)
    {
        WorkflowTables tables = petition.Rules.Tables;
        return petition.Version > 0 && transition.To is { } to && transition.Find(RequirementKind.Expired) is null
            && !Scopes.SomebodyGoesOn(petition.Rules, petition.Form, tables.Definition.States[tables.States[to]]);
    }

    /// <summary>The configuration's reasons alone: what an attempt would bring is taken as brought where it can be told.</summary>
    internal static ImmutableArray<Reason> Why(Petition petition, string command)
    {
        Decision decision = petition.Rules.Workflow.Decide(petition.Configuration, new Attempt
        {
            Command = command,
            Roles = petition.Rules.Tables.RolesOf.GetValueOrDefault(command) ?? [],
            HasReason = true,
        });
        return petition.Rules.Workflow.Enabled(petition.Configuration).Any(e => e.Transition.Command == command && LeadsToNobody(petition, e.Transition)) ? [Reasons.NobodyGoesOn]
            : decision.IsAllowed ? []
            : decision.Refusal.Reasons;
    }

    /// <summary>What must come in words. What is fed back needs a content, and a channel unless it is an assisting unit's part.</summary>
    private static ImmutableArray<LocalizedText> Words(WorkflowDefinition definition, Requirement requirement)
    {
        LocalizedText? word = Word(definition, requirement);
        bool part = requirement.Kind == RequirementKind.Recipient && definition.Obligations.Any(o => o.Id == requirement.Of && o.Many);
        return word is null ? []
            : requirement.Kind != RequirementKind.Recipient ? [word]
            : part ? [word, new("反馈内容", "what is told")]
            : [word, new("反馈方式", "the channel"), new("反馈内容", "what is told")];
    }

    private static LocalizedText? Word(WorkflowDefinition definition, Requirement requirement) => requirement.Kind switch
    {
        RequirementKind.Reason => new("理由", "a reason"),
        RequirementKind.Document => new($"材料 {requirement.Of}", $"the document {requirement.Of}"),
        RequirementKind.Approval => definition.Roles.FirstOrDefault(r => r.Id.Value == requirement.Of)?.Text is { } role ? new($"{role.Chinese}批准", $"approval by the {role.English}") : null,
        RequirementKind.Recipient => definition.Obligations.FirstOrDefault(o => o.Id == requirement.Of)?.Text is { } to ? new($"反馈对象：{to.Chinese}", $"the recipient: {to.English}") : null,
        RequirementKind.Result => definition.Appraisals.FirstOrDefault(a => a.Id == requirement.Of)?.Text is { } of ? new($"等级：{of.Chinese}", $"a grade for {of.English}") : null,
        RequirementKind.Proposal => new(
            $"办理结果：{string.Join("、", requirement.Is.Select(o => definition.Outcomes.First(d => d.Id == o).Text.Chinese))}",
            $"an outcome: {string.Join(", ", requirement.Is.Select(o => definition.Outcomes.First(d => d.Id == o).Text.English))}"),
        RequirementKind.DistinctFrom => new("不得是相关单位人员", "not being of a unit concerned"),
        RequirementKind.Expired => new("时限届满", "the clock has expired"),
        _ => null,
    };
}
