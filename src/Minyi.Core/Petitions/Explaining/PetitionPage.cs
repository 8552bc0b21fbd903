using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Minyi.Petitions.Explaining;

/// <summary>What a reader gets of a petition.</summary>
/// <param name="Explanation">The story in words; null when it is refused.</param>
/// <param name="Events">The events as the reader may see them; their attachments are those that the reader may read.</param>
/// <param name="Texts">The texts that these events refer to and that are not erased, by the version of the event.</param>
/// <param name="Refusal"><c>not-yours</c> where the petition does not concern the reader, or does not exist; null otherwise.</param>
public sealed record PetitionPage(
    PetitionExplanation? Explanation, ImmutableArray<ShownEvent> Events, ImmutableSortedDictionary<int, ImmutableSortedDictionary<string, string>> Texts, Refusal? Refusal = null)
{
    /// <summary>Whether the reader may read anything of it.</summary>
    [JsonIgnore]
    [MemberNotNullWhen(true, nameof(Explanation))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsShown => Refusal is null;
}
