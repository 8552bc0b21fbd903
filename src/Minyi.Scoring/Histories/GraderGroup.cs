namespace Minyi.Scoring.Histories;

/// <summary>What an appraisal of a workflow is to a scheme: who grades, and about what.</summary>
/// <param name="Group">The evaluator group.</param>
/// <param name="Item">The item; empty for the handling as a whole.</param>
public readonly record struct GraderGroup(string Group, string Item = "");
