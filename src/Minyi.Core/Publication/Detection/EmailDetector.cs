using System.Buffers;

namespace Minyi.Publication.Detection;

/// <summary>Finds e-mail addresses: from each at-sign outwards, so that no character is looked at more than twice.</summary>
internal static class EmailDetector
{
    private const int LongestHost = 64;
    private static readonly string[] Domains = ["中国", "公司", "网络", "网址", "商城", "香港", "台湾", "com", "cn", "net", "org", "hk"];
    private static readonly SearchValues<char> BeforeNames = SearchValues.Create("箱址是为件发到至往给请联系");

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

            end = end > at + 1 && text[end - 1] is '.' or '-' ? end - 1 : end;
            start = start == at ? Chinese(text, at, free) : start;
            end = Math.Max(end, Internationalized(text, at + 1));
            if (start < at && end > at + 1 && text.From(at + 1)[..(end - at - 1)].ContainsAny('.', '。'))
            {
                found.Add(new(PersonalDataKind.Email, start, end - start));
            }

            free = at + 1;
        }
    }

    /// <summary>Up to four Chinese characters before the at-sign that can be a name (RFC 6531).</summary>
    private static int Chinese(FoldedText text, int at, int free)
    {
        int start = at;
        while (start > free && at - start < 4 && text[start - 1] is >= '\u4E00' and <= '\u9FFF' && !BeforeNames.Contains(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <summary>The place after a host's name in Chinese, up to the last top-level domain; 0 when there is none.</summary>
    private static int Internationalized(FoldedText text, int from)
    {
        int end = 0;
        for (int i = from; i - from < LongestHost && (char.IsLetterOrDigit(text[i]) || text[i] is '-' || IsDot(text[i])); i++)
        {
            foreach (string domain in IsDot(text[i]) ? Domains : [])
            {
                if (i > from && text.From(i + 1).StartsWith(domain, StringComparison.OrdinalIgnoreCase))
                {
                    end = i + 1 + domain.Length;
                }
            }
        }

        return end;
    }

    /// <summary>The full stop of a Chinese keyboard is a dot in a host's name too (RFC 3490, section 3.1).</summary>
    private static bool IsDot(char c) => c is '.' or '。';

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-';
}
