using System.Text;
using Minyi.Reporting.Tables.Csv;
using Minyi.Reporting.Tables.Workbooks;

namespace Minyi.Reporting.Tables;

/// <summary>Reads a table row by row, from CSV or from a workbook, and holds no more than a row of it.</summary>
/// <remarks>
/// <para>CSV is RFC 4180 in UTF-8 with or without mark, UTF-16 or GB18030, separated by commas, or by semicolons or tabs where the header has no comma, or by what a first line <c>sep=;</c> says.
/// Quoted fields may hold line breaks; a quotation mark out of place is a fault. Rows in which every field is empty are skipped, except in a file of one column, where an empty line between others
/// is an empty cell.</para>
/// <para>Of a workbook one sheet is read: texts, numbers as they are shown with up to 15 digits, dates and times as ISO 8601, true and false. Formulas give the value that was saved. Merged cells,
/// cells with an error and workbooks that unpack to more than <see cref="WorkbookLimits"/> allows are faults.</para>
/// </remarks>
public abstract class TableReader : IDisposable
{
    private protected TableReader()
    {
    }

    /// <summary>The line on which the current row begins, or its row in the sheet, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>How many fields the current row has.</summary>
    public abstract int Count { get; }

    /// <summary>What separates fields; a comma for a workbook.</summary>
    public virtual char Separator => ',';

    /// <summary>Opens a table.</summary>
    /// <param name="stream">The bytes; a workbook on a stream that cannot seek is copied into memory.</param>
    /// <param name="isWorkbook">Whether a workbook (xlsx) is expected; null looks at the first bytes.</param>
    /// <param name="options">How to read; null for UTF-8.</param>
    /// <exception cref="TableFaultException">It is something else.</exception>
    public static TableReader Open(Stream stream, bool? isWorkbook = null, TableOptions? options = null)
    {
        Guard.Against.Null(stream);
        options ??= new();
        byte[] head = new byte[8];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Stream whole = new PrefixedStream(head.AsMemory(0, length), stream);
        if (head.AsSpan().StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new TableFaultException(new(null, null, new("旧版 Excel 工作簿（.xls）或加密的工作簿", "an old Excel workbook (.xls) or an encrypted one"), new("不加密的 .xlsx 或 CSV", "an .xlsx without password, or CSV")));
        }

        bool packed = head.AsSpan().StartsWith("PK\u0003\u0004"u8);
        if (isWorkbook == false && packed)
        {
            throw new TableFaultException(new(null, null, new("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"), new("CSV；工作簿的文件名应以 .xlsx 结尾", "CSV; a workbook's name ends with .xlsx")));
        }

        if (isWorkbook == true && !packed)
        {
            throw new TableFaultException(new(null, null, new("不是 Excel 工作簿的内容", "what is no Excel workbook"), new(".xlsx；CSV 文件名应以 .csv 结尾", "an .xlsx; the name of a CSV file ends with .csv")));
        }

        return packed ? new WorkbookReader(whole, options.Sheet) : new CsvReader(TextSource.Open(whole, head.AsSpan(0, length), options.Encoding));
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="TableFaultException">The file cannot be read further.</exception>
    public abstract bool Read();

    /// <summary>A field of the current row in UTF-8, its quotation marks taken off; valid until the next row.</summary>
    /// <param name="field">Its place, from 0.</param>
    public abstract ReadOnlySpan<byte> Utf8(int field);

    /// <summary>A field of the current row.</summary>
    /// <param name="field">Its place, from 0.</param>
    public virtual string Text(int field) => Encoding.UTF8.GetString(Utf8(field));

    /// <summary>What is wrong with the quotation marks of the current row: the field's place; null when nothing is.</summary>
    public virtual int? Misquoted => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what it reads from.</summary>
    /// <param name="disposing">Always true.</param>
    protected abstract void Dispose(bool disposing);
}
