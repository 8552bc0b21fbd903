using System.Collections.Immutable;

namespace Minyi.Grid.Apportionment;

/// <summary>Why row and column totals cannot both be met.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Rows">The rows that prove it, ascending.</param>
/// <param name="Columns">The columns that prove it, ascending.</param>
/// <param name="Needed">The seats that must go where <paramref name="Available"/> can.</param>
/// <param name="Available">The seats that can go there.</param>
public sealed record BiproportionalConflict(
    BiproportionalConflictKind Kind, ImmutableArray<int> Rows, ImmutableArray<int> Columns, long Needed, long Available);
