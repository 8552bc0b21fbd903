namespace Minyi.Workflow.Definition;

/// <summary>Something that a workflow names: an outcome, the key of a text.</summary>
/// <param name="Id">The id, unique among its like.</param>
/// <param name="Text">The name in words.</param>
public sealed record NamedText(string Id, LocalizedText Text);

/// <summary>A kind of petition.</summary>
/// <param name="Id">The kind, such as <c>Demand</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Confidential">
/// Whether petitions of this kind are kept from whom they are about: their form may name accused units, who learn nothing of them.
/// </param>
public sealed record KindDefinition(string Id, LocalizedText Text, bool Confidential = false);

/// <summary>An appraisal that can be offered.</summary>
/// <param name="Id">The appraisal, such as <c>by-petitioner</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Clock">The clock that has to run out before it may lapse; null when it never lapses.</param>
public sealed record AppraisalDefinition(string Id, LocalizedText Text, string? Clock = null);
