using Minyi.Petitions.Authority;
using Minyi.Petitions.Checking;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Deciding;

/// <summary>Decides what is kept on the file beside the workflow. Petitioners and residents keep nothing on it; the clock only works due dates out again.</summary>
internal static class FilingDecider
{
    internal static PetitionEvent? Decide(Petition petition, PetitionCommand command, Actor actor, Instant at, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, petition.Version == 0, Reasons.NotRegistered);
        Reasons.AddIf(ref reasons, petition.LastAt > at, Reasons.BackInTime);
        Authority(petition, command, actor, ref reasons);
        return command switch
        {
            RecordAttempt record => Attempt(petition, record, ref reasons),
            LinkDuplicate link => Link(petition, link, ref reasons),
            MergeInto merge => Merge(petition, merge, ref reasons),
            UnlinkDuplicate unlink => Unlink(petition, unlink, ref reasons),
            AddReference add => Reference(petition, add, ref reasons),
            SelectForDigest select => Select(petition, select, ref reasons),
            RecomputeDeadline recompute => Recompute(petition, recompute, ref reasons),
            _ => throw new ArgumentException($"The command '{command.Name}' is not known.", nameof(command)),
        };
    }

    /// <summary>The parties that may give a filing command.</summary>
    internal static bool May(string command, RoleParty party) => party switch
    {
        RoleParty.Office => true,
        RoleParty.Unit => command is "RecordAttempt" or "AddReference",
        RoleParty.Clock => command is "RecomputeDeadline",
        _ => false,
    };

    private static void Authority(Petition petition, PetitionCommand command, Actor actor, ref List<Reason>? reasons)
    {
        RoleDefinition[] may = [.. petition.Rules.Tables.Definition.Roles.Where(r => May(command.Name, r.Party))];
        RoleDefinition[] held = [.. may.Where(r => actor.Roles.Contains(r.Id))];
        if (held.Length == 0)
        {
            Reasons.Add(ref reasons, Reasons.RoleNotAllowed(may.Select(r => r.Text)));
        }
        else
        {
            Reasons.AddIf(ref reasons, !held.Any(r => Scopes.Covers(petition, petition.Form, r.Id, actor)), Reasons.OutOfScope);
        }
    }

    private static ContactAttempted Attempt(Petition petition, RecordAttempt record, ref List<Reason>? reasons)
    {
        bool known = petition.Rules.Tables.Obligations.TryGetValue(record.Recipient, out int obligation);
        if (!known)
        {
            Reasons.Add(ref reasons, Reasons.UnknownRecipient(petition.Rules.Tables.Definition.Obligations));
        }

        Reasons.AddIf(
            ref reasons,
            known && (ObligationState)petition.Rules.Tables.Layout.Obligations[obligation].Read(petition.Configuration.Words) is not (ObligationState.Owed or ObligationState.Some),
            Reasons.NothingOwed);
        return new() { Recipient = record.Recipient, Channel = record.Channel };
    }

    private static DuplicateLinked Link(Petition petition, LinkDuplicate link, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, link.Other == petition.Id, Reasons.OtherIsSelf);
        Reasons.AddIf(ref reasons, petition.File.Links.Contains(link.Other), Reasons.AlreadyLinked);
        return new() { Other = link.Other };
    }

    private static PetitionMerged Merge(Petition petition, MergeInto merge, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, merge.Head == petition.Id, Reasons.OtherIsSelf);
        Reasons.AddIf(ref reasons, petition.File.Head is not null, Reasons.AlreadyMerged);
        Reasons.AddIf(ref reasons, petition.IsClosed, Reasons.Closed);
        return new() { Head = merge.Head };
    }

    private static DuplicateUnlinked Unlink(Petition petition, UnlinkDuplicate unlink, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, petition.File.Head != unlink.Other && !petition.File.Links.Contains(unlink.Other), Reasons.NotLinked);
        return new() { Other = unlink.Other };
    }

    private static ReferenceAdded Reference(Petition petition, AddReference add, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, petition.File.References.Contains(add.Reference), Reasons.AlreadyReferenced);
        return new() { Reference = add.Reference };
    }

    private static SelectedForDigest Select(Petition petition, SelectForDigest select, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, FormCheck.HoldsPersonalData(select.Issue), Reasons.PersonalData);
        Reasons.AddIf(ref reasons, petition.File.DigestIssues.Contains(select.Issue, StringComparer.Ordinal), Reasons.AlreadySelected);
        return new() { Issue = select.Issue };
    }

    private static DeadlineRecomputed? Recompute(Petition petition, RecomputeDeadline recompute, ref List<Reason>? reasons)
    {
        Reasons.AddIf(ref reasons, FormCheck.HoldsPersonalData(recompute.Cause), Reasons.PersonalData);
        if (petition.DeadlineOf(recompute.Clock) is not { } deadline)
        {
            Reasons.Add(ref reasons, Reasons.ClockNotRunning);
            return null;
        }

        if (petition.Rules.Time.Recompute(petition.Rules.Clock(recompute.Clock), deadline, recompute.Cause) is not { } change)
        {
            Reasons.Add(ref reasons, Reasons.DeadlineUnchanged);
            return null;
        }

        return new() { Before = change.From, Deadline = change.After, Cause = recompute.Cause };
    }
}
