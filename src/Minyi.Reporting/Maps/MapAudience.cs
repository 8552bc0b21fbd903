namespace Minyi.Reporting.Maps;

/// <summary>Who gets to see a map.</summary>
public enum MapAudience
{
    /// <summary>
    /// The public. A map that shows boundaries needs review before it is shown (地图管理条例 2015, articles 15, 16 and 22): with an approval number
    /// 审图号 the geography is drawn and the number printed; without one, areas come as a schematic by street that shows no geography.
    /// </summary>
    Public,

    /// <summary>The district's own staff. The geography is drawn, and the map is marked 内部 (internal).</summary>
    Internal,
}
