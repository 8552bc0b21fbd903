using Minyi.Appraisals;
using Minyi.Numerics;
using Minyi.Scoring.Bulletins;

namespace Minyi.Scoring.Tests.Bulletins;

public sealed class BulletinTests
{
    [Fact]
    public void A_code_that_the_labels_do_not_name_is_refused_and_named()
    {
        BulletinCase one = new("P-1", "Demand", new(2024, 1, 1));
        foreach ((BulletinCase strange, string code) in new[] { (one with { Kind = "demand" }, "demand"), (one with { Channel = "web" }, "web"), (one with { Outcome = "solved" }, "solved") })
        {
            ArgumentException refused = Assert.Throws<ArgumentException>(() => Bulletin.Compose(Cases.Settings, [strange]));
            Assert.Contains($"'{code}'", refused.Message, StringComparison.Ordinal);
            Assert.Contains("P-1", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_workflow_brings_the_words_for_its_codes()
    {
        BulletinLabels labels = BulletinLabels.Default.With(PetitionWorkflow.BuiltInDefinition("xinfang")).With(PetitionWorkflow.BuiltInDefinition("yantian"));
        Assert.Equal("Not supported", labels.Find(BulletinDimension.Outcome, "NotSupported").English);
        Assert.Equal("The petitioner's appraisal", labels.Find(BulletinDimension.Group, "by-petitioner").English);
        Assert.Equal("Suggestions", labels.Find(BulletinDimension.Kind, "Suggestion").English); // what has words keeps them
    }

    [Fact]
    public void Published_figures_of_the_first_seventeen_months()
    {
        BulletinSettings settings = new(new("民意畅达工作通报", "Bulletin"), new DateInterval(new(2009, 2, 1), new(2010, 6, 30)));
        Bulletin bulletin = Bulletin.Compose(settings, Cases.Yantian());

        Assert.Equal(1945, bulletin.Headline.Now.Count);
        Assert.Equal(new Share(1883, 1945), bulletin.Headline.Now.Closed);
        Assert.Equal(new Share(574, 1945), bulletin.Headline.Now.Suggestions);
        Assert.Equal(new Share(921, 1000), bulletin.Headline.Now.Satisfaction);
        string text = bulletin.ToMarkdown(Language.Chinese);
        Assert.Contains("| 登记件数 | 1,945 |", text, StringComparison.Ordinal);
        Assert.Contains("| 办结率 | 96.8% | 1,883/1,945 | 95.9–97.5% |", text, StringComparison.Ordinal);
        Assert.Contains("| 建议占比 | 29.5% | 574/1,945 |", text, StringComparison.Ordinal);
        Assert.Contains("| 满意率 | 92.1% | 921/1,000 |", text, StringComparison.Ordinal);
        Assert.Contains("| Closed | 96.8% | 1,883/1,945 |", bulletin.ToMarkdown(Language.English), StringComparison.Ordinal);
    }

    [Property(MaxTest = 50)]
    public void The_order_of_the_cases_changes_nothing(int seed, byte count)
    {
        BulletinCase[] shuffled = [.. Cases.Random(seed, count)];
        new Random(seed + 1).Shuffle(shuffled);
        Bulletin one = Bulletin.Compose(Cases.Settings, Cases.Random(seed, count));
        Bulletin other = Bulletin.Compose(Cases.Settings, shuffled);

        Assert.Equal(one.ToCsv(Language.English), other.ToCsv(Language.English));
        Assert.Equal(one.ToMarkdown(Language.Chinese), other.ToMarkdown(Language.Chinese));
    }

    [Property(MaxTest = 50)]
    public void Each_table_divides_the_whole_and_the_whole_equals_a_plain_count(int seed, byte count)
    {
        BulletinCase[] cases = [.. Cases.Random(seed, count)];
        Bulletin bulletin = Bulletin.Compose(Cases.Settings with { MinimumGrades = 1 }, cases);
        BulletinCase[] now = [.. cases.Where(c => c.Registered.Year == 2024)];
        BulletinCase[] before = [.. cases.Where(c => c.Registered.Year == 2023)];

        Assert.Equal(Plain(now, new(2025, 1, 31)), bulletin.Headline.Now);
        Assert.Equal(Plain(before, new(2024, 1, 31)), bulletin.Headline.Before);
        foreach (BulletinTable table in bulletin.Tables.Where(t => t.Dimension != BulletinDimension.Group))
        {
            Assert.Equal(bulletin.Headline.Now, table.Rows.Select(r => r.Now).Aggregate(Plain([], default), Sum));
        }

        Assert.Equal(
            bulletin.Headline.Now.Satisfaction!.Value,
            bulletin.Table(BulletinDimension.Group)!.Rows.Aggregate(default(Share), (sum, row) => sum + row.Now.Satisfaction!.Value));
        foreach (BulletinRow row in bulletin.Table(BulletinDimension.Unit)!.Rows)
        {
            Assert.Equal(Plain([.. now.Where(c => (c.Unit ?? "") == row.Code)], new(2025, 1, 31)), row.Now);
            Assert.Equal(Plain([.. before.Where(c => (c.Unit ?? "") == row.Code)], new(2024, 1, 31)), row.Before);
        }
    }

    [Fact]
    public void By_month_every_month_is_there_and_change_is_against_the_month_before()
    {
        BulletinCase[] cases = [.. Enumerable.Range(0, 7).Select(i => new BulletinCase("P-" + i, "Demand", new(2024, i < 2 ? 1 : 3, 5)) { Closed = i is 0 or > 2 ? new(2024, 3, 6) : null })];
        BulletinTable months = Bulletin.Compose(new(new("通报", "Bulletin"), new(new(2024, 1, 1), new(2024, 3, 31))), cases).Table(BulletinDimension.Month)!;

        Assert.Equal("2024-01 2024-02 2024-03", string.Join(" ", months.Rows.Select(r => r.Code)));
        Assert.Equal([null, -2, 5], months.Rows.Select(r => r.CountChange));
        Assert.Null(months.Rows[2].Change(f => f.Closed));
        Assert.Equal(new Share(4, 5), months.Rows[2].Now.Closed);
    }

    [Fact]
    public void Change_of_a_rate_is_exact()
    {
        BulletinCase[] cases = [.. Enumerable.Range(0, 10).Select(i => new BulletinCase("P-" + i, "Demand", new(i < 3 ? 2023 : 2024, 5, 5)) { Closed = i is 0 or 4 or 5 ? new(i < 3 ? 2023 : 2024, 6, 6) : null })];
        BulletinRow row = Bulletin.Compose(Cases.Settings, cases).Headline;

        Assert.Equal(new Rational(2, 7) - new Rational(1, 3), row.Change(f => f.Closed));
        Assert.Equal(4, row.CountChange);
        Assert.Null(row.Change(f => f.Satisfaction));
    }

    [Theory]
    [InlineData(9, 10, 10, true, false)]
    [InlineData(10, 10, 10, true, false)]
    [InlineData(11, 10, 20, false, false)]
    [InlineData(0, 10, 10, false, false)]
    [InlineData(0, 10, 11, false, true)]
    public void The_last_day_of_the_limit_is_in_time_and_overdue_begins_the_day_after(int closed, int due, int asOf, bool onTime, bool overdue)
    {
        BulletinCase item = new("P-1", "Demand", new(2024, 5, 1)) { Closed = closed == 0 ? null : new(2024, 5, closed), Due = new(2024, 5, due) };
        BulletinFigures figures = Bulletin.Compose(new(new("通报", "Bulletin"), new(new(2024, 5, 1), new(2024, 5, 5))) { AsOf = new(2024, 5, asOf) }, [item]).Headline.Now;

        Assert.Equal(onTime ? 1 : 0, figures.OnTime.Part);
        Assert.Equal(overdue ? 1 : 0, figures.Overdue.Part);
    }

    [Theory]
    [InlineData(1, 2000, "0.0%")] // 0.05: halves to even
    [InlineData(3, 2000, "0.2%")]
    [InlineData(1001, 2000, "50.0%")]
    [InlineData(2001, 4000, "50.0%")]
    [InlineData(2003, 4000, "50.1%")]
    [InlineData(1, 1, "100.0%")]
    public void Percent_is_rounded_once_from_the_exact_fraction(int closed, int count, string percent)
    {
        IEnumerable<BulletinCase> cases = Enumerable.Range(0, count).Select(i => new BulletinCase("P-" + i, "Demand", new(2024, 5, 1)) { Closed = i < closed ? new(2024, 5, 2) : null });

        Assert.Contains($"| Closed | {percent} |", Bulletin.Compose(Cases.Settings with { Before = null }, cases).ToMarkdown(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_registered_is_a_bulletin_of_dashes()
    {
        Bulletin bulletin = Bulletin.Compose(Cases.Settings, []);

        Assert.Equal(0, bulletin.Headline.Now.Count);
        Assert.Null(bulletin.Headline.Now.Closed.Rate);
        Assert.Contains("| 办结率 | – | – | – | – | – |", bulletin.ToMarkdown(Language.Chinese), StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", bulletin.ToCsv(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_petition_that_comes_twice_is_refused_by_name()
    {
        BulletinCase one = new("P-1", "Demand", new(2024, 1, 1));

        Assert.Contains("P-1", Assert.Throws<ArgumentException>(() => Bulletin.Compose(Cases.Settings, [one, one])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_satisfied_than_graded_is_refused() =>
        Assert.Throws<ArgumentException>(() => Bulletin.Compose(Cases.Settings, [new("P-1", "Demand", new(2024, 1, 1)) { Grades = [new("residents", 1, 2)] }]));

    [Fact]
    public void Grades_are_counted_on_their_scale()
    {
        Grade Of(string code) => new("satisfaction", code);

        Assert.Equal(
            new GradeTally("residents", 3, 2),
            GradeTally.Of("residents", GradeScale.Satisfaction, [Of("satisfied"), Of("basically-satisfied"), Of("not-satisfied")]));
        Assert.Throws<ArgumentException>(() => GradeTally.Of("residents", GradeScale.Satisfaction, [Of("five")]));
        Assert.Throws<ArgumentException>(() => GradeTally.Of("residents", GradeScale.Satisfaction, [new("stars", "satisfied")]));
    }

    [Fact]
    public void Markup_in_a_label_stays_text()
    {
        BulletinLabels labels = BulletinLabels.Default.With(BulletinDimension.Unit, ("u", new("甲|乙<b>\n", "a|b<b>\n")));
        Bulletin bulletin = Bulletin.Compose(Cases.Settings with { Labels = labels }, [new("P-1", "Demand", new(2024, 1, 1)) { Unit = "u", Category = "a,\"b\"" }]);

        Assert.Contains("| a\\|b&lt;b>  |", bulletin.ToMarkdown(Language.English), StringComparison.Ordinal);
        Assert.Contains("category,\"a,\"\"b\"\"\",\"a,\"\"b\"\"\",count,1,", bulletin.ToCsv(Language.English), StringComparison.Ordinal);
    }

    private static BulletinFigures Plain(BulletinCase[] cases, LocalDate asOf)
    {
        BulletinCase[] closed = [.. cases.Where(c => c.Closed is not null && c.Closed <= asOf)];
        BulletinCase[] open = [.. cases.Except(closed)];
        BulletinCase[] suggestions = [.. closed.Where(c => c.Kind == "Suggestion")];
        return new()
        {
            Count = cases.Length,
            Closed = new(closed.Length, cases.Length),
            OnTime = new(closed.Count(c => c.Due is not null && c.Closed <= c.Due), closed.Count(c => c.Due is not null)),
            Overdue = new(open.Count(c => c.Due is not null && c.Due < asOf), open.Count(c => c.Due is not null)),
            Suggestions = new(cases.Count(c => c.Kind == "Suggestion"), cases.Length),
            Adopted = new(suggestions.Count(c => c.Outcome is "Adopted" or "PartlyAdopted"), suggestions.Length),
            Appraised = new(closed.Count(c => c.Grades.Sum(g => g.Graded) > 0), closed.Length),
            Satisfaction = new(closed.Sum(c => c.Grades.Sum(g => g.Satisfied)), closed.Sum(c => c.Grades.Sum(g => g.Graded))),
        };
    }

    private static BulletinFigures Sum(BulletinFigures a, BulletinFigures b) => new()
    {
        Count = a.Count + b.Count,
        Closed = a.Closed + b.Closed,
        OnTime = a.OnTime + b.OnTime,
        Overdue = a.Overdue + b.Overdue,
        Suggestions = a.Suggestions + b.Suggestions,
        Adopted = a.Adopted + b.Adopted,
        Appraised = a.Appraised + b.Appraised,
        Satisfaction = a.Satisfaction!.Value + b.Satisfaction!.Value,
    };
}
