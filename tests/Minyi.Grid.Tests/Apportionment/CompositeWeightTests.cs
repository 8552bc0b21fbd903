using System.Collections.Immutable;
using Minyi.Grid.Apportionment;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Apportionment;

public sealed class CompositeWeightTests
{
    private static WeightComponent Component(string name, Rational share, params Rational[] values) => new(new(name, name), share, [.. values]);

    [Fact]
    public void MixIsExactAndExplained()
    {
        CompositeWeight mix = CompositeWeight.Of(
            Component("residents", new(3, 5), 6_000, 3_000, 1_000),
            Component("enterprises", new(1, 5), 2, 5, 1),
            Component("members", new(1, 5), 100, 200, 0));
        Assert.Equal([(new Rational(3, 5) * new Rational(3, 5)) + new Rational(2, 40) + new Rational(1, 15), new(263, 600), new(17, 200)], mix.Weights);
        Assert.Equal(Rational.One, mix.Weights.Aggregate((x, y) => x + y));
        ImmutableArray<WeightContribution> why = mix.Explain(1);
        Assert.Equal(mix.Weights[1], why.Aggregate(Rational.Zero, (s, x) => s + x.Contribution));
        Assert.Equal(new WeightContribution(new("enterprises", "enterprises"), new(1, 5), 5, 8, new(1, 8)), why[1]);
    }

    [Fact]
    public void WrongMixesAreNamed()
    {
        Assert.Contains("add up to 9/10", Fails(Component("a", new(9, 10), 1)), StringComparison.Ordinal);
        Assert.Contains("'b' has the negative value -1", Fails(Component("a", 1, 1), Component("b", 0, -1)), StringComparison.Ordinal);
        Assert.Contains("'b' has the share 0 and 2 values", Fails(Component("a", 1, 1), Component("b", 0, 1, 2)), StringComparison.Ordinal);
        Assert.Contains("add up to 0;", Fails(Component("a", 1, 0)), StringComparison.Ordinal);

        static string Fails(params WeightComponent[] components) => Assert.Throws<ArgumentException>(() => CompositeWeight.Of(components)).Message;
    }
}
