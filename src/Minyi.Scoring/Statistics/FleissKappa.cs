using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Scoring.Statistics;

/// <summary>Fleiss' kappa: agreement beyond chance of a fixed number of raters for each unit, not necessarily the same ones.</summary>
/// <remarks>J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971) 378-382. It holds one sum for each category, so it does not grow with the ratings.</remarks>
public sealed class FleissKappa
{
    private readonly BigInteger[] _categories;
    private BigInteger _squares;
    private long _units;

    /// <summary>An empty sum.</summary>
    /// <param name="categories">How many categories there are.</param>
    /// <param name="raters">How many ratings each unit has; at least two.</param>
    /// <exception cref="ArgumentException">No category, or fewer than two raters.</exception>
    public FleissKappa(int categories, long raters)
    {
        _categories = new BigInteger[Guard.Against.NegativeOrZero(categories)];
        Raters = Guard.Against.InvalidInput(raters, nameof(raters), static r => r >= 2, "Agreement takes two raters.");
    }

    /// <summary>How many ratings each unit has.</summary>
    public long Raters { get; }

    /// <summary>How many units were added.</summary>
    public long Units => _units;

    /// <summary>The share of agreeing pairs of raters; null without units.</summary>
    public Rational? Observed => _units == 0 ? null : new Rational(_squares - (_units * (BigInteger)Raters), _units * (BigInteger)Raters * (Raters - 1));

    /// <summary>The share of agreeing pairs that chance would give with the same use of the categories; null without units.</summary>
    public Rational? Expected
    {
        get
        {
            BigInteger all = _units * (BigInteger)Raters;
            return _units == 0 ? null : new Rational(_categories.Aggregate(BigInteger.Zero, (sum, n) => sum + (n * n)), all * all);
        }
    }

    /// <summary>Kappa, exactly; null where it is not defined: without units, or when all ratings are of one category.</summary>
    public Rational? Kappa => Observed is { } observed && Expected is { } expected && expected != 1 ? (observed - expected) / (1 - expected) : null;

    /// <summary>Adds a unit.</summary>
    /// <param name="ratings">How many raters chose each category.</param>
    /// <exception cref="ArgumentException">Another number of categories, a negative count, or another number of ratings than <see cref="Raters"/>.</exception>
    public void Add(ReadOnlySpan<long> ratings)
    {
        if (ratings.Length != _categories.Length)
        {
            throw new ArgumentException($"There are {_categories.Length} categories, and {ratings.Length} counts were given.", nameof(ratings));
        }

        BigInteger sum = 0;
        BigInteger squares = 0;
        foreach (long count in ratings)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(ratings));
            sum += count;
            squares += (BigInteger)count * count;
        }

        if (sum != Raters)
        {
            throw new ArgumentException($"Each unit has {Raters} ratings, and this one has {sum}.", nameof(ratings));
        }

        for (int i = 0; i < ratings.Length; i++)
        {
            _categories[i] += ratings[i];
        }

        _squares += squares;
        _units++;
    }
}
