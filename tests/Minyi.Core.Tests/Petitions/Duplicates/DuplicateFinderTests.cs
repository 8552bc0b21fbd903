using Minyi.Petitions;
using Minyi.Petitions.Duplicates;

namespace Minyi.Core.Tests.Petitions.Duplicates;

public class DuplicateFinderTests
{
    private static readonly string[] Words = ["路灯", "不亮", "海景二路", "下水道", "堵塞", "噪音", " street", " light", " broken", " noise", "晚上", "小区", "3栋", "5栋"];

    private static DuplicateProfile Profile(string text, string? place = null, string? category = null, params ExternalReference[] references) =>
        new() { Text = text, Place = place, Category = category, References = [.. references] };

    private static Gen<DuplicateProfile> Profiles =>
        from words in Gen.Elements(Words).ListOf()
        from place in Gen.Elements("海山", "盐田", null)
        from category in Gen.Elements("lighting", "drains", null)
        from number in Gen.Choose(0, 5)
        select Profile(string.Concat(words), place, category, number < 2 ? [new("xinfang", "n" + number)] : []);

    private static string Found(DuplicateFinder finder, DuplicateProfile query, int limit = int.MaxValue) =>
        string.Join('|', finder.Find(query, limit).Select(c => $"{c.Petition} {c.Grounds} {c.Similarity}"));

    private static int Likeness(string first, string second, DuplicateOptions? options = null)
    {
        // Both are on file: how rare a part is does not depend on which of the two is looked up.
        DuplicateFinder finder = new((options ?? new()) with { Elsewhere = 0 });
        finder.Add(PetitionId.From("P-1"), Profile(first, references: new ExternalReference("x", "1")));
        finder.Add(PetitionId.From("P-2"), Profile(second));
        return finder.Find(Profile(second, references: new ExternalReference("x", "1")))[0].Similarity;
    }

    [Property(MaxTest = 200)]
    public Property The_answer_depends_on_the_set_of_petitions_alone() => Prop.ForAll(
        Profiles.ListOf().ToArbitrary(), Profiles.ToArbitrary(), (profiles, query) =>
        {
            DuplicateFinder forward = new();
            DuplicateFinder backward = new();
            List<(PetitionId Id, DuplicateProfile Profile)> all = [.. profiles.Select((p, i) => (PetitionId.From("P-" + i), p))];
            all.ForEach(p => forward.Add(p.Id, p.Profile));
            backward.Add(PetitionId.From("P-0"), Profile("旧的路灯"));
            backward.Add(PetitionId.From("gone"), Profile("路灯不亮"));
            Enumerable.Reverse(all).ToList().ForEach(p => backward.Add(p.Id, p.Profile));
            backward.Remove(PetitionId.From("gone"));
            if (all.Count == 0)
            {
                backward.Remove(PetitionId.From("P-0"));
            }

            Assert.Equal(Found(forward, query), Found(backward, query));
            Assert.Equal(all.Count, backward.Count);
        });

    [Property(MaxTest = 200)]
    public Property A_candidate_has_a_ground_and_the_likeliest_comes_first() => Prop.ForAll(
        Profiles.ListOf().ToArbitrary(), Profiles.ToArbitrary(), Gen.Choose(0, 5).ToArbitrary(), (profiles, query, limit) =>
        {
            DuplicateFinder finder = new();
            for (int i = 0; i < profiles.Count; i++)
            {
                finder.Add(PetitionId.From("P-" + i), profiles[i]);
            }

            IReadOnlyList<DuplicateCandidate> found = finder.Find(query, int.MaxValue);
            foreach (DuplicateCandidate candidate in found)
            {
                DuplicateProfile of = profiles[int.Parse(candidate.Petition.Value[2..], System.Globalization.CultureInfo.InvariantCulture)];
                Assert.InRange(candidate.Similarity, 0, 1000);
                Assert.Equal(of.References.Intersect(query.References).Any(), candidate.Grounds.HasFlag(DuplicateGrounds.SameReference));
                Assert.Equal(of.Place is not null && of.Place == query.Place, candidate.Grounds.HasFlag(DuplicateGrounds.SamePlace));
                Assert.Equal(of.Category is not null && of.Category == query.Category, candidate.Grounds.HasFlag(DuplicateGrounds.SameCategory));
                Assert.True(candidate.Grounds.HasFlag(DuplicateGrounds.SameReference) || candidate.Grounds.HasFlag(DuplicateGrounds.SimilarText));
            }

            Assert.Equal(
                found.OrderByDescending(c => c.Grounds.HasFlag(DuplicateGrounds.SameReference)).ThenByDescending(c => c.Similarity).ThenBy(c => c.Petition.Value, StringComparer.Ordinal),
                found);
            Assert.Equal(found.Take(limit), finder.Find(query, limit));
        });

