using System.Globalization;
using System.Text;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>A bulletin as CSV, in the long form that a spreadsheet's pivot table takes.</summary>
internal static class BulletinCsv
{
    internal static string Write(Bulletin bulletin, Language language)
    {
        StringBuilder text = new();
        text.Append("table,code,label,figure,numerator,denominator,rate,low,high,suppressed,numerator_before,denominator_before,change\n");
        Rows(text, "headline", bulletin.Headline, FigureColumns.Rates, counted: true, bulletin.Settings.Confidence, language);
        foreach (BulletinTable table in bulletin.Tables)
        {
            IReadOnlyList<FigureColumn> rates = table.Dimension == BulletinDimension.Group ? [FigureColumns.Satisfaction] : FigureColumns.Rates;
            foreach (BulletinRow row in table.Rows)
            {
                Rows(text, BulletinWriter.Code(table.Dimension), row, rates, table.Dimension != BulletinDimension.Group, bulletin.Settings.Confidence, language);
            }
        }

        return text.ToString();
    }

    internal static string Field(string value) =>
        value.AsSpan().IndexOfAny("\",\r\n") >= 0 ? "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : value;

    private static void Rows(StringBuilder text, string table, BulletinRow row, IEnumerable<FigureColumn> rates, bool counted, double confidence, Language language)
    {
        if (counted)
        {
            Line(text, table, row, language, "count", [Whole(row.Now.Count), "", "", "", "", "false", Whole(row.Before?.Count), "", Whole(row.CountChange)]);
        }

        foreach (FigureColumn rate in rates)
        {
            Share? now = rate.Of(row.Now);
            Share? before = row.Before is null ? null : rate.Of(row.Before);
            bool known = now is { Whole: > 0 };
            Statistics.ConfidenceInterval interval = now?.Interval(confidence) ?? default;
            Line(text, table, row, language, rate.Code,
            [
                Whole(now?.Part), Whole(now?.Whole), Real(now?.Rate), known ? Real(interval.Low) : "", known ? Real(interval.High) : "",
                now is null ? "true" : "false", Whole(before?.Part), Whole(before?.Whole), Real(row.Change(rate.Of)),
            ]);
        }
    }

    private static void Line(StringBuilder text, string table, BulletinRow row, Language language, string figure, ReadOnlySpan<string> cells)
    {
        text.AppendJoin(',', table, Field(row.Code), Field(row.Label.In(language)), figure).Append(',');
        text.AppendJoin(',', cells!).Append('\n');
    }

    private static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Real(Minyi.Numerics.Rational? value) => value is { } known ? Real((double)known) : "";

    private static string Real(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
