using System.Collections.Immutable;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Scoring.Aggregation;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Scales;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores;

namespace Minyi.Cli.Score;

/// <summary>Reads grades into a book by way of a ledger: one ballot for each evaluator and handling.</summary>
/// <remarks>
/// Columns <c>subject,evaluator,group,grade[,item][,handling][,date]</c>. Without a handling an evaluator has one ballot for each subject and
/// item. Between rows of one ballot the date decides, then the order in the file. A grade is a code, or the grade's words in Chinese or English.
/// </remarks>
internal sealed class GradesFile
{
    private readonly Invocation _invocation;
    private readonly ScoreBook _check;
    private readonly Dictionary<(string Group, string Item, string Words), string> _codes = [];

    private long _outside;

    private GradesFile(Invocation invocation, ScoringScheme scheme)
    {
        _invocation = invocation;
        _check = new(scheme);
        foreach (GradedNode node in scheme.Document.Versions.SelectMany(v => v.Nodes).OfType<GradedNode>())
        {
            foreach ((string code, LocalizedText text) in node.Scale.Scale.Steps.Select(s => (s.Code, s.Text))
                .Append((PointScale.DontKnow, new("不了解", "don't know"))))
            {
                _codes.TryAdd((node.Group, node.Item, text.Chinese), code);
                _codes.TryAdd((node.Group, node.Item, text.English), code);
            }
        }
    }

    /// <summary>The grades that count, each a ballot of its own, all known to the scheme.</summary>
    public static ImmutableArray<SignedCount> Read(Invocation invocation, ScoringScheme scheme, string path, DateInterval? period)
    {
        GradesFile grades = new(invocation, scheme);
        AppraisalLedger ledger = new(policy: new(scheme.Document.Ballots, LateRule.Counted, DateTimeZone.Utc));
        grades.Fill(ledger, path, period);
        invocation.EndIfFaulty();
        if (ledger.Totals is { Superseded: > 0 } totals)
        {
            bool last = scheme.Document.Ballots == BallotRule.Last;
            invocation.Note(new($"{totals.Superseded} 份评议因同一评议人对同一事项重复评议而不计，取{(last ? "最后" : "最先")}一份",
                $"not counted: {totals.Superseded}, since the same evaluator graded the same handling again; the {(last ? "last" : "first")} one counts"));
        }

        if (grades._outside > 0)
        {
            invocation.Note(new($"{grades._outside} 份评议不在评分期内，不计", $"not counted: {grades._outside}, given outside the period"));
        }

        return ledger.Resolved();
    }

    private void Fill(AppraisalLedger ledger, string path, DateInterval? period)
    {
        CsvFile file = _invocation.ReadCsv(path, ["subject", "evaluator", "group", "grade"]);
        bool dated = file.Has("date"), items = file.Has("item"), handlings = file.Has("handling");
        LocalDate undated = _check.Scheme.Document.Versions[^1].From ?? new(2000, 1, 1);
        if (!dated && _check.Scheme.Document.Versions.Length > 1)
        {
            _invocation.Faults.Add(new(path, 1, "date", new("没有此列", "no such column"),
                new("评议日期列（办法有多个版本）", "the column of the grades' dates, since the scheme has several versions")));
            _invocation.EndIfFaulty();
        }

        long number = 0;
        foreach (CsvRow row in file.Rows())
        {
            string group = row.Text("group"), item = items ? row["item"] : "";
            string grade = _codes.GetValueOrDefault((group, item, row["grade"]), row["grade"]);
            LocalDate day = dated ? row.Date("date") : undated;
            string subject = row.Id("subject"), evaluator = row.Id("evaluator"), handling = handlings ? row["handling"] : "";
            if (dated && period is not null && !period.Contains(day))
            {
                _outside++;
            }
            else if (_check.Check(new(subject, group, item, grade, day)) is { } reason)
            {
                Fail(row, reason.Code, group, item, day);
            }
            else if (subject.Length > 0 && evaluator.Length > 0)
            {
                ledger.Cast(new(new(evaluator, handling, subject, item), group, grade, day.AtMidnight().InUtc().ToInstant(), ++number));
            }
        }
    }

    private void Fail(CsvRow row, string code, string group, string item, LocalDate day)
    {
        ScoringScheme scheme = _check.Scheme;
        int version = scheme.Document.Versions.IndexOf(scheme.VersionOn(day)!);
        CellLayout? layout = version < 0 ? null : _check.Counts[version].Layout;
        switch (code)
        {
            case "unknown-group":
                row.Fail("group", Expectations.OneOf(layout!.Questions.Select(q => q.Group).Distinct(StringComparer.Ordinal)));
                break;
            case "unknown-item":
                string[] items = [.. layout!.Questions.Where(q => q.Group == group).Select(q => q.Item.Length == 0 ? "\"\"" : q.Item)];
                row.Fail("item", Expectations.OneOf(items));
                break;
            case "unknown-grade":
                row.Fail("grade", Expectations.OneOf(layout!.Questions[layout.QuestionOf(group, item)].Codes));
                break;
            default:
                row.Fail("date", new("评分办法有生效版本的日期", "a day on which a version of the scheme is in force"));
                break;
        }
    }
}
