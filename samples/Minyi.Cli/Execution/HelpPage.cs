using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace Minyi.Cli.Execution;

/// <summary>The page of <c>--help</c>: what, usage, commands or arguments and options, and examples that work.</summary>
internal sealed class HelpPage(Language language) : SynchronousCommandLineAction
{
    private static readonly LocalizedText Usage = new("用法", "Usage");
    private static readonly LocalizedText CommandsTitle = new("命令", "Commands");
    private static readonly LocalizedText ArgumentsTitle = new("参数", "Arguments");
    private static readonly LocalizedText OptionsTitle = new("选项", "Options");
    private static readonly LocalizedText ExamplesTitle = new("示例（在仓库根目录下）", "Examples (from the repository's root)");

    /// <summary>Makes this the help of every command below <paramref name="root"/>.</summary>
    public static void Install(RootCommand root, Language language)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPage(language);
        help.Description = new LocalizedText("显示帮助", "show help").In(language);
        VersionOption version = root.Options.OfType<VersionOption>().Single();
        version.Description = new LocalizedText("显示版本", "show the version").In(language);
    }

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"{Usage.In(language)}: {UsageOf(command)}");
        Section(output, CommandsTitle, command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(output, ArgumentsTitle, command.Arguments.Select(a => (a.Name, a.Description)));
        IEnumerable<Option> inherited = Ancestors(command).SelectMany(c => c.Options).Where(o => o.Recursive);
        Section(output, OptionsTitle, command.Options.Concat(inherited).Select(o => (Label(o), o.Description)));
        if (command is MinyiCommand { Examples.Count: > 0 } own)
        {
            output.WriteLine();
            output.WriteLine($"{ExamplesTitle.In(language)}:");
            foreach (string example in own.Examples)
            {
                output.WriteLine($"  {example}");
            }
        }

        return 0;
    }

    private static IEnumerable<Command> Ancestors(Command command) =>
        command.Parents.OfType<Command>().SelectMany(p => Ancestors(p).Prepend(p));

    /// <summary>The command's name with those above it: <c>minyi grid assign</c>.</summary>
    public static string PathOf(Command command) =>
        string.Join(' ', Ancestors(command).Reverse().Append(command).Select(c => c is RootCommand ? "minyi" : c.Name));

    private static string UsageOf(Command command) => string.Join(' ',
        [PathOf(command), .. command.Subcommands.Count > 0 ? ["…"] : command.Arguments.Select(a => a.Name), "[…]"]);

    private static string Label(Option option) =>
        option.HelpName is { } value && option.Arity.MaximumNumberOfValues > 0 ? $"{option.Name} {value}" : option.Name;

    private void Section(TextWriter output, LocalizedText title, IEnumerable<(string Name, string? Text)> entries)
    {
        (string Name, string? Text)[] lines = [.. entries];
        if (lines.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{title.In(language)}:");
        int width = lines.Max(l => l.Name.GetCellWidth());
        foreach ((string name, string? text) in lines)
        {
            output.WriteLine($"  {name}{new string(' ', width - name.GetCellWidth())}  {text}");
        }
    }
}
