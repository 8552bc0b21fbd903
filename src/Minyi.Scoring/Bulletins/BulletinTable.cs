using System.Collections.Immutable;

namespace Minyi.Scoring.Bulletins;

/// <summary>One table of a bulletin.</summary>
/// <param name="Dimension">What it divides the petitions by.</param>
/// <param name="Rows">Months in their order, everything else by falling number of petitions and then by the ordinal order of codes. The place in a table is no rank.</param>
public sealed record BulletinTable(BulletinDimension Dimension, ImmutableArray<BulletinRow> Rows);
