using System.Collections.Immutable;
using System.CommandLine;
using Minyi.Cli.Execution;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Schemes;
using Minyi.Scoring.Scores.Explanation;
using Minyi.Scoring.Scores;

namespace Minyi.Cli.Score;

/// <summary><c>minyi score --scheme S --grades G</c>, and the commands below <c>minyi score</c>.</summary>
internal sealed class ScoreCommand : MinyiCommand
{
    private readonly Option<string?> _scheme;
    private readonly Option<string?> _grades;
    private readonly Option<string?> _explain;
    private readonly Option<string?> _minimum;
    private readonly Option<string?> _against;
    private readonly Option<string?> _from;
    private readonly Option<string?> _to;

    public ScoreCommand(Language language)
        : base("score", language, new("按权重计分、修约、统计与排名", "weighted scores, rounding, statistics and ranks"),
            "minyi score --scheme samples/data/scoring/handling.json --grades samples/data/scoring/grades.csv",
            "minyi score --scheme samples/data/scoring/handling.json --grades samples/data/scoring/grades.csv --explain water-bureau")
    {
        _scheme = AddOption("--scheme", "S", new("评分办法：JSON 文件，或内置办法的名称", "the scheme: a JSON file, or a built-in's name"));
        _grades = AddOption("--grades", "G", new("CSV：subject,evaluator,group,grade[,item][,handling][,date]", "CSV: subject,evaluator,group,grade[,item][,handling][,date]"));
        _explain = AddOption("--explain", "SUBJECT", new("说明此对象的得分从何而来", "say how this subject's score came about"));
        _minimum = AddOption("--public", "N", new("只用市民可见的数据：少于 N 份的评议不用", "only what a citizen may see: groups of fewer than N are left out"));
        _against = AddOption("--against", "S2", new("用另一办法对同一批评议再算一次，并列比较", "score the same grades by another scheme too, side by side"));
        _from = AddOption("--from", "D", new("评分期的首日；期外的评议不计", "first day of the period; grades outside it do not count"));
        _to = AddOption("--to", "D", new("评分期的末日", "last day of the period"));
        AddTableOptions();
        Subcommands.Add(new RoundCommand(language));
        Subcommands.Add(new ReliabilityCommand(language));
        Subcommands.Add(new IntervalCommand(language));
        Subcommands.Add(new AhpCommand(language));
        Subcommands.Add(new EntropyCommand(language));
        Subcommands.Add(new TopsisCommand(language));
    }

    public override ExitCode Run(Invocation invocation)
    {
        ScoringScheme scheme = SchemeFile.Read(invocation, invocation.Required(_scheme));
        int? minimum = invocation.Int(_minimum, least: 1);
        DateInterval? period = PeriodOf(invocation);
        string grades = invocation.Required(_grades);
        if (invocation.Value(_against) is { } against)
        {
            return Compare(invocation, GradesFile.Read(invocation, scheme, grades, period), scheme, SchemeFile.Read(invocation, against), period);
        }

        ScoreBook book = GradesFile.ReadBook(invocation, scheme, grades, period);

        if (Scorer.Check(book, period) is { } missing)
        {
            invocation.Faults.Add(new($"{_from.Name}, {_to.Name}", null, null, new("没有评分期", "no period"), missing.Text));
            invocation.EndIfFaulty();
        }

        book = minimum is { } least ? book.ForCitizens(least) : book;
        ScoreReport report = Scorer.Score(book, period);
        if (invocation.Value(_explain) is { } subject)
        {
            return Explain(invocation, book, report, subject);
        }

        invocation.Write(ScoreTableWriter.Write(report));
        return ExitCode.Done;
    }

    private ExitCode Compare(Invocation invocation, ImmutableArray<SignedCount> counts, ScoringScheme scheme, ScoringScheme other, DateInterval? period)
    {
        if (!SchemeComparison.TryCompare(counts, scheme, other, period, out SchemeComparison? comparison, out Refusal? refusal))
        {
            foreach (Reason reason in refusal.Reasons)
            {
                invocation.Faults.Add(new(_against.Name, null, null, Fault.Quoted(invocation.Value(_against)), reason.Text));
            }

            throw new BadInputException();
        }

        invocation.Write(ScoreTableWriter.Write(comparison));
        return ExitCode.Done;
    }

    private ExitCode Explain(Invocation invocation, ScoreBook book, ScoreReport report, string subject)
    {
        ScoreTable[] tables = [.. report.Tables.Where(t => t.Find(subject) is not null)];
        if (tables.Length == 0)
        {
            invocation.Faults.Add(new(_explain.Name, null, null, Fault.Quoted(subject),
                Expectations.OneOf(report.Tables.SelectMany(t => t.Rows).Select(r => r.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(FaultList.Most))));
            invocation.EndIfFaulty();
        }

        using StreamWriter output = invocation.OpenOutputText();
        foreach (ScoreTable table in tables)
        {
            output.Write(ScoreExplanation.Explain(table, subject).ToText(invocation.Language));
            SchemeVersion version = table.Version ?? table.Find(subject)!.Parts[^1].Score.Version;
            foreach (BorderSensitivity border in table.Find(subject)!.Parts.Length > 1 ? [] :
                Sensitivity.Examine(book.Scheme, version, book.Counts[book.Scheme.Document.Versions.IndexOf(version)], subject))
            {
                output.Write("  ");
                output.WriteLine(SensitivityText.Of(border, book.Scheme, version.Rounding).In(invocation.Language));
            }
        }

        return ExitCode.Done;
    }

    private DateInterval? PeriodOf(Invocation invocation)
    {
        LocalDate? from = invocation.Date(_from), to = invocation.Date(_to);
        if (from is null != to is null)
        {
            invocation.Faults.Add(new((from is null ? _from : _to).Name, null, null, new("没有此项", "nothing"), Expectations.Date));
        }
        else if (to < from)
        {
            invocation.Faults.Add(new(_to.Name, null, null, Fault.Quoted(invocation.Value(_to)), new("不早于 --from 的日期", "a date not before --from")));
        }

        return from is { } first && to is { } last && first <= last ? new(first, last) : null;
    }
}
