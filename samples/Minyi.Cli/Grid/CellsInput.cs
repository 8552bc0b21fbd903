using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Cells;
using NetTopologySuite.Geometries;

namespace Minyi.Cli.Grid;

/// <summary>Blocks, which of them are neighbours, and what else <c>minyi grid cells</c> reads.</summary>
internal sealed class CellsInput
{
    private const double MostMetres = 1e9;

    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    private CellsInput()
    {
    }

    public List<Block> Blocks { get; } = [];

    public List<BlockAdjacency> Neighbours { get; } = [];

    /// <summary>Where each block is; null where x and y are empty.</summary>
    public List<Coordinate?> Places { get; } = [];

    /// <summary>The columns that are carried through.</summary>
    public IReadOnlyList<string> OtherColumns { get; private set; } = [];

    public List<Cell[]> Carried { get; } = [];

    public List<CellHome> Homes { get; } = [];

    /// <summary>The previous cell by block; null without <c>--previous</c>.</summary>
    public Dictionary<string, string>? Previous { get; private set; }

    public static CellsInput Read(Invocation invocation, string nodes, string edges, string? borders, string? homes, string? previous)
    {
        CellsInput input = new();
        input.ReadNodes(invocation, nodes, borders);
        input.ReadEdges(invocation, edges, nodes);
        input.ReadHomes(invocation, homes, nodes);
        input.ReadPrevious(invocation, previous);
        invocation.EndIfFaulty();
        return input;
    }

    private void ReadNodes(Invocation invocation, string path, string? borders)
    {
        string[] required = borders is null ? ["id", "population"] : ["id", "population", borders];
        CsvFile file = invocation.ReadCsv(path, required, written: ["cell"]);
        OtherColumns = file.Others("id");
        bool places = file.Has("x") && file.Has("y");
        long total = 0;
        foreach (CsvRow row in file.Rows())
        {
            string id = row.UniqueId("id", _lines);
            long people = row.Long("population", least: 0, most: 1L << 40);
            total += people;
            if (total > 1L << 52)
            {
                row.Fail("population", new("合计不超过 2^52 的人口", "populations that add up to at most 2^52"));
                return;
            }

            Blocks.Add(new(id, people) { Community = borders is null ? null : row[borders] });
            Places.Add(places ? Place(row) : null);
            Carried.Add([.. row.Carried(OtherColumns)]);
        }

        if (Blocks.Count == 0 && !invocation.Faults.Any)
        {
            invocation.Faults.Add(new(path, null, null, new("没有数据行", "no rows"), new("至少一个街区", "at least one block")));
        }
    }

    /// <summary>The point of a block; both coordinates may be empty.</summary>
    private static Coordinate? Place(CsvRow row)
    {
        if (string.IsNullOrWhiteSpace(row["x"]) && string.IsNullOrWhiteSpace(row["y"]))
        {
            return null;
        }

        Coordinate place = new(row.Double("x"), row.Double("y"));
        foreach ((string column, double value) in ((string, double)[])[("x", place.X), ("y", place.Y)])
        {
            if (Math.Abs(value) > MostMetres)
            {
                row.Fail(column, new("绝对值不超过 10 亿的数", "a number of at most a thousand million"));
            }
        }

        return place;
    }

    private void ReadEdges(Invocation invocation, string path, string nodes)
    {
        CsvFile file = invocation.ReadCsv(path, ["a", "b"]);
        foreach (CsvRow row in file.Rows())
        {
            string a = row.KnownId("a", _lines, nodes);
            string b = row.KnownId("b", _lines, nodes);
            if (a == b)
            {
                row.Fail("b", new("另一个街区", "another block than a"));
            }

            Neighbours.Add(new(a, b));
        }
    }

    private void ReadHomes(Invocation invocation, string? path, string nodes)
    {
        if (path is null)
        {
            return;
        }

        Dictionary<string, long> cells = new(StringComparer.Ordinal);
        Dictionary<string, long> blocks = new(StringComparer.Ordinal);
        foreach (CsvRow row in invocation.ReadCsv(path, ["cell", "block"]).Rows())
        {
            string cell = row.UniqueId("cell", cells);
            row.KnownId("block", _lines, nodes);
            Homes.Add(new(cell, row.UniqueId("block", blocks)));
        }
    }

    private void ReadPrevious(Invocation invocation, string? path)
    {
        if (path is null)
        {
            return;
        }

        // Blocks that are no more may stand there.
        Previous = new(StringComparer.Ordinal);
        Dictionary<string, long> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in invocation.ReadCsv(path, ["id", "cell"]).Rows())
        {
            Previous[row.UniqueId("id", seen)] = row.Id("cell");
        }
    }
}
