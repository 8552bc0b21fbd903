using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Verification.Findings;

/// <summary>Who waits for whom since which step, behind what fails.</summary>
internal static class WaitingTexts
{
    internal static LocalizedText Of(LocalizedText failure, WorkflowDefinition definition, int state, TransitionDefinition? since)
    {
        StateDefinition waiting = definition.States[state];
        if (waiting.IsFinal)
        {
            return failure;
        }

        LocalizedText who = definition.Roles.FirstOrDefault(r => r.Party == RoleParty.Asking)?.Text ?? new("诉求人", "whoever asked");
        LocalizedText[] whom = [.. waiting.Owes.Select(o => o.Role).Distinct().Select(r => definition.Roles.FirstOrDefault(d => d.Id == r)?.Text ?? new(r.Value, r.Value))];
        string chinese = whom.Length == 0 ? "没有人" : string.Join('、', whom.Select(t => $"“{t.Chinese}”"));
        string english = whom.Length == 0 ? "nobody" : string.Join(" or ", whom.Select(t => t.English));
        LocalizedText? step = since is null ? null : definition.Commands.FirstOrDefault(c => c.Id == since.Command)?.Text;
        return new(
            $"{failure.Chinese}：{who.Chinese}{(step is null ? "从一开始" : $"自“{step.Chinese}”起")}等待{(whom.Length == 0 ? "，却没有人负责" : chinese)}",
            $"{failure.English}: {who.English} waits for {english} {(step is null ? "from the start" : $"since '{step.English}'")}");
    }
}
