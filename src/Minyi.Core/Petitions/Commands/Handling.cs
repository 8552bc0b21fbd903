using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Minyi.Districts;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Commands;

/// <summary>协办答复: an assisting unit answers for its part; its data holds the answer.</summary>
/// <param name="Unit">The assisting unit.</param>
public sealed record Contribute(UnitId Unit) : StepCommand(nameof(Contribute))
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Parts.Check(step, Unit, this, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content) => Parts.Tell(step, Unit, ref content);
}

/// <summary>延期: extends the time limit, with a reason and an approval.</summary>
/// <param name="Amount">By how much, in the unit of the clock's rule; null for as much as the rule allows.</param>
public sealed record Extend(int? Amount = null) : StepCommand(nameof(Extend))
{
    internal override void Tell(in StepCase step, ref StepContent content) => content.Extension = Amount;
}

/// <summary>听证会结束: the hearing is over; the data holds its minutes.</summary>
/// <param name="Hearing">Notice, participants and result.</param>
public sealed record ConcludeHearing(Hearing Hearing) : StepCommand(nameof(ConcludeHearing))
{
    /// <summary>The kind of document that its text is.</summary>
    internal const string Document = "minutes";

    internal override void Check(in StepCase step, ref List<Reason>? reasons)
    {
        Outcomes.Check(step, Hearing.Result, ref reasons);
        Hearings.Check(step, Hearing, ref reasons);
        Reasons.AddIf(ref reasons, Data.IsEmpty, Reasons.MinutesMissing);
    }

    internal override void Tell(in StepCase step, ref StepContent content) => content.Document = Data.IsEmpty ? null : Document;

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => new HearingHeld(facts, Hearing);
}

/// <summary>集体代理: representatives take the matter into collective agency.</summary>
[method: JsonConstructor]
public sealed record TakeIntoCollectiveAgency() : StepCommand(nameof(TakeIntoCollectiveAgency))
{
    /// <summary>Takes it into the agency of representatives.</summary>
    /// <param name="agents">Those who act.</param>
    public TakeIntoCollectiveAgency(params ImmutableArray<RepresentativeId> agents)
        : this() => Agents = agents;

    /// <summary>The representatives who act; where none is named, the representative who takes it up.</summary>
    public ImmutableArray<RepresentativeId> Agents { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether both name the same agents in the same order with the same attachments.</summary>
    public bool Equals(TakeIntoCollectiveAgency? other) => base.Equals(other) && Agents.AsSpan().SequenceEqual(other.Agents.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Agents.Length);

    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Agencies.Check(step, Agents, ref reasons);

    internal override StepEvent Event(in StepCase step, in StepFacts facts) =>
        new AgencyTaken(facts, Agents.IsEmpty ? [RepresentativeId.FromRecord(step.Actor.Id.Value)] : [.. Agents]);
}

/// <summary>集体代理结束: the collective agency is over, with a document <c>agency-report</c>.</summary>
/// <param name="Result">What came of it, as the workflow names outcomes; null where the unit has still to decide.</param>
public sealed record ConcludeAgency(string? Result = null) : StepCommand(nameof(ConcludeAgency))
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Outcomes.Check(step, Result, ref reasons);

    internal override StepEvent Event(in StepCase step, in StepFacts facts) => new AgencyConcluded(facts, Result);
}

/// <summary>办理答复: the unit concludes.</summary>
/// <param name="Outcome">What came of it, such as <c>Solved</c>, <c>Adopted</c>, <c>NotAdopted</c>.</param>
public sealed record Conclude(string Outcome) : StepCommand(nameof(Conclude))
{
    internal override void Check(in StepCase step, ref List<Reason>? reasons) => Outcomes.Check(step, Outcome, ref reasons);

    internal override void Tell(in StepCase step, ref StepContent content) => content.Outcome = Outcome;
}
