using System.CommandLine;
using Minyi.Cli.Calendar;
using Minyi.Cli.Execution;
using Minyi.Cli.Grid;
using Minyi.Cli.Petitions;
using Minyi.Cli.Publication;
using Minyi.Cli.Score;
using Minyi.Cli.Workflow;

namespace Minyi.Cli;

/// <summary>Every command of <c>minyi</c>, in the order of the help.</summary>
internal static class Commands
{
    public static RootCommand Build(Language language)
    {
        RootCommand root = new(new LocalizedText(
            "民意：社情民意闭环办理、代表联系分配与评议计分",
            "Minyi 民意: the petition loop, who represents whom, and appraisal that carries weight").In(language));
        root.Options.Add(new Option<string?>(Languages.OptionName)
        {
            HelpName = "zh|en",
            Recursive = true,
            Description = new LocalizedText("语言；缺省随系统", "language; default: the system's").In(language),
        });
        foreach (Command command in All(language))
        {
            root.Subcommands.Add(command);
        }

        HelpPage.Install(root, language);
        return root;
    }

    /// <summary>One line for each command or group of commands.</summary>
    private static IEnumerable<Command> All(Language language) =>
    [
        new Demo.DemoCommand(language),
        new Replay.ReplayCommand(language),
        new CommandGroup("calendar", language, new("工作日与到期日", "working days and due dates"), new DueCommand(language), new CountCommand(language), new ListCommand(language)),
        new CommandGroup("workflow", language, new("办理流程：显示、检查、画图", "workflows: show, verify, draw"), new ShowCommand(language), new VerifyCommand(language), new DrawCommand(language)),
        new CommandGroup("petition", language, new("诉求件：执行脚本、说明、命令格式", "petitions: run a script, explain, the commands' schema"), new RunCommand(language), new ExplainCommand(language), new SchemaCommand(language)),
        new CommandGroup(
            "grid", language, new("代表名额与联系分配", "who represents whom"),
            new ApportionCommand(language),
            new BiapportionCommand(language),
            new AssignCommand(language),
            new CellsCommand(language),
            new ReassignCommand(language),
            new RosterCommand(language)),
        new ScoreCommand(language),
        new RedactCommand(language),
    ];
}
