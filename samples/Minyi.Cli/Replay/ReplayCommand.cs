using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;

namespace Minyi.Cli.Replay;

/// <summary><c>minyi replay F --mapping M [--output DIR]</c>: a service-request extract through a workflow, the source's totals beside the workflow's.</summary>
internal sealed class ReplayCommand : MinyiCommand
{
    private readonly Argument<string?> _extract;
    private readonly Option<string?> _mapping;
    private readonly Option<string?> _asOf;

    public ReplayCommand(Language language)
        : base("replay", language, new("把服务请求的数据逐行走一遍流程", "a service-request extract, row by row, through a workflow"),
            "minyi replay samples/data/requests-san-francisco.csv --mapping samples/replay/san-francisco.json")
    {
        _extract = AddArgument("F", new("CSV 数据，或 - 为标准输入", "the extract, CSV; - is standard input"));
        _mapping = AddOption("--mapping", "M", new("JSON：列名、流程、时限、时间格式", "JSON: columns, workflow, time limit, how times are written"));
        _asOf = AddOption("--as-of", "D", new("数据截至的日期，此后的时间视为可疑；缺省为今日", "the day of the extract, after which times are doubtful; default: today"));
        AddOutputFolder();
        AddFormat();
        AddEncoding();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string path = invocation.Required(_extract);
        TableFormat format = invocation.ChosenFormat(invocation.Terminal.OutputIsTerminal ? TableFormat.Table : TableFormat.Csv);
        (ReplayMapping mapping, PetitionWorkflow workflow) = ReplayMapping.Read(invocation, invocation.Required(_mapping));
        List<SourceRow> rows = SourceRow.ReadAll(invocation, path, mapping, invocation.Date(_asOf) ?? SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date);
        WorkflowReplay replay = new(workflow, mapping);
        ReplayReport report = new();
        foreach (SourceRow row in rows)
        {
            report.Add(row, replay.Drive(row), row.Closed is { } closed && closed.Date <= replay.LastDay(row.Created));
        }

        ResultTable table = report.ToTable();
        if (invocation.Value(Output!) is { } folder)
        {
            WriteFiles(invocation, folder, report, table, mapping);
        }

        if (format == TableFormat.Table)
        {
            using StreamWriter text = new(invocation.OpenStandardOutput(), new System.Text.UTF8Encoding(false)) { NewLine = "\n" };
            text.Write(ReplayBulletin.Write(report, mapping, invocation.Language));
        }
        else
        {
            using Stream output = invocation.OpenStandardOutput();
            TableWriter.Write(table, format, output);
        }

        (ReplayTotals source, _) = report.Headline;
        int differences = report.Differences.Count;
        invocation.Note(new(
            $"{source.Rows} 行，办结 {source.Closed} 行，其中按期 {source.OnTime} 行；{differences} 行与流程不一致，已逐行列出",
            $"{source.Rows} rows, {source.Closed} closed, {source.OnTime} of them on time; in {differences} source and workflow differ, each named"));
        return ExitCode.Done;
    }

    private static void WriteFiles(Invocation invocation, string folder, ReplayReport report, ResultTable table, ReplayMapping mapping)
    {
        using (Stream csv = invocation.OpenFile(Path.Combine(folder, "replay.csv")))
        {
            TableWriter.Write(table, TableFormat.Csv, csv);
        }

        using StreamWriter text = invocation.OpenText(Path.Combine(folder, "bulletin.md"));
        text.Write(ReplayBulletin.Write(report, mapping, invocation.Language));
    }
}
