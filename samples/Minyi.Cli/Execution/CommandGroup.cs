using System.CommandLine;

namespace Minyi.Cli.Execution;

/// <summary>A word that only groups commands, such as <c>grid</c>.</summary>
internal sealed class CommandGroup : Command
{
    public CommandGroup(string name, Language language, LocalizedText description, params ReadOnlySpan<Command> commands)
        : base(name, description.In(language))
    {
        foreach (Command command in commands)
        {
            Subcommands.Add(command);
        }
    }
}
