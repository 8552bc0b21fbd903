using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Minyi.Cli.Execution;

/// <summary>Runs one command line: parse, run, show the faults, keep or drop the files.</summary>
public static class CommandLine
{
    /// <summary>Runs and gives the exit status.</summary>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        Language? chosen = Languages.Chosen(arguments, terminal.SystemLanguage);
        Language language = chosen ?? terminal.SystemLanguage;
        using Invocation invocation = new(Commands.Build(language).Parse([.. arguments]), terminal, language);
        ConsoleCancelEventHandler interrupted = (_, _) => invocation.Dispose();
        Console.CancelKeyPress += interrupted;
        ExitCode code;
        try
        {
            if (chosen is null)
            {
                // The option may have been given more than once: then it has no one value.
                string named = string.Join(' ', invocation.Parsed.GetResult(Languages.OptionName) is OptionResult given ? given.Tokens.Select(t => t.Value) : []);
                invocation.Faults.Add(new(Languages.OptionName, null, null, Fault.Quoted(named), new("zh 或 en", "zh or en")));
            }

            code = Perform(invocation);
        }
        catch (BadInputException)
        {
            code = ExitCode.BadInput;
        }
        finally
        {
            Console.CancelKeyPress -= interrupted;
        }

        foreach (Fault fault in invocation.Faults.All)
        {
            terminal.Error.WriteLine(MarkupText.Terminal(fault.In(language)).ReplaceLineEndings(" "));
        }

        terminal.Output.Flush();
        return (int)code;
    }

    private static ExitCode Perform(Invocation invocation)
    {
        ParseResult parsed = invocation.Parsed;
        if (parsed.Action is not (null or ParseErrorAction))
        {
            // --help or --version: a MinyiCommand is no action, it is run below.
            using StreamWriter output = new(invocation.Terminal.Output, leaveOpen: true);
            parsed.Invoke(new() { Output = output, Error = invocation.Terminal.Error, EnableDefaultExceptionHandler = false });
            return ExitCode.Done;
        }

        AddUsageFaults(invocation);
        invocation.EndIfFaulty();
        return invocation.Perform();
    }

    private static void AddUsageFaults(Invocation invocation)
    {
        ParseResult parsed = invocation.Parsed;
        string name = HelpPage.PathOf(parsed.CommandResult.Command);
        LocalizedText expected = parsed.CommandResult.Command.Subcommands.Count > 0
            ? new($"“{name}”的命令或选项，见 {name} --help", $"a command or option of {name}, see {name} --help")
            : new($"“{name}”的选项，见 {name} --help", $"an option of {name}, see {name} --help");
        IEnumerable<string> strays = parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(a => a.Tokens).Select(t => t.Value).Where(v => v.Length > 1 && v.StartsWith('-'));
        foreach (string token in parsed.UnmatchedTokens.Concat(strays))
        {
            invocation.Faults.Add(new(name, null, null, Fault.Quoted(token), expected));
        }

        foreach (OptionResult option in parsed.CommandResult.Children.OfType<OptionResult>().Where(o => o.IdentifierTokenCount > 1))
        {
            invocation.Faults.Add(new(option.Option.Name, null, null, new($"给出了 {option.IdentifierTokenCount} 次", $"the option {option.IdentifierTokenCount} times"), new("一次", "it once")));
        }

        if (invocation.Faults.Any)
        {
            return;
        }

        if (parsed.CommandResult.Command is not MinyiCommand)
        {
            invocation.Faults.Add(new(name, null, null, new("没有命令", "no command"), expected));
        }

        // A command that does something itself may stand above others (minyi score): then none of those is required.
        bool alone = parsed.CommandResult.Command is MinyiCommand { Subcommands.Count: > 0 };
        foreach (ParseError error in parsed.Errors.Where(e => !invocation.Faults.Any && !(alone && e.SymbolResult == parsed.CommandResult)))
        {
            invocation.Faults.Add(new(name, null, null, new($"用法错误（{error.Message}）", $"wrong usage ({error.Message})"), expected));
        }
    }
}
