using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions.Registration;

namespace Minyi.Petitions.Commands;

/// <summary>退单: the unit objects to the referral, with a reason.</summary>
public sealed record ReturnReferral() : PetitionCommand("ReturnReferral");

/// <summary>协办答复: an assisting unit answers for its part; its data holds the answer.</summary>
/// <param name="Unit">The assisting unit.</param>
public sealed record Contribute(UnitId Unit) : PetitionCommand("Contribute")
{
    internal override UnitId? MemberOrNull => Unit;
}

/// <summary>延期: extends the time limit, with a reason and an approval.</summary>
/// <param name="By">By how much, in the unit of the clock's rule; null for as much as the rule allows.</param>
public sealed record Extend(int? By = null) : PetitionCommand("Extend")
{
    internal override int? ExtensionOrNull => By;
}

/// <summary>中止: suspends the handling, with a reason and an approval.</summary>
public sealed record Suspend() : PetitionCommand("Suspend");

/// <summary>恢复: resumes it.</summary>
public sealed record Resume() : PetitionCommand("Resume");

/// <summary>召开听证会: calls a hearing.</summary>
public sealed record HoldHearing() : PetitionCommand("HoldHearing");

/// <summary>听证会结束: the hearing is over; the data holds its minutes.</summary>
/// <param name="Hearing">Notice, participants and result.</param>
public sealed record ConcludeHearing(Hearing Hearing) : PetitionCommand("ConcludeHearing")
{
    internal override Hearing? HearingOrNull => Hearing;

    internal override string? ResultOrNull => Hearing.Result;
}

/// <summary>集体代理: representatives take the matter into collective agency.</summary>
/// <param name="Agents">The representatives who act; where none is named, the representative who takes it up.</param>
public sealed record TakeIntoCollectiveAgency(params ImmutableArray<RepresentativeId> Agents) : PetitionCommand("TakeIntoCollectiveAgency")
{
    internal override ImmutableArray<RepresentativeId>? AgentsOrNull => Agents.IsDefault ? [] : Agents;

    /// <summary>Whether both name the same agents in the same order with the same attachments.</summary>
    public bool Equals(TakeIntoCollectiveAgency? other) => base.Equals(other) && AgentsOrNull!.Value.AsSpan().SequenceEqual(other.AgentsOrNull!.Value.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), AgentsOrNull!.Value.Length);
}

/// <summary>集体代理结束: the collective agency is over, with a document <c>agency-report</c>.</summary>
/// <param name="Result">What came of it, as the workflow names outcomes; null where the unit has still to decide.</param>
public sealed record ConcludeAgency(string? Result = null) : PetitionCommand("ConcludeAgency")
{
    internal override string? ResultOrNull => Result;
}

/// <summary>办理答复: the unit concludes.</summary>
/// <param name="Outcome">What came of it, such as <c>Solved</c>, <c>Adopted</c>, <c>NotAdopted</c>.</param>
public sealed record Conclude(string Outcome) : PetitionCommand("Conclude")
{
    internal override string? OutcomeOrNull => Outcome;
}

/// <summary>解释说明: the unit explains why it cannot be solved now, with a reason.</summary>
public sealed record Explain() : PetitionCommand("Explain");
