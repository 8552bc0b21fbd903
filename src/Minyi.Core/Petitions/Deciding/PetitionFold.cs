using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Execution;

namespace Minyi.Petitions.Deciding;

/// <summary>A petition on its way from event to event; it becomes a value at the end.</summary>
internal sealed class PetitionFold
{
    private readonly WorkflowTables _tables;
    private bool _migrating;

    internal PetitionFold(PetitionId id, PetitionRules rules)
    {
        Guard.Against.NullOrEmpty(id.Value, nameof(id));
        Id = id;
        Rules = Guard.Against.Null(rules);
        _tables = rules.Tables;
        Words = rules.AnyStart.Words.ToArray();
    }

    internal PetitionFold(Petition petition, PetitionRules? rules = null)
    {
        Id = petition.Id;
        Rules = rules ?? petition.Rules;
        _tables = Rules.Tables;
        Words = petition.Configuration.Words.ToArray();
        Version = petition.Version;
        Form = petition.Form;
        RegisteredAt = petition.RegisteredAt;
        LastAt = petition.LastAt;
        Lead = petition.Lead;
        Assisting = petition.Assisting;
        Deadlines = petition.Deadlines;
        Parts = petition.Parts;
        File = petition.File;
    }

    internal PetitionId Id { get; }

    internal PetitionRules Rules { get; }

    internal ulong[] Words { get; private set; }

    internal int Version { get; private set; }

    internal RegistrationForm? Form { get; private set; }

    internal Instant? RegisteredAt { get; private set; }

    internal Instant? LastAt { get; private set; }

    internal UnitId? Lead { get; private set; }

    internal ImmutableArray<UnitId> Assisting { get; private set; } = [];

    internal ImmutableArray<Deadline> Deadlines { get; private set; } = [];

    internal SettlementSet? Parts { get; private set; }

    internal PetitionFile File { get; private set; } = PetitionFile.Empty;

    /// <summary>Applies what happened before a migration: all but the configuration, which the migration tells anew.</summary>
    internal void ApplyBeforeMigration(RecordedEvent happened)
    {
        _migrating = true;
        Apply(happened);
        _migrating = false;
    }

    internal void Apply(RecordedEvent happened)
    {
        Version++;
        LastAt = happened.At;
        switch (happened.Event)
        {
            case PetitionRegistered registered:
                Register(registered, happened.At);
                break;
            case PetitionImported imported:
                Adopt(imported, happened.At);
                break;
            case PetitionReferred referred:
                Leave();
                (Lead, Assisting) = (referred.Lead, [.. referred.Assisting ?? []]);
                break;
            case FeedbackGiven given:
                File = File with { Told = File.Told.Append(new Told(given.Recipient, given.Channel, happened.At, Content(given))).ToValueList() };
                break;
            case HandlingAppraised appraised:
                File = File with { Grades = File.Grades.Append(new GradeGiven(appraised.Appraisal, appraised.Grade, happened.At)).ToValueList() };
                break;
            case HearingHeld held:
                File = File with { Hearings = File.Hearings.Append(held.Hearing).ToValueList() };
                break;
            case AgencyTaken taken:
                File = File with { Agencies = File.Agencies.Append(new CollectiveAgency(taken.Agents, happened.At)).ToValueList() };
                break;
            case AgencyConcluded concluded when File.Agencies.Count > 0:
                File = File with { Agencies = [.. File.Agencies.SkipLast(1), File.Agencies[^1] with { ConcludedAt = happened.At, Result = concluded.Result }] };
                break;
            case PetitionHandedOver { Reference: { } reference }:
                Add(reference);
                break;
            case WorkflowMigrated migrated when !_migrating:
                Migrate(migrated);
                break;
            case StepEvent:
                break;
            default:
                Keep(happened);
                break;
        }

        if (happened.Event is StepEvent step && !_migrating)
        {
            Step(step);
        }
    }

    /// <summary>The units of the referral so far become former ones.</summary>
    private void Leave()
    {
        UnitId[] left = Lead is { } lead ? [.. Assisting.Prepend(lead).Except(File.FormerUnits)] : [];
        if (left.Length > 0)
        {
            File = File with { FormerUnits = [.. File.FormerUnits, .. left] };
        }
    }

    private void Migrate(WorkflowMigrated migrated)
    {
        Check(migrated.Workflow, migrated.WorkflowVersion);
        Words = (Rules.Start(migrated.Kind) ?? throw Unknown("kind", migrated.Kind ?? "")).Words.ToArray();
        Deadlines = [];
        Parts = null;
    }

    private void Check(string workflow, int version)
    {
        if (workflow != _tables.Definition.Id || version != _tables.Definition.Version)
        {
            throw new FormatException($"The history is one of another workflow than {_tables.Definition}.");
        }
    }

    private static PersonalDataReference? Content(PetitionEvent happened) => happened.Data.IsEmpty ? null : happened.Data[0];

    private void Register(PetitionRegistered registered, Instant at) => Begin(registered.Form, at, registered.Workflow, registered.WorkflowVersion);

