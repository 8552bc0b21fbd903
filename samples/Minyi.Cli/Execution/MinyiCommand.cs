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

    /// <summary><c>--format table|csv|json|xlsx</c>, where the command has it.</summary>
    public Option<string?>? Format { get; private set; }

    /// <summary><c>--encoding</c> of the CSV inputs, where the command has it.</summary>
    public Option<string?>? Encoding { get; private set; }

    /// <summary><c>--sheet</c> of workbooks, where the command reads tables.</summary>
    public Option<string?>? Sheet { get; private set; }

    /// <summary><c>--columns</c>, where the command reads tables.</summary>
    public Option<string?>? Columns { get; private set; }

    /// <summary><c>--ids strict|join</c>, where the command reads tables.</summary>
    public Option<string?>? Ids { get; private set; }

    /// <summary><c>--keep-totals</c>, where the command reads tables.</summary>
    public Option<bool>? KeepTotals { get; private set; }

    /// <summary><c>--output-encoding</c>, where the command writes tables.</summary>
    public Option<string?>? OutputEncoding { get; private set; }

    /// <summary><c>--headers zh|en</c>, where the command writes tables.</summary>
    public Option<string?>? Headers { get; private set; }

    /// <summary><c>--for-excel</c>, where the command writes tables.</summary>
    public Option<bool>? ForExcel { get; private set; }

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

    /// <summary>Declares <c>--encoding</c> and what else says how tables are read.</summary>
    protected void AddEncoding()
    {
        Encoding = AddOption("--encoding", "NAME",
            new("CSV 输入的编码：utf-8（缺省）或 gb18030", "encoding of the CSV inputs: utf-8 (default) or gb18030"));
        Sheet = AddOption("--sheet", "NAME", new(".xlsx 输入中的工作表；缺省为唯一有内容的一张", "sheet of .xlsx inputs; default: the only one with cells"));
        // A command may have a file of columns by that name (minyi grid biapportion).
        Columns = AddOption(Options.Any(o => o.Name == "--columns") ? "--column-names" : "--columns", "NAME=HEADER,…", new("各列在文件中的表头，如 id=社区,votes=人口", "what the columns are called in the file, such as id=社区,votes=人口"));
        Ids = AddOption("--ids", "strict|join", new("只有空白、全半角不同的编号：拒绝（缺省）或视为同一个", "ids that differ only in blanks or width: refused (default) or joined"));
        KeepTotals = AddSwitch("--keep-totals", new("合计行也作一般行", "rows that sum up others are rows as any other"));
    }

    /// <summary>Declares <c>--output</c>, <c>--format table|csv|json|xlsx</c> and <c>--encoding</c>: what a command that reads and writes tables has.</summary>
    protected void AddTableOptions()
    {
        AddOutput();
        AddFormat();
        AddEncoding();
    }

    /// <summary>Declares <c>--format table|csv|json|xlsx</c> and what else says how tables are written.</summary>
    protected void AddFormat()
    {
        Format = AddOption("--format", "table|csv|json|xlsx",
            new("结果的格式；终端上缺省为 table，输出文件名以 .xlsx 结尾时为 xlsx，否则为 csv", "format of the result; default: table on a terminal, xlsx for an output named .xlsx, else csv"));
        OutputEncoding = AddOption("--output-encoding", "NAME", new("CSV 结果的编码：utf-8（缺省）、utf-8-bom 或 gb18030", "encoding of a CSV result: utf-8 (default), utf-8-bom or gb18030"));
        Headers = AddOption("--headers", "zh|en", new("结果表头的语言；缺省为 en", "language of the result's headers; default: en"));
        ForExcel = AddSwitch("--for-excel", new("CSV 供 Excel 打开：带 BOM，以 = + - @ 开头的文字前加 '", "CSV for Excel: with BOM, and ' before texts that begin with = + - @"));
    }
}
