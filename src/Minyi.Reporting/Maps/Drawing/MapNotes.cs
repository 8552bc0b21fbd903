using NodaTime.Text;

namespace Minyi.Reporting.Maps.Drawing;

/// <summary>The lines under a map: approval, date, source, coordinates, what is not shown.</summary>
internal static class MapNotes
{
    private const int MostNamed = 30;

    internal static IEnumerable<LocalizedText> Of(DistrictMap map, MapSettings settings, IReadOnlyList<int> without)
    {
        if (!string.IsNullOrWhiteSpace(settings.ApprovalNumber))
        {
            yield return new($"审图号：{settings.ApprovalNumber}", $"Map approval number 审图号: {settings.ApprovalNumber}");
        }

        if (Origin(settings) is { } origin)
        {
            yield return origin;
        }

        yield return new(
            $"坐标：{map.Reference.Text.Chinese}。颜色只用于区分相邻区域。",
            $"Coordinates: {map.Reference.Text.English}. Colours only tell neighbours apart.");
        if (map.BordersAreEstimated)
        {
            yield return new("界线按与点位的远近划分（泰森多边形），不是真实界线。", "Borders lie half-way between places (Voronoi cells); they are not the real ones.");
        }

        if (map.WithoutPlace.Length > 0)
        {
            yield return new($"{map.WithoutPlace.Length} 个没有位置，未画出。", $"{map.WithoutPlace.Length} without a place are not drawn.");
        }

        if (without.Count > 0)
        {
            string[] names = [.. without.Take(MostNamed).Select(i => map.Areas[i].Label?.Chinese ?? map.Areas[i].Id)];
            string[] english = [.. without.Take(MostNamed).Select(i => map.Areas[i].Label?.English ?? map.Areas[i].Id)];
            string more = without.Count > MostNamed ? $"等 {without.Count} 个" : "", andMore = without.Count > MostNamed ? $" and {without.Count - MostNamed} more" : "";
            yield return new($"图上无处标注：{string.Join("、", names)}{more}。", $"No room for a label: {string.Join(", ", english)}{andMore}.");
        }
    }

    /// <summary>Date and source on one line; null where neither is given.</summary>
    internal static LocalizedText? Origin(MapSettings settings)
    {
        string? date = settings.Date is { } day ? LocalDatePattern.Iso.Format(day) : null;
        return (date, settings.Source) switch
        {
            (null, null) => null,
            (null, { } source) => new($"资料来源：{source.Chinese}", $"Source: {source.English}"),
            (_, null) => new($"日期：{date}", $"Date: {date}"),
            (_, { } source) => new($"日期：{date}　资料来源：{source.Chinese}", $"Date: {date} · Source: {source.English}"),
        };
    }
}
