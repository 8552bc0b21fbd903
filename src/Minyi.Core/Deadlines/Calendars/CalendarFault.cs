namespace Minyi.Deadlines.Calendars;

/// <summary>What is wrong at one place of a notice that was read.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column's name; empty where the whole line is meant.</param>
/// <param name="Found">What is there.</param>
/// <param name="Expected">What should be there.</param>
public sealed record CalendarFault(int Line, string Column, string Found, LocalizedText Expected)
{
    /// <summary>The fault as one sentence.</summary>
    public LocalizedText Text => new(
        Column.Length == 0 ? $"第 {Line} 行：“{Found}”，应为{Expected.Chinese}。" : $"第 {Line} 行“{Column}”列：“{Found}”，应为{Expected.Chinese}。",
        Column.Length == 0 ? $"Line {Line}: found '{Found}', expected {Expected.English}." : $"Line {Line}, column '{Column}': found '{Found}', expected {Expected.English}.");
}
