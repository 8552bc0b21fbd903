using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Minyi.Districts;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Commands;

/// <summary>移交三会: hands it over to the community's three meetings, with a reason.</summary>
/// <param name="Reference">The matter's number there; null when there is none yet.</param>
public sealed record HandOver(ExternalReference? Reference = null) : StepCommand(nameof(HandOver))
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Forms.Check(Reference, ref reasons);

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => new PetitionHandedOver(facts, Reference);
}

/// <summary>转办: refers it to a unit in charge, with or without units that assist.</summary>
/// <param name="Lead">The unit in charge.</param>
[method: JsonConstructor]
public sealed record Refer(UnitId Lead) : StepCommand(nameof(Refer))
{
    /// <summary>Refers it to a unit in charge and to units that assist.</summary>
    /// <param name="lead">The unit in charge.</param>
    /// <param name="assisting">The units that assist.</param>
    public Refer(UnitId lead, params ImmutableArray<UnitId> assisting)
        : this(lead) => Assisting = assisting;

    /// <summary>The units that assist; each answers for its part, the lead for the whole.</summary>
    public ImmutableArray<UnitId> Assisting { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether both refer to the same units in the same order with the same attachments.</summary>
    public bool Equals(Refer? other) => base.Equals(other) && Lead == other.Lead && Assisting.AsSpan().SequenceEqual(other.Assisting.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Lead, Assisting.Length);

    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Referrals.Check(step.Rules, step.Petition.Form, Lead, Assisting, ref reasons);

    internal override void Check(in StepCase step, TransitionDefinition transition, ref List<Reason>? reasons) =>
        Referrals.Check(step, transition, Lead, Assisting, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content)
    {
        content.Lead = Lead;
        content.CallsUp = !Assisting.IsEmpty;
    }

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => Referrals.Event(step, facts, Lead, Assisting);
}