    private void Adopt(PetitionImported imported, Instant at)
    {
        Begin(imported.Form, imported.RegisteredAt ?? at, imported.Workflow, imported.WorkflowVersion);
        (Lead, Assisting) = (imported.Lead, [.. imported.Assisting ?? []]);
        File = File with { ImportedFrom = imported.From };
        Add(imported.From);
    }

    private void Begin(RegistrationForm form, Instant registeredAt, string workflow, int version)
    {
        Form = form;
        RegisteredAt = registeredAt;
        File = form.References is { } references ? File with { References = references } : File;
        if (_migrating)
        {
            return;
        }

        Check(workflow, version);
        Words = (Rules.Start(form.Kind) ?? throw Unknown("kind", form.Kind ?? "")).Words.ToArray();
    }

    private void Step(StepEvent step)
    {
        Layout layout = _tables.Layout;
        layout.State.Write(Words, IndexOf(_tables.States, "state", step.State));
        foreach (ObligationChange change in step.Obligations.OrNone())
        {
            layout.Obligations[IndexOf(_tables.Obligations, "obligation", change.Recipient)].Write(Words, (int)change.Is);
            if (_tables.Definition.Obligations[_tables.Obligations[change.Recipient]].Many)
            {
                Settle(change);
            }
        }

        foreach (ClockChange change in step.Clocks.OrNone())
        {
            int clock = IndexOf(_tables.Clocks, "clock", change.Clock);
            layout.Clocks[clock].Write(Words, _tables.ValueOf(clock, change.Is, change.Stage));
            Put(change.Clock, change.Deadline, stopped: change.Is == ClockStatus.Stopped);
        }

        foreach (AppraisalChange change in step.Appraisals.OrNone())
        {
            layout.Appraisals[IndexOf(_tables.Appraisals, "appraisal", change.Appraisal)].Write(Words, (int)change.Is);
        }

        foreach (CounterChange change in step.Counters.OrNone())
        {
            layout.Counters[IndexOf(_tables.Counters, "counter", change.Counter)].Write(Words, change.Is);
        }

        if (step.Outcome is { } outcome)
        {
            layout.Outcome.Write(Words, outcome.Length == 0 ? 0 : IndexOf(_tables.Outcomes, "outcome", outcome) + 1);
        }

        if (step.Published is { } published)
        {
            layout.Published.Write(Words, published ? 1 : 0);
        }
    }

    private void Settle(ObligationChange change) => Parts = change switch
    {
        { Is: ObligationState.None } => null,
        { Is: ObligationState.Waived } => (Parts ?? SettlementSet.Of(Assisting.Select(u => u.Value))).Waive(),
        { Member: { } member } => (Parts ?? SettlementSet.Of([member])).Settle(member),
        _ => SettlementSet.Of(Assisting.Select(u => u.Value)),
    };

    private void Put(string clock, Deadline? deadline, bool stopped)
    {
        if (deadline is null && !stopped)
        {
            return;
        }

        ImmutableArray<Deadline>.Builder kept = ImmutableArray.CreateBuilder<Deadline>(Deadlines.Length + 1);
        foreach (Deadline one in Deadlines)
        {
            if (one.Clock != clock)
            {
                kept.Add(one);
            }
        }

        if (deadline is not null)
        {
            int place = 0;
            int order = _tables.Clocks[clock];
            while (place < kept.Count && _tables.Clocks[kept[place].Clock] < order)
            {
                place++;
            }

            kept.Insert(place, deadline);
        }

        Deadlines = kept.ToImmutable();
    }

    private void Keep(RecordedEvent happened)
    {
        switch (happened.Event)
        {
            case ContactAttempted attempted:
                File = File with { Attempts = File.Attempts.Append(new RecipientAttempt(attempted.Recipient, new(attempted.Channel, happened.At))).ToValueList() };
                break;
            case DuplicateLinked linked:
                File = File with { Links = File.Links.Append(linked.Other).ToValueList() };
                break;
            case PetitionMerged merged:
                File = File with { Head = merged.Head };
                break;
            case DuplicateUnlinked unlinked:
                File = File with { Links = File.Links.Where(l => l != unlinked.Other).ToValueList(), Head = File.Head == unlinked.Other ? null : File.Head };
                break;
            case ReferenceAdded added:
                Add(added.Reference);
                break;
            case SelectedForDigest selected:
                File = File with { DigestIssues = File.DigestIssues.Append(selected.Issue).ToValueList() };
                break;
            case DeadlineRecomputed recomputed:
                if (!_migrating)
                {
                    IndexOf(_tables.Clocks, "clock", recomputed.Deadline.Clock);
                    Put(recomputed.Deadline.Clock, recomputed.Deadline, stopped: false);
                }

                break;
            default:
                throw new ArgumentException($"An event of type {happened.Event.GetType().Name} is none of a petition.", nameof(happened));
        }
    }

    private void Add(ExternalReference reference)
    {
        if (!File.References.Contains(reference))
        {
            File = File with { References = File.References.Append(reference).ToValueList() };
        }
    }

    private int IndexOf(FrozenDictionary<string, int> index, string what, string id) => index.TryGetValue(id, out int found) ? found : throw Unknown(what, id);

    private FormatException Unknown(string what, string id) =>
        new($"The history names the {what} '{id}', which the workflow {_tables.Definition} does not have.");
}
