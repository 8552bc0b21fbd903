using System.Collections.Immutable;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Explaining;

/// <summary>Works out which commands are open and why the others are shut.</summary>
internal static class Commandings
{
    internal static ImmutableArray<OpenCommand> Open(Petition petition)
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        ILookup<string, EnabledTransition> enabled = petition.Rules.Workflow.Enabled(petition.Configuration).ToLookup(e => e.Transition.Command, StringComparer.Ordinal);
        return
        [
            .. definition.Commands.Where(c => enabled.Contains(c.Id)).Select(c => new OpenCommand(
                c.Id,
                c.Text,
                [.. enabled[c.Id].SelectMany(e => e.Transition.Roles).Distinct().Order()],
                [.. enabled[c.Id].SelectMany(e => e.MustBring).Select(r => Words(definition, r)).OfType<LocalizedText>().Distinct()])),
        ];
    }

    internal static ImmutableArray<ShutCommand> Shut(Petition petition)
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        HashSet<string> open = [.. petition.Rules.Workflow.Enabled(petition.Configuration).Select(e => e.Transition.Command)];
        return
        [
            .. definition.Commands.Where(c => !open.Contains(c.Id)).Select(c => new ShutCommand(c.Id, c.Text, Why(petition, c.Id))),
        ];
    }

    /// <summary>The configuration's reasons alone: what an attempt would bring is taken as brought where it can be told.</summary>
    private static ImmutableArray<Reason> Why(Petition petition, string command)
    {
        Decision decision = petition.Rules.Workflow.Decide(petition.Configuration, new Attempt
        {
            Command = command,
            Roles = petition.Rules.Tables.RolesOf.GetValueOrDefault(command) ?? [],
            HasReason = true,
        });
        return decision.IsAllowed ? [] : decision.Refusal.Reasons;
    }

    private static LocalizedText? Words(WorkflowDefinition definition, Requirement requirement) => requirement.Kind switch
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
