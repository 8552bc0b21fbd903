namespace Minyi.Cli.Tables;

/// <summary>How a table is written.</summary>
internal enum TableFormat
{
    /// <summary>Aligned for people.</summary>
    Table,

    /// <summary>CSV, lines ended by <c>\n</c>.</summary>
    Csv,

    /// <summary>An array of objects.</summary>
    Json,

    /// <summary>A workbook of one sheet.</summary>
    Xlsx,
}

/// <summary>The encoding of a CSV result.</summary>
internal enum TableEncoding
{
    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>UTF-8 with a byte order mark, by which Excel knows it.</summary>
    Utf8WithMark,

    /// <summary>GB18030, which Excel in China takes for its own.</summary>
    Gb18030,
}

/// <summary>What the user says of tables beside their format.</summary>
/// <param name="Encoding">The encoding of CSV.</param>
/// <param name="ForExcel">Whether texts of CSV that Excel would compute are defused.</param>
/// <param name="Chinese">Whether headers are Chinese.</param>
internal readonly record struct TableStyle(TableEncoding Encoding = TableEncoding.Utf8, bool ForExcel = false, bool Chinese = false);
