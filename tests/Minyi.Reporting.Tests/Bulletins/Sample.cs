using System.Collections.Immutable;
using Minyi.Scoring.Bulletins;

namespace Minyi.Reporting.Tests.Bulletins;

/// <summary>A made-up district with seventeen months of petitions.</summary>
internal static class Sample
{
    private static readonly (string Code, string Chinese, string English)[] Units =
    [
        ("housing", "区住房和建设局", "Housing and Construction Bureau"), ("transport", "区交通运输局", "Transport Bureau"), ("urban", "区城市管理局", "Urban Management Bureau"),
        ("education", "区教育局", "Education Bureau"), ("health", "区卫生局", "Health Bureau"), ("police", "公安盐田分局", "Police, Yantian Branch"),
        ("water", "区环保水务局", "Environment and Water Bureau"), ("labour", "区劳动局", "Labour Bureau"), ("archives", "区档案局", "Archives"),
    ];

    private static readonly string[] Studios = ["鹏湾社区", "梧桐社区", "倚山社区", "海月社区", "海景社区", "海涛社区", "田东社区", "中英街社区"];

    internal static Bulletin Bulletin { get; } = Compose();

    internal static Bulletin Compose(int seed = 7, int count = 3000)
    {
        BulletinLabels labels = BulletinLabels.Default
            .With(BulletinDimension.Unit, Units.Select(u => (u.Code, new LocalizedText(u.Chinese, u.English))))
            .With(BulletinDimension.Studio, Studios.Select((s, i) => ("studio-" + i, new LocalizedText(s + "工作室", "Studio " + (i + 1)))))
            .With(BulletinDimension.Category, ("roads", new("道路交通", "Roads and traffic")), ("noise", new("噪声扰民", "Noise")), ("schools", new("入学就医", "Schools and clinics")), ("water", new("供水排水", "Water and drains")), ("work", new("劳动保障", "Work and pensions")));
        BulletinSettings settings = new(new("盐田区民意畅达工作通报", "Yantian District: Bulletin on Petitions"), new(new(2009, 2, 1), new(2010, 6, 30)))
        {
            Before = new DateInterval(new(2007, 9, 1), new(2009, 1, 31)),
            AsOf = new(2010, 7, 31),
            Labels = labels,
            Notes = [new("本期为演示数据。", "The data of this period are made up.")],
        };
        return Minyi.Scoring.Bulletins.Bulletin.Compose(settings, Cases(seed, count));
    }

    private static IEnumerable<BulletinCase> Cases(int seed, int count)
    {
        Random random = new(seed);
        T Pick<T>(params T[] of) => of[random.Next(of.Length)];
        for (int i = 0; i < count; i++)
        {
            LocalDate registered = new LocalDate(2007, 9, 1).PlusDays((int)(1032 * Math.Sqrt(random.NextDouble())));
            bool suggestion = random.Next(10) < 3;
            int unit = (int)(Units.Length * Math.Pow(random.NextDouble(), 1.6));
            int days = (int)(-12 * Math.Log(random.NextDouble()));
            bool closed = random.Next(30) > 0;
            ImmutableArray<GradeTally> grades = closed && random.Next(3) > 0
                ? [new("petitioner", 1, random.Next(100) < 96 - (unit * 2) ? 1 : 0), new("residents", 2, random.Next(100) < 88 - (unit * 2) ? 2 : 1)]
                : [];
            yield return new("P-" + i, suggestion ? BulletinCodes.Suggestion : BulletinCodes.Demand, registered)
            {
                Channel = Pick("Visit", "Reception", "Hotline", "Web", "Email", "Sms"),
                Studio = "studio-" + random.Next(Studios.Length),
                Unit = random.Next(12) == 0 ? null : Units[unit].Code,
                Category = Pick("roads", "roads", "noise", "schools", "water", "work"),
                Closed = closed ? registered.PlusDays(days) : null,
                Due = registered.PlusDays(30),
                Outcome = suggestion ? Pick(BulletinCodes.Adopted, BulletinCodes.Adopted, BulletinCodes.PartlyAdopted, BulletinCodes.NotAdopted) : Pick("Solved", "Solved", "Explained"),
                Grades = unit == Units.Length - 1 && random.Next(10) > 0 ? [] : grades,
            };
        }
    }
}
