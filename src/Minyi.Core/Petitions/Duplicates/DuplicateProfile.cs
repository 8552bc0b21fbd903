using System.Collections.Immutable;

namespace Minyi.Petitions.Duplicates;

/// <summary>What two petitions are compared by.</summary>
public sealed record DuplicateProfile
{
    /// <summary>The matter's numbers in other systems.</summary>
    public ImmutableArray<ExternalReference> References { get; init; } = [];

    /// <summary>Where it is, as the host writes places: a community or a road, the same string for the same place. Null when not known.</summary>
    public string? Place { get; init; }

    /// <summary>The category's code. Null when not known.</summary>
    public string? Category { get; init; }

    /// <summary>Title and text, Chinese or English. It stays within the comparison: only keyed hashes of its parts are kept, and it never shows in <see cref="ToString"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>Place and category, never the text.</summary>
    public override string ToString() => $"{Category} at {Place}";
}
