using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Petitions.Deciding;

/// <summary>Brings a petition that joins a matter late into step with it: one handling, with what is owed to its own petitioner.</summary>
internal static class Joining
{
    /// <summary>The event; null with a reason where the petition cannot join where the matter stands.</summary>
    /// <param name="petition">The petition that joins.</param>
    /// <param name="head">The petition that leads the matter; null when it is not known, and only the file says so.</param>
    /// <param name="name">The petition that leads the matter.</param>
    /// <param name="reasons">Why not.</param>
    internal static PetitionMerged? Event(Petition petition, Petition? head, PetitionId name, ref List<Reason>? reasons)
    {
        PetitionMerged plain = new() { Command = nameof(MergeInto), Transition = "merge", State = petition.State.Id, Head = name };
        if (head is null || head.State.Id == petition.State.Id)
        {
            return plain;
        }

        PetitionWorkflow workflow = petition.Rules.Workflow;
        ConfigurationView own = workflow.Describe(petition.Configuration);
        ConfigurationView joined = Joined(petition, own, workflow.Describe(head.Configuration));
        bool loses = own.Obligations.Any(o => IsOwed(o.Value) && !IsOwed(joined.Obligations.GetValueOrDefault(o.Key)));
        if (loses || !workflow.TryImport(joined, out _, out _))
        {
            Reasons.Add(ref reasons, Reasons.OutOfStep);
            return null;
        }

        WorkflowDefinition definition = workflow.Definition;
        return plain with
        {
            State = joined.State,
            Lead = head.Lead,
            Assisting = head.Assisting.OrNull(),
            AnsweredBy = head.File.AnsweredBy,
            Outcome = joined.Outcome == own.Outcome ? null : joined.Outcome ?? "",
            Published = joined.Published == own.Published ? null : joined.Published,
            Obligations = definition.Obligations.Where(o => joined.Obligations.GetValueOrDefault(o.Id) != own.Obligations.GetValueOrDefault(o.Id) || o.Many)
                .SelectMany(o => Migrations.Obligation(head, definition, o.Id, joined.Obligations.GetValueOrDefault(o.Id))).ToList().OrNull(),
            Clocks = Clocks(petition, head, own, joined).OrNull(),
            Appraisals = definition.Appraisals.Where(a => joined.Appraisals.GetValueOrDefault(a.Id) != own.Appraisals.GetValueOrDefault(a.Id))
                .Select(a => new AppraisalChange(a.Id, joined.Appraisals.GetValueOrDefault(a.Id))).ToList().OrNull(),
            Counters = definition.Counters.Where(c => joined.Counters.GetValueOrDefault(c.Id) != own.Counters.GetValueOrDefault(c.Id))
                .Select(c => new CounterChange(c.Id, joined.Counters.GetValueOrDefault(c.Id))).ToList().OrNull(),
        };
    }

    /// <summary>Where the matter stands, with this petition's own kind, and its own recipients and appraisers still before them.</summary>
    private static ConfigurationView Joined(Petition petition, ConfigurationView own, ConfigurationView matter)
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        ImmutableSortedDictionary<string, ObligationState> obligations = matter.Obligations;
        foreach (ObligationDefinition obligation in definition.Obligations.Where(o => !o.Many && matter.Obligations.ContainsKey(o.Id)))
        {
            bool nobody = petition.Rules.Tables.Absent.By(petition.Form).Contains(obligation.Id);
            obligations = obligations.SetItem(obligation.Id, nobody ? ObligationState.Settled : ObligationState.Owed);
        }

        ImmutableSortedDictionary<string, AppraisalState> appraisals = matter.Appraisals;
        foreach (string appraisal in matter.Appraisals.Keys)
        {
            appraisals = appraisals.SetItem(appraisal, AppraisalState.Offered);
        }

        return matter with { Kind = own.Kind, Published = false, Obligations = obligations, Appraisals = appraisals };
    }

    private static bool IsOwed(ObligationState state) => state is ObligationState.Owed or ObligationState.Some;

    /// <summary>The matter's clocks. A clock that this petition has too, in the same stage, keeps the earlier of the two due dates: nobody gains time by joining.</summary>
    private static List<ClockChange> Clocks(Petition petition, Petition head, ConfigurationView own, ConfigurationView joined)
    {
        List<ClockChange> changes = [];
        foreach (ClockDefinition clock in petition.Rules.Workflow.Definition.Clocks)
        {
            Deadline? before = petition.DeadlineOf(clock.Id), matter = head.DeadlineOf(clock.Id);
            if (!joined.Clocks.TryGetValue(clock.Id, out ClockState? state))
            {
                if (own.Clocks.ContainsKey(clock.Id))
                {
                    changes.Add(new(clock.Id, ClockStatus.Stopped));
                }
            }
            else if (!state.Equals(own.Clocks.GetValueOrDefault(clock.Id)) || before is null || before.DueAt > matter!.DueAt)
            {
                changes.Add(new(clock.Id, state.Status, state.Stage, matter));
            }
        }

        return changes;
    }
}
