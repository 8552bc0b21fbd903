using System.Text;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>A Mermaid <c>stateDiagram-v2</c>: https://mermaid.js.org/syntax/stateDiagram.html.</summary>
internal static class MermaidWriter
{
    internal static string Write(WorkflowDefinition definition, Language language)
    {
        Words words = new(definition, language);
        StringBuilder text = new("stateDiagram-v2\n");
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        foreach (StateDefinition state in definition.States)
        {
            // Host ids may hold what Mermaid's grammar does not allow, so its ids are numbers.
            if (ids.TryAdd(state.Id, FormattableString.Invariant($"s{ids.Count + 1}")))
            {
                text.Append("  state \"").Append(Escape(words.State(state.Id))).Append("\" as ").Append(ids[state.Id]).Append('\n');
            }
        }

        if (ids.TryGetValue(definition.Initial, out string? initial))
        {
            text.Append("  [*] --> ").Append(initial).Append('\n');
        }

        foreach (TransitionDefinition transition in definition.Transitions)
        {
            string label = Escape($"{words.Command(transition.Command)} ({words.Roles(transition)})");
            foreach (string from in transition.From)
            {
                if (ids.TryGetValue(from, out string? source) && ids.TryGetValue(transition.To ?? from, out string? target))
                {
                    text.Append("  ").Append(source).Append(" --> ").Append(target).Append(" : ").Append(label).Append('\n');
                }
            }
        }

        foreach (StateDefinition state in definition.States.Where(s => s.IsFinal))
        {
            text.Append("  ").Append(ids[state.Id]).Append(" --> [*]\n");
        }

        return text.ToString();
    }

    private static string Escape(string label) => MarkupText.Terminal(label)
        .Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace(":", "#58;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
