using System.CommandLine;
using Minyi.Cli.Execution;

namespace Minyi.Cli.Petitions;

/// <summary><c>minyi petition run F</c>.</summary>
internal sealed class RunCommand : MinyiCommand
{
    private readonly Argument<string?> _script;
    private readonly ScriptOptions _options;

    public RunCommand(Language language)
        : base("run", language, new("逐行执行命令脚本", "runs a script of commands"), "minyi petition run samples/data/petitions/street-light.jsonl")
    {
        _script = AddArgument("F", ScriptOptions.Script);
        _options = new(AddOption);
        AddOutput();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string path = invocation.Required(_script);
        if (ScriptDistrict.Read(invocation, invocation.Value(_options.Workflow), invocation.Value(_options.District)) is not { } district)
        {
            return ExitCode.No;
        }

        IReadOnlyList<ScriptLine> lines = new ScriptReader(invocation, district).Read(path);
        using Stream output = invocation.OpenOutput();
        bool expected = new PetitionScript(district.Rules).Run(lines, new AnswerWriter(output, invocation.Language).Write).GetAwaiter().GetResult();
        return expected ? ExitCode.Done : ExitCode.No;
    }
}
