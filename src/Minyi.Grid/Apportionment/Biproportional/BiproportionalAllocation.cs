using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Seats for each cell, with the divisors that prove them.</summary>
/// <param name="Method">The method.</param>
/// <param name="Seats">The seats, row by row.</param>
/// <param name="Columns">How many columns a row has.</param>
/// <param name="RowDivisors">For each row its divisor (its square where the method's <see cref="DivisorMethod.Power"/> is 2); null for a row without seats.</param>
/// <param name="ColumnDivisors">For each column, likewise.</param>
/// <param name="Ties">The ties that were settled; no other cell's quotient lies on a rounding border.</param>
public sealed record BiproportionalAllocation(
    DivisorMethod Method, ImmutableArray<int> Seats, int Columns,
    ImmutableArray<Rational?> RowDivisors, ImmutableArray<Rational?> ColumnDivisors, ImmutableArray<CellTie> Ties)
{
    /// <summary>The seats of a cell.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    public int this[int row, int column] => Seats[(row * Columns) + column];
}
