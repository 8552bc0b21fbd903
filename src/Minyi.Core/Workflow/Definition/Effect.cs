namespace Minyi.Workflow.Definition;

/// <summary>One thing that a transition does. Effects happen in the order listed.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Of">The obligation, clock, appraisal or counter that it happens to; null where the kind needs none.</param>
/// <param name="As">The result or outcome; null where the kind needs none.</param>
public sealed record Effect(EffectKind Kind, string? Of = null, string? As = null);
