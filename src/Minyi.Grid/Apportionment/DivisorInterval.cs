using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>The divisors that give an allocation: each one strictly between the ends, or the single point where they meet at a tie.</summary>
/// <param name="Low">The lower end (with <paramref name="Power"/> 2: its square); null when no finite divisor gives the allocation.</param>
/// <param name="High">The upper end, likewise; null when there is none.</param>
/// <param name="Power">1; or 2 for a method whose ends are square roots, which are kept squared to stay exact.</param>
public sealed record DivisorInterval(Rational? Low, Rational? High, int Power);
