using System.Globalization;
using Minyi.Grid.Contacts;
using Minyi.Numerics;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Scores;

namespace Minyi.Cli.Demo;

/// <summary>What the demo prints: the headline figures with numerator and denominator beside the published ones, the district, the units' scores, the notes.</summary>
internal static class DemoText
{
    public static void Write(TextWriter text, DemoRun run, string? folder, Language language)
    {
        void Line(string chinese, string english) => text.WriteLine(language == Language.Chinese ? chinese : english);
        BulletinFigures figures = run.Bulletin.Headline.Now;
        PublishedFigures published = run.Figures.Figures;
        Share demands = new(figures.Suggestions.Whole - figures.Suggestions.Part, figures.Suggestions.Whole);
        text.WriteLine(run.Bulletin.Settings.Title.In(language));
        text.WriteLine();
        Line($"收集      {Number(figures.Count)} 件", $"collected     {Number(figures.Count)} petitions");
        Line($"办结      {Rate(figures.Closed)}", $"closed        {Rate(figures.Closed)}");
        Line($"建议      {Rate(figures.Suggestions)}", $"suggestions   {Rate(figures.Suggestions)}");
        Line($"诉求      {Rate(demands)}", $"demands       {Rate(demands)}");
        Line($"满意      {Rate(figures.Satisfaction ?? default)}", $"satisfaction  {Rate(figures.Satisfaction ?? default)}");
        text.WriteLine();
        Line(
            $"公布：{Number(published.Petitions)} 件，办结 {Number(published.Closed)} 件，建议 {Number(published.Suggestions)} 条，满意率 {Permille(published.SatisfactionPermille)}",
            $"published: {Number(published.Petitions)} petitions, {Number(published.Closed)} closed, {Number(published.Suggestions)} suggestions, satisfaction {Permille(published.SatisfactionPermille)}");
        text.WriteLine();
        Line(
            $"{run.Made.District.Studios.Length} 个工作室，{run.Made.District.Representatives.Length} 名代表按人口分配（每室 {run.Allotment.Seats.Values.Min()} 至 {run.Allotment.Seats.Values.Max()} 名），居民 {Number(run.Made.Residents.Values.Sum())} 人、{Number(run.Made.Households.Length)} 户",
            $"{run.Made.District.Studios.Length} studios, {run.Made.District.Representatives.Length} representatives allotted by population ({run.Allotment.Seats.Values.Min()} to {run.Allotment.Seats.Values.Max()} a studio), {Number(run.Made.Residents.Values.Sum())} residents in {Number(run.Made.Households.Length)} households");
        foreach (NamedContacts contacts in run.Contacts)
        {
            ContactMatching matching = contacts.Matching;
            (string chinese, string english) = matching.IsOptimal
                ? ("经核验总距离最短", "proved least by the prices")
                : ($"距可能的最小值至多 {Gap(matching)}", $"at most {Gap(matching)} above the least possible");
            Line(
                $"包干到人：{contacts.Kind.Chinese} {Number(matching.Matches.Length)}，总距离 {Number(matching.Objective)} 米，{chinese}",
                $"named representative: {Number(matching.Matches.Length)} {contacts.Kind.English}, cost {Number(matching.Objective)} m, {english}");
            ContactExplanation example = matching.Explain(matching.Matches[0].Contact);
            Line($"  例：{example.ToText().Chinese}", $"  for example {example.ToText().English}");
        }

        (int least, int most) = (run.Roster.Studios.Min(s => s.Least), run.Roster.Studios.Max(s => s.Most));
        int difference = run.Roster.Studios.Max(s => s.Most - s.Least);
        Line(
            $"值班 {Number(run.Roster.Duties.Length)} 班，每名代表 {least} 至 {most} 班，同一工作室内最多相差 {difference} 班",
            $"{Number(run.Roster.Duties.Length)} afternoons of duty in the roster, {least} to {most} a representative, at most {difference} apart within a studio");
        int throughUnit = run.Cases.Values.Count(c => c.Unit is not null);
        Line(
            $"经承办单位 {Number(throughUnit)} 件；流程的 {run.Rules.Workflow.Definition.Transitions.Count} 种步骤用到 {run.Transitions} 种",
            $"{Number(throughUnit)} went through a unit; {run.Transitions} of the workflow's {run.Rules.Workflow.Definition.Transitions.Count} transitions were taken");
        text.WriteLine();
        Scores(text, run, language);
        foreach (LocalizedText note in run.Bulletin.Settings.Notes)
        {
            text.WriteLine("- " + note.In(language));
        }

        if (folder is not null)
        {
            text.WriteLine();
            Line($"文件写入 {folder}", $"files written to {folder}");
        }
    }

    private static string Gap(ContactMatching matching) => ((double)(matching.Bound.Sign == 0 ? matching.Gap : matching.Gap / matching.Bound)).ToString("0.#### %", CultureInfo.InvariantCulture);

    private static void Scores(TextWriter text, DemoRun run, Language language)
    {
        text.WriteLine(DemoScores.Scheme.Document.Title.In(language) + (language == Language.Chinese ? "：名次（按区间下限）、得分、区间、份数" : ": rank (by the interval's lower end), score, interval, grades"));
        ScoreTable table = run.Scores.Report.Tables[0];
        foreach (SubjectScore row in table.Rows.OrderBy(r => r.Rank ?? int.MaxValue).ThenBy(r => r.Subject, StringComparer.Ordinal))
        {
            string name = run.Made.District.Units.First(u => u.Id.Value == row.Subject).Name;
            string score = row.Rounded is { } rounded ? table.Version!.Rounding.Format(rounded) : "–";
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Rank,3}  {score,6}  [{row.Low:0.0}, {row.High:0.0}]  {row.Grades,5}  {name}"));
        }

        text.WriteLine();
    }

    private static string Rate(Share share) => share.Rate is { } rate
        ? string.Create(CultureInfo.InvariantCulture, $"{Number(share.Part)} / {Number(share.Whole)} = {Permille((rate * 1000) is var permille ? (int)Nearest(permille) : 0)}")
        : "–";

    private static System.Numerics.BigInteger Nearest(Rational value) => (value + new Rational(1, 2)).Floor();

    private static string Permille(int permille) => string.Create(CultureInfo.InvariantCulture, $"{permille / 10}.{permille % 10} %");

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
