namespace Minyi.Cli.Tables;

/// <summary>A result: named columns and rows of cells.</summary>
internal sealed class ResultTable(IEnumerable<string> columns)
{
    private readonly List<Cell[]> _rows = [];

    public ResultTable(params string[] columns)
        : this((IEnumerable<string>)columns)
    {
    }

    public IReadOnlyList<string> Columns { get; } = [.. columns];

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => _rows;

    /// <summary>Adds a row with one cell for each column.</summary>
    public void Add(params Cell[] cells)
    {
        if (cells.Length != Columns.Count)
        {
            throw new ArgumentException($"{cells.Length} cells for {Columns.Count} columns.", nameof(cells));
        }

        _rows.Add(cells);
    }
}
