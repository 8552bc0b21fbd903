namespace Minyi.Workflow.Definition;

/// <summary>Something that a workflow names: a kind of petition, an outcome, an appraisal.</summary>
/// <param name="Id">The id, unique among its like.</param>
/// <param name="Text">The name in words.</param>
public sealed record NamedText(string Id, LocalizedText Text);
