using System.Numerics;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Numerics;
using Minyi.Reporting.Tables;
using Minyi.Scoring.Weighting;

namespace Minyi.Cli.Score;

/// <summary>A matrix of comparisons from <c>item,&lt;item&gt;,…</c>.</summary>
/// <remarks>A reciprocal written as a rounded decimal (0.33 across from 3) is taken as the reciprocal that it is the rounding of; anything else that is not reciprocal is a fault.</remarks>
internal static class ComparisonsFile
{
    public static PairwiseMatrix Read(Invocation invocation, string path, RandomIndex table)
    {
        CsvFile file = invocation.ReadCsv(path, ["item"]);
        string[] columns = [.. file.Others("item")];
        Dictionary<string, long> lines = [];
        List<CsvRow> rows = [];
        foreach (CsvRow row in file.Rows())
        {
            string item = row.UniqueId("item", lines);
            if (!columns.Contains(item, StringComparer.Ordinal))
            {
                row.Fail("item", new("有同名列的事项", "an item with a column of its name"));
            }

            rows.Add(row);
        }

        foreach (string column in columns.Where(c => !lines.ContainsKey(c)))
        {
            invocation.Faults.Add(new(path, 1, column, new("没有同名行的列", "a column without a row of its name"), new("每个事项一行一列", "a row and a column for each item")));
        }

        if (rows.Count == 0)
        {
            invocation.Faults.Add(new(path, null, "item", new("没有事项", "no item"), new("至少一个事项", "at least one item")));
        }
        else if (rows.Count > table.Largest)
        {
            invocation.Faults.Add(new(path, null, "item", new($"{rows.Count} 个事项", $"{rows.Count} items"),
                new($"至多 {table.Largest} 个（随机指标表 {table.Name} 到此为止）", $"at most {table.Largest}, as far as the random-index table {table.Name} goes")));
        }

        invocation.EndIfFaulty();
        Rational[,] entries = Entries(invocation, rows);
        invocation.EndIfFaulty();
        return PairwiseMatrix.TryCreate([.. rows.Select(r => r["item"])], entries, out PairwiseMatrix? matrix, out Refusal? refusal)
            ? matrix
            : throw new InvalidOperationException(refusal.ToString());
    }

    private static Rational[,] Entries(Invocation invocation, List<CsvRow> rows)
    {
        Rational[,] entries = new Rational[rows.Count, rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < rows.Count; j++)
            {
                string column = rows[j]["item"];
                entries[i, j] = rows[i].Number(column);
                if (entries[i, j].Sign <= 0 && TypedText.TryNumber(rows[i][column], out _))
                {
                    rows[i].Fail(column, new("正数", "a positive number"));
                }
                else if (entries[i, j] > PairwiseMatrix.Most || entries[i, j] * PairwiseMatrix.Most < 1)
                {
                    rows[i].Fail(column, new("10⁻³⁰ 至 10³⁰ 之间的数字", "a number from 10⁻³⁰ to 10³⁰"));
                }
            }
        }

        if (invocation.Faults.Any)
        {
            return entries;
        }

        for (int i = 0; i < rows.Count; i++)
        {
            string item = rows[i]["item"];
            if (entries[i, i] != 1)
            {
                rows[i].Fail(item, new("1（与自身相比）", "1 (compared with itself)"));
            }

            for (int j = i + 1; j < rows.Count; j++)
            {
                string other = rows[j]["item"];
                if (Settle(rows[i][other], entries[i, j], rows[j][item], entries[j, i]) is { } value)
                {
                    (entries[i, j], entries[j, i]) = (value, 1 / value);
                }
                else
                {
                    rows[j].Fail(item, new($"{1 / entries[i, j]}（{item} 行 {other} 列为 {entries[i, j]}，此处应为其倒数）", $"{1 / entries[i, j]}, the reciprocal of {entries[i, j]} in row {item}, column {other}"));
                }
            }
        }

        return entries;
    }

    /// <summary>The comparison, where the one across is its reciprocal or the rounding of it; null where it is neither.</summary>
    private static Rational? Settle(string text, Rational value, string acrossText, Rational across)
    {
        if (value * across == 1)
        {
            return value;
        }

        bool roundedHere = Rounds(text, value, 1 / across);
        bool roundedAcross = Rounds(acrossText, across, 1 / value);
        return roundedAcross && (value >= 1 || !roundedHere) ? value : roundedHere ? 1 / across : null;
    }

    private static bool Rounds(string text, Rational value, Rational exact)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        return point >= 0 && (value - exact).Abs() * 2 * BigInteger.Pow(10, text.Length - point - 1) <= 1;
    }
}
