namespace Minyi.Cli.Tables;

/// <summary>How a table is written.</summary>
internal enum TableFormat
{
    /// <summary>Aligned for people.</summary>
    Table,

    /// <summary>CSV in UTF-8 without BOM, lines ended by <c>\n</c>.</summary>
    Csv,

    /// <summary>An array of objects.</summary>
    Json,
}
