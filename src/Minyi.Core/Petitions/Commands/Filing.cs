using Minyi.Feedback;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Commands;

/// <summary>记录联系: documents an attempt to reach a recipient that failed. Units may give it too.</summary>
/// <param name="Recipient">Whom, as the workflow names obligations.</param>
/// <param name="Channel">By which way.</param>
public sealed record RecordAttempt(string Recipient, FeedbackChannel Channel) : FilingCommand(nameof(RecordAttempt))
{
    internal override bool MayBeGivenBy(RoleParty party) => party is RoleParty.Office or RoleParty.Unit;

    private protected override PetitionEvent Event(Petition petition, Instant at, ref List<Reason>? reasons)
    {
        WorkflowTables tables = petition.Rules.Tables;
        if (!tables.Obligations.TryGetValue(Recipient, out int obligation))
        {
            Reasons.Add(ref reasons, Reasons.UnknownRecipient(tables.Definition.Obligations));
        }
        else
        {
            var state = (ObligationState)tables.Layout.Obligations[obligation].Read(petition.Configuration.Words);
            Reasons.AddIf(ref reasons, state is not (ObligationState.Owed or ObligationState.Some), Reasons.NothingOwed);
        }

        return new ContactAttempted { Recipient = Recipient, Channel = Channel };
    }
}

/// <summary>登记外部编号: notes the matter's number in another system, such as letters-and-visits. Units may give it too.</summary>
/// <param name="Reference">The number there.</param>
public sealed record AddReference(ExternalReference Reference) : FilingCommand(nameof(AddReference))
{
    internal override bool MayBeGivenBy(RoleParty party) => party is RoleParty.Office or RoleParty.Unit;

    private protected override PetitionEvent Event(Petition petition, Instant at, ref List<Reason>? reasons)
    {
        Forms.Check(Reference, ref reasons);
        Reasons.AddIf(ref reasons, petition.File.References.Contains(Reference), Reasons.AlreadyReferenced);
        return new ReferenceAdded { Reference = Reference };
    }
}

/// <summary>选入《社情民意》: selects it for an issue of the digest.</summary>
/// <param name="Issue">The issue.</param>
public sealed record SelectForDigest(string Issue) : FilingCommand(nameof(SelectForDigest))
{
    private protected override PetitionEvent Event(Petition petition, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, Forms.HoldsPersonalData(Issue), Reasons.PersonalData);
        Reasons.AddIf(ref reasons, petition.File.DigestIssues.Contains(Issue, StringComparer.Ordinal), Reasons.AlreadySelected);
        return new SelectedForDigest { Issue = Issue };
    }
}

/// <summary>重算期限: works out the due date of a clock again after the calendar changed. One that had run out and now has time left runs again. The clock may give it too.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Cause">What brought it about, such as the number of the notice.</param>
public sealed record RecomputeDeadline(string Clock, string Cause) : FilingCommand(nameof(RecomputeDeadline))
{
    internal override bool MayBeGivenBy(RoleParty party) => party is RoleParty.Office or RoleParty.Clock;

    private protected override PetitionEvent? Event(Petition petition, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, Forms.HoldsPersonalData(Cause), Reasons.PersonalData);
        if (petition.DeadlineOf(Clock) is not { } deadline)
        {
            Reasons.Add(ref reasons, Reasons.ClockNotRunning);
            return null;
        }

        if (petition.Rules.Time.Recompute(petition.Rules.Clock(Clock), deadline, Cause) is not { } change)
        {
            Reasons.Add(ref reasons, Reasons.DeadlineUnchanged);
            return null;
        }

        return new DeadlineRecomputed { Before = change.From, Deadline = change.After, Cause = Cause, Clocks = ClockReturn.Of(petition, change.After, at, ref reasons) };
    }
}
