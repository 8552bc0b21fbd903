using System.Collections.Immutable;

namespace Minyi.Scoring.Weighting;

/// <summary>A table of random indices: the mean consistency index of random reciprocal matrices of each size, by which AHP's consistency index is divided.</summary>
/// <remarks>Published tables differ, because they come from different simulations, and so do consistency ratios: a ratio is worth as much as the name of its table.</remarks>
public sealed class RandomIndex
{
    private readonly ImmutableArray<double> _values;

    private RandomIndex(string name, string source, ImmutableArray<double> values)
    {
        Name = name;
        Source = source;
        _values = values;
    }

    /// <summary>Saaty's table as most textbooks print it.</summary>
    public static RandomIndex Saaty { get; } = new(
        "saaty",
        "T. L. Saaty, The Analytic Hierarchy Process (1980)",
        [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59]);

    /// <summary>Alonso and Lamata, 100,000 matrices for each size.</summary>
    public static RandomIndex AlonsoLamata { get; } = new(
        "alonso-lamata",
        "J. A. Alonso, M. T. Lamata, Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems 14 (2006) 445-459",
        [0, 0, 0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854, 1.5141, 1.5365, 1.5551, 1.5713, 1.5838]);

    /// <summary>Aguarón and Moreno-Jiménez, 100,000 matrices for each size.</summary>
    public static RandomIndex AguaronMoreno { get; } = new(
        "aguaron-moreno",
        "J. Aguaron, J. M. Moreno-Jimenez, European Journal of Operational Research 147 (2003) 137-145",
        [0, 0, 0.525, 0.882, 1.115, 1.252, 1.341, 1.404, 1.452, 1.484, 1.513, 1.535, 1.555, 1.570, 1.583]);

    /// <summary>Golden and Wang, 1,000 matrices for each size.</summary>
    public static RandomIndex GoldenWang { get; } = new(
        "golden-wang",
        "B. L. Golden, Q. Wang, in: The Analytic Hierarchy Process: Applications and Studies (1989) 68-81",
        [0, 0, 0.5799, 0.8921, 1.1159, 1.2358, 1.3322, 1.3952, 1.4537, 1.4882, 1.5117, 1.5356, 1.5571, 1.5714, 1.5831]);

    /// <summary>Tummala and Wan.</summary>
    public static RandomIndex TummalaWan { get; } = new(
        "tummala-wan",
        "V. M. R. Tummala, Y.-W. Wan, Computers & Industrial Engineering 27 (1994) 401-404",
        [0, 0, 0.500, 0.834, 1.046, 1.178, 1.267, 1.326, 1.369, 1.406, 1.433, 1.456, 1.474, 1.491, 1.501]);

    /// <summary>Every built-in table.</summary>
    public static ImmutableArray<RandomIndex> All { get; } = [Saaty, AlonsoLamata, AguaronMoreno, GoldenWang, TummalaWan];

    /// <summary>The name in kebab case.</summary>
    public string Name { get; }

    /// <summary>Where the table was published.</summary>
    public string Source { get; }

    /// <summary>The largest matrix that it speaks of.</summary>
    public int Largest => _values.Length;

    /// <summary>The index of a size.</summary>
    /// <param name="size">How many items are compared, from 1 to <see cref="Largest"/>; 0 for one or two items, which are always consistent.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table does not go so far.</exception>
    public double this[int size] => size >= 1 && size <= Largest
        ? _values[size - 1]
        : throw new ArgumentOutOfRangeException(nameof(size), size, $"The table '{Name}' goes from 1 to {Largest}.");

    /// <summary>A table of one's own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="values">The index for 1, 2, 3 … items: 0, 0, then positive numbers.</param>
    /// <exception cref="ArgumentException">The name is empty, or the values are not as they must be.</exception>
    public static RandomIndex Of(string name, string source, ImmutableArray<double> values)
    {
        Guard.Against.NullOrWhiteSpace(name);
        Guard.Against.NullOrWhiteSpace(source);
        return !values.IsDefault && values.Length >= 3 && values[0] == 0 && values[1] == 0 && values.Skip(2).All(v => v > 0 && double.IsFinite(v))
            ? new(name, source, values)
            : throw new ArgumentException("A table has 0 for one and two items, and a positive number for each further size, at least for three.", nameof(values));
    }

    /// <summary>The built-in table of a name, or null.</summary>
    /// <param name="name">Such as <c>saaty</c>.</param>
    public static RandomIndex? Find(string name) => All.FirstOrDefault(t => t.Name == name);
}
