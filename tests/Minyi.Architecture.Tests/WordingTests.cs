using System.Text.RegularExpressions;
using Minyi.Tests;

namespace Minyi.Architecture.Tests;

/// <summary>One word for one thing, in messages, comments and pages: phrasings that readers stumbled over, and terms that a district does not use, do not come back.</summary>
public partial class WordingTests
{
    /// <summary>English that is a riddle, or German in English words.</summary>
    [GeneratedRegex(@"\b(the|an) own\b|\bis none of\b|\bare none of\b|\bturned round\b|\bwhose it will be\b|\bhas participants\b|\bparts are still out\b|\bis named twice or not at all\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex English();

    /// <summary>Terms with the one that is used.</summary>
    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        ["格局"] = "情形",
        ["督促"] = "督办",
        ["主办单位"] = "承办单位（主办、协办）",
        ["信访工作机构"] = "党委和政府信访部门",
        ["受理告知"] = "告知接收情况及处理途径和程序",
        ["作出处理意见"] = "出具信访处理意见书",
        ["息诉息访"] = "不再申请复查（复核）",
        ["大企业"] = "规模以上非公企业",
        ["对偶价格证明"] = "经核验",
        ["热线地方性法规"] = "the regulation's title",
    };

    private static readonly string[] Kinds = [".cs", ".md", ".json"];

    private static IEnumerable<(string Place, string Text)> Lines =>
        from folder in (string[])["src", "samples", "docs"]
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        let at = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where Kinds.Contains(Path.GetExtension(file), StringComparer.Ordinal) && !at.Contains("/obj/", StringComparison.Ordinal) && !at.Contains("/bin/", StringComparison.Ordinal)
        from line in File.ReadLines(file).Select((text, number) => (Number: number + 1, Text: text))
        select ($"{at}:{line.Number}", line.Text);

    [Fact]
    public void English_says_it_plainly() => Assert.Empty(Lines.Where(l => English().IsMatch(l.Text)).Select(l => $"{l.Place}: {English().Match(l.Text).Value}"));

    [Fact]
    public void Chinese_uses_the_terms_of_the_district() =>
        Assert.Empty(from line in Lines from term in Chinese where line.Text.Contains(term.Key, StringComparison.Ordinal) select $"{line.Place}: {term.Key}, write {term.Value}");
}
