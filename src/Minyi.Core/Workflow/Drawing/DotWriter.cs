using System.Text;
using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>A Graphviz digraph: https://graphviz.org/doc/info/lang.html.</summary>
internal static class DotWriter
{
    internal static string Write(WorkflowDefinition definition, Language language)
    {
        Words words = new(definition, language);
        StringBuilder text = new();
        text.Append("digraph ").Append(Quoted(definition.Id)).Append(" {\n");
        text.Append("  rankdir=TB; fontname=\"Noto Sans CJK SC\"; label=").Append(Quoted(definition.Title.In(language))).Append("; labelloc=t;\n");
        text.Append("  node [shape=box, style=rounded, fontname=\"Noto Sans CJK SC\"]; edge [fontname=\"Noto Sans CJK SC\", fontsize=10];\n");
        text.Append("  \"\" [shape=point];\n  \"\" -> ").Append(Quoted(definition.Initial)).Append(";\n");
        foreach (StateDefinition state in definition.States)
        {
            text.Append("  ").Append(Quoted(state.Id)).Append(" [label=").Append(Quoted(words.State(state.Id)))
                .Append(state.IsFinal ? ", peripheries=2" : "").Append("];\n");
        }

        foreach (TransitionDefinition transition in definition.Transitions)
        {
            string label = Quoted($"{words.Command(transition.Command)}\n{words.Roles(transition)}");
            foreach (string from in transition.From)
            {
                text.Append("  ").Append(Quoted(from)).Append(" -> ").Append(Quoted(transition.To ?? from)).Append(" [label=").Append(label).Append("];\n");
            }
        }

        return text.Append("}\n").ToString();
    }

    private static string Quoted(string value) => "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n") + "\"";
}
