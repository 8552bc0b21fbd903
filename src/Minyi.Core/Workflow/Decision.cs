using Minyi.Workflow.Definition;

namespace Minyi.Workflow;

/// <summary>The answer to an attempt: the transition that fires, or every reason why none does.</summary>
public sealed class Decision
{
    internal Decision(TransitionDefinition transition, Configuration next)
    {
        Transition = transition;
        Next = next;
    }

    internal Decision(Refusal refusal) => Refusal = refusal;

    /// <summary>Whether a transition fires.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Transition), nameof(Next))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAllowed => Transition is not null;

    /// <summary>The transition that fires; its <see cref="TransitionDefinition.Effects"/> are what the host carries out. Null when refused.</summary>
    public TransitionDefinition? Transition { get; }

    /// <summary>Where the petition stands afterwards; null when refused.</summary>
    public Configuration? Next { get; }

    /// <summary>Every reason, and the commands that these roles may give now; null when allowed.</summary>
    public Refusal? Refusal { get; }
}
