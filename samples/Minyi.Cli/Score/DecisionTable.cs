using Minyi.Cli.Execution;
using Minyi.Cli.Tables;

namespace Minyi.Cli.Score;

/// <summary>Alternatives by criteria from <c>alternative,&lt;criterion&gt;,…</c>.</summary>
internal sealed record DecisionTable(IReadOnlyList<CsvRow> Rows, IReadOnlyList<string> Criteria, double[,] Values)
{
    public static DecisionTable Read(Invocation invocation, CsvFile file, IReadOnlyList<string> criteria, bool negative)
    {
        Dictionary<string, long> seen = [];
        List<CsvRow> rows = [];
        List<double> values = [];
        foreach (CsvRow row in file.Rows())
        {
            row.UniqueId("alternative", seen);
            rows.Add(row);
            foreach (string criterion in criteria)
            {
                double value = row.Double(criterion);
                if (value < 0 && !negative)
                {
                    row.Fail(criterion, new("不小于 0 的数字", "a number of at least 0"));
                }

                values.Add(value);
            }
        }

        if (rows.Count == 0)
        {
            invocation.Faults.Add(new(file.Path, null, "alternative", new("没有方案", "no alternative"), new("至少一个方案", "at least one alternative")));
        }

        if (criteria.Count == 0)
        {
            invocation.Faults.Add(new(file.Path, 1, null, new("没有准则列", "no column of a criterion"), new("至少一个准则列", "at least one column of a criterion")));
        }

        invocation.EndIfFaulty();
        double[,] matrix = new double[rows.Count, criteria.Count];
        for (int i = 0; i < values.Count; i++)
        {
            matrix[i / criteria.Count, i % criteria.Count] = values[i];
        }

        return new(rows, criteria, matrix);
    }
}
