using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Minyi.Petitions.Commands;

namespace Minyi.Petitions;

/// <summary>A command as it is submitted: with its id, who, when, and the texts that go to the personal data store.</summary>
/// <param name="Id">The id of the submission: submitting the same again is harmless.</param>
/// <param name="Petition">Which petition.</param>
/// <param name="Command">What is to be done. Its data is what is in the personal data store already; <see cref="Texts"/> come to it.</param>
/// <param name="Actor">Who; <c>by</c> in JSON, as in what is recorded.</param>
/// <param name="At">
/// When it happened. At a desk with a clock it may be null: the desk then says when. An instant before that needs <see cref="RecordedLater"/>, and one after it is refused.
/// At a desk that replays it must be there.
/// </param>
public sealed record Submission(CommandId Id, PetitionId Petition, PetitionCommand Command, [property: JsonPropertyName("by")] Actor Actor, Instant? At = null)
{
    /// <summary>Texts by name: <c>name</c>, <c>phone</c>, <c>title</c>, <c>text</c>, <c>reason</c>, <c>content</c>, <c>minutes</c>. They never reach an event.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init => field = value?.WithComparers(StringComparer.Ordinal) ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal); } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whom the texts are about, as an id that does not tell who it is; null for the petitioner: the account on the form, or where there is none the petition.</summary>
    public DataSubjectId? Subject { get; init; }

    /// <summary>Why it is put on file later than it happened, where <see cref="At"/> lies before the desk's clock; null where it does not. It is kept in the event and holds no personal data.</summary>
    public string? RecordedLater { get; init; }

    /// <summary>Petition, id and command: no texts.</summary>
    public override string ToString() => $"{Petition} {Id} {Command.Name}";
}
