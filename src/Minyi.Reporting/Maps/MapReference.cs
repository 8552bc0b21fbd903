using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Minyi.Reporting.Maps;

/// <summary>How the numbers of a map are to be read: which datum, and degrees or metres of which projection.</summary>
/// <remarks>A point is east before north in every reference: longitude and latitude, or easting and northing.</remarks>
public sealed record MapReference
{
    private MapReference(string name, MapDatum datum, GaussKrueger? projection = null) => (Name, Datum, Projection) = (name, datum, projection);

    /// <summary>Longitude and latitude of CGCS2000.</summary>
    public static MapReference Cgcs2000 { get; } = new("cgcs2000", MapDatum.Cgcs2000);

    /// <summary>Longitude and latitude of WGS 84, which GeoJSON prescribes.</summary>
    public static MapReference Wgs84 { get; } = new("wgs84", MapDatum.Wgs84);

    /// <summary>Longitude and latitude shifted by GCJ-02, as map services in China publish them.</summary>
    public static MapReference Gcj02 { get; } = new("gcj02", MapDatum.Gcj02);

    /// <summary>Metres on a plane of its own: can be drawn, but not be written as GeoJSON.</summary>
    public static MapReference Local { get; } = new("local", MapDatum.Local);

    /// <summary>The name that <see cref="TryParse"/> reads.</summary>
    public string Name { get; }

    /// <summary>The datum.</summary>
    public MapDatum Datum { get; }

    /// <summary>The projection of metres; null for degrees and for a plane of its own.</summary>
    public GaussKrueger? Projection { get; }

    /// <summary>Whether points are longitude and latitude in degrees.</summary>
    public bool IsGeographic => Projection is null && Datum != MapDatum.Local;

    /// <summary>Metres of a Gauss–Krüger projection of CGCS2000.</summary>
    /// <param name="projection">The projection.</param>
    public static MapReference Projected(GaussKrueger projection)
    {
        Guard.Against.Null(projection);
        return new(string.Create(CultureInfo.InvariantCulture, $"gk:{projection.CentralMeridian}:{projection.FalseEasting}"), MapDatum.Cgcs2000, projection);
    }

    /// <summary>Reads the name of a reference.</summary>
    /// <param name="text">
    /// <c>wgs84</c> or <c>EPSG:4326</c>, <c>cgcs2000</c> or <c>EPSG:4490</c>, <c>gcj02</c>, <c>local</c>, a Gauss–Krüger zone of CGCS2000 as
    /// <c>EPSG:4491</c> to <c>EPSG:4554</c>, or <c>gk:114</c> and <c>gk:114:38500000</c> for a central meridian with its false easting. Case does not matter.
    /// </param>
    /// <param name="reference">The reference; null when the text is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MapReference? reference)
    {
        string name = (text ?? "").Trim().ToUpperInvariant();
        reference = name switch
        {
            "WGS84" or "WGS-84" or "EPSG:4326" => Wgs84,
            "CGCS2000" or "EPSG:4490" => Cgcs2000,
            "GCJ02" or "GCJ-02" => Gcj02,
            "LOCAL" => Local,
            _ => name.StartsWith("EPSG:", StringComparison.Ordinal) ? OfEpsg(name) : name.StartsWith("GK:", StringComparison.Ordinal) ? OfMeridian(name) : null,
        };
        return reference is not null;
    }

    /// <summary>Whether points of another reference may be drawn together with these: the same datum, or CGCS2000 and WGS 84, whose difference no map shows.</summary>
    /// <param name="other">The other reference.</param>
    public bool Agrees(MapReference other)
    {
        Guard.Against.Null(other);
        return Family(Datum) == Family(other.Datum);
        static MapDatum Family(MapDatum datum) => datum == MapDatum.Wgs84 ? MapDatum.Cgcs2000 : datum;
    }

    /// <summary>What a reader of the map is told about its coordinates.</summary>
    public LocalizedText Text => Datum switch
    {
        MapDatum.Gcj02 => new("GCJ-02（地图服务使用的加偏坐标，不是 CGCS2000）", "GCJ-02 (the shifted coordinates of map services, not CGCS2000)"),
        MapDatum.Local => new("独立平面坐标（米）", "a plane of its own (metres)"),
        _ when Projection is { } p => new($"CGCS2000 高斯-克吕格，中央经线 {Degrees(p)}", $"CGCS2000, Gauss–Krüger, central meridian {Degrees(p)}"),
        MapDatum.Wgs84 => new("WGS 84 经纬度", "WGS 84, longitude and latitude"),
        _ => new("CGCS2000 经纬度", "CGCS2000, longitude and latitude"),
    };

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static string Degrees(GaussKrueger projection) => projection.CentralMeridian.ToString(CultureInfo.InvariantCulture) + "°E";

    private static MapReference? OfEpsg(string name) =>
        int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out int code) && GaussKrueger.FromEpsg(code) is { } projection
            ? new(name, MapDatum.Cgcs2000, projection)
            : null;

    private static MapReference? OfMeridian(string name)
    {
        string[] parts = name.Split(':');
        double easting = 500_000;
        return parts.Length is 2 or 3
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double meridian) && Math.Abs(meridian) <= 180
            && (parts.Length == 2 || (double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out easting) && double.IsFinite(easting)))
            ? Projected(new(meridian, easting))
            : null;
    }
}
