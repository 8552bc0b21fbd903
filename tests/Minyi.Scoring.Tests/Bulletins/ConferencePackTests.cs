using Minyi.Scoring.Bulletins;

namespace Minyi.Scoring.Tests.Bulletins;

public sealed class ConferencePackTests
{
    private static readonly BulletinSettings Settings = Cases.Settings with { AsOf = new(2024, 12, 31) };

    [Property(MaxTest = 40)]
    public void Overdue_and_marked_are_what_is_open_on_the_day_and_the_order_changes_nothing(int seed, byte count)
    {
        BulletinCase[] cases = [.. Cases.Random(seed, count).Select((c, i) => i % 5 == 0 ? c with { Marks = [BulletinCodes.Hearing] } : c)];
        ConferencePack pack = ConferencePack.Compose(Settings, cases);
        LocalDate day = new(2024, 12, 31);
        BulletinCase[] open = [.. cases.Where(c => c.Registered <= day && (c.Closed is null || c.Closed > day))];

        Assert.Equal(open.Where(c => c.Due is not null && c.Due < day).Select(c => c.Id).Order(StringComparer.Ordinal), pack.Overdue.Select(c => c.Id).Order(StringComparer.Ordinal));
        Assert.Equal(pack.Overdue.Select(c => c.Due!.Value).Order(), pack.Overdue.Select(c => c.Due!.Value));
        Assert.Equal(open.Where(c => !c.Marks.IsEmpty).Select(c => c.Id).Order(StringComparer.Ordinal), pack.Marked.Select(c => c.Id));
        new Random(seed).Shuffle(cases);
        Assert.Equal(pack.ToMarkdown(Language.Chinese), ConferencePack.Compose(Settings, cases).ToMarkdown(Language.Chinese));
    }

    [Fact]
    public void A_unit_is_below_only_where_its_numbers_cannot_explain_it()
    {
        IEnumerable<BulletinCase> Unit(string unit, int count, int satisfied) => Enumerable.Range(0, count).Select(i => new BulletinCase($"{unit}-{i}", "Demand", new(2024, 3, 1))
        {
            Unit = unit,
            Closed = new(2024, 3, 5),
            Due = new(2024, 3, 31),
            Grades = [new("residents", 1, i < satisfied ? 1 : 0)],
        });
        ConferencePack pack = ConferencePack.Compose(Settings, [.. Unit("large-bad", 400, 280), .. Unit("large-good", 4226, 4196), .. Unit("small-bad", 20, 19), .. Unit("tiny-good", 22, 22)]);

        Assert.Equal("large-bad", pack.Below.Single().Code);
        Assert.Equal("satisfaction", pack.Below[0].Figure);
        Assert.Equal("large-good", pack.Above.Single().Code);
        string text = pack.ToMarkdown(Language.Chinese);
        Assert.Contains("| large-bad | 满意率 | 70.0% | 280/400 |", text, StringComparison.Ordinal);
        Assert.Contains("没有超期未结的事项", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Overdue_petitions_are_named_with_the_days_and_never_with_a_person()
    {
        BulletinCase late = new("P-1", "Demand", new(2024, 3, 1)) { Unit = "housing", Category = "noise", Due = new(2024, 12, 1), Marks = [BulletinCodes.CollectiveAgency, BulletinCodes.Supervision] };
        string text = ConferencePack.Compose(Settings, [late]).ToMarkdown(Language.English);

        Assert.Contains("| P-1 | housing | noise | collective agency, supervision | 2024-03-01 | 2024-12-01 | 30 |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Growing_categories_are_those_with_more_than_before()
    {
        IEnumerable<BulletinCase> Of(string category, int year, int count) => Enumerable.Range(0, count).Select(i => new BulletinCase($"{category}-{year}-{i}", "Demand", new(year, 5, 5)) { Category = category });
        ConferencePack pack = ConferencePack.Compose(Settings, [.. Of("noise", 2023, 3), .. Of("noise", 2024, 9), .. Of("roads", 2023, 5), .. Of("roads", 2024, 4), .. Of("work", 2024, 7)]);

        Assert.Equal("work noise", string.Join(' ', pack.Growing.Select(r => r.Code)));
    }
}
