using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Seats for the cells of a table of votes whose row and column totals are given: kinds × studios, parties × districts.</summary>
/// <remarks>
/// The seats of a cell are its votes, divided by the row's and the column's divisor and rounded by the method. The divisors are found by alternating
/// scaling, and finished exactly by tie-and-transfer, so the search always ends. Sources: Balinski and Demange, Mathematical Programming 45 (1989);
/// Pukelsheim, "Proportional Representation", 2nd ed. 2017, chapters 14 and 15. Cells without votes stay without seats.
/// </remarks>
public sealed class BiproportionalProblem
{
    private readonly ImmutableArray<int> _rowSeats;
    private readonly ImmutableArray<int> _columnSeats;
    private readonly BigInteger[] _votes;

    private BiproportionalProblem(BigInteger[] votes, ImmutableArray<int> rowSeats, ImmutableArray<int> columnSeats)
    {
        _votes = votes;
        _rowSeats = rowSeats;
        _columnSeats = columnSeats;
    }

    /// <summary>Makes a problem from integer votes.</summary>
    /// <param name="rowSeats">The seats of each row.</param>
    /// <param name="columnSeats">The seats of each column.</param>
    /// <param name="votes">Non-negative votes, row by row: that of row i and column j stands at i × columns + j.</param>
    /// <exception cref="ArgumentException">There are not rows × columns votes, or votes or seats are negative.</exception>
    public static BiproportionalProblem Create(ReadOnlySpan<int> rowSeats, ReadOnlySpan<int> columnSeats, ReadOnlySpan<long> votes) =>
        Create(rowSeats, columnSeats, Array.ConvertAll(votes.ToArray(), v => (BigInteger)v).AsSpan());

    /// <inheritdoc cref="Create(ReadOnlySpan{int}, ReadOnlySpan{int}, ReadOnlySpan{long})"/>
    public static BiproportionalProblem Create(ReadOnlySpan<int> rowSeats, ReadOnlySpan<int> columnSeats, ReadOnlySpan<BigInteger> votes)
    {
        if (votes.Length != (long)rowSeats.Length * columnSeats.Length)
        {
            throw new ArgumentException($"There are {votes.Length} votes for {rowSeats.Length} rows and {columnSeats.Length} columns.", nameof(votes));
        }

        foreach (BigInteger v in votes)
        {
            Guard.Against.InvalidInput(v, nameof(votes), x => x.Sign >= 0, "Votes are not negative.");
        }

        CheckSeats(rowSeats, nameof(rowSeats));
        CheckSeats(columnSeats, nameof(columnSeats));
        return new(votes.ToArray(), [.. rowSeats], [.. columnSeats]);
    }

    /// <summary>Apportions by a divisor method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="ties">How ties are settled: with <see cref="TieRule.Ordinal"/>, tied cells in their order, row by row, have a seat where they can.</param>
    /// <param name="allocation">The seats with their divisors; null when there are none.</param>
    /// <param name="conflict">Why there are none.</param>
    public bool TrySolve(
        DivisorMethod method, TieRule ties,
        [NotNullWhen(true)] out BiproportionalAllocation? allocation, [NotNullWhen(false)] out BiproportionalConflict? conflict)
    {
        Guard.Against.Null(method);
        Guard.Against.Null(ties);
        allocation = null;
        long rows = Sum(_rowSeats);
        long columns = Sum(_columnSeats);
        if (rows != columns)
        {
            conflict = new(BiproportionalConflictKind.TotalsDiffer, [], [], rows, columns);
            return false;
        }

        CellTable cells = new(_votes, _rowSeats, _columnSeats, method.FirstIsZero);
        conflict = cells.LonelyLine();
        if (conflict is not null)
        {
            return false;
        }

        Scaling scaling = new(cells, method);
        bool converged = scaling.Run();
        SimpleDivisors simple = new(cells, method);
        if (converged && simple.TryProve(scaling, out allocation))
        {
            return true;
        }

        TieAndTransfer transfer = new(cells, method, scaling.RowMultipliers);
        conflict = transfer.Run();
        if (conflict is not null)
        {
            return false;
        }

        return new TieResolution(cells, method, transfer, ties).TryFinish(simple, out allocation, out conflict);
    }

    private static void CheckSeats(ReadOnlySpan<int> seats, string name)
    {
        foreach (int s in seats)
        {
            Guard.Against.Negative(s, name);
        }
    }

    private static long Sum(ImmutableArray<int> seats)
    {
        long sum = 0;
        foreach (int s in seats)
        {
            sum += s;
        }

        return sum;
    }
}
