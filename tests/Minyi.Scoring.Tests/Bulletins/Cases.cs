using System.Collections.Immutable;
using Minyi.Scoring.Bulletins;

namespace Minyi.Scoring.Tests.Bulletins;

/// <summary>Cases at random from a seed, and the district of the mechanism's published figures.</summary>
internal static class Cases
{
    internal static DateInterval Year { get; } = new(new(2024, 1, 1), new(2024, 12, 31));

    internal static DateInterval YearBefore { get; } = new(new(2023, 1, 1), new(2023, 12, 31));

    internal static BulletinSettings Settings { get; } = new(new("通报", "Bulletin"), Year) { Before = YearBefore, AsOf = new(2025, 1, 31), Labels = BulletinLabels.Default.With(BulletinDimension.Kind, ("Question", new("咨询", "Questions"))) };

    internal static ImmutableArray<BulletinCase> Random(int seed, int count)
    {
        Random random = new(seed);
        string? Pick(params string?[] codes) => codes[random.Next(codes.Length)];
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            LocalDate registered = new LocalDate(2022, 12, 1).PlusDays(random.Next(800));
            string kind = Pick(BulletinCodes.Demand, BulletinCodes.Suggestion, "Question")!;
            return new BulletinCase("P-" + i, kind, registered)
            {
                Channel = Pick("Visit", "Web", null),
                Studio = Pick("haishan-1", "haishan-2", "shatoujiao-1"),
                Unit = Pick("housing", "transport", "schools", "police", null),
                Category = Pick("roads", "noise"),
                Closed = random.Next(5) == 0 ? null : registered.PlusDays(random.Next(60)),
                Due = random.Next(6) == 0 ? null : registered.PlusDays(30),
                Outcome = kind == BulletinCodes.Suggestion ? Pick(BulletinCodes.Adopted, BulletinCodes.PartlyAdopted, BulletinCodes.NotAdopted) : "Solved",
                Grades = random.Next(3) == 0 ? [] : [.. new[] { "residents", "petitioner" }.Select(g =>
                {
                    int graded = random.Next(4);
                    return new GradeTally(g, graded, random.Next(graded + 1));
                })],
            };
        })];
    }

    /// <summary>1,945 items, 1,883 closed; 574 suggestions, 1,371 demands; 92.1 % satisfied.</summary>
    internal static IEnumerable<BulletinCase> Yantian() => Enumerable.Range(0, 1945).Select(i => new BulletinCase(
        "P-" + i, i % 1945 < 574 ? BulletinCodes.Suggestion : BulletinCodes.Demand, new LocalDate(2009, 2, 1).PlusDays(i % 500))
    {
        Closed = i >= 62 ? new LocalDate(2010, 6, 30) : null,
        Due = new LocalDate(2010, 6, 30),
        Outcome = "Solved",
        Grades = i is >= 62 and < 1062 ? [new("residents", 1, i < 983 ? 1 : 0)] : [],
    });
}
