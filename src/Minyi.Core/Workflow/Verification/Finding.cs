namespace Minyi.Workflow.Verification;

/// <summary>A property that fails, what it fails for, and the shortest trace that shows it.</summary>
/// <param name="Property">The property.</param>
/// <param name="At">The state, transition, command, role or obligation that it fails for.</param>
/// <param name="Kind">The petition's kind with which the trace starts; null in a workflow without kinds and where there is nothing to run.</param>
/// <param name="Trace">The steps from the initial configuration; empty where that one fails, or where there is nothing to run, as for a dead transition.</param>
/// <param name="Text">The fault in words.</param>
public sealed record Finding(WorkflowProperty Property, string At, string? Kind, ValueList<TraceStep> Trace, LocalizedText Text);
