namespace Minyi.Reporting.Maps;

/// <summary>What the coordinates of a map refer to.</summary>
public enum MapDatum
{
    /// <summary>CGCS2000, the national geodetic system of China since 2008 (EPSG:4490).</summary>
    Cgcs2000,

    /// <summary>WGS 84, which GeoJSON prescribes (EPSG:4326). It agrees with CGCS2000 to within a few decimetres: far less than a map shows.</summary>
    Wgs84,

    /// <summary>
    /// GCJ-02, the shifted coordinates that map services in China publish. They lie up to several hundred metres beside CGCS2000, so they are
    /// never drawn together with it. No conversion is offered.
    /// </summary>
    Gcj02,

    /// <summary>Metres on a plane whose place on the earth is not known.</summary>
    Local,
}
