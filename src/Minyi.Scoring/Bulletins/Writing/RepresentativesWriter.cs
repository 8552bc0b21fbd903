using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>The representatives' record in words.</summary>
internal static class RepresentativesWriter
{
    internal static ReportDocument Write(RepresentativesRecord record, Language language)
    {
        ImmutableArray<string> columns =
        [
            new LocalizedText("代表", "Representative").In(language),
            .. record.Columns.Select(c => c.Label.In(language) + (c.Least is { } least ? new LocalizedText($"（应 {least}）", $" (of {least})").In(language) : "")),
            new LocalizedText("群众满意率", "Public satisfaction").In(language),
        ];
        return new(
            language,
            record.Title.In(language),
            new LocalizedText(
                $"统计期间：{Formatting.Day(record.Period.Start, Language.Chinese)}至{Formatting.Day(record.Period.End, Language.Chinese)}。",
                $"From {Formatting.Day(record.Period.Start, Language.English)} to {Formatting.Day(record.Period.End, Language.English)}.").In(language),
            [new("record", new LocalizedText("履职情况", "What each did").In(language), [], new(columns, [.. record.Lines.Select(l => Line(record, l))]))],
            [new LocalizedText(
                $"“!”：少于应完成的次数。“{Formatting.Hidden}”：评议不足 {record.MinimumGrades} 份，不予显示。“{Formatting.Nothing}”：无人评议。",
                $"\"!\": fewer than owed. \"{Formatting.Hidden}\": fewer than {record.MinimumGrades} grades, not shown. \"{Formatting.Nothing}\": nobody graded.").In(language)]);
    }

    private static ImmutableArray<string> Line(RepresentativesRecord record, RepresentativeLine line) =>
    [
        line.Name,
        .. line.Counts.Select((count, i) => Formatting.Number(count) + (count < record.Columns[i].Least ? " !" : "")),
        line.Rating is { Whole: > 0 } rating ? $"{Formatting.Percent(rating)} ({Formatting.Counts(rating)})" : Formatting.Percent(line.Rating),
    ];
}
