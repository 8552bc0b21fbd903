using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Petitions.Commands;

/// <summary>受理: accepts an escalated petition.</summary>
public sealed record Accept() : PetitionCommand("Accept");

/// <summary>退回补正: sends it back to be completed, with a reason.</summary>
public sealed record ReturnForCompletion() : PetitionCommand("ReturnForCompletion");

/// <summary>不予受理: does not accept it, with a reason and a document <c>where-to-go</c> that says who can help instead.</summary>
public sealed record NotAccept() : PetitionCommand("NotAccept");

/// <summary>移交三会: hands it over to the community's three meetings, with a reason.</summary>
/// <param name="Reference">The matter's number there; null when there is none yet.</param>
public sealed record HandOver(ExternalReference? Reference = null) : PetitionCommand("HandOver")
{
    internal override ExternalReference? ReferenceOrNull => Reference;

    internal override bool MovesElsewhere => true;
}

/// <summary>转办: refers it to a unit in charge, with or without units that assist.</summary>
/// <param name="Lead">The unit in charge.</param>
/// <param name="Assisting">The units that assist; each answers for its part, the lead for the whole.</param>
public sealed record Refer(UnitId Lead, params ImmutableArray<UnitId> Assisting) : PetitionCommand("Refer")
{
    internal override UnitId? LeadOrNull => Lead;

    internal override ImmutableArray<UnitId> AssistingOrEmpty => Assisting.IsDefault ? [] : Assisting;

    /// <summary>Whether both refer to the same units in the same order with the same attachments.</summary>
    public bool Equals(Refer? other) => base.Equals(other) && Lead == other.Lead && AssistingOrEmpty.AsSpan().SequenceEqual(other.AssistingOrEmpty.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Lead, AssistingOrEmpty.Length);
}

/// <summary>维持转办: rules that the unit keeps the referral.</summary>
public sealed record UpholdReferral() : PetitionCommand("UpholdReferral");

/// <summary>同意退单: rules that the unit may return the referral.</summary>
public sealed record GrantReturn() : PetitionCommand("GrantReturn");

/// <summary>免除协办: releases assisting units from what they still owe.</summary>
public sealed record ReleaseAssisting() : PetitionCommand("ReleaseAssisting");

/// <summary>催办: reminds the unit.</summary>
public sealed record Remind() : PetitionCommand("Remind");

/// <summary>督促: supervises whoever is late.</summary>
public sealed record Supervise() : PetitionCommand("Supervise");

/// <summary>挂牌督办: takes it under a leader's supervision, with a reason.</summary>
public sealed record TakeUnderSupervision() : PetitionCommand("TakeUnderSupervision");

/// <summary>不满意重办: has it handled again because it was graded not satisfied.</summary>
public sealed record Rework() : PetitionCommand("Rework");

/// <summary>约期再议: sets a date to look at it again, with a document <c>date-to-look-again</c>.</summary>
public sealed record Defer() : PetitionCommand("Defer");

/// <summary>重新研究: looks at a deferred matter again.</summary>
public sealed record LookAgain() : PetitionCommand("LookAgain");

/// <summary>办结: closes it.</summary>
public sealed record Close() : PetitionCommand("Close");

/// <summary>重新办理: reopens it on new facts, with a document <c>new-facts</c>.</summary>
public sealed record Reopen() : PetitionCommand("Reopen");

/// <summary>公开: puts the result on the community board; its data holds the text that a clerk has confirmed, with a document <c>public-text</c>.</summary>
public sealed record Publish() : PetitionCommand("Publish");
