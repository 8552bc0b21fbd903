using System.Diagnostics.CodeAnalysis;
using Minyi.Districts;
using Minyi.Petitions.Deciding;

namespace Minyi.Petitions.Events;

/// <summary>Representatives took the matter into collective agency 集体代理.</summary>
public sealed record AgencyTaken : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public AgencyTaken()
    {
    }

    [SetsRequiredMembers]
    internal AgencyTaken(in StepFacts facts, ValueList<RepresentativeId> agents)
        : base(facts) => Agents = agents;

    /// <summary>The representatives who act.</summary>
    public required ValueList<RepresentativeId> Agents { get; init; }
}

/// <summary>The collective agency is over. The event's data may hold the report.</summary>
public sealed record AgencyConcluded : StepEvent
{
    /// <summary>For reading from JSON and for tests; <see cref="Petition.Decide"/> makes it otherwise.</summary>
    public AgencyConcluded()
    {
    }

    [SetsRequiredMembers]
    internal AgencyConcluded(in StepFacts facts, string? result)
        : base(facts) => Result = result;

    /// <summary>What came of it, as the workflow names outcomes; null where the unit has still to decide.</summary>
    public string? Result { get; init; }
}
