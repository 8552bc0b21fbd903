namespace Minyi.Petitions.Notices;

/// <summary>That somebody is to be told something about a petition. No personal data: what the petition says is read by whoever may.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Version">Its version with the event that brought it about.</param>
/// <param name="Ordinal">Which of that event's notices, from 0. Petition, version and ordinal tell it from every other one.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="To">Whom it is for.</param>
/// <param name="At">When it happened.</param>
/// <param name="Values">What texts may fill in, by name, see <see cref="NoticeTexts"/>.</param>
public sealed record PetitionNotice(PetitionId Petition, int Version, int Ordinal, NoticeKind Kind, NoticeRecipient To, Instant At, ValueList<NoticeValue> Values);

/// <summary>What a text of a notice may fill in.</summary>
/// <param name="Name">Its name, such as <c>state</c>.</param>
/// <param name="Text">The words.</param>
public sealed record NoticeValue(string Name, LocalizedText Text);
