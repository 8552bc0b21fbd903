namespace Minyi.Petitions.Checking;

/// <summary>The name that somebody most likely meant.</summary>
internal static class Nearest
{
    /// <summary>The known name that takes the fewest letters to change, the first of them in the order given; null when none is near.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">The names that there are.</param>
    internal static string? To(string name, IReadOnlyList<string> known)
    {
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

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
