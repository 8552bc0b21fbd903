namespace Minyi.Publication.Detection;

/// <summary>Finds e-mail addresses: from each at-sign outwards, so that no character is looked at more than twice.</summary>
internal static class EmailDetector
{
    internal static void Detect(FoldedText text, List<Removal> found)
    {
        int free = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '@')
            {
                continue;
            }

            int start = at;
            while (start > free && IsLocal(text[start - 1]))
            {
                start--;
            }

            int end = at + 1;
            while (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-' || (IsDot(text[end]) && char.IsAsciiLetterOrDigit(text[end - 1]) && (text[end] == '.' || char.IsAsciiLetter(text[end + 1]))))
            {
                end++;
            }

            end = text[end - 1] is '.' or '-' ? end - 1 : end;
            if (start < at && end > at + 1 && text.From(at + 1)[..(end - at - 1)].ContainsAny('.', '。'))
            {
                found.Add(new(PersonalDataKind.Email, start, end - start));
            }

            free = at + 1;
        }
    }

    /// <summary>The full stop of a Chinese keyboard is a dot in a host's name too (RFC 3490, section 3.1).</summary>
    private static bool IsDot(char c) => c is '.' or '。';

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
