using System.Numerics;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Apportionment.Biproportional;

namespace Minyi.Cli.Grid;

/// <summary>The table of votes with its rows and columns in the ordinal order of ids.</summary>
internal sealed class BiapportionInput
{
    private BiapportionInput(string[] rows, string[] columns, BiproportionalProblem problem, IReadOnlyList<string> others, List<(int, int, Cell[])> cells)
    {
        Rows = rows;
        Columns = columns;
        Problem = problem;
        OtherColumns = others;
        Cells = cells;
    }

    public IReadOnlyList<string> Rows { get; }

    public IReadOnlyList<string> Columns { get; }

    public BiproportionalProblem Problem { get; }

    public IReadOnlyList<string> OtherColumns { get; }

    /// <summary>The cells in the order of the input.</summary>
    public IReadOnlyList<(int Row, int Column, Cell[] Carried)> Cells { get; }

    public static BiapportionInput Read(Invocation invocation, string input, string rowFile, string columnFile)
    {
        SortedDictionary<string, int> rowSeats = ReadSeats(invocation, rowFile, "row");
        SortedDictionary<string, int> columnSeats = ReadSeats(invocation, columnFile, "column");
        string[] rows = [.. rowSeats.Keys];
        string[] columns = [.. columnSeats.Keys];
        Dictionary<string, int> rowAt = rows.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        Dictionary<string, int> columnAt = columns.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);
        BigInteger[] votes = new BigInteger[(long)rows.Length * columns.Length];
        CsvFile file = invocation.ReadCsv(input, ["row", "column", "votes"], written: ["seats"]).WithoutTotals("row", byFigures: false);
        IReadOnlyList<string> others = file.Others("row", "column", "votes");
        List<(int, int, Cell[])> cells = [];
        Dictionary<(int, int), long> seen = [];
        foreach (CsvRow row in file.Rows())
        {
            string r = row.KnownId("row", rowAt, rowFile);
            string c = row.KnownId("column", columnAt, columnFile);
            BigInteger v = row.Integer("votes", least: 0);
            if (!rowAt.TryGetValue(r, out int i) || !columnAt.TryGetValue(c, out int j))
            {
                continue;
            }

            if (!seen.TryAdd((i, j), row.Line))
            {
                long line = seen[(i, j)];
                row.Fail("column", new($"每一格只出现一次（第 {line} 行已有）", $"each cell once (it is on line {line} already)"));
                continue;
            }

            votes[(i * columns.Length) + j] = v;
            cells.Add((i, j, [.. row.Carried(others)]));
        }

        invocation.EndIfFaulty();
        BiproportionalProblem problem = BiproportionalProblem.Create([.. rowSeats.Values], [.. columnSeats.Values], votes);
        return new(rows, columns, problem, others, cells);
    }

    private static SortedDictionary<string, int> ReadSeats(Invocation invocation, string path, string column)
    {
        CsvFile file = invocation.ReadCsv(path, [column, "seats"]).WithoutTotals(column);
        SortedDictionary<string, int> seats = new(StringComparer.Ordinal);
        Dictionary<string, long> seen = [];
        foreach (CsvRow row in file.Rows())
        {
            string id = row.UniqueId(column, seen);
            seats[id] = row.Int("seats", least: 0);
        }

        return seats;
    }
}
