using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Publication;

namespace Minyi.Cli.Publication;

/// <summary><c>minyi redact</c>: texts with personal data taken out, for the clerk who confirms what goes on the board.</summary>
internal sealed class RedactCommand : MinyiCommand
{
    private readonly Option<string?> _input;

    public RedactCommand(Language language)
        : base("redact", language, new("去除文本中的个人信息，供文员核对", "takes personal data out of texts, for the clerk to confirm"),
            "minyi redact --input samples/data/publication/texts.csv")
    {
        _input = AddOption("--input", "F", new("CSV：text[,names]，多个姓名以“;”分隔", "CSV: text[,names], names separated by ';'"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        CsvFile file = invocation.ReadCsv(invocation.Required(_input), ["text"], written: ["redacted", "removed"]);
        invocation.EndIfFaulty();
        ResultTable table = new([.. file.Columns, "redacted", "removed"]);
        foreach (CsvRow row in file.Rows())
        {
            Redaction redaction = Redactor.Redact(row["text"], row["names"].Split(';', '；'), invocation.Language);
            string removed = string.Join(';', redaction.Removals.Select(r => JsonNamingPolicy.KebabCaseLower.ConvertName(r.Kind.ToString())));
            table.Add([.. row.Carried(file.Columns), redaction.Text, removed]);
        }

        invocation.EndIfFaulty();
        invocation.Write(table);
        return ExitCode.Done;
    }
}
