using System.Collections.Immutable;
using System.Globalization;

namespace Minyi.Scoring.Bulletins.Writing;

/// <summary>A conference's pack in words.</summary>
internal static class ConferenceWriter
{
    internal static ReportDocument Write(ConferencePack pack, Language language)
    {
        ReportDocument bulletin = pack.Bulletin.ToDocument(language);
        return bulletin with
        {
            Title = new LocalizedText("联席会议材料：", "Joint conference: ").In(language) + bulletin.Title,
            Sections =
            [
                bulletin.Sections[0],
                Cases("overdue", new("超期未结事项", "Overdue and open"), new("没有超期未结的事项。", "Nothing is overdue."), pack, pack.Overdue, language),
                Cases("marked", new("提请会议研究的事项", "For the conference to decide"), new("没有需要提请研究的事项。", "Nothing is marked for the conference."), pack, pack.Marked, language),
                Growing(pack, language),
                Units("below", new("明显低于全区的单位", "Units clearly below the district"), pack.Below, pack, language),
                Units("above", new("明显高于全区的单位", "Units clearly above the district"), pack.Above, pack, language),
            ],
        };
    }

    private static ReportSection Cases(string code, LocalizedText heading, LocalizedText nothing, ConferencePack pack, ImmutableArray<BulletinCase> cases, Language language)
    {
        BulletinLabels labels = pack.Bulletin.Settings.Labels;
        LocalDate day = pack.Bulletin.Settings.CutOff;
        ReportTable table = new(
            [
                new LocalizedText("编号", "Petition").In(language), new LocalizedText("承办单位", "Unit").In(language), new LocalizedText("类别", "Category").In(language), new LocalizedText("标记", "Marks").In(language),
                BulletinText.RegisteredOn.In(language), new LocalizedText("时限", "Due").In(language), new LocalizedText("超期天数", "Days over").In(language),
            ],
            [.. cases.Select(c => ImmutableArray.Create(
                c.Id,
                labels.Find(BulletinDimension.Unit, c.Unit ?? "").In(language),
                labels.Find(BulletinDimension.Category, c.Category ?? "").In(language),
                string.Join(language == Language.Chinese ? "、" : ", ", (c.Marks.IsDefault ? [] : c.Marks).Select(m => Mark(m).In(language))),
                Formatting.Day(c.Registered, language),
                c.Due is { } due ? Formatting.Day(due, language) : Formatting.Nothing,
                c.Due < day ? Period.DaysBetween(c.Due.Value, day).ToString(CultureInfo.InvariantCulture) : Formatting.Nothing))],
            Words: 4);
        return new(code, heading.In(language), cases.IsEmpty ? [nothing.In(language)] : [], cases.IsEmpty ? null : table);
    }

    private static ReportSection Growing(ConferencePack pack, Language language) => new(
        "growing",
        new LocalizedText("增长较快的类别", "Growing categories").In(language),
        pack.Growing.IsEmpty ? [new LocalizedText("没有比上期增多的类别，或没有可比的上期。", "No category has more petitions than before, or there is no period to compare with.").In(language)] : [],
        pack.Growing.IsEmpty ? null : new(
            ["", BulletinText.Registered.In(language), BulletinText.Before.In(language), BulletinText.Change.In(language)],
            [.. pack.Growing.Select(r => ImmutableArray.Create(r.Label.In(language), Formatting.Number(r.Now.Count), Formatting.Number(r.Before!.Count), Formatting.Difference(r.CountChange)))]));

    private static ReportSection Units(string code, LocalizedText heading, ImmutableArray<StandingUnit> units, ConferencePack pack, Language language) => new(
        code,
        heading.In(language),
        units.IsEmpty
            ? [new LocalizedText("没有：各单位与全区的差别都在其件数所能解释的范围之内。", "None: no unit differs from the district by more than its numbers can explain.").In(language)]
            : [new LocalizedText("整个置信区间都在全区比率的一侧。", "The whole interval lies on one side of the district's rate.").In(language)],
        units.IsEmpty ? null : new(
            ["", BulletinText.Figure.In(language), BulletinText.Value.In(language), BulletinText.Counts.In(language), BulletinText.Interval.In(language)],
            [.. units.Select(u => ImmutableArray.Create(u.Label.In(language), u.FigureName.In(language), Formatting.Percent(u.Share), Formatting.Counts(u.Share), Formatting.Range(u.Share, pack.Bulletin.Settings.Confidence)))],
            Words: 2));

    private static LocalizedText Mark(string code) => code switch
    {
        BulletinCodes.Hearing => new("听证会", "hearing"),
        BulletinCodes.CollectiveAgency => new("集体代理", "collective agency"),
        BulletinCodes.Rework => new("不满意重办", "rework"),
        BulletinCodes.Supervision => new("督办", "supervision"),
        _ => new(code, code),
    };
}
