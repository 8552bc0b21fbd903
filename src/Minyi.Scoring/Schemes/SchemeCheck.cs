using System.Collections.Immutable;
using System.Globalization;
using Minyi.Numerics;
using Minyi.Scoring.Scales;

namespace Minyi.Scoring.Schemes;

/// <summary>Finds every fault of a scheme, each with its place.</summary>
internal sealed class SchemeCheck
{
    private readonly ImmutableArray<Reason>.Builder _faults = ImmutableArray.CreateBuilder<Reason>();
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    private SchemeCheck()
    {
    }

    internal static ImmutableArray<Reason> Run(SchemeDocument document)
    {
        SchemeCheck check = new();
        check.Document(document);
        return check._faults.ToImmutable();
    }

    private void Document(SchemeDocument document)
    {
        if (string.IsNullOrWhiteSpace(document.Id))
        {
            Fault("missing-id", "id", "评分办法没有编号。", "The scheme has no id.");
        }

        for (int i = 0; i < document.Groups.Length; i++)
        {
            if (!_groups.Add(document.Groups[i].Id))
            {
                Fault("duplicate-group", $"groups[{i}].id", $"评议群体“{document.Groups[i].Id}”重复。", $"Group '{document.Groups[i].Id}' is there twice.");
            }
        }

        if (document.Versions.IsDefaultOrEmpty)
        {
            Fault("no-version", "versions", "至少要有一个版本。", "There is at least one version.");
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
                Fault("dates-reversed", $"versions[{i}].to", $"止于 {Day(to)},早于起始日 {Day(from)}。", $"It ends on {Day(to)}, before it begins on {Day(from)}.");
            }

            if (i == 0)
            {
                continue;
            }

            if (version.From is not { } start)
            {
                Fault("missing-date", $"versions[{i}].from", "只有第一个版本可以没有起始日。", "Only the first version may have no first day.");
            }
            else if (versions[i - 1].From is { } earlier && earlier >= start)
            {
                Fault("versions-out-of-order", $"versions[{i}].from", $"起始日 {Day(start)} 应晚于前一版本的 {Day(earlier)}。", $"It begins on {Day(start)}, expected after the version before it, {Day(earlier)}.");
            }
            else if (versions[i - 1].To is { } end && end.PlusDays(1) != start)
            {
                bool gap = end.PlusDays(1) < start;
                Fault(gap ? "gap-between-versions" : "versions-overlap", $"versions[{i}].from",
                    $"前一版本止于 {Day(end)},本版本应自 {Day(end.PlusDays(1))} 起,而非 {Day(start)}({(gap ? "中间有空档" : "两版重叠")})。",
                    $"The version before ends on {Day(end)}, so this one begins on {Day(end.PlusDays(1))}, not {Day(start)} ({(gap ? "a gap" : "an overlap")}).");
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
                Fault("duplicate-node", $"{at}.id", $"节点编号“{node.Id}”为空或重复。", $"Node id '{node.Id}' is empty or there twice.");
            }

            switch (node)
            {
                case GradedNode graded:
                    Group(graded.Group, $"{at}.group");
                    if (graded.MinimumGrades < 1)
                    {
                        Fault("minimum-grades", $"{at}.minimumGrades", $"最少评议数为 {graded.MinimumGrades},应不小于 1。", $"The minimum number of grades is {graded.MinimumGrades}, expected 1 or more.");
                    }

                    break;
                case CombinedNode combined:
                    Weights(combined, at);
                    break;
                default:
                    Fault("unknown-node", at, "节点只能是评议项或加权组合。", "A node is a graded leaf or a weighted mean.");
                    break;
            }
        }

