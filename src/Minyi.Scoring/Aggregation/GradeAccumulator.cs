using System.Collections.Immutable;

namespace Minyi.Scoring.Aggregation;

/// <summary>Integer counts by subject, group, item and grade: all that a score needs of any number of grades.</summary>
/// <remarks>
/// It takes counts of resolved ballots only, so its memory is one 64-bit integer per cell of each subject, however many grades there are.
/// Adding and merging are exact, associative and commutative: any order and any split of the counts gives the same cells, and the same
/// bytes (<see cref="AccumulatorFormat"/>). A part may hold negative counts, when a ballot was withdrawn in another part than it was cast in;
/// the whole may not, and scoring refuses it. An instance is not safe for concurrent writing: give each thread its own, and merge.
/// </remarks>
/// <param name="layout">The cells of each subject.</param>
public sealed class GradeAccumulator(CellLayout layout)
{
    private readonly Dictionary<string, long[]> _cells = new(StringComparer.Ordinal);

    /// <summary>The cells of each subject.</summary>
    public CellLayout Layout { get; } = Guard.Against.Null(layout);

    /// <summary>The subjects that were ever counted, in ordinal order.</summary>
    public ImmutableArray<string> Subjects => [.. _cells.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds to one cell.</summary>
    /// <param name="subject">Who is graded.</param>
    /// <param name="cell">The cell, from <see cref="CellLayout.CellOf"/>.</param>
    /// <param name="count">How many; negative takes away.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    /// <exception cref="OverflowException">The count leaves the range of a 64-bit integer; the cell is unchanged.</exception>
    public void Add(string subject, int cell, long count = 1)
    {
        Guard.Against.OutOfRange(cell, nameof(cell), 0, Layout.CellCount - 1);
        RowOf(subject)[cell] += count;
    }

    /// <summary>Adds a whole row of counts.</summary>
    /// <param name="subject">Who is graded.</param>
    /// <param name="counts">One count for each cell.</param>
    /// <exception cref="ArgumentException">The row is not as long as the layout.</exception>
    /// <exception cref="OverflowException">A count leaves the range of a 64-bit integer; no cell is changed.</exception>
    public void Add(string subject, ReadOnlySpan<long> counts)
    {
        if (counts.Length != Layout.CellCount)
        {
            throw new ArgumentException($"A row has {Layout.CellCount} cells, not {counts.Length}.", nameof(counts));
        }

        long[] row = RowOf(subject);
        long[] sum = new long[row.Length];
        for (int i = 0; i < row.Length; i++)
        {
            sum[i] = row[i] + counts[i];
        }

        sum.CopyTo(row, 0);
    }

    /// <summary>Adds all that another accumulator counted. The other stays as it is.</summary>
    /// <param name="other">An accumulator of an equal layout.</param>
    /// <exception cref="ArgumentException">The layouts differ.</exception>
    public void Merge(GradeAccumulator other)
    {
        if (!Layout.Equals(Guard.Against.Null(other).Layout))
        {
            throw new ArgumentException("Only accumulators of equal layouts merge.", nameof(other));
        }

        foreach ((string subject, long[] row) in other._cells)
        {
            Add(subject, row);
        }
    }

    /// <summary>The counts of a subject, one for each cell; all zero for a subject that was never counted.</summary>
    /// <param name="subject">Who is graded.</param>
    public ReadOnlySpan<long> CountsOf(string subject) =>
        _cells.TryGetValue(Guard.Against.Null(subject), out long[]? row) ? row : new long[Layout.CellCount];

    private long[] RowOf(string subject)
    {
        Guard.Against.NullOrEmpty(subject);
        if (!_cells.TryGetValue(subject, out long[]? row))
        {
            row = new long[Layout.CellCount];
            _cells.Add(subject, row);
        }

        return row;
    }
}
