using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions.Authority;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Petitions.Folding;

/// <summary>A petition on its way from event to event; it becomes a value at the end, once.</summary>
internal sealed partial class PetitionFold
{
    private readonly WorkflowTables _tables;
    private PetitionFile _file = PetitionFile.Empty;
    private ImmutableArray<Deadline> _deadlines = [];
    private bool _migrating;

    // Made when something in them changes; the deadlines by clock.
    private FileFold? _filing;
    private Deadline?[]? _running;

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
        _deadlines = petition.Deadlines;
        Parts = petition.Parts;
        _file = petition.File;
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

    internal SettlementSet? Parts { get; private set; }

    private FileFold Filing => _filing ??= new(_file);

    internal PetitionFile FreezeFile() => _filing?.Freeze() ?? _file;

    /// <summary>The deadlines in the order of the workflow's clocks.</summary>
    internal ImmutableArray<Deadline> FreezeDeadlines()
    {
        if (_running is null)
        {
            return _deadlines;
        }

        int count = _running.Length - _running.AsSpan().Count((Deadline?)null);
        if (count == 0)
        {
            return [];
        }

        Deadline[] deadlines = new Deadline[count];
        int next = 0;
        foreach (Deadline? deadline in _running)
        {
            if (deadline is not null)
            {
                deadlines[next++] = deadline;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(deadlines);
    }

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
        bool approved = _filing?.HasApprovals ?? _file.Approvals.Count > 0;
        string? state = approved && !_migrating && happened.Event is StepEvent and not WorkflowMigrated ? _tables.Definition.States[_tables.Layout.State.Read(Words)].Id : null;
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
                (Lead, Assisting) = (referred.Lead, referred.Assisting?.Items ?? []);
                break;
            case FeedbackGiven given:
                Filing.Add(new Told(Recipient(given.Recipient), given.Channel, happened.At, given.Data.IsEmpty ? null : given.Data[0].Id));
                break;
            case HandlingAppraised appraised:
                Filing.Add(new GradeGiven(Appraisal(appraised.Appraisal), Rules.Appraisals.Known(appraised.Grade), happened.At) { By = happened.By });
                break;
            case HearingHeld held:
                Filing.Add(held.Hearing);
                break;
            case AgencyTaken taken:
                Filing.Take(taken, happened.At);
                break;
            case AgencyConcluded concluded:
                Filing.Conclude(concluded, happened.At);
                break;
            case PetitionMerged merged:
                Merge(merged, happened.At);
                break;
            case PetitionHandedOver { Reference: { } reference }:
                Filing.Add(reference);
                break;
            case WorkflowMigrated migrated when !_migrating:
                Migrate(migrated);
                break;
            case StepEvent:
                break;
            case DeadlineRecomputed recomputed:
                Recompute(recomputed);
                break;
            case ApprovalGiven given:
                Filing.Add(new OpenApproval(given.Of, given.Role, given.Amount, happened.By, given.Units ?? [], happened.At));
                break;
            case DateCorrected corrected:
                Correct(corrected);
                break;
            default:
                if (!Filing.Keep(happened.Event, happened.At))
                {
                    throw new ArgumentException($"An event of type {happened.Event.GetType().Name} is not a petition's.", nameof(happened));
                }

                break;
        }

        if (happened.Event is StepEvent step)
        {
            Answer(step, happened.By);
            string known = _filing?.Acted ?? _file.Acted;
            string acted = _migrating || happened.By == Lateness.Runner ? known : new ActedMarks(known).With(happened.By, _tables.RoleSets.Taken(step));
            if (approved || step.ForUnit is not null || step.Approvals is not null || !ReferenceEquals(acted, known))
            {
                Filing.Take(step, happened.By, moved: step is WorkflowMigrated || (state is not null && state != step.State), acted);
            }

            if (!_migrating)
            {
                Step(step);
            }
        }
    }

    private void Migrate(WorkflowMigrated migrated)
    {
        Check(migrated.Workflow, migrated.WorkflowVersion);
        Filing.Migrate();
        Words = (Rules.Start(migrated.Kind) ?? throw Unknown("kind", migrated.Kind ?? "")).Words.ToArray();
        _deadlines = [];
        _running = null;
        Parts = null;
    }

    private void Check(string workflow, int version)
    {
        if (workflow != _tables.Definition.Id || version != _tables.Definition.Version)
        {
            throw new FormatException($"The history is one of another workflow than {_tables.Definition}.");
        }
    }

    private void Register(PetitionRegistered registered, Instant at)
    {
        Begin(registered.Form, at, registered.Workflow, registered.WorkflowVersion);
        Lead = registered.Lead;
    }

    private void Adopt(PetitionImported imported, Instant at)
    {
        Begin(imported.Form, imported.RegisteredAt ?? at, imported.Workflow, imported.WorkflowVersion);
        (Lead, Assisting) = (imported.Lead, imported.Assisting?.Items ?? []);
        Filing.Adopt(imported.From);
    }

    private void Begin(RegistrationForm form, Instant registeredAt, string workflow, int version)
    {
        Form = Kind(form.Kind) is var kind && ReferenceEquals(kind, form.Kind) ? form : form with { Kind = kind };
        RegisteredAt = registeredAt;
        if (form.References is { } references)
        {
            Filing.Begin(references);
        }

        if (_migrating)
        {
            return;
        }

        Check(workflow, version);
        (Rules.Start(form.Kind) ?? throw Unknown("kind", form.Kind ?? "")).Words.CopyTo(Words);
    }

