namespace Minyi.Reporting.Charts;

/// <summary>One bar with a name.</summary>
internal readonly record struct NamedCount(string Name, long Count);

/// <summary>A rate in percent with the range that its numbers allow.</summary>
internal readonly record struct NamedRate(string Name, double Percent, double Low, double High, string Counts);

/// <summary>A month: how many, and the rates in percent, where there are any.</summary>
internal readonly record struct MonthPoint(string Month, long Registered, long Closed, double? OnTime, double? Satisfaction);
