using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Petitions;

namespace Minyi.Cli.Petitions;

/// <summary><c>minyi petition explain F --petition ID</c>.</summary>
internal sealed class ExplainCommand : MinyiCommand
{
    private readonly Argument<string?> _script;
    private readonly Option<string?> _petition;
    private readonly ScriptOptions _options;

    public ExplainCommand(Language language)
        : base(
            "explain", language, new("说明一件的经过、待办、可办与不可办", "what happened, who owes what by when, what is allowed and why the rest is not"),
            "minyi petition explain samples/data/petitions/street-light.jsonl --petition P-1")
    {
        _script = AddArgument("F", ScriptOptions.Script);
        _petition = AddOption("--petition", "ID", new("哪一件", "which petition"));
        _options = new(AddOption);
        AddOutput();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string path = invocation.Required(_script);
        string wanted = invocation.Required(_petition);
        if (ScriptDistrict.Read(invocation, invocation.Value(_options.Workflow), invocation.Value(_options.District)) is not { } district)
        {
            return ExitCode.No;
        }

        IReadOnlyList<ScriptLine> lines = new ScriptReader(invocation, district).Read(path);
        PetitionId? id = lines.Select(l => l.Submission.Petition).Where(p => p.Value == wanted).Cast<PetitionId?>().FirstOrDefault();
        if (id is null)
        {
            invocation.Faults.Add(new("--petition", null, null, Fault.Quoted(wanted), Expectations.OneOf(lines.Select(l => l.Submission.Petition.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(10))));
            throw new BadInputException();
        }

        PetitionScript script = new(district.Rules);
        script.Run(lines, (_, _) => { }).GetAwaiter().GetResult();
        IReadOnlyList<RecordedEvent> history = script.History(id.Value).GetAwaiter().GetResult();
        using StreamWriter output = invocation.OpenOutputText();
        ExplanationText.Write(output, Petition.Fold(id.Value, district.Rules, history).ExplainForAudit(history), district.Rules, invocation.Language);
        return ExitCode.Done;
    }
}
