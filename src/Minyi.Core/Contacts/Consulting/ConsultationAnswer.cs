using Minyi.Districts;

namespace Minyi.Contacts.Consulting;

/// <summary>A contact's answer, taken by its representative.</summary>
/// <param name="Contact">Who answers.</param>
/// <param name="Date">The day.</param>
/// <param name="Option">The code that was chosen; null for words alone.</param>
/// <param name="Words">Where the host keeps what was said beside it, apart from the ledger; null for nothing.</param>
public sealed record ConsultationAnswer(ContactId Contact, LocalDate Date, string? Option, string? Words = null);

/// <summary>Words of an answer, to be registered as a suggestion 建议 by the host.</summary>
/// <param name="Consultation">The consultation that they answer; the suggestion's source.</param>
/// <param name="Contact">Whose words.</param>
/// <param name="Representative">Who took them and will be the collecting representative.</param>
/// <param name="Words">Where the host keeps them.</param>
public sealed record SuggestionDraft(string Consultation, ContactId Contact, RepresentativeId Representative, string Words);

/// <summary>How often an answer was chosen.</summary>
/// <param name="Option">The code.</param>
/// <param name="Kind">By contacts of which kind.</param>
/// <param name="Count">How often.</param>
public readonly record struct OptionCount(string Option, ContactKind Kind, int Count);
