using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Minyi.Petitions;

/// <summary>What became of a submission.</summary>
/// <param name="Petition">The petition as it stands.</param>
/// <param name="Events">The events that the submission led to; empty when it was refused.</param>
/// <param name="Refusal">Every reason; null when it was accepted.</param>
/// <param name="IsRepeated">Whether the same submission had been recorded before; nothing was done now.</param>
public sealed record SubmissionResult(Petition Petition, ImmutableArray<PetitionEvent> Events, Refusal? Refusal = null, bool IsRepeated = false)
{
    /// <summary>What had run out before and was recorded first, in the same append; empty when nothing had, and when the submission was refused.</summary>
    public ImmutableArray<PetitionEvent> RanOut { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether it was accepted, now or before.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;
}
