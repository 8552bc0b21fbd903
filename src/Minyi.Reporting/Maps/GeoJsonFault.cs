using System.Globalization;

namespace Minyi.Reporting.Maps;

/// <summary>A fault of a GeoJSON text.</summary>
/// <param name="Place">Where it is, as a path such as <c>$.features[3].geometry</c>.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Found">What is there.</param>
/// <param name="Expected">What should be.</param>
public sealed record GeoJsonFault(string Place, long Line, LocalizedText Found, LocalizedText Expected)
{
    /// <summary>The fault in one line of English, for logs.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}, {Place}: found {Found.English}, expected {Expected.English}");
}
