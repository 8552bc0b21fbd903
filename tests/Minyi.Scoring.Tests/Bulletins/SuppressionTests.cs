using Minyi.Scoring.Bulletins;

namespace Minyi.Scoring.Tests.Bulletins;

public sealed class SuppressionTests
{
    [Property(MaxTest = 200)]
    public void Nothing_small_is_shown_and_nothing_small_is_left_by_subtraction(byte[] grades, PositiveInt least)
    {
        int minimum = 1 + (least.Get % 12);
        Bulletin bulletin = Compose([.. grades.Select(g => g % 20)], minimum);
        BulletinRow[] rows = [.. bulletin.Table(BulletinDimension.Unit)!.Rows];

        Assert.All(rows, r => Assert.True(r.Now.Satisfaction is not { Whole: > 0 } shown || shown.Whole >= minimum));
        long total = grades.Sum(g => (long)(g % 20));
        BulletinRow[] hidden = [.. rows.Where(r => r.Now.Satisfaction is null)];
        if (total < minimum)
        {
            Assert.True(total == 0 || bulletin.Headline.Now.Satisfaction is null);
        }
        else if (hidden.Length > 0)
        {
            long shown = rows.Sum(r => r.Now.Satisfaction?.Whole ?? 0);
            Assert.True(total - shown >= minimum);
            Assert.True(hidden.Length >= 2 || rows.Count(r => r.Now.Satisfaction is not { Whole: 0 }) == 1);
        }
    }

    [Fact]
    public void One_small_unit_takes_the_next_smallest_with_it()
    {
        Bulletin bulletin = Compose([2, 40, 9, 0], 5);

        Assert.Equal("unit-2 unit-0", string.Join(" ", bulletin.Table(BulletinDimension.Unit)!.Rows.Where(r => r.Now.Satisfaction is null).Select(r => r.Code).OrderDescending(StringComparer.Ordinal)));
        string text = bulletin.ToMarkdown(Language.English);
        Assert.Contains("| unit-0 | 1 | 100.0% (1/1) | – | 0 | \\* | \\* |", text, StringComparison.Ordinal);
        Assert.Contains("| unit-3 | 1 | 100.0% (1/1) | – | 0 | – | – |", text, StringComparison.Ordinal);
        Assert.Contains("unit,unit-0,unit-0,satisfaction,,,,,,true,,,\n", bulletin.ToCsv(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Large_enough_groups_are_all_shown() =>
        Assert.All(Compose([5, 6, 0, 70], 5).Table(BulletinDimension.Unit)!.Rows, r => Assert.NotNull(r.Now.Satisfaction));

    private static Bulletin Compose(int[] grades, int minimum) => Bulletin.Compose(
        new(new("通报", "Bulletin"), Cases.Year) { MinimumGrades = minimum },
        grades.Select((g, i) => new BulletinCase("P-" + i, "Demand", new(2024, 5, 5))
        {
            Unit = "unit-" + i,
            Closed = new(2024, 5, 6),
            Grades = [new("residents", g, g / 2)],
        }));
}
