namespace Minyi.Workflow.Definition;

/// <summary>A named clock. How long its stages last is the district's setting, not the workflow's.</summary>
/// <param name="Id">The clock, such as <c>handling</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Stages">The stages that expire one after the other, such as <c>warning</c>, <c>due</c>; at least one. When the last has expired the clock has run out.</param>
/// <param name="Supervisor">Who owes the step once the clock has run out; null when nobody does.</param>
/// <param name="Source">The article or decision that sets the limit; null when none is cited.</param>
public sealed record ClockDefinition(string Id, LocalizedText Text, ValueList<string> Stages, Role? Supervisor = null, string? Source = null);
