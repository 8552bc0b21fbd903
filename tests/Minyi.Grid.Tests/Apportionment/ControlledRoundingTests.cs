using System.Numerics;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

[Properties(MaxTest = 150, QuietOnSuccess = true)]
public sealed class ControlledRoundingTests
{
    private static Gen<(int Rows, int Columns, Rational[] Values)> Tables(int rows, int columns) =>
        from m in Gen.Choose(1, rows)
        from n in Gen.Choose(1, columns)
        from d in Gen.Choose(1, 12)
        from v in Gen.Choose(-20, 60).Select(x => new Rational(x, d)).ArrayOf(m * n)
        select (m, n, v);

    private static bool IsRounding(BigInteger rounded, Rational exact) => rounded == exact.Floor() || rounded == exact.Ceiling();

    private static bool IsControlled(int rows, int columns, Rational[] exact, BigInteger[] rounded)
    {
        bool Group(Func<int, bool> of) => IsRounding(
            rounded.Where((_, c) => of(c)).Aggregate(BigInteger.Zero, (s, x) => s + x),
            exact.Where((_, c) => of(c)).Aggregate(Rational.Zero, (s, x) => s + x));
        return Enumerable.Range(0, exact.Length).All(c => IsRounding(rounded[c], exact[c]))
            && Enumerable.Range(0, rows).All(i => Group(c => c / columns == i))
            && Enumerable.Range(0, columns).All(j => Group(c => c % columns == j))
            && Group(_ => true);
    }

    private static Rational Deviation(Rational[] exact, BigInteger[] rounded) =>
        exact.Zip(rounded).Aggregate(Rational.Zero, (s, p) => s + (p.First - p.Second).Abs());

    [Property]
    public Property LeastDeviationOfAllControlledRoundings() => Prop.ForAll(Arb.From(Tables(3, 3)), t =>
    {
        ControlledRounding r = ControlledRounding.Of(t.Rows, t.Columns, t.Values);
        Assert.True(IsControlled(t.Rows, t.Columns, t.Values, [.. r.Cells]));
        Assert.Equal(Deviation(t.Values, [.. r.Cells]), r.Deviation);
        for (int bits = 0; bits < 1 << t.Values.Length; bits++)
        {
            BigInteger[] other = [.. t.Values.Select((v, c) => (bits >> c & 1) == 1 ? v.Ceiling() : v.Floor())];
            Assert.True(Deviation(t.Values, other) >= r.Deviation || !IsControlled(t.Rows, t.Columns, t.Values, other));
        }
    });

    [Property(MaxTest = 30)]
    public Property LargerTablesAreControlled() => Prop.ForAll(Arb.From(Tables(22, 6)), t =>
        IsControlled(t.Rows, t.Columns, t.Values, [.. ControlledRounding.Of(t.Rows, t.Columns, t.Values).Cells]));
}
