namespace Minyi.Cli.Demo;

/// <summary>Pseudo-random choices from a seed, the same on every machine (SplitMix64: Steele, Lea, Flood, OOPSLA 2014).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound)
    {
        unchecked
        {
            ulong z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)Math.BigMul(z ^ (z >> 31), (ulong)bound, out _);
        }
    }

    /// <summary>An index, as often as its weight.</summary>
    public int Weighted(IReadOnlyList<int> weights)
    {
        int drawn = Below(weights.Sum());
        int chosen = 0;
        while ((drawn -= weights[chosen]) >= 0)
        {
            chosen++;
        }

        return chosen;
    }
}
