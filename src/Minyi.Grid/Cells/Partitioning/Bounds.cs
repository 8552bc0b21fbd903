using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>The least and the largest load of a part by the tolerance, exactly.</summary>
internal sealed class Bounds
{
    private readonly Rational _ideal;
    private readonly Rational _tolerance;

    public Bounds(long total, int parts, Rational tolerance)
    {
        _ideal = new(total, parts);
        _tolerance = tolerance;
        Low = (long)BigInteger.Max(0, (_ideal * (1 - tolerance)).Ceiling());
        High = (long)BigInteger.Min(long.MaxValue / 4, (_ideal * (1 + tolerance)).Floor());
    }

    public long Low { get; }

    public long High { get; }

    public bool Holds(long load) => load >= Low && load <= High;

    public Rational DeviationOf(long load) => _ideal.Sign == 0 ? Rational.Zero : ((load / _ideal) - 1).Abs();

    /// <summary>The bounds of the parts of a component; its own, about its own mean, where it cannot hold those of all.</summary>
    public (long Low, long High) For(long weight, int parts)
    {
        if (Low <= High && (Int128)Low * parts <= weight && weight <= (Int128)High * parts)
        {
            return (Low, High);
        }

        Rational mean = new(weight, parts);
        return ((long)BigInteger.Max(0, (mean * (1 - _tolerance)).Floor()), (long)BigInteger.Min(long.MaxValue / 4, (mean * (1 + _tolerance)).Ceiling()));
    }

    /// <summary>The fewest and the most parts within the bounds that a component can be cut into; the fewest above the most where it can into none.</summary>
    public (long Fewest, long Most) Shares(long weight, int nodes)
    {
        long fewest = High == 0 ? (weight == 0 ? 1 : long.MaxValue / int.MaxValue) : Math.Max(1, (weight + High - 1) / High);
        long most = Math.Min(nodes, Low == 0 ? nodes : weight / Low);
        return (fewest, most);
    }
}
