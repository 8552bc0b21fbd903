using Minyi.Texts;

namespace Minyi.Publication.Detection;

/// <summary>A way of writing a name.</summary>
/// <param name="Text">What is written.</param>
/// <param name="IsFamiliar">Whether it is a surname after 老, 小 or 阿, which other words begin with too (小高层).</param>
internal readonly record struct NameForm(string Text, bool IsFamiliar = false);

/// <summary>The ways in which somebody's name is written: as given, the surname with a title, given and family name the other way round.</summary>
internal static class NameForms
{
    private static readonly string[] Titles =
    [
        "先生", "女士", "小姐", "太太", "夫人", "老师", "师傅", "阿姨", "叔叔", "伯伯", "大爷", "大妈", "大叔", "大婶", "大姐", "大哥", "大娘", "大伯", "奶奶", "爷爷", "婆婆", "阿婆", "同志", "医生", "老板", "某某", "某",
    ];

    private static readonly string[] EnglishTitles = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Professor", "Madam", "Auntie", "Uncle"];

    private static readonly string[] Familiar = ["老", "小", "阿"];

    // The surnames of two characters that are common (百家姓).
    private static readonly string[] Compound =
    [
        "欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "南宫", "闻人", "轩辕", "端木", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太叔", "申屠", "钟离", "鲜于", "司空", "独孤", "呼延", "西门",
    ];

    /// <summary>All forms of the names, each once.</summary>
    internal static NameForm[] Of(IEnumerable<string> names) =>
        [.. names.Where(n => !string.IsNullOrWhiteSpace(n)).SelectMany(n => Of(n.Trim())).Distinct()];

    private static IEnumerable<NameForm> Of(string name)
    {
        yield return new(name);
        if (name.All(IsHan))
        {
            string simplified = string.Concat(name.Select(SimplifiedCharacters.Of));
            string surname = Compound.FirstOrDefault(c => simplified.StartsWith(c, StringComparison.Ordinal)) ?? simplified[..1];
            foreach (string title in simplified.Length > 1 && simplified.Length <= surname.Length + 3 ? Titles : [])
            {
                yield return new(surname + title);
            }

            foreach (string title in simplified.Length > 1 && simplified.Length <= surname.Length + 3 ? Familiar : [])
            {
                yield return new(title + surname, IsFamiliar: true);
            }

            yield break;
        }

        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 4 || !words.All(w => w.Length > 1 && w.All(c => char.IsLetter(c) && !IsHan(c))))
        {
            yield break;
        }

        yield return new(string.Join(' ', words[1..].Append(words[0])));
        foreach (string word in new[] { words[0], words[^1] })
        {
            foreach (string title in EnglishTitles)
            {
                yield return new($"{title} {word}");
                yield return new($"{title}. {word}");
            }
        }
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
