using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Scoring.Weighting;

namespace Minyi.Cli.Score;

/// <summary><c>minyi score ahp</c>: weights from comparisons in pairs.</summary>
internal sealed class AhpCommand : MinyiCommand
{
    private readonly Option<string?> _input;
    private readonly Option<string?> _randomIndex;

    public AhpCommand(Language language)
        : base("ahp", language, new("由两两比较得出权重（层次分析法）", "weights from comparisons in pairs (AHP)"),
            "minyi score ahp --input samples/data/scoring/drinks.csv",
            "minyi score ahp --input samples/data/scoring/drinks.csv --random-index alonso-lamata --format json")
    {
        _input = AddOption("--input", "F", new("CSV：item,<item>,…；数字或分数", "CSV: item,<item>,…; numbers or fractions"));
        _randomIndex = AddOption("--random-index", string.Join('|', RandomIndex.All.Select(t => t.Name)), new("随机一致性指标表；缺省为 saaty", "the table of random indices; default: saaty"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        RandomIndex table = invocation.Choice(_randomIndex, RandomIndex.Saaty, [.. RandomIndex.All.Select(t => (t.Name, t))]);
        PairwiseMatrix matrix = ComparisonsFile.Read(invocation, invocation.Required(_input), table);
        if (!AnalyticHierarchy.TryWeigh(matrix, table, out AhpResult? result, out Refusal? refusal))
        {
            throw new InvalidOperationException(refusal.ToString());
        }

        Notes(invocation, result);
        if (invocation.ChosenFormat(TableFormat.Csv) == TableFormat.Json)
        {
            Write(invocation, result);
            return ExitCode.Done;
        }

        ResultTable weights = new("item", "weight");
        for (int i = 0; i < matrix.Size; i++)
        {
            weights.Add(matrix.Items[i], result.Weights[i]);
        }

        invocation.Write(weights);
        return ExitCode.Done;
    }

    private static void Notes(Invocation invocation, AhpResult result)
    {
        string ratio = result.ConsistencyRatio.ToString("0.0000", CultureInfo.InvariantCulture);
        invocation.Note(new(
            $"一致性比率 {ratio}（随机指标表 {result.RandomIndex.Name}），{(result.IsAcceptable ? "小于 0.1，可以接受" : "不小于 0.1，宜重新考虑下列比较")}。",
            $"Consistency ratio {ratio} (random index {result.RandomIndex.Name}): {(result.IsAcceptable ? "below 0.1, acceptable" : "not below 0.1, these comparisons should be reconsidered")}."));
        foreach (Reconsideration entry in result.IsAcceptable ? [] : result.Reconsider)
        {
            string implied = entry.Implied.ToString("0.00", CultureInfo.InvariantCulture);
            string then = entry.ConsistencyRatioThen.ToString("0.0000", CultureInfo.InvariantCulture);
            (string row, string column) = (result.Matrix.Items[entry.Row], result.Matrix.Items[entry.Column]);
            invocation.Note(new(
                $"　{row} 比 {column}：现为 {entry.Given}，按其余比较约为 {implied}；改后一致性比率为 {then}",
                $"  {row} to {column}: {entry.Given} given, about {implied} by the others; the ratio would be {then}"));
        }
    }

    private static void Write(Invocation invocation, AhpResult result)
    {
        PairwiseMatrix matrix = result.Matrix;
        using Stream output = invocation.OpenOutput();
        using Utf8JsonWriter json = new(output, TableWriter.Json);
        json.WriteStartObject();
        json.WriteStartArray("weights");
        for (int i = 0; i < matrix.Size; i++)
        {
            json.WriteStartObject();
            json.WriteString("item", matrix.Items[i]);
            json.WriteNumber("weight", result.Weights[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("lambda_max", result.LambdaMax);
        json.WriteNumber("consistency_index", result.ConsistencyIndex);
        json.WriteNumber("random_index", result.RandomIndex[matrix.Size]);
        json.WriteString("random_index_name", result.RandomIndex.Name);
        json.WriteNumber("consistency_ratio", result.ConsistencyRatio);
        json.WriteStartArray("reconsider");
        foreach (Reconsideration entry in result.Reconsider)
        {
            json.WriteStartObject();
            json.WriteString("row", matrix.Items[entry.Row]);
            json.WriteString("column", matrix.Items[entry.Column]);
            json.WriteString("given", entry.Given.ToString(null, CultureInfo.InvariantCulture));
            json.WriteNumber("implied", entry.Implied);
            json.WriteNumber("consistency_ratio_then", entry.ConsistencyRatioThen);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }
}
