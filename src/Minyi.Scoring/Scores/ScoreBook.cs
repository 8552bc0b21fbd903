using System.Collections.Immutable;
using System.Globalization;
using Minyi.Scoring.Aggregation;
using Minyi.Scoring.Ledgers;
using Minyi.Scoring.Schemes;

namespace Minyi.Scoring.Scores;

/// <summary>The counts that a scheme scores: one accumulator for each of its versions.</summary>
/// <remarks>Books of one scheme merge like accumulators: in any order and from any split of the counts the result is the same.</remarks>
public sealed class ScoreBook
{
    private readonly ImmutableArray<GradeAccumulator> _counts;

    /// <summary>Opens an empty book.</summary>
    /// <param name="scheme">The scheme.</param>
    public ScoreBook(ScoringScheme scheme)
    {
        Scheme = Guard.Against.Null(scheme);
        _counts = [.. scheme.Plans.Select(plan => new GradeAccumulator(plan.Layout))];
    }

    /// <summary>The scheme.</summary>
    public ScoringScheme Scheme { get; }

    /// <summary>The counts of each version, in the order of the scheme's versions.</summary>
    public ImmutableArray<GradeAccumulator> Counts => _counts;

    /// <summary>Everybody counted under any version, in ordinal order.</summary>
    public ImmutableArray<string> Subjects =>
        [.. _counts.SelectMany(c => c.Subjects).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Whether a count can be entered, without entering it.</summary>
    /// <param name="count">The count.</param>
    /// <returns>Null when it can; else why not, with the code <c>no-version-on-day</c>, <c>unknown-group</c>, <c>unknown-item</c> or <c>unknown-grade</c>.</returns>
    public Reason? Check(SignedCount count)
    {
        int index = Scheme.IndexOn(count.Day);
        if (index < 0)
        {
            string day = count.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
            return new("no-version-on-day", new($"评分办法“{Scheme.Id}”在 {day} 没有生效的版本。", $"Scheme '{Scheme.Id}' has no version in force on {day}."));
        }

        CellLayout layout = Scheme.Plans[index].Layout;
        return layout.CellOf(count.Group, count.Item, count.Grade) < 0 ? WhyUnknown(layout, count) : null;
    }

    /// <summary>Enters a change that a ledger emitted, under the version of its day.</summary>
    /// <param name="count">The change.</param>
    /// <returns>Null when it was entered; else why not, as <see cref="Check"/> says.</returns>
    public Reason? Add(SignedCount count)
    {
        if (Check(count) is { } reason)
        {
            return reason;
        }

        int index = Scheme.IndexOn(count.Day);
        _counts[index].Add(count.Subject, Scheme.Plans[index].Layout.CellOf(count.Group, count.Item, count.Grade), count.Delta);
        return null;
    }

    /// <summary>The counts that a citizen may see: questions that fewer than a minimum answered about a subject are left out.</summary>
    /// <param name="minimum">The district's minimum of answers; counts below it are suppressed.</param>
    /// <returns>A book of its own, which is scored and explained like any other: the citizen's score follows from public counts alone.</returns>
    /// <remarks>Deductions, bonuses and vetoes are the office's findings and nobody's grade, so they stay.</remarks>
    public ScoreBook ForCitizens(int minimum)
    {
        Guard.Against.NegativeOrZero(minimum);
        ScoreBook shown = new(Scheme);
        for (int i = 0; i < _counts.Length; i++)
        {
            SchemePlan plan = Scheme.Plans[i];
            foreach (string subject in _counts[i].Subjects)
            {
                long[] row = _counts[i].CountsOf(subject).ToArray();
                for (int q = 0; q < plan.Layout.Questions.Length; q++)
                {
                    Span<long> cells = row.AsSpan(plan.Layout.FirstCell(q), plan.Layout.Questions[q].Codes.Length);
                    long answers = 0;
                    foreach (long cell in cells)
                    {
                        answers += cell;
                    }

                    if (answers < minimum && !plan.IsFinding(q))
                    {
                        cells.Clear();
                    }
                }

                shown._counts[i].Add(subject, row);
            }
        }

        return shown;
    }

    /// <summary>Adds all that another book of the same scheme counted.</summary>
    /// <param name="other">A book of a scheme with the same versions.</param>
    /// <exception cref="ArgumentException">The schemes' cells differ.</exception>
    public void Merge(ScoreBook other)
    {
        Guard.Against.Null(other);
        if (other._counts.Length != _counts.Length || !_counts.Zip(other._counts).All(pair => pair.First.Layout.Equals(pair.Second.Layout)))
        {
            throw new ArgumentException("Only books of one scheme merge.", nameof(other));
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i].Merge(other._counts[i]);
        }
    }

    private static Reason WhyUnknown(CellLayout layout, SignedCount count)
    {
        int question = layout.QuestionOf(count.Group, count.Item);
        if (question >= 0)
        {
            string codes = string.Join(", ", layout.Questions[question].Codes);
            return new("unknown-grade", new($"等级“{count.Grade}”不在可用等级之内：{codes}。", $"Grade '{count.Grade}' is not one of: {codes}."));
        }

        string[] items = [.. layout.Questions.Where(q => q.Group == count.Group).Select(q => q.Item.Length == 0 ? "(none)" : q.Item)];
        if (items.Length > 0)
        {
            string known = string.Join(", ", items);
            return new("unknown-item", new($"群体“{count.Group}”不评“{count.Item}”这一项，可评的有：{known}。", $"Group '{count.Group}' does not grade item '{count.Item}'; it grades: {known}."));
        }

        string groups = string.Join(", ", layout.Questions.Select(q => q.Group).Distinct(StringComparer.Ordinal));
        return new("unknown-group", new($"评议群体“{count.Group}”不在评分办法之内：{groups}。", $"Group '{count.Group}' is not one of the scheme's groups: {groups}."));
    }
}
