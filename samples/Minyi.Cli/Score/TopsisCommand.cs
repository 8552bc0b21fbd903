using System.Collections.Immutable;
using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Numerics;
using Minyi.Scoring.Weighting;

namespace Minyi.Cli.Score;

/// <summary><c>minyi score topsis</c>: alternatives by how near they are to the ideal.</summary>
internal sealed class TopsisCommand : MinyiCommand
{
    /// <summary>A weight beyond this has no double.</summary>
    private static readonly Rational Most = (Rational)new System.Numerics.BigInteger(double.MaxValue);

    private readonly Option<string?> _input;
    private readonly Option<string?> _weights;
    private readonly Option<string?> _normalization;

    public TopsisCommand(Language language)
        : base("topsis", language, new("按与理想方案的接近程度排序（TOPSIS）", "alternatives by nearness to the ideal (TOPSIS)"),
            "minyi score topsis --input samples/data/scoring/aircraft.csv --weights samples/data/scoring/aircraft-weights.csv")
    {
        _input = AddOption("--input", "F", new("CSV：alternative,<criterion>,…", "CSV: alternative,<criterion>,…"));
        _weights = AddOption("--weights", "W", new("CSV：criterion,weight,direction（benefit 或 cost）", "CSV: criterion,weight,direction (benefit or cost)"));
        _normalization = AddOption("--normalization", "vector|min-max", new("归一化；缺省为 vector", "normalization; default: vector"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        TopsisNormalization normalization = invocation.Choice(_normalization, TopsisNormalization.Vector, ("vector", TopsisNormalization.Vector), ("min-max", TopsisNormalization.MinMax));
        CsvFile file = invocation.ReadCsv(invocation.Required(_input), ["alternative"], written: ["closeness", "rank"]);
        List<(string Name, double Weight, CriterionDirection Direction)> criteria = Criteria(invocation, file);
        invocation.EndIfFaulty();
        string[] names = [.. criteria.Select(c => c.Name)];
        DecisionTable table = DecisionTable.Read(invocation, file, names, negative: true);
        string[] others = [.. file.Others(["alternative", .. names])];
        if (others.Length > 0)
        {
            invocation.Note(new($"没有权重的列原样输出，不参与排序：{string.Join("、", others)}", $"Columns without a weight are carried through and do not count: {string.Join(", ", others)}"));
        }

        ImmutableArray<TopsisPlace> places = Topsis.Rank(table.Values, [.. criteria.Select(c => c.Weight)], [.. criteria.Select(c => c.Direction)], normalization);
        ResultTable result = new(["alternative", .. others, "closeness", "rank"]);
        for (int i = 0; i < places.Length; i++)
        {
            result.Add([table.Rows[i]["alternative"], .. table.Rows[i].Carried(others), places[i].Closeness, places[i].Rank]);
        }

        invocation.Write(result);
        return ExitCode.Done;
    }

    private List<(string Name, double Weight, CriterionDirection Direction)> Criteria(Invocation invocation, CsvFile values)
    {
        CsvFile file = invocation.ReadCsv(invocation.Required(_weights), ["criterion", "weight", "direction"]);
        Dictionary<string, long> seen = [];
        List<(string Name, double Weight, CriterionDirection Direction)> criteria = [];
        foreach (CsvRow row in file.Rows())
        {
            string name = row.UniqueId("criterion", seen);
            if (name == "alternative" || !values.Has(name))
            {
                row.Fail("criterion", new($"{values.Path} 中的准则列", $"a column of a criterion in {values.Path}"));
            }

            double weight = (double)row.Number("weight", least: 0, most: Most);
            string direction = row["direction"];
            if (direction is not ("benefit" or "cost"))
            {
                row.Fail("direction", Expectations.OneOf(["benefit", "cost"]));
            }

            criteria.Add((name, weight, direction == "cost" ? CriterionDirection.Cost : CriterionDirection.Benefit));
        }

        if (!invocation.Faults.Any && criteria.All(c => c.Weight == 0))
        {
            invocation.Faults.Add(new(file.Path, null, "weight", new("权重全为 0 或没有权重", "no weight above 0"), new("至少一个大于 0 的权重", "at least one weight above 0")));
        }

        return criteria;
    }
}
