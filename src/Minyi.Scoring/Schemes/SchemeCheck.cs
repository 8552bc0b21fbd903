using System.Collections.Immutable;
using System.Globalization;
using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes;

/// <summary>Finds every fault of a scheme, each with its place.</summary>
internal sealed class SchemeCheck
{
    private readonly ImmutableArray<SchemeFault>.Builder _faults = ImmutableArray.CreateBuilder<SchemeFault>();
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    private SchemeCheck()
    {
    }

    internal static ImmutableArray<SchemeFault> Run(SchemeDocument document)
    {
        SchemeCheck check = new();
        check.Document(document);
        return check._faults.ToImmutable();
    }

    private void Document(SchemeDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.Id))
        {
            Fault("missing-id", "id", new("没有编号", "no id"), new("评分办法的编号", "the scheme's id"));
        }

        for (int i = 0; i < document.Groups.Length; i++)
        {
            if (!_groups.Add(document.Groups[i].Id) || string.IsNullOrWhiteSpace(document.Groups[i].Id))
            {
                Fault("duplicate-group", $"groups[{i}].id", new($"“{document.Groups[i].Id}”为空或重复", $"'{document.Groups[i].Id}', empty or there twice"), new("互不相同的群体编号", "distinct ids of groups"));
            }
        }

        if (document.Versions.IsDefaultOrEmpty)
        {
            Fault("no-version", "versions", new("没有版本", "no version"), new("至少一个版本", "at least one version"));
            return;
        }

        Dates(document.Versions);
        for (int i = 0; i < document.Versions.Length; i++)
        {
            SchemeVersion version = document.Versions[i];
            string place = $"versions[{i}]";
            int before = _faults.Count;
            Nodes(version, place);
            if (_faults.Count == before)
            {
                // Tree and questions are only looked at when the nodes themselves are right.
                SchemeTreeCheck.Run(version, place, _faults);
                Questions(version, place);
            }

            Counted(version, place);
            Classes(version, place);
        }
    }

    private void Dates(ImmutableArray<SchemeVersion> versions)
    {
        for (int i = 0; i < versions.Length; i++)
        {
            SchemeVersion version = versions[i];
            if (version.From is { } from && version.To is { } to && to < from)
            {
                Fault("dates-reversed", $"versions[{i}].to", new($"值为 {Day(to)}", Day(to)), new($"不早于起始日 {Day(from)} 的日期", $"a date not before its first day {Day(from)}"));
            }

            if (i == 0)
            {
                continue;
            }

            if (version.From is not { } start)
            {
                Fault("missing-date", $"versions[{i}].from", new("没有起始日", "no first day"), new("日期（只有第一个版本可以不写）", "a date (only the first version may go without)"));
            }
            else if (versions[i - 1].From is { } earlier && earlier >= start)
            {
                Fault("versions-out-of-order", $"versions[{i}].from", new($"值为 {Day(start)}", Day(start)), new($"晚于前一版本起始日 {Day(earlier)} 的日期", $"a date after the first day of the version before, {Day(earlier)}"));
            }
            else if (versions[i - 1].To is { } end && end.PlusDays(1) != start)
            {
                bool gap = end.PlusDays(1) < start;
                Fault(gap ? "gap-between-versions" : "versions-overlap", $"versions[{i}].from",
                    new($"值为 {Day(start)}（{(gap ? "与前一版本之间有空档" : "与前一版本重叠")}）", $"{Day(start)} ({(gap ? "a gap after" : "an overlap with")} the version before)"),
                    new($" {Day(end.PlusDays(1))}，即前一版本末日的次日", $"{Day(end.PlusDays(1))}, the day after the version before ends"));
            }
        }
    }

    private void Nodes(SchemeVersion version, string place)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        for (int i = 0; i < version.Nodes.Length; i++)
        {
            SchemeNode node = version.Nodes[i];
            string at = $"{place}.nodes[{i}]";
            if (string.IsNullOrWhiteSpace(node.Id) || !ids.Add(node.Id))
            {
                Fault("duplicate-node", $"{at}.id", new($"“{node.Id}”为空或重复", $"'{node.Id}', empty or there twice"), new("互不相同的节点编号", "distinct ids of nodes"));
            }

            switch (node)
            {
                case GradedNode graded:
                    Group(graded.Group, $"{at}.group");
                    if (graded.MinimumGrades < 1)
                    {
                        Fault("minimum-grades", $"{at}.minimumGrades", new($"值为 {graded.MinimumGrades}", $"{graded.MinimumGrades}"), new("不小于 1 的整数", "an integer of at least 1"));
                    }

                    break;
                case CombinedNode combined:
                    Weights(combined, at);
                    break;
                default:
                    Fault("unknown-node", at, new("无法识别的节点", "a node of another kind"), new("评议项或加权组合", "a graded leaf or a weighted mean"));
                    break;
            }
        }

        if (!ids.Contains(version.Root))
        {
            Fault("unknown-node", $"{place}.root", new($"“{version.Root}”不是节点", $"'{version.Root}', which is no node"), new("节点的编号", "the id of a node"));
        }
    }

    private void Weights(CombinedNode node, string at)
    {
        if (node.Parts.IsDefaultOrEmpty)
        {
            Fault("no-parts", $"{at}.parts", new("没有组成部分", "no parts"), new("至少一项", "at least one part"));
            return;
        }

        Rational sum = Rational.Zero;
        for (int i = 0; i < node.Parts.Length; i++)
        {
            sum += node.Parts[i].Weight;
            if (node.Parts[i].Weight.Sign <= 0)
            {
                Fault("weight-not-positive", $"{at}.parts[{i}].weight", new($"值为 {node.Parts[i].Weight}", $"{node.Parts[i].Weight}"), new("正数", "a number above 0"));
            }
        }

        if (sum != Rational.One)
        {
            Fault("weights-not-one", $"{at}.parts", new($"“{node.Id}”各项权重之和为 {sum}", $"weights of '{node.Id}' that sum to {sum}"), new(" 1", "a sum of exactly 1"));
        }
    }

    private void Counted(SchemeVersion version, string place)
    {
        for (int i = 0; i < version.Adjustments.Length; i++)
        {
            Group(version.Adjustments[i].Group, $"{place}.adjustments[{i}].group");
            if (version.Adjustments[i].Limit is { Sign: <= 0 } limit)
            {
                Fault("limit-not-positive", $"{place}.adjustments[{i}].limit", new($"值为 {limit}", $"{limit}"), new("正数", "a number above 0"));
            }
        }

        for (int i = 0; i < version.Vetoes.Length; i++)
        {
            Group(version.Vetoes[i].Group, $"{place}.vetoes[{i}].group");
            if (version.Vetoes[i].From < 1)
            {
                Fault("veto-from", $"{place}.vetoes[{i}].from", new($"值为 {version.Vetoes[i].From}", $"{version.Vetoes[i].From}"), new("不小于 1 的整数", "an integer of at least 1"));
            }
        }

        for (int i = 0; i < version.Tallies.Length; i++)
        {
            Group(version.Tallies[i].Group, $"{place}.tallies[{i}].group");
            if (version.Tallies[i].Answers.IsDefaultOrEmpty || version.Tallies[i].Answers.DistinctBy(a => a.Code, StringComparer.Ordinal).Count() != version.Tallies[i].Answers.Length)
            {
                Fault("tally-answers", $"{place}.tallies[{i}].answers", new("没有选项或选项重复", "no answers, or one twice"), new("至少一个选项，且互不相同", "at least one answer, each once"));
            }
        }

        if (version.Ranking.Confidence is <= 0 or >= 1)
        {
            Fault("confidence", $"{place}.ranking.confidence", new($"值为 {version.Ranking.Confidence}", string.Create(CultureInfo.InvariantCulture, $"{version.Ranking.Confidence}")), new(" 0 与 1 之间的数", "a number between 0 and 1"));
        }

        if (version is { Minimum: { } minimum, Maximum: { } maximum } && minimum > maximum)
        {
            Fault("bounds-reversed", $"{place}.minimum", new($"值为 {minimum}", $"{minimum}"), new($"不高于最高分 {maximum} 的数", $"a number not above the greatest score {maximum}"));
        }
    }

    private void Classes(SchemeVersion version, string place)
    {
        for (int i = 0; i < version.Classes.Length; i++)
        {
            ScoreClass scoreClass = version.Classes[i];
            string at = $"{place}.classes[{i}]";
            bool last = i == version.Classes.Length - 1;
            if (last != scoreClass.From is null)
            {
                Fault("class-border", $"{at}.from", last ? new("末档设了下限", "a border of the last class") : new("没有下限", "no border"), new("末档不设下限，其余各档都设", "a border for every class but the last"));
            }
            else if (i > 0 && scoreClass.From >= version.Classes[i - 1].From)
            {
                Fault("classes-out-of-order", $"{at}.from", new($"值为 {scoreClass.From}", $"{scoreClass.From}"), new($"低于前一档下限 {version.Classes[i - 1].From} 的数", $"a number below the border of the class before, {version.Classes[i - 1].From}"));
            }

            if (scoreClass.Share is { } share && (last || share.Sign <= 0 || share > Rational.One))
            {
                Fault("class-share", $"{at}.share", new($"值为 {share}", $"{share}"), new("大于 0、不超过 1 的数，末档不设", "a number above 0 and at most 1, and none for the last class"));
            }
        }
    }

    /// <summary>Two leaves may read one question when their scales have the same codes; nothing else may be asked twice.</summary>
    private void Questions(SchemeVersion version, string place)
    {
        Dictionary<(string, string), PointScale> scales = [];
        for (int i = 0; i < version.Nodes.Length; i++)
        {
            if (version.Nodes[i] is GradedNode node && !scales.TryAdd((node.Group, node.Item), node.Scale)
                && !scales[(node.Group, node.Item)].Scale.Steps.Select(s => s.Code).SequenceEqual(node.Scale.Scale.Steps.Select(s => s.Code), StringComparer.Ordinal))
            {
                Fault("scales-differ", $"{place}.nodes[{i}].scale", new($"量表“{node.Scale.Id}”", $"scale '{node.Scale.Id}'"),
                    new($"与“{scales[(node.Group, node.Item)].Id}”等级相同的量表（同一群体评同一项目）", $"one with the codes of '{scales[(node.Group, node.Item)].Id}', on which the same group grades the same item"));
            }
        }

        HashSet<(string, string)> asked = [.. scales.Keys];
        foreach ((string group, string id, string kind, int i) in version.Adjustments.Select((a, i) => (a.Group, a.Id, "adjustments", i))
            .Concat(version.Vetoes.Select((v, i) => (v.Group, v.Id, "vetoes", i))).Concat(version.Tallies.Select((t, i) => (t.Group, t.Id, "tallies", i))))
        {
            if (string.IsNullOrWhiteSpace(id) || !asked.Add((group, id)))
            {
                Fault("duplicate-item", $"{place}.{kind}[{i}].id", new($"“{id}”为空或重复", $"'{id}', empty or there twice"), new($"群体“{group}”互不相同的项目", $"distinct items of group '{group}'"));
            }
        }
    }

    private void Group(string group, string at)
    {
        if (!_groups.Contains(group))
        {
            Fault("unknown-group", at, new($"“{group}”不是已列的群体", $"'{group}', which is no group of the scheme"), Known());
        }
    }

    private void Fault(string code, string place, LocalizedText found, LocalizedText expected) => _faults.Add(new(code, place, found, expected));

    private LocalizedText Known()
    {
        string groups = string.Join(", ", _groups.Order(StringComparer.Ordinal));
        return new($"已列群体之一（{groups}）", $"one of its groups ({groups})");
    }

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
