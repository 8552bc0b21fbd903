using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Minyi.Reporting.Office;

/// <summary>Writes a workbook sheet by sheet: bold headings that stay in sight, filters, real dates.</summary>
internal sealed class WorkbookWriter : IAsyncDisposable
{
    /// <summary>Day 0 of a workbook's dates, for every date after February 1900.</summary>
    private static readonly LocalDate Epoch = new(1899, 12, 30);

    private readonly Spreadsheet _sheets;
    private readonly StyleId _heading;
    private readonly StyleId _date;
    private readonly StyleId _plain;

    private WorkbookWriter(Spreadsheet sheets)
    {
        _sheets = sheets;
        _heading = sheets.AddStyle(new Style { Font = { Bold = true }, Alignment = { WrapText = true, Vertical = VerticalAlignment.Center } });
        _date = sheets.AddStyle(new Style { Format = NumberFormat.Custom("yyyy\\-mm\\-dd") });
        _plain = sheets.AddStyle(new Style { Alignment = { WrapText = true, Vertical = VerticalAlignment.Top } });
    }

    internal static async ValueTask<WorkbookWriter> CreateAsync(Stream stream, CancellationToken cancellation) =>
        new(await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellation).ConfigureAwait(false));

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">Its name: at most 31 characters, none of <c>[]:*?/\</c>.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows, each with a value for each column.</param>
    /// <param name="frozen">How many columns stay in sight.</param>
    /// <param name="cancellation">Stops the writing.</param>
    internal async ValueTask AddSheetAsync(
        string name, IReadOnlyList<SheetColumn> columns, IEnumerable<IReadOnlyList<SheetValue>> rows, int frozen, CancellationToken cancellation)
    {
        WorksheetOptions options = new() { FrozenRows = 1, FrozenColumns = frozen > 0 ? frozen : null };
        for (int i = 0; i < columns.Count; i++)
        {
            options.Column(i + 1).Width = columns[i].Width;
        }

        await _sheets.StartWorksheetAsync(name, options, cancellation).ConfigureAwait(false);
        await _sheets.AddHeaderRowAsync([.. columns.Select(c => c.Header)], _heading, cancellation).ConfigureAwait(false);
        foreach (IReadOnlyList<SheetValue> row in rows)
        {
            await _sheets.AddRowAsync([.. row.Select(CellOf)], cancellation).ConfigureAwait(false);
        }
    }

    internal ValueTask FinishAsync(CancellationToken cancellation) => _sheets.FinishAsync(cancellation);

    public ValueTask DisposeAsync() => _sheets.DisposeAsync();

    private Cell CellOf(SheetValue value) => value switch
    {
        { Date: { } date } => new(Period.DaysBetween(Epoch, date), _date),
        { Number: { } number } => new(number, null),
        _ => new(value.Text, _plain),
    };
}
