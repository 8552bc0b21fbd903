namespace Minyi.Reporting.Tables;

/// <summary>How a table is read.</summary>
public sealed record TableOptions
{
    /// <summary>The encoding of a CSV file without a mark of its own: <c>utf-8</c> or <c>gb18030</c>. Files that begin with a mark (UTF-8, UTF-16) are read by it.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>The sheet of a workbook; null takes the only one with cells in it.</summary>
    public string? Sheet { get; init; }
}
