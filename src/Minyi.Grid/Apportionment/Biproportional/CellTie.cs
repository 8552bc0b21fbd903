using System.Collections.Immutable;

namespace Minyi.Grid.Apportionment.Biproportional;

/// <summary>Cells whose quotients lie exactly on a rounding border, so that seats could be passed round among them.</summary>
/// <param name="Among">The tied cells as (row, column), row by row.</param>
/// <param name="Given">Those that were rounded up.</param>
/// <param name="Rule">The rule that settled it.</param>
public sealed record CellTie(ImmutableArray<(int Row, int Column)> Among, ImmutableArray<(int Row, int Column)> Given, TieRule Rule);
