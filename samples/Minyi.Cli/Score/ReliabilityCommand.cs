using System.CommandLine;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Scoring.Statistics;

namespace Minyi.Cli.Score;

/// <summary><c>minyi score reliability</c>: how far raters agree beyond chance.</summary>
internal sealed class ReliabilityCommand : MinyiCommand
{
    private readonly Option<string?> _level;
    private readonly Option<string?> _input;

    public ReliabilityCommand(Language language)
        : base("reliability", language, new("评分者之间的一致程度", "agreement of raters"),
            "minyi score reliability --level ordinal --input samples/data/scoring/ratings.csv")
    {
        _level = AddOption("--level", "nominal|ordinal|interval|ratio", new("取值的测量水平；缺省为 nominal", "what the values are; default: nominal"));
        _input = AddOption("--input", "F", new("CSV：unit,rater,value；value 为空即未评", "CSV: unit,rater,value; an empty value is no rating"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        MeasurementLevel level = invocation.Choice(
            _level,
            MeasurementLevel.Nominal,
            ("nominal", MeasurementLevel.Nominal),
            ("ordinal", MeasurementLevel.Ordinal),
            ("interval", MeasurementLevel.Interval),
            ("ratio", MeasurementLevel.Ratio));
        RatingsFile ratings = RatingsFile.Read(invocation, invocation.Required(_input), level);
        invocation.EndIfFaulty();
        AlphaReliability alpha = ratings.Alpha();
        (string Name, double? Value)[] kappas = [.. ratings.Kappas()];
        if (alpha.Alpha is null)
        {
            invocation.Note(alpha.Pairable == 0
                ? new("没有一个单位有两份评分，alpha 无从计算。", "No unit has two ratings, so alpha is not defined.")
                : new("所有评分相同，没有差异可言，alpha 没有定义。", "All ratings are the same, so there is no variation to agree on and alpha is not defined."));
        }

        if (invocation.ChosenFormat(TableFormat.Csv) == TableFormat.Json)
        {
            using Stream output = invocation.OpenOutput();
            using Utf8JsonWriter json = new(output, TableWriter.Json);
            json.WriteStartObject();
            Write(json, "alpha", alpha.Alpha);
            json.WriteNumber("units", ratings.Units);
            json.WriteNumber("pairable_units", alpha.Units);
            json.WriteNumber("pairable", alpha.Pairable);
            foreach ((string name, double? value) in kappas)
            {
                Write(json, name, value);
            }

            json.WriteEndObject();
            json.Flush();
            output.WriteByte((byte)'\n');
            return ExitCode.Done;
        }

        ResultTable table = new("statistic", "value");
        table.Add("alpha", alpha.Alpha is { } known ? known : Cell.None);
        foreach ((string name, double? value) in kappas)
        {
            table.Add(name, value is { } number ? number : Cell.None);
        }

        invocation.Write(table);
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
