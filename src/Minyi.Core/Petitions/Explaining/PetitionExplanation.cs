using System.Collections.Immutable;

namespace Minyi.Petitions.Explaining;

/// <summary>A petition in words: what happened, who owes what by when, what is allowed now and why the rest is not.</summary>
/// <param name="Petition">Which petition.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Happened">What happened, in order; empty when the explanation was asked for without the history.</param>
/// <param name="Owed">Who owes what by when; empty when it is closed.</param>
/// <param name="Open">The commands that are allowed now, in the order of the workflow.</param>
/// <param name="Shut">The commands that are not, with every reason, in the order of the workflow.</param>
public sealed record PetitionExplanation(
    PetitionId Petition, LocalizedText State, ImmutableArray<HappenedLine> Happened, ImmutableArray<OwedBy> Owed, ImmutableArray<OpenCommand> Open, ImmutableArray<ShutCommand> Shut);

/// <summary>One thing that happened, in words without personal data. Who graded is not told.</summary>
/// <param name="At">When, in the district's zone.</param>
/// <param name="By">Who did it; null where that is not told.</param>
/// <param name="Text">What.</param>
public sealed record HappenedLine(LocalDateTime At, ActorId? By, LocalizedText Text);
