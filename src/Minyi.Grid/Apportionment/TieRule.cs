using System.Globalization;

namespace Minyi.Grid.Apportionment;

/// <summary>How a tie is settled; stated in the result.</summary>
public sealed record TieRule
{
    private TieRule(string name, ulong? seed)
    {
        Name = name;
        Seed = seed;
    }

    /// <summary>The first in canonical order (the ordinal order of ids) get the seats.</summary>
    public static TieRule Ordinal { get; } = new("ordinal", null);

    /// <summary>A tie is refused: somebody has to decide.</summary>
    public static TieRule Refuse { get; } = new("refuse", null);

    /// <summary>The rule's name: <c>ordinal</c>, <c>refuse</c> or <c>lot</c>.</summary>
    public string Name { get; }

    /// <summary>The seed of the lot; null for the other rules.</summary>
    public ulong? Seed { get; }

    /// <summary>A lot that anyone can draw again: the tied, in canonical order, are shuffled by SplitMix64 from the seed.</summary>
    /// <param name="seed">The seed, for example a number drawn in public.</param>
    public static TieRule Lot(ulong seed) => new("lot", seed);

    /// <summary><c>ordinal</c>, <c>refuse</c>, or <c>lot 42</c>.</summary>
    public override string ToString() => Seed is { } seed ? string.Create(CultureInfo.InvariantCulture, $"{Name} {seed}") : Name;

    /// <summary>Which <paramref name="seats"/> of the tied, given in canonical order, get one; null when refused.</summary>
    internal int[]? Choose(int[] among, int seats)
    {
        if (this == Refuse)
        {
            return null;
        }

        int[] given = Order(among)[..seats];
        Array.Sort(given);
        return given;
    }

    /// <summary>The tied, given in canonical order, in the order in which they come first.</summary>
    internal int[] Order(int[] among)
    {
        int[] order = [.. among];
        if (Seed is { } seed)
        {
            // Fisher-Yates; the draw below `i + 1` by multiplication, whose bias is under 2^-32 for any number of recipients.
            ulong state = seed;
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = (int)Math.BigMul(SplitMix64(ref state), (ulong)i + 1, out _);
                (order[i], order[j]) = (order[j], order[i]);
            }
        }

        return order;
    }

    private static ulong SplitMix64(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
