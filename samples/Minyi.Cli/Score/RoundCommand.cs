using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Numerics;
using Minyi.Scoring.Schemes;

namespace Minyi.Cli.Score;

/// <summary><c>minyi score round</c>: values to multiples of an interval, once, by a named rule.</summary>
internal sealed class RoundCommand : MinyiCommand
{
    private readonly Option<string?> _rule;
    private readonly Option<string?> _interval;
    private readonly Option<string?> _input;

    public RoundCommand(Language language)
        : base("round", language, new("按 GB/T 8170 或四舍五入修约", "rounds by GB/T 8170 or half up"),
            "minyi score round --rule gb-t-8170 --interval 0.5 --input samples/data/scoring/values.csv")
    {
        _rule = AddOption("--rule", "gb-t-8170|half-up", new("修约规则；缺省为 gb-t-8170", "the rule; default: gb-t-8170"));
        _interval = AddOption("--interval", "N", new("修约间隔，如 0.1、0.2、0.5；缺省为 0.1", "the interval, such as 0.1, 0.2, 0.5; default: 0.1"));
        _input = AddOption("--input", "F", new("CSV：value", "CSV: value"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        RoundingRule rule = invocation.Choice(_rule, RoundingRule.GbT8170, ("gb-t-8170", RoundingRule.GbT8170), ("half-up", RoundingRule.HalfUp));
        Rational interval = invocation.Number(_interval) ?? new Rational(1, 10);
        if (!invocation.Faults.Any && !Rounding.Admits(rule, interval))
        {
            invocation.Faults.Add(new(_interval.Name, null, null, Fault.Quoted(invocation.Value(_interval)), rule == RoundingRule.GbT8170
                ? new("1、2 或 5 乘以 10 的整数次幂", "1, 2 or 5 times a power of ten")
                : new("能写成有限小数的正数", "a positive number with a finite decimal notation")));
        }

        CsvFile file = invocation.ReadCsv(invocation.Required(_input), ["value"], written: ["rounded"]);
        invocation.EndIfFaulty();
        Rounding rounding = new(rule, interval);
        ResultTable table = new([.. file.Columns, "rounded"]);
        foreach (CsvRow row in file.Rows())
        {
            Rational value = row.Number("value");
            table.Add([.. row.Carried(file.Columns), ScoreTableWriter.Number(rounding.Format(rounding.Round(value)))]);
        }

        invocation.EndIfFaulty();
        invocation.Write(table);
        return ExitCode.Done;
    }
}
