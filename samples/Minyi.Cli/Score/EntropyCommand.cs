using System.Collections.Immutable;
using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Scoring.Weighting;

namespace Minyi.Cli.Score;

/// <summary><c>minyi score entropy</c>: weights from how far alternatives differ.</summary>
internal sealed class EntropyCommand : MinyiCommand
{
    private readonly Option<string?> _input;

    public EntropyCommand(Language language)
        : base("entropy", language, new("由数据的差异得出权重（熵权法）", "weights from how far alternatives differ (entropy)"),
            "minyi score entropy --input samples/data/scoring/aircraft.csv")
    {
        _input = AddOption("--input", "F", new("CSV：alternative,<criterion>,…；不小于 0", "CSV: alternative,<criterion>,…; none negative"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        CsvFile file = invocation.ReadCsv(invocation.Required(_input), ["alternative"]);
        DecisionTable table = DecisionTable.Read(invocation, file, file.Others("alternative"), negative: false);
        ImmutableArray<double> weights = EntropyWeights.Of(table.Values);
        ResultTable result = new("criterion", "weight");
        for (int j = 0; j < weights.Length; j++)
        {
            result.Add(table.Criteria[j], weights[j]);
        }

        invocation.Write(result);
        return ExitCode.Done;
    }
}
