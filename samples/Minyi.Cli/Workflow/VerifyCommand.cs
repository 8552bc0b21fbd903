using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Workflow.Verification;

namespace Minyi.Cli.Workflow;

/// <summary><c>minyi workflow verify F</c>.</summary>
internal sealed class VerifyCommand : MinyiCommand
{
    private readonly Argument<string?> _workflow;
    private readonly Option<string?> _limit;

    public VerifyCommand(Language language)
        : base(
            "verify", language,
            new("检查流程是否严密，每处漏洞附最短路径", "proves a workflow closed, or shows each gap with its shortest trace"),
            "minyi workflow verify yantian",
            "minyi workflow verify yantian --format json")
    {
        _workflow = AddArgument("F", WorkflowInput.Description);
        _limit = AddOption("--limit", "N", new("至多检查多少种情形，缺省 4000000", "how many configurations to explore at most; default 4000000"));
        AddOutput();
        AddFormat();
    }

    public override ExitCode Run(Invocation invocation)
    {
        int limit = invocation.Int(_limit, least: 1, most: 50_000_000) ?? new VerificationOptions().Limit;
        string path = invocation.Required(_workflow);
        TableFormat format = invocation.ChosenFormat(invocation.Terminal.OutputIsTerminal ? TableFormat.Table : TableFormat.Csv);
        VerificationReport report = WorkflowVerifier.Verify(WorkflowInput.Read(invocation, path), new() { Limit = limit });
        if (format == TableFormat.Json)
        {
            WriteJson(invocation, report);
        }
        else if (format == TableFormat.Table)
        {
            using StreamWriter writer = invocation.OpenOutputText();
            writer.Write(report.ToText(invocation.Language));
        }
        else
        {
            invocation.Write(Rows(report, invocation.Language));
        }

        return report.Verdict == Verdict.Sound ? ExitCode.Done : ExitCode.No;
    }

    private static ResultTable Rows(VerificationReport report, Language language)
    {
        ResultTable table = new("property", "result", "at", "trace", "message");
        foreach (WorkflowProperty property in Enum.GetValues<WorkflowProperty>())
        {
            string name = Word(property);
            Finding[] findings = [.. report.Findings.Where(f => f.Property == property)];
            if (findings.Length == 0)
            {
                table.Add(name, report.Holds(property) is null ? "undecided" : "holds", "", "", "");
            }

            foreach (Finding finding in findings)
            {
                table.Add(name, "fails", finding.At, string.Join(' ', finding.Trace.Select(s => s.Command)), finding.Text.In(language));
            }
        }

        return table;
    }

    private static void WriteJson(Invocation invocation, VerificationReport report)
    {
        using Stream stream = invocation.OpenOutput();
        using Utf8JsonWriter json = new(stream, TableWriter.Json);
        json.WriteStartObject();
        json.WriteString("verdict", Word(report.Verdict));
        json.WriteString("workflow", report.Workflow);
        json.WriteNumber("configurations", report.Configurations);
        json.WriteNumber("depth", report.Depth);
        json.WriteStartArray("properties");
        foreach (WorkflowProperty property in Enum.GetValues<WorkflowProperty>())
        {
            json.WriteStartObject();
            json.WriteString("property", Word(property));
            json.WriteString("result", report.Holds(property) switch { true => "holds", false => "fails", null => "undecided" });
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (Finding finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("property", Word(finding.Property));
            json.WriteString("at", finding.At);
            if (finding.Kind is not null)
            {
                json.WriteString("kind", finding.Kind);
            }

            WriteAll(json, "trace", finding.Trace.Select(s => s.Command));
            WriteAll(json, "transitions", finding.Trace.Select(s => s.Transition));
            json.WriteString("message", finding.Text.In(invocation.Language));
            json.WriteString("zh", finding.Text.Chinese);
            json.WriteString("en", finding.Text.English);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sole");
        foreach (SoleDecision decision in report.Sole)
        {
            json.WriteStartObject();
            json.WriteString("transition", decision.Transition);
            json.WriteString("article", decision.Article);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
