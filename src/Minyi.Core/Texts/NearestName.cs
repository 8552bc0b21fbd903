namespace Minyi.Texts;

/// <summary>The name that somebody most likely meant, for messages that say what was found and what there is.</summary>
internal static class NearestName
{
    private const int LongestCompared = 100;

    /// <summary>The known name that takes the fewest letters to change, the first of them in the order given; null when none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">The names that there are.</param>
    /// <example><code>
    /// NearestName.Among("handeling", ["feedback", "handling"]) // handling
    /// </code></example>
    internal static string? Among(string name, IEnumerable<string> known)
    {
        Guard.Against.Null(name);
        Guard.Against.Null(known);
        if (name.Length is 0 or > 64)
        {
            return null;
        }

        (string? best, int least) = (null, Math.Max(1, name.Length / 3) + 1);
        foreach (string one in known)
        {
            int distance = one.Equals(name, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, one);
            if (distance < least)
            {
                (best, least) = (one, distance);
            }
        }

        return best;
    }

    /// <summary>How many letters (UTF-16 units) are put in, left out or exchanged, of the first hundred: Levenshtein's distance.</summary>
    /// <param name="a">A name.</param>
    /// <param name="b">Another name.</param>
    internal static int Distance(string a, string b)
    {
        ReadOnlySpan<char> from = Guard.Against.Null(a).AsSpan(0, Math.Min(a.Length, LongestCompared));
        ReadOnlySpan<char> to = Guard.Against.Null(b).AsSpan(0, Math.Min(b.Length, LongestCompared));
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
