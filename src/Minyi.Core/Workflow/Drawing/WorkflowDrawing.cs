using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Drawing;

/// <summary>Draws a workflow from its definition, so that picture, proof and execution cannot differ.</summary>
/// <example><code>
/// File.WriteAllText("workflow.svg", WorkflowDrawing.Svg(PetitionWorkflow.Yantian.Definition, Language.Chinese));
/// </code></example>
public static class WorkflowDrawing
{
    /// <summary>The workflow as a Mermaid state diagram, which Markdown viewers render.</summary>
    /// <param name="definition">The workflow; it need not be sound.</param>
    /// <param name="language">The language of the labels.</param>
    public static string Mermaid(WorkflowDefinition definition, Language language) =>
        MermaidWriter.Write(Guard.Against.Null(definition), language);

    /// <summary>The workflow as a Graphviz digraph.</summary>
    /// <param name="definition">The workflow; it need not be sound.</param>
    /// <param name="language">The language of the labels.</param>
    public static string Dot(WorkflowDefinition definition, Language language) =>
        DotWriter.Write(Guard.Against.Null(definition), language);

    /// <summary>
    /// The workflow as a self-contained SVG: a lane for each role, a card for each state in the lane of the role that owes the next step, a row on the
    /// card for each transition, and a line from the row to where it leads. No label overlaps another.
    /// </summary>
    /// <param name="definition">The workflow; it need not be sound.</param>
    /// <param name="language">The language of the labels.</param>
    public static string Svg(WorkflowDefinition definition, Language language)
    {
        LaneLayout layout = LaneLayout.Of(Guard.Against.Null(definition), language);
        return SvgWriter.Write(layout, definition, language);
    }

    /// <summary>The transitions as a Markdown table: from, command, by whom, on which terms, effects, to, source.</summary>
    /// <param name="definition">The workflow; it need not be sound.</param>
    /// <param name="language">The language of the table.</param>
    public static string Table(WorkflowDefinition definition, Language language) =>
        TransitionTable.Write(Guard.Against.Null(definition), language);
}
