using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;

namespace Minyi.Scoring.Tests.Schemes;

/// <summary>Schemes and books that several tests use.</summary>
internal static class Sample
{
    internal static readonly LocalDate Day = new(2024, 5, 6);

    internal static LocalizedText T(string text) => new(text, text);

    internal static SchemeBuilder TwoGroups(Func<SchemeVersionBuilder, SchemeVersionBuilder>? more = null, int minimum = 1, MissingRule? missing = null) =>
        new SchemeBuilder("handling", T("handling")).Group("residents", T("residents")).Group("representatives", T("representatives")).Version(v =>
        {
            v.Graded("r", T("r"), "residents", PointScales.Satisfaction, minimumGrades: minimum, missing: missing)
                .Graded("p", T("p"), "representatives", PointScales.Satisfaction, minimumGrades: minimum, missing: missing)
                .Combined("total", T("total"), ("r", 0.6m), ("p", 0.4m)).Root("total");
            more?.Invoke(v);
        });

    internal static ScoreBook Book(ScoringScheme scheme, params (string Subject, string Group, string Grade, int Count)[] counts)
    {
        ScoreBook book = new(scheme);
        foreach ((string subject, string group, string grade, int count) in counts)
        {
            Assert.Null(book.Add(new(subject, group, "", grade, Day, count)));
        }

        return book;
    }

    internal static SubjectScore ScoreOf(ScoreBook book, string subject) => Scorer.Score(book).Tables[0].Find(subject)!;

    internal static string Show(ScoreReport report) => string.Join("\n", report.Tables.SelectMany(t => t.Rows).Select(r =>
        FormattableString.Invariant($"{r.Subject},{r.Exact},{r.Rounded},{r.Rank},{r.Low:R},{r.High:R},{r.Grades},{r.BestRank},{r.WorstRank}")));
}
