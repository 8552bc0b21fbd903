using Minyi.Districts;
using Minyi.Grid.Rosters;
using Minyi.Reporting.Calendars;

namespace Minyi.Reporting.Office;

/// <summary>A duty roster as a workbook (xlsx): a sheet to hang up, a sheet of burdens, a sheet of single duties.</summary>
public static class RosterWorkbook
{
    private static readonly LocalizedText[] Weekdays =
        [new("周一", "Mon"), new("周二", "Tue"), new("周三", "Wed"), new("周四", "Thu"), new("周五", "Fri"), new("周六", "Sat"), new("周日", "Sun")];

    /// <summary>Writes a roster.</summary>
    /// <param name="roster">The roster.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="names">What studios and representatives are called.</param>
    /// <param name="language">The language of headings.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAsync(DutyRoster roster, Stream stream, RosterNames names, Language language, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(roster);
        Guard.Against.Null(stream);
        Guard.Against.Null(names);
        WorkbookWriter workbook = await WorkbookWriter.CreateAsync(stream, cancellationToken).ConfigureAwait(false);
        await using (workbook.ConfigureAwait(false))
        {
            await Table(workbook, roster, names, language, cancellationToken).ConfigureAwait(false);
            await Burdens(workbook, roster, names, language, cancellationToken).ConfigureAwait(false);
            await Duties(workbook, roster, names, language, cancellationToken).ConfigureAwait(false);
            await workbook.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A row for each day, a column for each studio.</summary>
    private static ValueTask Table(WorkbookWriter workbook, DutyRoster roster, RosterNames names, Language language, CancellationToken cancellation)
    {
        StudioId[] studios = [.. roster.Duties.Select(d => d.Studio).Distinct().Order()];
        ILookup<(LocalDate, StudioId), string> duties = roster.Duties.ToLookup(d => (d.Date, d.Studio), d => names.Representative(d.Representative));
        return workbook.AddSheetAsync(
            new LocalizedText("值班表", "Roster").In(language),
            [new(new LocalizedText("日期", "Date").In(language), 12), new(new LocalizedText("星期", "Day").In(language), 6), .. studios.Select(s => new SheetColumn(names.Studio(s), 16))],
            roster.Duties.Select(d => d.Date).Distinct().Order().Select(day => (IReadOnlyList<SheetValue>)
                [day, Weekday(day, language), .. studios.Select(s => (SheetValue)string.Join(language == Language.Chinese ? "、" : ", ", duties[(day, s)]))]),
            2, cancellation);
    }

    /// <summary>A row for each representative: how many duties, and from when to when.</summary>
    private static ValueTask Burdens(WorkbookWriter workbook, DutyRoster roster, RosterNames names, Language language, CancellationToken cancellation)
    {
        ILookup<RepresentativeId, LocalDate> duties = roster.Duties.ToLookup(d => d.Representative, d => d.Date);
        return workbook.AddSheetAsync(
            new LocalizedText("班次", "Burdens").In(language),
            [
                new(new LocalizedText("工作室", "Studio").In(language), 30), new(new LocalizedText("代表", "Representative").In(language), 16),
                new(new LocalizedText("班次", "Duties").In(language), 8), new(new LocalizedText("固定接访日", "Fixed day").In(language), 11),
                new(new LocalizedText("其中在固定接访日", "on the fixed day").In(language), 11),
            ],
            roster.Members.OrderBy(m => m.Studio).ThenBy(m => m.Representative).Select(m => (IReadOnlyList<SheetValue>)
            [
                names.Studio(m.Studio), names.Representative(m.Representative), duties[m.Representative].Count(),
                m.ReceptionDay is { } day ? Weekdays[(int)day - 1].In(language) : "", duties[m.Representative].Count(d => d.DayOfWeek == m.ReceptionDay),
            ]),
            0, cancellation);
    }

    private static ValueTask Duties(WorkbookWriter workbook, DutyRoster roster, RosterNames names, Language language, CancellationToken cancellation) =>
        workbook.AddSheetAsync(
            new LocalizedText("逐条", "Duties").In(language),
            [
                new(new LocalizedText("日期", "Date").In(language), 12), new(new LocalizedText("星期", "Day").In(language), 6),
                new(new LocalizedText("工作室", "Studio").In(language), 30), new(new LocalizedText("代表", "Representative").In(language), 16),
            ],
            roster.Duties.Select(d => (IReadOnlyList<SheetValue>)[d.Date, Weekday(d.Date, language), names.Studio(d.Studio), names.Representative(d.Representative)]),
            0, cancellation);

    private static string Weekday(LocalDate day, Language language) => Weekdays[(int)day.DayOfWeek - 1].In(language);
}
