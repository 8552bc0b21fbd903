using System.Collections.Immutable;
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
    internal override StepEvent Event(in StepCase step, in StepFacts facts) => new PetitionHandedOver(facts, Reference);
}

/// <summary>转办: refers it to a unit in charge, with or without units that assist.</summary>
/// <param name="Lead">The unit in charge.</param>
/// <param name="Assisting">The units that assist; each answers for its part, the lead for the whole.</param>
public sealed record Refer(UnitId Lead, params ImmutableArray<UnitId> Assisting) : StepCommand(nameof(Refer))
{
    private ImmutableArray<UnitId> Units => Assisting.IsDefault ? [] : Assisting;

    /// <summary>Whether both refer to the same units in the same order with the same attachments.</summary>
    public bool Equals(Refer? other) => base.Equals(other) && Lead == other.Lead && Units.AsSpan().SequenceEqual(other.Units.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Lead, Units.Length);

    internal override bool IsToldBy(PetitionEvent recorded) =>
        base.IsToldBy(recorded) && (recorded is not PetitionReferred referred || Referrals.AreTold(Lead, Units, referred));

    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Referrals.Check(Lead, Units, ref reasons);

    internal override void Check(in StepCase step, TransitionDefinition transition, ref List<Reason>? reasons) =>
        Referrals.Check(step, transition, Lead, Units, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content)
    {
        content.Lead = Lead;
        content.CallsUp = !Units.IsEmpty;
    }

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => Referrals.Event(step, facts, Lead, Units);
}
