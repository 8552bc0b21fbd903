using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Workflow.Json;

namespace Minyi.Cli.Workflow;

/// <summary><c>minyi workflow show NAME</c>.</summary>
internal sealed class ShowCommand : MinyiCommand
{
    private readonly Argument<string?> _name;

    public ShowCommand(Language language)
        : base(
            "show", language,
            new("以 JSON 显示内置流程", "shows a built-in workflow as JSON"),
            "minyi workflow show yantian",
            "minyi workflow show service-request")
    {
        _name = AddArgument("NAME", WorkflowInput.Description);
        AddOutput();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string name = invocation.Required(_name);
        string json = WorkflowJson.Write(WorkflowInput.Read(invocation, name));
        using StreamWriter writer = invocation.OpenOutputText();
        writer.Write(json);
        return ExitCode.Done;
    }
}
