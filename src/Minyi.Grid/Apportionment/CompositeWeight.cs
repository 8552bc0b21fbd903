using System.Collections.Immutable;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>Votes mixed from several counts, such as population, enterprises, party members and area: for each recipient Σ share × (its value / all values).</summary>
/// <remarks>The weights of all recipients add up to one. The mix is stated and every weight can be explained.</remarks>
public sealed class CompositeWeight
{
    private readonly ImmutableArray<Rational> _totals;

    private CompositeWeight(ImmutableArray<WeightComponent> components, ImmutableArray<Rational> totals, ImmutableArray<Rational> weights)
    {
        Components = components;
        _totals = totals;
        Weights = weights;
    }

    /// <summary>The components of the mix.</summary>
    public ImmutableArray<WeightComponent> Components { get; }

    /// <summary>The weight of each recipient; together one.</summary>
    public ImmutableArray<Rational> Weights { get; }

    /// <summary>Mixes components.</summary>
    /// <param name="components">One or more; their shares add up to one.</param>
    /// <exception cref="ArgumentException">
    /// The shares do not add up to one or one is negative; a value is negative; the components have different numbers of values; a component adds up to zero.
    /// </exception>
    public static CompositeWeight Of(params ReadOnlySpan<WeightComponent> components)
    {
        Rational shares = Rational.Zero;
        int count = components.IsEmpty ? 0 : components[0].Values.Length;
        Rational[] totals = new Rational[components.Length];
        Rational[] weights = new Rational[count];
        for (int c = 0; c < components.Length; c++)
        {
            WeightComponent component = components[c];
            shares += component.Share;
            foreach (Rational v in component.Values)
            {
                totals[c] += v.Sign >= 0 ? v : throw new ArgumentException($"'{component.Name.English}' has the negative value {v}.", nameof(components));
            }

            if (component.Values.Length != count || component.Share.Sign < 0 || totals[c].Sign == 0)
            {
                throw new ArgumentException(
                    $"'{component.Name.English}' has the share {component.Share} and {component.Values.Length} values that add up to {totals[c]}; "
                    + $"a share of at least 0, {count} values and a positive sum are needed.",
                    nameof(components));
            }

            for (int i = 0; i < count; i++)
            {
                weights[i] += component.Share * component.Values[i] / totals[c];
            }
        }

        return shares == Rational.One
            ? new([.. components], [.. totals], [.. weights])
            : throw new ArgumentException($"The shares add up to {shares}, not to 1.", nameof(components));
    }

    /// <summary>How a recipient's weight came about, component by component; the contributions add up to the weight.</summary>
    /// <param name="recipient">The recipient's position.</param>
    public ImmutableArray<WeightContribution> Explain(int recipient)
    {
        Guard.Against.OutOfRange(recipient, nameof(recipient), 0, Weights.Length - 1);
        return [.. Components.Select((c, n) => new WeightContribution(c.Name, c.Share, c.Values[recipient], _totals[n], c.Share * c.Values[recipient] / _totals[n]))];
    }
}
