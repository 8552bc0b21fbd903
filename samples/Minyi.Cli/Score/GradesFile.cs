using System.Collections.Immutable;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Reporting.Tables;
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
                _codes.TryAdd((node.Group, node.Item, IdKey.Of(text.Chinese)), code);
                _codes.TryAdd((node.Group, node.Item, IdKey.Of(text.English)), code);
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
        grades.Note(ledger.Totals.Superseded);
        return ledger.Resolved();
    }

    /// <summary>The grades that count, in a book.</summary>
    public static ScoreBook ReadBook(Invocation invocation, ScoringScheme scheme, string path, DateInterval? period)
    {
        ScoreBook book = new(scheme);
        if (path != "-")
        {
            GradesFile grades = new(invocation, scheme);
            CsvFile file = grades.Open(path);
            using GradeColumns columns = new(grades, book, period, Path.GetTempPath());
            if (columns.TryFill(file, file.Has("date"), grades.Undated))
            {
                grades._outside = columns.Outside;
                grades.Note(columns.Superseded);
                return book;
            }
        }

        book = new(scheme);
        foreach (SignedCount count in Read(invocation, scheme, path, period))
        {
            book.Add(count); // known to the scheme: the file's rows were checked
        }

        return book;
    }

    /// <summary>The code of a grade that may be given by its words.</summary>
    public string CodeOf(string group, string item, string words) => _codes.GetValueOrDefault((group, item, words), words);

    private void Note(long superseded)
    {
        if (superseded > 0)
        {
            bool last = _check.Scheme.Document.Ballots == BallotRule.Last;
            _invocation.Note(new($"{superseded} 份评议因同一评议人对同一事项重复评议而不计，取{(last ? "最后" : "最先")}一份",
                $"not counted: {superseded}, since the same evaluator graded the same handling again; the {(last ? "last" : "first")} one counts"));
        }

        if (_outside > 0)
        {
            _invocation.Note(new($"{_outside} 份评议不在评分期内，不计", $"not counted: {_outside}, given outside the period"));
        }
    }

    private LocalDate Undated => _check.Scheme.Document.Versions[^1].From ?? new(2000, 1, 1);

    private CsvFile Open(string path)
    {
        CsvFile file = _invocation.ReadCsv(path, ["subject", "evaluator", "group", "grade"]);
        if (!file.Has("date") && _check.Scheme.Document.Versions.Length > 1)
        {
            _invocation.Faults.Add(new(path, 1, "date", new("没有此列", "no such column"),
                new("评议日期列（办法有多个版本）", "the column of the grades' dates, since the scheme has several versions")));
            _invocation.EndIfFaulty();
        }

        return file;
    }

    private void Fill(AppraisalLedger ledger, string path, DateInterval? period)
    {
        CsvFile file = Open(path);
        bool dated = file.Has("date"), items = file.Has("item"), handlings = file.Has("handling");
        LocalDate undated = Undated;
        long number = 0;
        foreach (CsvRow row in file.Rows())
        {
            string group = IdKey.Of(row.Text("group")), item = items ? IdKey.Of(row["item"]) : "", words = IdKey.Of(row["grade"]);
            string grade = CodeOf(group, item, words);
            LocalDate day = dated ? row.Date("date") : undated;
            string subject = row.Id("subject"), evaluator = row.Id("evaluator"), handling = handlings ? row.OptionalId("handling") : "";
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
