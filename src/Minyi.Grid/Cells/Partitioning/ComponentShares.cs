namespace Minyi.Grid.Cells.Partitioning;

/// <summary>How many parts each component gets, so that the part farthest from the ideal load is as near as can be.</summary>
internal static class ComponentShares
{
    /// <summary>Shares within the bounds that add up to the parts; null when there are none.</summary>
    /// <param name="weights">The weight of each component.</param>
    /// <param name="least">The fewest parts of each, at least 1.</param>
    /// <param name="most">The most parts of each.</param>
    /// <param name="parts">All parts.</param>
    public static int[]? Of(IReadOnlyList<long> weights, int[] least, int[] most, int parts)
    {
        if (least.Sum(x => (long)x) > parts || most.Sum(x => (long)x) < parts)
        {
            return null;
        }

        double ideal = Math.Max(weights.Sum(), 1) / (double)parts;
        double near = 0;
        double far = weights.Max() / ideal + 2;
        for (int i = 0; i < 100; i++)
        {
            double middle = (near + far) / 2;
            (near, far) = Within(weights, least, most, parts, ideal, middle) is null ? (middle, far) : (near, middle);
        }

        (int[] low, int[] high) = Within(weights, least, most, parts, ideal, far)!.Value;
        for (int rest = parts - low.Sum(); rest > 0; rest--)
        {
            int c = Enumerable.Range(0, low.Length).Where(i => low[i] < high[i]).MaxBy(i => (double)weights[i] / low[i]);
            low[c]++;
        }

        return low;
    }

    private static (int[] Low, int[] High)? Within(IReadOnlyList<long> weights, int[] least, int[] most, int parts, double ideal, double deviation)
    {
        int[] low = new int[weights.Count];
        int[] high = new int[weights.Count];
        long sumLow = 0;
        long sumHigh = 0;
        for (int c = 0; c < low.Length; c++)
        {
            double fewest = Math.Ceiling(weights[c] / ((1 + deviation) * ideal) - 1e-9);
            double largest = deviation >= 1 ? most[c] : Math.Floor((weights[c] / ((1 - deviation) * ideal)) + 1e-9);
            low[c] = (int)Math.Clamp(fewest, least[c], int.MaxValue);
            high[c] = (int)Math.Min(largest, most[c]);
            if (low[c] > high[c])
            {
                return null;
            }

            sumLow += low[c];
            sumHigh += high[c];
        }

        return sumLow <= parts && parts <= sumHigh ? (low, high) : null;
    }
}
