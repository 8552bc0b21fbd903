using System.Collections.Immutable;
using System.Globalization;
using Minyi.Numerics;

namespace Minyi.Grid.Cells;

/// <summary>What people are told when cells cannot be formed, or not within the tolerance.</summary>
internal static class CellTexts
{
    private const int Shown = 20;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static Refusal TooManyHomes(int homes, int cells) =>
        One("too-many-homes", $"有 {homes} 名代表的住处，却只有 {cells} 个网格。", $"There are {homes} homes for {cells} cells.");

    public static Refusal Of(PartitionConflict conflict, ImmutableArray<string> ids) => conflict.Kind switch
    {
        PartitionConflictKind.TooFewNodes => One(
            "too-few-blocks",
            $"{conflict.Available} 个街区分不成 {conflict.Needed} 个网格：每个网格至少一个街区。",
            $"{conflict.Available} blocks cannot make {conflict.Needed} cells: each cell has at least one block."),
        PartitionConflictKind.TooManyComponents => One(
            "too-many-areas",
            $"街区分成 {conflict.Available} 片互不相连的区域（各片之一：{List(conflict.Nodes, ids)}），而网格只有 {conflict.Needed} 个，且不得跨片。",
            $"The blocks make {conflict.Available} areas that do not touch (one block of each: {List(conflict.Nodes, ids)}), but there are only {conflict.Needed} cells, and none may span two."),
        _ => One(
            "too-many-homes",
            $"代表住处过于集中：各片区域共需 {conflict.Available} 个网格，而网格只有 {conflict.Needed} 个。",
            $"The homes are too many in one area: with one cell for each other area {conflict.Available} cells would be needed, but there are {conflict.Needed}."),
    };

    /// <summary>Why the tolerance is not held.</summary>
    public static Refusal Of(Partition partition, ImmutableArray<string> ids, ImmutableArray<string> outside, Rational tolerance)
    {
        string found = Percent(partition.Deviation);
        LocalizedText best = new($"已找到的最好结果偏差为 {found}。", $"The best that was found deviates by {found}.");
        string held = Percent(tolerance);
        if (partition.Impossibility is not { } why)
        {
            string cells = List(outside);
            return One(
                "tolerance-not-found",
                $"没有找到偏差不超过 {held} 的划分（不等于不存在）；超出的网格：{cells}。{best.Chinese}",
                $"No cells within {held} were found, which does not mean that there are none; outside are: {cells}. {best.English}");
        }

        string range = $"{why.Low}–{why.High}";
        string blocks = List(why.Nodes, ids);
        return why.Kind switch
        {
            PartitionImpossibilityKind.HeavyNode => One(
                "heavy-block",
                $"不可能：每个网格最多 {why.High} 人，而下列街区单独就超过：{blocks}。{best.Chinese}",
                $"Impossible: a cell may have at most {why.High} people, and these blocks alone have more: {blocks}. {best.English}"),
            PartitionImpossibilityKind.NoWholeLoad => One(
                "no-whole-number",
                $"不可能：允许范围内没有整数人数。{best.Chinese}",
                $"Impossible: no whole number of people lies within {held} of the ideal. {best.English}"),
            PartitionImpossibilityKind.Component => One(
                "area-cannot-be-cut",
                $"不可能：由下列街区组成的区域，无论分成几个网格，都不能使每个网格有 {range} 人：{blocks}。{best.Chinese}",
                $"Impossible: the area of these blocks cannot be cut into any number of cells of {range} people: {blocks}. {best.English}"),
            PartitionImpossibilityKind.ComponentsTogether => One(
                "areas-cannot-be-cut",
                $"不可能：各片区域合起来分不出这么多每个 {range} 人的网格。{best.Chinese}",
                $"Impossible: the areas that do not touch cannot together be cut into so many cells of {range} people. {best.English}"),
            _ => One(
                "no-partition",
                $"不可能：已逐一检查全部划分，没有一种使每个网格有 {range} 人。{best.Chinese}",
                $"Impossible: all partitions were gone through, and none has {range} people in every cell. {best.English}"),
        };
    }

    private static Refusal One(string code, string chinese, string english) => new([new Reason(code, new LocalizedText(chinese, english))]);

    private static string List(ImmutableArray<int> nodes, ImmutableArray<string> ids) => List([.. nodes.Take(Shown + 1).Select(v => ids[v])]);

    private static string List(ImmutableArray<string> names) => string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? ", …" : "");

    private static string Percent(Rational value) => ((double)(value * 100)).ToString("0.###", CultureInfo.InvariantCulture) + " %";
}
