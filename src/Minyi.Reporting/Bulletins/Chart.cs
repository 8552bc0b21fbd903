namespace Minyi.Reporting.Bulletins;

/// <summary>A chart that stands in a section, with the line under it.</summary>
internal sealed record Chart(string Svg, string Caption);
