using Minyi.Petitions;
using Minyi.Petitions.Duplicates;

namespace Minyi.Core.Tests.Petitions;

public class BigramDuplicateFinderTests
{
    private static readonly string[] Words = ["路灯", "不亮", "海景二路", "下水道", "堵塞", "噪音", "street", "light", "broken", "noise", "晚上", "小区"];

    private static DuplicateProfile Profile(string text, string? place = null, string? category = null, params ExternalReference[] references) =>
        new() { Text = text, Place = place, Category = category, References = [.. references] };

    private static Gen<DuplicateProfile> Profiles =>
        from words in Gen.Elements(Words).ListOf()
        from place in Gen.Elements("海山", "盐田", null)
        from category in Gen.Elements("lighting", "drains", null)
        from number in Gen.Choose(0, 5)
        select Profile(string.Concat(words), place, category, number < 2 ? [new("xinfang", "n" + number)] : []);

    [Fact]
    public void Chinese_and_English_are_alike_whatever_width_case_and_punctuation()
    {
        BigramDuplicateFinder finder = new();
        finder.Add(PetitionId.From("P-1"), Profile("海景二路的路灯晚上不亮，已经一个星期了。", "海景社区", "lighting"));
        finder.Add(PetitionId.From("P-2"), Profile("The street light on Haijing Road has been broken for a week.", "海景社区", "lighting"));
        finder.Add(PetitionId.From("P-3"), Profile("下水道堵塞，污水外溢", "海景社区", "drains"));

        DuplicateCandidate chinese = Assert.Single(finder.Find(Profile("海景二路 路灯 晚上不亮！", "海景社区", "lighting")));
        Assert.Equal("P-1", chinese.Petition.Value);
        Assert.Equal(DuplicateGrounds.SamePlace | DuplicateGrounds.SameCategory | DuplicateGrounds.SimilarText, chinese.Grounds);
        DuplicateCandidate english = Assert.Single(finder.Find(Profile("STREET LIGHT broken, Haijing Road — ｗeek")));
        Assert.Equal("P-2", english.Petition.Value);
        Assert.Empty(finder.Find(Profile("地铁票价太贵")));
    }

    [Fact]
    public void The_same_number_elsewhere_is_enough_and_comes_first()
    {
        BigramDuplicateFinder finder = new();
        finder.Add(PetitionId.From("P-1"), Profile("路灯不亮"));
        finder.Add(PetitionId.From("P-2"), Profile("完全不同的文字", null, null, new ExternalReference("xinfang", "2024-7")));
        IReadOnlyList<DuplicateCandidate> found = finder.Find(Profile("路灯不亮", null, null, new ExternalReference("xinfang", "2024-7")));
        Assert.Equal("P-2 SameReference 0|P-1 SimilarText 1000", string.Join('|', found.Select(c => $"{c.Petition} {c.Grounds} {c.Similarity}")));
        Assert.Single(finder.Find(Profile("路灯不亮", null, null, new ExternalReference("xinfang", "2024-7")), 1));
        Assert.True(finder.Remove(PetitionId.From("P-2")));
        Assert.False(finder.Remove(PetitionId.From("P-2")));
        Assert.Single(finder.Find(Profile("路灯不亮", null, null, new ExternalReference("xinfang", "2024-7"))));
    }

    [Property(MaxTest = 100)]
    public Property Candidates_are_those_of_comparing_every_pair_by_hand_in_any_order() => Prop.ForAll(
        Profiles.ListOf().ToArbitrary(), Profiles.ToArbitrary(), (profiles, query) =>
        {
            BigramDuplicateFinder forward = new();
            BigramDuplicateFinder backward = new();
            List<(PetitionId Id, DuplicateProfile Profile)> all = [.. profiles.Select((p, i) => (PetitionId.From("P-" + i), p))];
            all.ForEach(p => forward.Add(p.Id, p.Profile));
            backward.Add(PetitionId.From("P-0"), Profile("旧的"));
            Enumerable.Reverse(all).ToList().ForEach(p => backward.Add(p.Id, p.Profile));
            if (all.Count == 0)
            {
                backward.Remove(PetitionId.From("P-0"));
            }

            string expected = string.Join('|', all
                .Select(p => (p.Id, Same: p.Profile.References.Intersect(query.References).Any(), Likeness: Dice(p.Profile.Text, query.Text), Near: Near(p.Profile, query)))
                .Where(c => c.Same || c.Likeness >= (c.Near switch { 2 => 250, 1 => 450, _ => 600 }))
                .OrderByDescending(c => c.Same).ThenByDescending(c => c.Likeness).ThenBy(c => c.Id.Value, StringComparer.Ordinal)
                .Select(c => $"{c.Id} {c.Likeness}"));
            string Found(BigramDuplicateFinder finder) => string.Join('|', finder.Find(query, int.MaxValue).Select(c => $"{c.Petition} {c.Similarity}"));
            Assert.Equal(expected, Found(forward));
            Assert.Equal(expected, Found(backward));
        });

    [Fact]
    public void The_text_shows_in_no_log_line() => Assert.Equal("lighting at 海景社区", Profile("机密", "海景社区", "lighting").ToString());

    private static int Near(DuplicateProfile a, DuplicateProfile b) =>
        (a.Place is not null && a.Place == b.Place ? 1 : 0) + (a.Category is not null && a.Category == b.Category ? 1 : 0);

    /// <summary>Dice over sets of two-character strings; the words here have no spaces, so the only gaps are the two ends and where alphabets meet none.</summary>
    private static int Dice(string left, string right)
    {
        HashSet<string> a = Pairs(left);
        HashSet<string> b = Pairs(right);
        return a.Count + b.Count == 0 ? 0 : 2000 * a.Count(b.Contains) / (a.Count + b.Count);

        static HashSet<string> Pairs(string text) => text.Length == 0 ? [] : [.. (" " + text + " ").Zip(text + " ", (x, y) => string.Concat(x, y))];
    }
}
