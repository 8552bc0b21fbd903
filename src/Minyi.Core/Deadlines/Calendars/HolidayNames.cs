namespace Minyi.Deadlines.Calendars;

/// <summary>The English names of the holidays that the notices know, found within the notices' varying names.</summary>
internal static class HolidayNames
{
    private static readonly (string Chinese, string English)[] Names =
    [
        ("元旦", "New Year's Day"), ("春节", "Spring Festival"), ("清明", "Qingming Festival"), ("五一", "Labour Day"), ("劳动节", "Labour Day"),
        ("端午", "Dragon Boat Festival"), ("中秋", "Mid-Autumn Festival"), ("十一", "National Day"), ("国庆", "National Day"), ("抗日战争", "Victory Day"),
    ];

    /// <summary>A notice's name in both languages; one that is not known stays as it is.</summary>
    internal static LocalizedText Of(string name)
    {
        string[] known = [.. Names.Where(n => name.Contains(n.Chinese, StringComparison.Ordinal)).Select(n => n.English).Distinct(StringComparer.Ordinal)];
        return new(name.Trim('“', '”'), known.Length == 0 ? name : string.Join(" and ", known));
    }
}
