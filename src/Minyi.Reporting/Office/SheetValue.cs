namespace Minyi.Reporting.Office;

/// <summary>A value of a sheet: a text, a number or a date. A text is never taken for a formula.</summary>
internal readonly record struct SheetValue
{
    private SheetValue(string? text, long? number, LocalDate? date) => (Text, Number, Date) = (text, number, date);

    internal string? Text { get; }

    internal long? Number { get; }

    internal LocalDate? Date { get; }

    public static implicit operator SheetValue(string text) => new(text, null, null);

    public static implicit operator SheetValue(long number) => new(null, number, null);

    public static implicit operator SheetValue(LocalDate date) => new(null, null, date);
}
