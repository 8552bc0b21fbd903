using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;
using Sheet = SpreadCheetah.Spreadsheet;

namespace Minyi.Reporting.Tables;

/// <summary>A cell of a workbook that is written.</summary>
/// <param name="Text">The text, where it is neither a number nor a date; never a formula, whatever it begins with.</param>
/// <param name="Number">The number, where it is one.</param>
/// <param name="Date">The date, where it is one.</param>
public readonly record struct TableCell(string? Text, double? Number = null, LocalDate? Date = null);

/// <summary>Writes a table as a workbook (xlsx): a bold header that stays in sight, columns as wide as they need be, numbers and dates as such.</summary>
public static class TableWorkbook
{
    /// <summary>What Excel counts days from, for days after February 1900.</summary>
    private static readonly LocalDate Epoch = new(1899, 12, 30);

    private const int LookedAt = 100, Narrowest = 8, Widest = 60;

    /// <summary>Writes a workbook of one sheet.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="sheet">The sheet's name, at most 31 characters.</param>
    /// <param name="headers">The names of the columns.</param>
    /// <param name="rows">The rows, each with a cell for each column; read once, but for the first hundred, which tell the widths.</param>
    public static void Write(Stream stream, string sheet, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<TableCell>> rows)
    {
        Guard.Against.Null(stream);
        Guard.Against.Null(headers);
        using IEnumerator<IReadOnlyList<TableCell>> all = Guard.Against.Null(rows).GetEnumerator();
        List<IReadOnlyList<TableCell>> first = [];
        while (first.Count < LookedAt && all.MoveNext())
        {
            first.Add(all.Current);
        }

        // A stream that is written to synchronously ends each of these at once.
        Sheet workbook = Done(Sheet.CreateNewAsync(stream));
        using (workbook)
        {
            StyleId bold = workbook.AddStyle(new Style { Font = { Bold = true } });
            StyleId date = workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy\\-mm\\-dd") });
            WorksheetOptions options = new() { FrozenRows = 1 };
            for (int i = 0; i < headers.Count; i++)
            {
                options.Column(i + 1).Width = Math.Clamp(first.Select(r => Width(r[i])).Append(Width(headers[i])).Max() + 2, Narrowest, Widest);
            }

            Done(workbook.StartWorksheetAsync(sheet, options));
            Done(workbook.AddHeaderRowAsync([.. headers], bold));
            Cell[] cells = new Cell[headers.Count];
            foreach (IReadOnlyList<TableCell> row in first)
            {
                Add(row);
            }

            while (all.MoveNext())
            {
                Add(all.Current);
            }

            Done(workbook.FinishAsync());

            void Add(IReadOnlyList<TableCell> row)
            {
                for (int i = 0; i < cells.Length; i++)
                {
                    cells[i] = row[i] switch
                    {
                        { Number: { } number } => new(number),
                        { Date: { } day } => new(Period.DaysBetween(Epoch, day), date),
                        var other => new(other.Text),
                    };
                }

                Done(workbook.AddRowAsync(cells));
            }
        }
    }

    private static double Width(TableCell cell) => cell.Number is not null || cell.Date is not null ? 10 : Width(cell.Text ?? "");

    /// <summary>In characters of a digit's width; a Chinese one takes two.</summary>
    private static double Width(string text) => text.Sum(c => c >= 0x2E80 ? 2 : 1);

    private static T Done<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    private static void Done(ValueTask task) => task.AsTask().GetAwaiter().GetResult();
}
