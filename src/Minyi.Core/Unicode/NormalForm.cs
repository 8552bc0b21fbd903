using System.Text;

namespace Minyi.Unicode;

/// <summary>Normalization form C (UAX #15), by tables that travel with the package.</summary>
internal static class NormalForm
{
    private const int HangulFirst = 0xAC00;
    private const int LeadFirst = 0x1100;
    private const int VowelFirst = 0x1161;
    private const int TailFirst = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>Below this every code point stands for itself and combines with nothing before it.</summary>
    private const int FirstCombining = 0x300;

    /// <summary>The place of the first code point, counted from 0, at which a text differs from its form C; -1 when it is in form C.</summary>
    /// <param name="text">A text without unpaired surrogates.</param>
    internal static int FirstDifference(string text)
    {
        if (!NeedsTables(text))
        {
            return -1;
        }

        int at = 0;
        List<int> composed = Compose(text);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (at == composed.Count || composed[at] != rune.Value)
            {
                return at;
            }

            at++;
        }

        return at == composed.Count ? -1 : at - 1;
    }

    /// <summary>The text in form C, as code points.</summary>
    internal static List<int> Compose(string text)
    {
        UnicodeTables tables = UnicodeTables.Instance;
        List<int> codes = new(text.Length + 8);
        foreach (Rune rune in text.EnumerateRunes())
        {
            Decompose(tables, rune.Value, codes);
        }

        Order(tables, codes);
        Compose(tables, codes);
        return codes;
    }

    private static bool NeedsTables(string text)
    {
        foreach (char c in text)
        {
            // The ideographs and signs of a Chinese id are in form C whatever stands beside them.
            if (c >= FirstCombining && c is not ((>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uFF01' and <= '\uFF5E') or (>= '\u3000' and <= '\u3020')))
            {
                return true;
            }
        }

        return false;
    }

    private static void Decompose(UnicodeTables tables, int code, List<int> codes)
    {
        int syllable = code - HangulFirst;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            codes.Add(LeadFirst + (syllable / (Vowels * Tails)));
            codes.Add(VowelFirst + (syllable % (Vowels * Tails) / Tails));
            if (syllable % Tails != 0)
            {
                codes.Add(TailFirst + (syllable % Tails));
            }
        }
        else if (tables.TryDecompose(code, out (int First, int Second) parts))
        {
            Decompose(tables, parts.First, codes);
            if (parts.Second >= 0)
            {
                Decompose(tables, parts.Second, codes);
            }
        }
        else
        {
            codes.Add(code);
        }
    }

    /// <summary>Puts marks that follow each other in the order of their combining classes, those of one class as they stand.</summary>
    private static void Order(UnicodeTables tables, List<int> codes)
    {
        for (int i = 1; i < codes.Count; i++)
        {
            int code = codes[i];
            byte own = tables.ClassOf(code);
            int place = i;
            for (; own > 0 && place > 0 && tables.ClassOf(codes[place - 1]) > own; place--)
            {
                codes[place] = codes[place - 1];
            }

            codes[place] = code;
        }
    }

    private static void Compose(UnicodeTables tables, List<int> codes)
    {
        int kept = 0, starter = -1, lastClass = -1;
        foreach (int code in codes.ToArray())
        {
            int own = tables.ClassOf(code);
            if (starter >= 0 && lastClass < own | lastClass == -1 && TryPair(tables, codes[starter], code, out int pair))
            {
                codes[starter] = pair;
                continue;
            }

            (starter, lastClass) = own == 0 ? (kept, -1) : (starter, own);
            codes[kept++] = code;
        }

        codes.RemoveRange(kept, codes.Count - kept);
    }

    private static bool TryPair(UnicodeTables tables, int first, int second, out int pair)
    {
        if (first - LeadFirst is >= 0 and < Leads && second - VowelFirst is >= 0 and < Vowels)
        {
            pair = HangulFirst + ((((first - LeadFirst) * Vowels) + (second - VowelFirst)) * Tails);
            return true;
        }

        if (first - HangulFirst is >= 0 and < Leads * Vowels * Tails && (first - HangulFirst) % Tails == 0 && second - TailFirst is > 0 and < Tails)
        {
            pair = first + (second - TailFirst);
            return true;
        }

        return tables.TryCompose(first, second, out pair);
    }
}
