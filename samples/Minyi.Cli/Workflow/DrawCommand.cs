using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Drawing;

namespace Minyi.Cli.Workflow;

/// <summary><c>minyi workflow draw F --format mermaid|dot|svg</c>.</summary>
internal sealed class DrawCommand : MinyiCommand
{
    private readonly Argument<string?> _workflow;
    private readonly Option<string?> _format;

    public DrawCommand(Language language)
        : base(
            "draw", language,
            new("画出流程", "draws a workflow"),
            "minyi workflow draw yantian --format svg --output workflow.svg",
            "minyi workflow draw service-request --format mermaid")
    {
        _workflow = AddArgument("F", WorkflowInput.Description);
        _format = AddOption("--format", "mermaid|dot|svg", new("缺省 svg", "default svg"));
        AddOutput();
    }

    public override ExitCode Run(Invocation invocation)
    {
        Func<WorkflowDefinition, Language, string> draw = invocation.Choice(
            _format, WorkflowDrawing.Svg, ("mermaid", WorkflowDrawing.Mermaid), ("dot", WorkflowDrawing.Dot), ("svg", WorkflowDrawing.Svg));
        string path = invocation.Required(_workflow);
        invocation.EndIfFaulty();
        string drawing = draw(WorkflowInput.Read(invocation, path), invocation.Language);
        using StreamWriter writer = invocation.OpenOutputText();
        writer.Write(drawing);
        return ExitCode.Done;
    }
}
