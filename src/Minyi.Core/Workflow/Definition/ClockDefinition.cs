namespace Minyi.Workflow.Definition;

/// <summary>A named clock. How long its stages last is the district's setting, not the workflow's.</summary>
/// <param name="Id">The clock, such as <c>handling</c>.</param>
/// <param name="Text">The name in words.</param>
/// <param name="Stages">The stages that expire one after the other, such as <c>warning</c>, <c>due</c>; at least one. When the last has expired the clock has run out.</param>
/// <param name="Source">The article or decision that sets the limit; null when none is cited.</param>
public sealed record ClockDefinition(string Id, LocalizedText Text, ValueList<string> Stages, string? Source = null)
{
    /// <summary>Who owes the step once the clock has run out, one after the other; empty when nobody does.</summary>
    public ValueList<ChainLink> Chain { get; init; } = [];

    /// <summary>The first of the chain; null when there is none.</summary>
    public Role? Supervisor => Chain.Count == 0 ? null : Chain[0].Role;
}

/// <summary>One of those whom lateness climbs to.</summary>
/// <param name="Role">Who.</param>
/// <param name="Clock">
/// The clock under which the step is owed then; when it has run out too, the next of the chain owes it. Null for the last, who is reminded by the list of
/// what is overdue.
/// </param>
public sealed record ChainLink(Role Role, string? Clock = null);
