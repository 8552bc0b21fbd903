using System.CommandLine;

namespace Minyi.Cli.Execution;

/// <summary>A command of <c>minyi</c>: its options, examples that work from the repository's root, and what it does.</summary>
/// <remarks>
/// How to write one (docs/command.md has it in full): derive, declare options in the constructor with
/// <see cref="AddOption"/> and <see cref="AddArgument"/>, read inputs in <see cref="Run"/> through the <see cref="Invocation"/>,
/// call <see cref="Invocation.EndIfFaulty"/>, compute, write. Register the command in <c>Commands.cs</c> with one line.
/// </remarks>
internal abstract class MinyiCommand : Command
{
    private readonly Language _language;

    protected MinyiCommand(string name, Language language, LocalizedText description, params string[] examples)
        : base(name, description.In(language))
    {
        _language = language;
        Examples = examples;
    }

    /// <summary>Command lines that work, shown by <c>--help</c> and run by the tests.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary><c>--output</c>, where the command has it.</summary>
    public Option<string?>? Output { get; private set; }

    /// <summary><c>--format table|csv|json</c>, where the command has it.</summary>
    public Option<string?>? Format { get; private set; }

    /// <summary><c>--encoding</c> of the CSV inputs, where the command has it.</summary>
    public Option<string?>? Encoding { get; private set; }

    /// <summary>Does the work.</summary>
    public abstract ExitCode Run(Invocation invocation);

    /// <summary>Declares an option whose value is read with <see cref="Invocation"/>'s typed readers, so that a wrong value is a located fault.</summary>
    /// <param name="name">The name, such as <c>--seats</c>.</param>
    /// <param name="value">What stands for the value in the help, such as <c>N</c>.</param>
    /// <param name="description">What it means.</param>
    protected Option<string?> AddOption(string name, string value, LocalizedText description)
    {
        Option<string?> option = new(name) { HelpName = value, Description = description.In(_language) };
        Options.Add(option);
        return option;
    }

    /// <summary>Declares a switch without a value.</summary>
    protected Option<bool> AddSwitch(string name, LocalizedText description)
    {
        Option<bool> option = new(name) { Description = description.In(_language), Arity = ArgumentArity.Zero };
        Options.Add(option);
        return option;
    }

    /// <summary>Declares a positional argument, usually a file.</summary>
    protected Argument<string?> AddArgument(string name, LocalizedText description)
    {
        Argument<string?> argument = new(name) { Description = description.In(_language), Arity = ArgumentArity.ZeroOrOne };
        Arguments.Add(argument);
        return argument;
    }

    /// <summary>Declares <c>--output</c>.</summary>
    protected void AddOutput() => Output = AddOption("--output", "F",
        new("结果写入此文件，成功后才落盘；缺省为标准输出", "write the result to this file, only on success; default: standard output"));

    /// <summary>Declares <c>--output DIR</c> for a command that writes several files.</summary>
    protected void AddOutputFolder() => Output = AddOption("--output", "DIR",
        new("把文件写入此目录", "write the files to this folder"));

    /// <summary>Declares <c>--encoding</c>.</summary>
    protected void AddEncoding() => Encoding = AddOption("--encoding", "NAME",
        new("CSV 输入的编码：utf-8（缺省）或 gb18030", "encoding of the CSV inputs: utf-8 (default) or gb18030"));

    /// <summary>Declares <c>--output</c>, <c>--format table|csv|json</c> and <c>--encoding</c>: what a command that reads and writes tables has.</summary>
    protected void AddTableOptions()
    {
        AddOutput();
        AddFormat();
        AddEncoding();
    }

    /// <summary>Declares <c>--format table|csv|json</c>.</summary>
    protected void AddFormat() => Format = AddOption("--format", "table|csv|json",
        new("结果的格式；终端上缺省为 table，否则为 csv", "format of the result; default: table on a terminal, else csv"));
}
