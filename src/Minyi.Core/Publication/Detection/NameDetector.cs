using System.Buffers;

namespace Minyi.Publication.Detection;

/// <summary>Finds given names, whatever spaces, middle dots or invisible characters stand between their characters (Knuth-Morris-Pratt for each name).</summary>
internal static class NameDetector
{
    /// <summary>What follows a name rather than going on with a word that begins like one.</summary>
    private static readonly SearchValues<char> AfterNames = SearchValues.Create("说讲称反来的在和与跟是家等住找叫也又就要想问把被对给为");

    internal static void Detect(FoldedText text, NameForm[] names, List<Removal> found)
    {
        (char[] letters, int[] places) = Squeeze(text);
        foreach (NameForm name in names)
        {
            char[] pattern = Squeeze(new FoldedText(name.Text)).Letters;
            if (pattern.Length > 0)
            {
                Search(text, letters, places, pattern, name.IsFamiliar, found);
            }
        }
    }

    private static void Search(FoldedText text, char[] letters, int[] places, char[] pattern, bool isFamiliar, List<Removal> found)
    {
        int[] failure = Failure(pattern);
        int matched = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            while (matched > 0 && (matched == pattern.Length || letters[i] != pattern[matched]))
            {
                matched = failure[matched - 1];
            }

            if (letters[i] == pattern[matched])
            {
                matched++;
            }

            if (matched == pattern.Length)
            {
                int start = places[i - pattern.Length + 1];
                int end = places[i] + 1;
                while (IsMark(text[end]))
                {
                    end++;
                }

                if (IsWhole(text, start, end) && (!isFamiliar || !IsHan(text[end]) || AfterNames.Contains(text[end])))
                {
                    found.Add(new(PersonalDataKind.Name, start, end - start));
                }
            }
        }
    }

    /// <summary>One way of writing each letter: accents apart, as in José and José, and one apostrophe.</summary>
    private static char Letter(char c) => c is '’' or '‘' or 'ʼ' ? '\'' : LatinLetters.Plain(c);

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>A name in an alphabet is a whole word; Chinese has no spaces between words.</summary>
    private static bool IsWhole(FoldedText text, int start, int end) =>
        !(IsAlphabetic(text[start]) && IsAlphabetic(text[start - 1])) && !(IsAlphabetic(text[end - 1]) && IsAlphabetic(text[end]));

    private static bool IsAlphabetic(char c) => char.IsLetter(c) && c < '\u2E80';

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static int[] Failure(char[] pattern)
    {
        int[] failure = new int[pattern.Length];
        for (int i = 1, length = 0; i < pattern.Length; i++)
        {
            while (length > 0 && pattern[i] != pattern[length])
            {
                length = failure[length - 1];
            }

            length += pattern[i] == pattern[length] ? 1 : 0;
            failure[i] = length;
        }

        return failure;
    }

    private static (char[] Letters, int[] Places) Squeeze(FoldedText text)
    {
        char[] letters = new char[text.Length];
        int[] places = new int[text.Length];
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = Letter(text[i]);
            if (c is not (' ' or '\r' or '\n' or '·' or '•' or '・' or '･' or '‧' or '∙' or '⋅') && !FoldedText.IsInvisible(c) && !IsMark(c))
            {
                letters[count] = char.ToUpperInvariant(c);
                places[count++] = i;
            }
        }

        return (letters[..count], places[..count]);
    }
}
