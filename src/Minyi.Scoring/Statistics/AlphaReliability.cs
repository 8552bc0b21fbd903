namespace Minyi.Scoring.Statistics;

/// <summary>Krippendorff's alpha of a set of ratings.</summary>
/// <param name="Alpha">1 for full agreement, 0 for what chance would give, negative below it. Null where it is not defined: nothing can be paired, or all ratings are the same, so that there is no variation to agree on.</param>
/// <param name="Units">How many units were rated at least twice.</param>
/// <param name="Pairable">How many ratings those units have.</param>
public readonly record struct AlphaReliability(double? Alpha, long Units, long Pairable);
