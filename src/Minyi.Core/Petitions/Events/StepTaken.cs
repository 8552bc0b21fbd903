using System.Diagnostics.CodeAnalysis;
using Minyi.Petitions.Deciding;

namespace Minyi.Petitions.Events;

/// <summary>A step of the workflow that has nothing of its own to tell beyond what every step tells.</summary>
public sealed record StepTaken : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public StepTaken()
    {
    }

    [SetsRequiredMembers]
    internal StepTaken(in StepFacts facts)
        : base(facts)
    {
    }
}