        if (!ids.Contains(version.Root))
        {
            Fault("unknown-node", $"{place}.root", $"没有节点“{version.Root}”。", $"There is no node '{version.Root}'.");
        }
    }

    private void Weights(CombinedNode node, string at)
    {
        if (node.Parts.IsDefaultOrEmpty)
        {
            Fault("no-parts", $"{at}.parts", "加权组合至少要有一项。", "A weighted mean has at least one part.");
            return;
        }

        Rational sum = Rational.Zero;
        for (int i = 0; i < node.Parts.Length; i++)
        {
            sum += node.Parts[i].Weight;
            if (node.Parts[i].Weight.Sign <= 0)
            {
                Fault("weight-not-positive", $"{at}.parts[{i}].weight", $"权重 {node.Parts[i].Weight} 应为正数。", $"The weight is {node.Parts[i].Weight}, expected more than 0.");
            }
        }

        if (sum != Rational.One)
        {
            Fault("weights-not-one", $"{at}.parts", $"“{node.Id}”各项权重之和为 {sum},应为 1。", $"The weights of '{node.Id}' sum to {sum}, expected 1.");
        }
    }

    private void Counted(SchemeVersion version, string place)
    {
        for (int i = 0; i < version.Adjustments.Length; i++)
        {
            Group(version.Adjustments[i].Group, $"{place}.adjustments[{i}].group");
            if (version.Adjustments[i].Limit is { Sign: <= 0 } limit)
            {
                Fault("limit-not-positive", $"{place}.adjustments[{i}].limit", $"限额 {limit} 应为正数。", $"The limit is {limit}, expected more than 0.");
            }
        }

        for (int i = 0; i < version.Vetoes.Length; i++)
        {
            Group(version.Vetoes[i].Group, $"{place}.vetoes[{i}].group");
            if (version.Vetoes[i].From < 1)
            {
                Fault("veto-from", $"{place}.vetoes[{i}].from", $"起始次数为 {version.Vetoes[i].From},应不小于 1。", $"It applies from {version.Vetoes[i].From} occurrences, expected 1 or more.");
            }
        }

        for (int i = 0; i < version.Tallies.Length; i++)
        {
            Group(version.Tallies[i].Group, $"{place}.tallies[{i}].group");
            if (version.Tallies[i].Answers.IsDefaultOrEmpty || version.Tallies[i].Answers.DistinctBy(a => a.Code, StringComparer.Ordinal).Count() != version.Tallies[i].Answers.Length)
            {
                Fault("tally-answers", $"{place}.tallies[{i}].answers", "至少要有一个选项,且不得重复。", "There is at least one answer, and each once.");
            }
        }

        if (version.Ranking.Confidence is <= 0 or >= 1)
        {
            Fault("confidence", $"{place}.ranking.confidence", "置信度应在 0 与 1 之间。", "The confidence lies between 0 and 1.");
        }

        if (version is { Minimum: { } minimum, Maximum: { } maximum } && minimum > maximum)
        {
            Fault("bounds-reversed", $"{place}.minimum", $"最低分 {minimum} 高于最高分 {maximum}。", $"The least score {minimum} is above the greatest, {maximum}.");
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
                Fault("class-border", $"{at}.from", "最低一档不设下限,其余各档必须设下限。", "The last class has no border and every other has one.");
            }
            else if (i > 0 && scoreClass.From >= version.Classes[i - 1].From)
            {
                Fault("classes-out-of-order", $"{at}.from", $"下限 {scoreClass.From} 应低于前一档的 {version.Classes[i - 1].From}。", $"The border {scoreClass.From} is not below the class before it, {version.Classes[i - 1].From}.");
            }

            if (scoreClass.Share is { } share && (last || share.Sign <= 0 || share > Rational.One))
            {
                Fault("class-share", $"{at}.share", "比例应大于 0、不超过 1,且最低一档不设比例。", "A share is more than 0 and at most 1, and the last class has none.");
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
                Fault("scales-differ", $"{place}.nodes[{i}].scale", $"同一群体对同一项目的评议用了两套等级({scales[(node.Group, node.Item)].Id}、{node.Scale.Id})。",
                    $"One group grades one item on two sets of codes ('{scales[(node.Group, node.Item)].Id}', '{node.Scale.Id}').");
            }
        }

        HashSet<(string, string)> asked = [.. scales.Keys];
        foreach ((string group, string id, string kind, int i) in version.Adjustments.Select((a, i) => (a.Group, a.Id, "adjustments", i))
            .Concat(version.Vetoes.Select((v, i) => (v.Group, v.Id, "vetoes", i))).Concat(version.Tallies.Select((t, i) => (t.Group, t.Id, "tallies", i))))
        {
            if (string.IsNullOrWhiteSpace(id) || !asked.Add((group, id)))
            {
                Fault("duplicate-item", $"{place}.{kind}[{i}].id", $"群体“{group}”的项目“{id}”为空或重复。", $"Item '{id}' of group '{group}' is empty or there twice.");
            }
        }
    }

    private void Group(string group, string at)
    {
        if (!_groups.Contains(group))
        {
            Fault("unknown-group", at, $"没有评议群体“{group}”。", $"There is no group '{group}'.");
        }
    }

    private void Fault(string code, string place, string chinese, string english) => _faults.Add(At(code, place, chinese, english));

    internal static Reason At(string code, string place, string chinese, string english) => new(code, new($"{place}:{chinese}", $"{place}: {english}"));

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
