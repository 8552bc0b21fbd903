using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Commands;

/// <summary>A step of the workflow. Each command says by itself what it needs, what the workflow is told of it, and which event it makes.</summary>
public abstract record StepCommand : PetitionCommand
{
    private protected StepCommand(string name)
        : base(name)
    {
    }

    internal sealed override PetitionEvent? Decide(Petition petition, Actor actor, Instant at, ref List<Reason>? reasons) =>
        new StepDecider(this, new(petition, actor, at)).Decide(ref reasons);

    /// <summary>What speaks against it by itself, or on this petition in any state.</summary>
    internal virtual void Check(in StepCase step, ref List<Reason>? reasons)
    {
    }

    /// <summary>What speaks against it on this transition: what the transition does not take, and what it cannot be without.</summary>
    internal virtual void Check(in StepCase step, TransitionDefinition transition, ref List<Reason>? reasons)
    {
    }

    /// <summary>Tells the workflow what comes with it.</summary>
    internal virtual void Tell(in StepCase step, ref StepContent content)
    {
    }

    /// <summary>The event that it makes.</summary>
    internal virtual StepEvent Event(in StepCase step, in StepFacts facts) => new StepTaken(facts);
}