    [Property(MaxTest = 200)]
    public Property Likeness_is_symmetric_full_of_itself_and_blind_to_width_case_and_script() => Prop.ForAll(
        Profiles.ToArbitrary(), Profiles.ToArbitrary(), (a, b) =>
        {
            Assert.Equal(Likeness(a.Text, b.Text), Likeness(b.Text, a.Text));
            Assert.Equal(a.Text.Length == 0 ? 0 : 1000, Likeness(a.Text, a.Text));
            string written = a.Text.ToUpperInvariant().Replace('灯', '燈').Replace("3", "３", StringComparison.Ordinal).Replace('乱', '亂');
            Assert.Equal(Likeness(a.Text, b.Text), Likeness(written, b.Text));
        });

    [Fact]
    public void The_same_number_elsewhere_is_enough_and_comes_first()
    {
        DuplicateFinder finder = new();
        finder.Add(PetitionId.From("P-1"), Profile("路灯不亮"));
        finder.Add(PetitionId.From("P-2"), Profile("完全不同的文字", null, null, new ExternalReference("xinfang", "2024-7")));
        DuplicateProfile query = Profile("路灯不亮", null, null, new ExternalReference("xinfang", "2024-7"));
        Assert.Equal("P-2 SameReference 0|P-1 SimilarText 1000", Found(finder, query));
        Assert.Single(finder.Find(query, 1));
        Assert.True(finder.Remove(PetitionId.From("P-2")));
        Assert.False(finder.Remove(PetitionId.From("P-2")));
        Assert.Single(finder.Find(query));
    }

    [Theory]
    [InlineData("5栋电梯坏了", "五号楼电梯坏了", "8栋电梯坏了")]
    [InlineData("海景二路路灯不亮", "海景二路灯不亮", "深盐路路灯不亮")]
    [InlineData("103路公交车太少", "103路公交车班次少", "205路公交车太少")]
    [InlineData("The lift in block 3 is broken", "Block 3: lift broken", "The lift in block 9 is broken")]
    [InlineData("Pothole on Mill Road", "Big pothole in Mill Road", "Pothole on Lake Road")]
    public void What_contradicts_in_a_detail_is_less_alike_than_what_agrees(string first, string same, string other) =>
        Assert.True(Likeness(first, same) > 1.5 * Likeness(first, other), $"{Likeness(first, same)} {Likeness(first, other)}");

    [Fact]
    public void A_salutation_counts_for_nothing()
    {
        Assert.Equal(Likeness("路灯不亮", "垃圾很臭"), Likeness("尊敬的领导您好，路灯不亮，请尽快处理，谢谢", "尊敬的领导您好，垃圾很臭，请尽快处理，谢谢"));
        Assert.Equal(Likeness("lift broken", "lamp broken"), Likeness("Dear Sir, lift broken. Thank you", "Dear Sir, lamp broken. Thank you"));
    }

    [Fact]
    public void Words_of_the_district_can_mean_the_same()
    {
        DuplicateOptions ours = new() { Synonyms = [["小铁", "有轨电车", "tram"]] };
        Assert.Equal(0, Likeness("小铁", "有轨电车"));
        Assert.True(Likeness("小铁", "有轨电车", ours) > 300);
        Assert.True(Likeness("小铁", "the tram", ours) > 300);
        Assert.Equal(0, Likeness("桔子", "苹果", ours with { SetPhrases = ["苹果"] }));
    }

    [Fact]
    public void A_key_changes_no_answer()
    {
        foreach (LabelledPair pair in LabelledPair.Read("tuning.tsv"))
        {
            Assert.Equal(Likeness(pair.First, pair.Second), Likeness(pair.First, pair.Second, new() { Key = 0x1234_5678_9ABC_DEF0 }));
        }
    }

    [Fact]
    public void A_language_model_finds_what_shares_no_word()
    {
        DuplicateFinder finder = new(new() { Embedding = new Meaning() });
        finder.Add(PetitionId.From("P-1"), Profile("甲"));
        finder.Add(PetitionId.From("P-2"), Profile("丙"));
        Assert.Equal("P-1 SimilarText 981", Found(finder, Profile("乙")));
    }

    [Fact]
    public void The_text_shows_in_no_log_line() => Assert.Equal("lighting at 海景社区", Profile("机密", "海景社区", "lighting").ToString());

    /// <summary>甲 and 乙 point nearly the same way, 丙 elsewhere.</summary>
    private sealed class Meaning : ITextEmbedding
    {
        public float[] Embed(string text) => text switch { "甲" => [1, 0, 0, 0, 0, 0, 0, 0, 0], "乙" => [2, 0, 0, 0, 0, 0, 0, 0, 0.4f], _ => [0, 1, 0, 0, 0, 0, 0, 0, 0] };
    }
}
