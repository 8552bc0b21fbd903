using Minyi.Workflow.Definition;

namespace Minyi.Workflow;

/// <summary>A transition that the configuration allows now, to whoever brings what it asks of the attempt.</summary>
/// <param name="Transition">The transition: its roles say for whom.</param>
/// <param name="MustBring">What the attempt must bring: a reason, a document, an approval, the recipient, the grade, the outcome, the clock's expiry.</param>
public sealed record EnabledTransition(TransitionDefinition Transition, ValueList<Requirement> MustBring);
