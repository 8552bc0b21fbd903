using System.Globalization;

namespace Minyi.Petitions.Duplicates;

/// <summary>A text as the set of its pairs of neighbouring characters: works for Chinese without a dictionary, and for English.</summary>
internal static class Bigrams
{
    /// <summary>The pairs, sorted and distinct. Case, width, punctuation and spacing make no difference; words in an alphabet stay apart.</summary>
    internal static uint[] Of(string text)
    {
        HashSet<uint> pairs = [];
        char previous = ' ';
        bool gap = true;
        foreach (char raw in text)
        {
            char c = Fold(raw);
            if (!char.IsLetterOrDigit(c))
            {
                gap = true;
                continue;
            }

            // Between words of an alphabet the gap counts as a character; between Chinese characters it does not.
            if (gap && (previous < '\u2E80' || c < '\u2E80'))
            {
                Add(pairs, previous, ' ');
                previous = ' ';
            }

            Add(pairs, previous, c);
            previous = c;
            gap = false;
        }

        Add(pairs, previous, ' ');
        uint[] sorted = [.. pairs];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Dice's coefficient of two sets, of 1000, rounded down: twice the common pairs over all pairs (Dice 1945).</summary>
    internal static int Similarity(int common, int left, int right) => left + right == 0 ? 0 : (int)(2000L * common / (left + right));

    private static void Add(HashSet<uint> pairs, char first, char second)
    {
        if (first != ' ' || second != ' ')
        {
            pairs.Add(((uint)first << 16) | second);
        }
    }

    private static char Fold(char c) =>
        char.ToLower(c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c, CultureInfo.InvariantCulture);
}
