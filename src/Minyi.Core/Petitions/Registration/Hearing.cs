using System.Text.Json.Serialization;

namespace Minyi.Petitions.Registration;

/// <summary>A hearing 听证会, without its personal data: the minutes are kept in the personal data store.</summary>
/// <param name="NoticeGiven">On which day it was announced.</param>
/// <param name="Held">On which day it was held; not before the notice.</param>
/// <param name="Participants">Who took part, by group, with how many: <c>residents</c>, <c>representatives</c>, <c>experts</c>, <c>unit</c>.</param>
/// <param name="Result">What came of it, as the workflow names outcomes; null when it is still open.</param>
public sealed record Hearing(LocalDate NoticeGiven, LocalDate Held, ValueList<HearingGroup> Participants, string? Result = null);

/// <summary>A group of participants.</summary>
/// <param name="Group">The group.</param>
/// <param name="Count">How many; at least 1.</param>
[method: JsonConstructor] // without it a member that is missing in JSON would be left empty
public readonly record struct HearingGroup(string Group, int Count);
