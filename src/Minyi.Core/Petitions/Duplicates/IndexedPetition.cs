namespace Minyi.Petitions.Duplicates;

/// <summary>What is kept of a petition to compare it by. Compared by reference: a petition is indexed once.</summary>
internal sealed class IndexedPetition(PetitionId petition, string? place, string? category, ExternalReference[] references, TextParts text, float[]? vector)
{
    internal PetitionId Petition { get; } = petition;

    internal string? Place { get; } = place;

    internal string? Category { get; } = category;

    internal ExternalReference[] References { get; } = references;

    internal TextParts Text { get; } = text;

    internal float[]? Vector { get; } = vector;
}
