using Minyi.Workflow.Definition;

namespace Minyi.Workflow.Json;

/// <summary>What came of reading a workflow: the definition, or every fault with its place.</summary>
/// <param name="Definition">The definition; null when there are faults.</param>
/// <param name="Faults">The faults; empty when there is a definition.</param>
public sealed record WorkflowReading(WorkflowDefinition? Definition, ValueList<DefinitionFault> Faults);
