using Minyi.Cli.Tables;
using NodaTime.Text;

namespace Minyi.Cli.Replay;

/// <summary>The source's totals beside the workflow's, in all, by unit, channel and month of creation, and each row where the two differ.</summary>
internal sealed class ReplayReport
{
    private const string All = "";

    private readonly SortedDictionary<(int Section, string Name), (ReplayTotals Source, ReplayTotals Workflow)> _totals = new(
        Comparer<(int Section, string Name)>.Create((a, b) => a.Section != b.Section ? a.Section.CompareTo(b.Section) : string.CompareOrdinal(a.Name, b.Name)));

    private readonly List<ReplayDifference> _differences = [];

    /// <summary>The totals of all rows.</summary>
    public (ReplayTotals Source, ReplayTotals Workflow) Headline => Of(0, All);

    /// <summary>The rows where the workflow's answer is not what the source states, in the order of the file.</summary>
    public IReadOnlyList<ReplayDifference> Differences => _differences;

    /// <summary>The sections' codes in their order.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["all", "unit", "channel", "month"];

    /// <summary>The totals of a section: the most rows first, then the ordinal order of names; months in their order.</summary>
    public IEnumerable<(string Name, ReplayTotals Source, ReplayTotals Workflow)> Section(string code)
    {
        var rows = _totals.Where(t => Sections[t.Key.Section] == code).Select(t => (t.Key.Name, t.Value.Source, t.Value.Workflow));
        return code == "month" ? rows : rows.OrderByDescending(r => r.Source.Rows).ThenBy(r => r.Name, StringComparer.Ordinal);
    }

    /// <summary>Counts a row twice: as the file states it, and as the workflow took it.</summary>
    public void Add(SourceRow row, RowOutcome outcome, bool sourceOnTime)
    {
        string month = YearMonthPattern.Iso.Format(row.Created.Date.ToYearMonth());
        foreach ((int section, string name) in (ReadOnlySpan<(int, string)>)[(0, All), (1, row.Unit), (2, row.Channel), (3, month)])
        {
            (ReplayTotals source, ReplayTotals workflow) = Of(section, name);
            source.Add(row.IsClosed, sourceOnTime, row.Closed is { } closed && !row.IsDoubtful ? closed.At - row.Created.At : null);
            workflow.Add(outcome.IsClosed, outcome.OnTime, row.IsDoubtful ? null : outcome.Took);
        }

        if (row.Contradiction is { } code || row.IsClosed != outcome.IsClosed || (row.IsClosed && sourceOnTime != outcome.OnTime))
        {
            _differences.Add(new(row, outcome, row.Contradiction ?? "differs"));
        }
    }

    /// <summary>Everything as one long table: section, name, figure, by the source, by the workflow; differences last, with their lines.</summary>
    public ResultTable ToTable()
    {
        ResultTable table = new("section", "name", "figure", "source", "workflow", "line");
        foreach (((int section, string name), (ReplayTotals source, ReplayTotals workflow)) in _totals)
        {
            void Figure(string figure, Func<ReplayTotals, Cell> value) => table.Add(Sections[section], name, figure, value(source), value(workflow), Cell.None);
            Figure("rows", t => t.Rows);
            Figure("closed", t => t.Closed);
            Figure("on_time", t => t.OnTime);
            if (section == 0)
            {
                Figure("open", t => t.Open);
                Figure("on_time_share", t => t.Closed == 0 ? Cell.None : (double)t.OnTime / t.Closed);
                Figure("median_days", t => t.MedianDays is { } days ? days : Cell.None);
                table.Add(Sections[section], name, "contradictions", _differences.Count(d => d.Row.Contradiction is not null), Cell.None, Cell.None);
            }
        }

        foreach (ReplayDifference difference in _differences)
        {
            table.Add("difference", difference.Row.Key, difference.Code, difference.Stated, difference.Answered, difference.Row.Line);
        }

        return table;
    }

    private (ReplayTotals Source, ReplayTotals Workflow) Of(int section, string name)
    {
        if (!_totals.TryGetValue((section, name), out (ReplayTotals Source, ReplayTotals Workflow) totals))
        {
            _totals.Add((section, name), totals = (new(), new()));
        }

        return totals;
    }
}

/// <summary>What the workflow made of a row.</summary>
/// <param name="IsClosed">Whether it ended closed.</param>
/// <param name="OnTime">Whether the closing came within the limit.</param>
/// <param name="Took">From receiving to closing; null while open.</param>
/// <param name="Refusal">Why a step was refused; null when none was.</param>
internal sealed record RowOutcome(bool IsClosed, bool OnTime, Duration? Took, Refusal? Refusal);

/// <summary>A row where source and workflow differ.</summary>
/// <param name="Row">The row.</param>
/// <param name="Outcome">What the workflow made of it.</param>
/// <param name="Code">What is the matter.</param>
internal sealed record ReplayDifference(SourceRow Row, RowOutcome Outcome, string Code)
{
    /// <summary>What the source states: <c>closed 2014-05-18T06:57:59Z, created 2014-05-18T17:46:00Z</c>.</summary>
    public string Stated => $"{(Row.IsClosed ? "closed" : "open")} {(Row.Closed is { } closed ? InstantPattern.General.Format(closed.At) : "-")}, created {InstantPattern.General.Format(Row.Created.At)}";

    /// <summary>What the workflow answered.</summary>
    public string Answered => (Outcome.IsClosed ? "closed" : "open") + (Outcome.Refusal is { } refusal ? $", refused: {refusal}" : "");
}
