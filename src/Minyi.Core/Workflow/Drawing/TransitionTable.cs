using System.Text;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>The transitions as a Markdown table.</summary>
internal static class TransitionTable
{
    internal static string Write(WorkflowDefinition definition, Language language)
    {
        Words words = new(definition, language);
        StringBuilder text = new();
        text.Append(words.Say(
            "| 编号 | 从 | 命令 | 由谁 | 条件 | 效果 | 到 | 依据 |\n",
            "| id | from | command | by | requires | effects | to | source |\n"));
        text.Append("|---|---|---|---|---|---|---|---|\n");
        string separator = words.Say("；", "; ");
        foreach (TransitionDefinition transition in definition.Transitions)
        {
            string to = transition.To is null ? words.Say("（不变）", "(stays)") : words.State(transition.To);
            string[] cells =
            [
                transition.Id,
                string.Join(words.Say("、", ", "), transition.From.Select(words.State)),
                words.Command(transition.Command),
                words.Roles(transition),
                string.Join(separator, transition.Requires.Select(words.Requirement)),
                string.Join(separator, transition.Effects.Select(words.Effect)),
                to,
                transition.Source ?? "",
            ];
            text.Append('|');
            foreach (string cell in cells)
            {
                text.Append(' ').Append(MarkupText.Markdown(cell)).Append(" |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
