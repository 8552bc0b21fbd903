using System.Collections.Immutable;

namespace Minyi.Petitions;

/// <summary>A page of a list as it leaves the process: what a reader is answered who asked for petitions.</summary>
public sealed record PetitionList
{
    /// <summary>The petitions in the order of the list.</summary>
    public required ValueList<ListedPetition> Petitions { get; init; }

    /// <summary>Their titles by the petitions' ids; empty where none were asked for.</summary>
    public ImmutableSortedDictionary<string, string> Titles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The cursor of the page after it; null when this is the last.</summary>
    public string? Next { get; init; }
}
