using Minyi.Numerics;

namespace Minyi.Grid.Apportionment.Selection;

/// <summary>What the selection found: seats, the ends of the divisor's interval (for the scaled votes), and the tie if any.</summary>
internal sealed record DivisorOutcome(int[] Seats, Rational? Low, Rational? High, Tie? Tie);