    private void Step(StepEvent step)
    {
        Layout layout = _tables.Layout;
        layout.State.Write(Words, IndexOf(_tables.States, "state", step.State));
        foreach (ObligationChange change in step.Obligations.OrNone())
        {
            int obligation = IndexOf(_tables.Obligations, "obligation", change.Recipient);
            layout.Obligations[obligation].Write(Words, (int)change.Is);
            if (_tables.Definition.Obligations[obligation].Many)
            {
                Settle(change);
            }
        }

        Apply(step.Clocks);

        foreach (AppraisalChange change in step.Appraisals.OrNone())
        {
            layout.Appraisals[IndexOf(_tables.Appraisals, "appraisal", change.Appraisal)].Write(Words, (int)change.Is);
        }

        foreach (CounterChange change in step.Counters.OrNone())
        {
            int counter = IndexOf(_tables.Counters, "counter", change.Counter);
            if (change.Is < 0 || change.Is > _tables.Definition.Counters[counter].Bound)
            {
                throw new FormatException($"The history counts '{change.Counter}' beyond what the workflow {_tables.Definition} allows.");
            }

            layout.Counters[counter].Write(Words, change.Is);
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

    private void Apply(ValueList<ClockChange>? clocks)
    {
        foreach (ClockChange change in clocks.OrNone())
        {
            int clock = IndexOf(_tables.Clocks, "clock", change.Clock);
            Check(clock, change);
            _tables.Layout.Clocks[clock].Write(Words, _tables.ValueOf(clock, change.Is, change.Stage));
            if (change.Deadline is not null || change.Is == ClockStatus.Stopped)
            {
                Running()[clock] = Named(change.Deadline, clock);
            }
        }
    }

    /// <summary>A stage, or a deadline of another clock, that the workflow does not have here is not taken for one that it has.</summary>
    private void Check(int clock, ClockChange change)
    {
        if (change.Is is ClockStatus.Running or ClockStatus.Paused && !_tables.HasStage(clock, change.Stage))
        {
            throw Unknown("stage", change.Stage ?? "");
        }

        if (change.Deadline is { } deadline && deadline.Clock != change.Clock)
        {
            throw new FormatException($"The history gives the clock '{change.Clock}' the deadline of another.");
        }
    }

    private void Settle(ObligationChange change)
    {
        try
        {
            Parts = change switch
            {
                { Is: ObligationState.None } => null,
                { Is: ObligationState.Waived } => (Parts ?? Unsettled()).Waive(),
                { Member: { } member } => (Parts ?? SettlementSet.Of([member])).Settle(member),
                _ => Unsettled(),
            };
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"The history settles a part of '{change.Recipient}' that the petition does not have.", e);
        }
    }

    private SettlementSet Unsettled() => SettlementSet.Of(Assisting.Select(u => u.Value));

    /// <summary>The corrected instant takes the place of the wrong one wherever that stood; the file goes on from the correction.</summary>
    private void Correct(DateCorrected corrected)
    {
        RegisteredAt = RegisteredAt == corrected.Wrong ? corrected.Right : RegisteredAt;
        Filing.Correct(corrected.Wrong, corrected.Right);
        if (!_migrating)
        {
            Apply(corrected.Clocks);
        }
    }

    private void Recompute(DeadlineRecomputed recomputed)
    {
        if (!_migrating)
        {
            int clock = IndexOf(_tables.Clocks, "clock", recomputed.Deadline.Clock);
            Running()[clock] = Named(recomputed.Deadline, clock);
            Apply(recomputed.Clocks);
        }
    }

    private Deadline?[] Running()
    {
        if (_running is null)
        {
            _running = new Deadline?[_tables.Definition.Clocks.Count];
            foreach (Deadline deadline in _deadlines)
            {
                _running[IndexOf(_tables.Clocks, "clock", deadline.Clock)] = deadline;
            }
        }

        return _running;
    }

    // Names as the workflow's own strings, so that petitions read from a store do not each keep others.
    private string Recipient(string id) => _tables.Obligations.TryGetValue(id, out int found) ? _tables.Definition.Obligations[found].Id : id;

    private string? Kind(string? id)
    {
        foreach (KindDefinition kind in _tables.Definition.Kinds.AsSpan())
        {
            if (kind.Id == id)
            {
                return kind.Id;
            }
        }

        return id;
    }

    private Deadline? Named(Deadline? deadline, int clock) =>
        _tables.Definition.Clocks[clock].Id is var own && (deadline is null || ReferenceEquals(deadline.Clock, own)) ? deadline : deadline with { Clock = own };

    private string Appraisal(string id) => _tables.Appraisals.TryGetValue(id, out int found) ? _tables.Definition.Appraisals[found].Id : id;

    private int IndexOf(FrozenDictionary<string, int> index, string what, string id) => index.TryGetValue(id, out int found) ? found : throw Unknown(what, id);

    private FormatException Unknown(string what, string id) =>
        new($"The history names the {what} '{id}', which the workflow {_tables.Definition} does not have.");
}
