using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification.Configurations;

/// <summary>What the proof asks of a transition again and again: who may take it, and what it does to clocks, as masks and indices.</summary>
internal sealed class StepRule
{
    internal StepRule(CompiledTransition transition, CompiledWorkflow workflow, RoleTable roles)
    {
        WorkflowDefinition definition = workflow.Definition;
        TransitionDefinition t = transition.Definition;
        Transition = transition;
        Roles = roles.Mask(t.Roles);
        Approvals = roles.Mask(t.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!)));
        IsRunner = (Roles & roles.Clocks) != 0;
        Expires = transition.Expired is { } expired ? Clock(expired.Of!) : -1;
        Lengthened = [.. t.Effects.Where(e => e.Kind is EffectKind.Start or EffectKind.Extend or EffectKind.Transfer or EffectKind.Pause).Select(e => Clock(e.Of!)).Distinct()];
        Touched = [.. t.Effects.Where(e => e.Kind is >= EffectKind.Start and <= EffectKind.Transfer && !(e.Kind == EffectKind.Stop)).Select(e => Clock(e.Of!)).Distinct()];

        int Clock(string id) => TransitionCompiler.IndexOf(definition.Clocks, c => c.Id == id);
    }

    internal CompiledTransition Transition { get; }

    /// <summary>Who may ask.</summary>
    internal ulong Roles { get; }

    /// <summary>Who has to approve.</summary>
    internal ulong Approvals { get; }

    /// <summary>Whether the host's runner may take it.</summary>
    internal bool IsRunner { get; }

    /// <summary>The clock whose expiry it tells; -1 when it is a spoken step.</summary>
    internal int Expires { get; }

    internal bool IsSpoken => Expires < 0;

    /// <summary>The place of the first effect among the transition's steps: that of the clock that expires comes before them.</summary>
    internal int FirstEffect => IsSpoken ? 0 : 1;

    internal bool StandIn => Transition.Definition.StandIn;

    internal bool Sole => Transition.Definition.Sole is not null;

    /// <summary>The clocks that an effect starts, extends, hands over or pauses.</summary>
    internal ImmutableArray<int> Lengthened { get; }

    /// <summary>The clocks on which an effect does anything but stop them.</summary>
    internal ImmutableArray<int> Touched { get; }
}
