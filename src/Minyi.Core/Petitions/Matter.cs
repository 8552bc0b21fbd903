using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Minyi.Petitions;

/// <summary>One matter of several petitions: one file, one handling, and each petitioner with their own feedback and appraisal.</summary>
/// <param name="Head">The petition that leads it.</param>
/// <param name="Members">The petitions merged into it, directly or through another, in the ordinal order of their ids.</param>
/// <param name="Linked">The petitions linked as being about the same matter and handled on their own, in the ordinal order of their ids.</param>
/// <param name="References">The matter's numbers in other systems, those of the leading petition first.</param>
public sealed record Matter(PetitionId Head, ImmutableArray<PetitionId> Members, ImmutableArray<PetitionId> Linked, ImmutableArray<ExternalReference> References)
{
    /// <summary>All petitions of the matter, the leading one first.</summary>
    [JsonIgnore]
    public ImmutableArray<PetitionId> Petitions => [Head, .. Members];
}
