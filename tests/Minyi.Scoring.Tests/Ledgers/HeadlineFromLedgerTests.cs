using Minyi.Appraisals;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Tests.Ledgers;

/// <summary>The mechanism's headline figures (R20): 1,945 items, 1,883 closed, 574 suggestions; satisfaction comes out of the studios' ledgers, ballot by ballot.</summary>
public sealed class HeadlineFromLedgerTests
{
    private static readonly Instant Closed = Instant.FromUtc(2010, 6, 29, 16, 0);

    [Fact]
    public void The_published_figures_are_computed_from_ballots()
    {
        BulletinFigures figures = Figures(Ledgers());
        Assert.Equal((1945, new Share(1883, 1945), new Share(574, 1945)), (figures.Count, figures.Closed, figures.Suggestions));
        Assert.Equal(new Share(1734, 1883), figures.Satisfaction);
        Assert.Equal(["96.8", "29.5", "92.1"], new[] { figures.Closed, figures.Suggestions, figures.Satisfaction!.Value }
            .Select(s => Rounding.OneDecimal.Format(Rounding.OneDecimal.Round(s.Rate!.Value * 100))));
    }

    [Fact]
    public void One_ballot_changed_moves_the_numerator_and_one_withdrawn_the_denominator()
    {
        AppraisalLedger[] ledgers = Ledgers();
        ledgers[100 % 22].Cast(Ballot(100, "not-satisfied", hours: 2)); // thought better of it
        Assert.Equal(new Share(1733, 1883), Figures(ledgers).Satisfaction);
        ledgers[100 % 22].Withdraw(Ballot(100, "", 0).Key, Closed + Duration.FromHours(3));
        Assert.Equal(new Share(1733, 1882), Figures(ledgers).Satisfaction);
        ledgers[101 % 22].Cast(Ballot(101, "dont-know", hours: 2));
        Assert.Equal(new Share(1732, 1881), Figures(ledgers).Satisfaction);
    }

    private static AppraisalLedger[] Ledgers()
    {
        AppraisalLedger[] ledgers = [.. Enumerable.Range(0, 22).Select(i => new AppraisalLedger(Minyi.Districts.StudioId.From($"studio-{i:D2}")))];
        for (int i = 62; i < 1945; i++)
        {
            ledgers[i % 22].Cast(Ballot(i, i < 1945 - 149 ? "satisfied" : "not-satisfied", hours: 1));
        }

        return ledgers;
    }

    private static Ballot Ballot(int petition, string grade, int hours) =>
        new(new($"petitioner-{petition}", $"P-{petition}", $"unit-{petition % 7}"), "petitioners", grade, Closed + Duration.FromHours(hours));

    private static BulletinFigures Figures(AppraisalLedger[] ledgers)
    {
        Dictionary<string, HandlingCounts> graded = ledgers.SelectMany(l => l.ByHandling()).ToDictionary(h => h.Handling);
        IEnumerable<BulletinCase> cases = Enumerable.Range(0, 1945).Select(i => new BulletinCase($"P-{i}", i < 574 ? BulletinCodes.Suggestion : BulletinCodes.Demand, new(2009, 2, 1))
        {
            Closed = i >= 62 ? new LocalDate(2010, 6, 30) : null,
            Grades = graded.TryGetValue($"P-{i}", out HandlingCounts? counts) ? counts.Tallies(GradeScale.Satisfaction) : [],
        });
        return Bulletin.Compose(new(new("通报", "Bulletin"), new(new(2009, 2, 1), new(2010, 6, 30))), cases).Headline.Now;
    }
}
