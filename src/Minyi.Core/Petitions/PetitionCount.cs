namespace Minyi.Petitions;

/// <summary>How many petitions have something in common.</summary>
/// <param name="Key">What they have in common, as a text; null for those that have none.</param>
/// <param name="Count">How many.</param>
public readonly record struct PetitionCount(string? Key, long Count);
