using System.Text.RegularExpressions;

namespace Minyi.Petitions.Duplicates;

/// <summary>The details that tell one place from the next in the same community: building, floor, bus line, road.</summary>
internal static partial class Details
{
    private const string Number = "[0-9]{1,4}|[一二三四五六七八九十]{1,3}";

    private const RegexOptions Rules = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly HashSet<string> Anywhere =
        ["the", "a", "our", "this", "that", "whole", "main", "of", "on", "in", "your", "my", "across", "same", "each", "every", "up", "off", "and", "side", "busy", "public"];

    /// <summary>Each detail with its kind, below <see cref="TextParts.DetailKinds"/>. The text is folded already.</summary>
    internal static IEnumerable<(string Detail, uint Kind)> Of(string folded)
    {
        foreach (Match match in Building().Matches(folded))
        {
            yield return (Plain(match), 0);
        }

        foreach (Match match in Floor().Matches(folded))
        {
            yield return (Plain(match), 1);
        }

        foreach (Match match in Line().Matches(folded))
        {
            yield return (Plain(match), 2);
        }

        foreach (Match match in Road().Matches(folded))
        {
            string name = Plain(match);
            if (!Anywhere.Contains(name))
            {
                yield return (name, 3);
            }
        }
    }

    private static string Plain(Match match)
    {
        string value = match.Groups["v"].Value;
        return value.All(c => "一二三四五六七八九十".Contains(c, StringComparison.Ordinal)) ? Digits(value) : value.TrimStart('0');
    }

    /// <summary>三 → 3, 十二 → 12, 二十 → 20, 二十三 → 23.</summary>
    private static string Digits(string numeral)
    {
        int ten = numeral.IndexOf('十', StringComparison.Ordinal);
        int tens = ten < 0 ? 0 : ten == 0 ? 1 : Digit(numeral[ten - 1]);
        int ones = ten == numeral.Length - 1 ? 0 : Digit(numeral[^1]);
        return (tens * 10 + ones).ToString(System.Globalization.CultureInfo.InvariantCulture);

        static int Digit(char c) => Math.Max(0, "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal));
    }

    // No quantifier stands inside another, so the time is linear in the text and needs no limit.
    [GeneratedRegex($@"(?<v>{Number}|[a-z])(栋|幢|座|号楼|号院)|\b(building|block|tower|bldg)\s*(no\.?\s*)?(?<v>[0-9]{{1,4}}|[a-z])\b", Rules, -1)]
    private static partial Regex Building();

    [GeneratedRegex($@"(?<v>{Number})(单元|层|室)|\b(unit|floor|room|flat|no\.)\s*(?<v>[0-9]{{1,4}})\b|\b(?<v>[0-9]{{1,2}})(st|nd|rd|th)\s+floor", Rules, -1)]
    private static partial Regex Floor();

    [GeneratedRegex(@"(?<v>[a-z]?[0-9]{1,4})(路|号线)|\b(bus|route|line)\s*(no\.?\s*)?(?<v>[a-z]?[0-9]{1,4})\b", Rules, -1)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<v>[一-鿿][一-鿿-[马道公小走修车铁网线门一半条出来各]])(路|街|巷|大道|桥)|\b(?<v>[a-z]+)\s+(road|street|avenue|lane|rd|st|ave)\b(?!\s*(light|lamp))", Rules, -1)]
    private static partial Regex Road();
}
