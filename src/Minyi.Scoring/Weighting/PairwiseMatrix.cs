using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Minyi.Numerics;

namespace Minyi.Scoring.Weighting;

/// <summary>How many times as important each item is as each other: positive, one on the diagonal, reciprocal across it, all exactly.</summary>
public sealed class PairwiseMatrix
{
    /// <summary>No comparison is larger than ten to this power, nor smaller than its reciprocal: far beyond what anybody can judge, and within what doubles can compute.</summary>
    private const int MostDigits = 30;

    private readonly Rational[,] _entries;

    private PairwiseMatrix(ImmutableArray<string> items, Rational[,] entries)
    {
        Items = items;
        _entries = entries;
    }

    /// <summary>The largest comparison, 10^30; the smallest is its reciprocal.</summary>
    public static Rational Most { get; } = BigInteger.Pow(10, MostDigits);

    /// <summary>The items that are compared.</summary>
    public ImmutableArray<string> Items { get; }

    /// <summary>How many items.</summary>
    public int Size => Items.Length;

    /// <summary>How many times as important the item of the row is as that of the column.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public Rational this[int row, int column] => _entries[row, column];

    /// <summary>Whether every comparison follows from the others: a(ij) · a(jk) = a(ik), exactly.</summary>
    public bool IsConsistent
    {
        get
        {
            for (int i = 0; i < Size; i++)
            {
                for (int j = 0; j < Size; j++)
                {
                    if (_entries[i, j] != _entries[i, 0] * _entries[0, j])
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    /// <summary>Checks a matrix.</summary>
    /// <param name="items">The names of the items, distinct; at least one.</param>
    /// <param name="entries">The comparisons, a row and a column for each item.</param>
    /// <param name="matrix">The matrix, when it is one.</param>
    /// <param name="refusal">Every entry that is wrong, with its place.</param>
    /// <returns>Whether it is a reciprocal matrix.</returns>
    /// <exception cref="ArgumentException">No items, an item twice, or not as many rows and columns as items.</exception>
    /// <example><code>
    /// bool sound = PairwiseMatrix.TryCreate(["quality", "speed"], new Rational[,] { { 1, 3 }, { new(1, 3), 1 } }, out PairwiseMatrix? matrix, out Refusal? refusal);
    /// </code></example>
    public static bool TryCreate(ImmutableArray<string> items, Rational[,] entries, [NotNullWhen(true)] out PairwiseMatrix? matrix, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(entries);
        if (items.IsDefaultOrEmpty || items.Distinct(StringComparer.Ordinal).Count() != items.Length || entries.GetLength(0) != items.Length || entries.GetLength(1) != items.Length)
        {
            throw new ArgumentException("The items are distinct, at least one, and the matrix has a row and a column for each.", nameof(items));
        }

        ImmutableArray<Reason>.Builder reasons = ImmutableArray.CreateBuilder<Reason>();
        for (int i = 0; i < items.Length; i++)
        {
            for (int j = i; j < items.Length; j++)
            {
                Check(items, entries, i, j, reasons);
            }
        }

        refusal = reasons.Count == 0 ? null : new Refusal(reasons.ToImmutable());
        matrix = refusal is null ? new(items, (Rational[,])entries.Clone()) : null;
        return refusal is null;
    }

    /// <summary>The matrix with one comparison changed, and its reciprocal with it.</summary>
    /// <param name="row">The row, from 0; not the column.</param>
    /// <param name="column">The column, from 0.</param>
    /// <param name="value">How many times as important the item of the row is; positive.</param>
    /// <exception cref="ArgumentException"><paramref name="row"/> is <paramref name="column"/>, or the value is not positive.</exception>
    public PairwiseMatrix With(int row, int column, Rational value)
    {
        Guard.Against.InvalidInput(row, nameof(row), r => r != column, "The diagonal is one.");
        Guard.Against.InvalidInput(value, nameof(value), static v => v.Sign > 0, "A comparison is positive.");
        Rational[,] entries = (Rational[,])_entries.Clone();
        entries[row, column] = value;
        entries[column, row] = 1 / value;
        return new(Items, entries);
    }

    private static void Check(ImmutableArray<string> items, Rational[,] entries, int i, int j, ImmutableArray<Reason>.Builder reasons)
    {
        string place = $"({items[i]}, {items[j]})";
        if (entries[i, j].Sign <= 0 || entries[j, i].Sign <= 0)
        {
            Rational wrong = entries[i, j].Sign <= 0 ? entries[i, j] : entries[j, i];
            reasons.Add(new("comparison-not-positive", new($"{place} 处的比较值 {wrong} 不是正数", $"the comparison {wrong} at {place} is not positive")));
        }
        else if (entries[i, j] > Most || entries[j, i] > Most)
        {
            (string where, Rational wrong) = entries[i, j] > Most ? (place, entries[i, j]) : ($"({items[j]}, {items[i]})", entries[j, i]);
            int digits = (int)BigInteger.Log10(wrong.Floor());
            reasons.Add(new("comparison-too-large", new($"{where} 处的比较值约为 10 的 {digits} 次方，大于 {MostDigits} 次方", $"the comparison at {where} is about 10^{digits}, beyond 10^{MostDigits}")));
        }
        else if (i == j && entries[i, i] != 1)
        {
            reasons.Add(new("diagonal-not-one", new($"{place} 处为 {entries[i, i]}，事项与自身相比应为 1", $"{entries[i, i]} at {place}: an item compared with itself is 1")));
        }
        else if (entries[i, j] * entries[j, i] != 1)
        {
            reasons.Add(new("not-reciprocal", new(
                $"{place} 处为 {entries[i, j]}，对称处为 {entries[j, i]}，两者应互为倒数",
                $"{entries[i, j]} at {place} and {entries[j, i]} across the diagonal are not reciprocal")));
        }
    }
}
