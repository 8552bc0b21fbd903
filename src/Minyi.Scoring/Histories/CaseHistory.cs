using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Districts;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Ledgers;
using Minyi.Storage;
using Minyi.Workflow;
using Minyi.Workflow.Definition;

namespace Minyi.Scoring.Histories;

/// <summary>What bulletins and ledgers need of one petition, folded from its events and from nothing else.</summary>
internal sealed class CaseHistory(PetitionId id, HistorySettings settings, Func<string, int, WorkflowCodes> workflows)
{
    private readonly List<Graded> _grades = [];
    private readonly ClockRuns _clocks = new();
    private readonly Dictionary<string, int> _offered = new(StringComparer.Ordinal);
    private WorkflowCodes? _codes;
    private RegistrationForm? _form;
    private Instant _registered;
    private Instant? _closed;
    private string? _kind;
    private string? _state;
    private string? _outcome;
    private UnitId? _lead;
    private int _version;

    internal IEnumerable<ClockRun> Clocks => _clocks.All;

    internal IEnumerable<GradedHandling> Grades => _grades.Select(Ballot);

    /// <summary>Whether the petition has been registered or adopted.</summary>
    internal bool IsCase => _form is not null;

    /// <summary>Applies the next event; the grade that it gives, if any.</summary>
    internal GradedHandling? Apply(EventEnvelope envelope)
    {
        if (envelope.Version != _version + 1)
        {
            throw new InvalidOperationException($"Event {envelope.Version} of petition '{id}' does not follow event {_version}: the stream was not read in order.");
        }

        int graded = _grades.Count;
        switch (envelope.Event)
        {
            case StepEvent step:
                Step(step, envelope);
                break;
            case DeadlineRecomputed recomputed:
                _clocks.Recompute(recomputed.Deadline);
                _clocks.Apply(recomputed.Clocks ?? [], _lead, envelope.RecordedAt, _state);
                break;
            case DateCorrected corrected:
                Correct(corrected, envelope.RecordedAt);
                break;
        }

        _version++;
        return _grades.Count > graded ? Ballot(_grades[^1]) : null;
    }

    internal BulletinCase ToCase()
    {
        (LocalDate? due, LocalDate? met) = Limit();
        return new(id.Value, _kind ?? "", Day(_registered))
        {
            Channel = _form!.Channel.ToString(),
            Studio = _form.Studio?.Value,
            Unit = _lead?.Value,
            Category = _form.Category,
            Closed = _closed is { } closed ? Day(closed) : null,
            Due = due,
            Met = met,
            Outcome = _closed is null ? null : _outcome,
            Marks = _state is { } state && settings.MarkedStates.TryGetValue(state, out string? mark) ? [mark] : [],
            Grades = [.. Resolved().GroupBy(g => g.Group.Group, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Tally)],
        };
    }

    private void Step(StepEvent step, EventEnvelope envelope)
    {
        // All that may be unknown is looked up before anything changes.
        WorkflowCodes codes = step switch
        {
            PetitionRegistered registered => workflows(registered.Workflow, registered.WorkflowVersion),
            PetitionImported imported => workflows(imported.Workflow, imported.WorkflowVersion),
            WorkflowMigrated migrated => workflows(migrated.Workflow, migrated.WorkflowVersion),
            _ => _codes ?? throw new FormatException($"The history of petition '{id}' does not begin with its registration."),
        };
        StateDefinition state = codes.State(step.State);
        Graded? grade = step is HandlingAppraised appraised ? GradeOf(appraised, codes, envelope) : null;

        Place(step, envelope);
        _codes = codes;
        foreach (AppraisalChange change in step.Appraisals ?? [])
        {
            _offered[change.Appraisal] = _offered.GetValueOrDefault(change.Appraisal) + (change.Is == AppraisalState.Offered && step is not WorkflowMigrated ? 1 : 0);
        }

        if (grade is not null)
        {
            _grades.Add(grade);
        }

        if (step is WorkflowMigrated)
        {
            _clocks.Carry(step.Clocks ?? [], _lead, envelope.RecordedAt, step.State);
        }
        else
        {
            _clocks.Apply(step.Clocks ?? [], _lead, envelope.RecordedAt, step.State);
        }

        _outcome = step.Outcome switch
        {
            null => _outcome,
            "" => null,
            _ => step.Outcome,
        };
        _state = step.State;
        _closed = state.IsFinal ? _closed ?? envelope.RecordedAt : null;
    }

    /// <summary>Whose petition it is and who is in charge.</summary>
    private void Place(StepEvent step, EventEnvelope envelope)
    {
        switch (step)
        {
            case PetitionRegistered registered:
                (_form, _kind, _registered, _lead) = (registered.Form, registered.Form.Kind, envelope.RecordedAt, registered.Lead);
                break;
            case PetitionImported imported:
                (_form, _kind, _registered, _lead) = (imported.Form, imported.Form.Kind, imported.RegisteredAt ?? envelope.RecordedAt, imported.Lead);
                break;
            case PetitionReferred referred:
                _lead = referred.Lead;
                break;
            case PetitionMerged merged:
                _lead = merged.Lead ?? _lead;
                break;
            case WorkflowMigrated migrated:
                _kind = migrated.Kind;
                break;
        }
    }

    private Graded GradeOf(HandlingAppraised appraised, WorkflowCodes codes, EventEnvelope envelope)
    {
        if (settings.Appraisals.Find(appraised.Grade) is null)
        {
            throw new FormatException($"Petition '{id}', event {envelope.Version}: no scale of the district has the grade '{appraised.Grade.Code}' of '{appraised.Grade.Scale}'.");
        }

        int handling = Math.Max(1, _offered.GetValueOrDefault(appraised.Appraisal));
        return new(codes.Group(appraised.Appraisal), appraised.Grade, envelope.Actor, handling, _lead, envelope.RecordedAt, envelope.Position.Number);
    }

    private void Correct(DateCorrected corrected, Instant at)
    {
        _registered = _registered == corrected.Wrong ? corrected.Right : _registered;
        _closed = _closed == corrected.Wrong ? corrected.Right : _closed;
        for (int i = 0; i < _grades.Count; i++)
        {
            _grades[i] = _grades[i].At == corrected.Wrong ? _grades[i] with { At = corrected.Right } : _grades[i];
        }

        _clocks.Correct(corrected.Wrong, corrected.Right);
        _clocks.Apply(corrected.Clocks ?? [], _lead, at, _state);
    }

    /// <summary>The last day of the limit, and the day on which what it is about was done where that is not the closing.</summary>
    private (LocalDate? Due, LocalDate? Met) Limit()
    {
        switch (settings.Limit)
        {
            case CaseLimit.ByRule { Rule: { } rule }:
                return (settings.Time.Start(rule, _registered).DueOn, null);
            case CaseLimit.ByClock { Clock: { } clock }:
                ClockRun[] runs = [.. _clocks.All.Where(r => r.Clock == clock)];
                ClockRun? run = runs.FirstOrDefault(r => r.Kept == false) ?? runs.LastOrDefault();
                return run is null || (run.EndedAt is null && run.Deadline.IsPaused) ? default : (run.Deadline.DueOn, run.EndedAt is { } end ? Met(run, end) : null);
            default:
                return default;
        }
    }

    /// <summary>The day on which a clock was stopped, never past its last day where it was stopped in time, nor before it where it was not.</summary>
    private LocalDate Met(ClockRun run, Instant end)
    {
        LocalDate day = Day(end);
        return run.Kept == true ? LocalDate.Min(day, run.Deadline.DueOn) : LocalDate.Max(day, run.Deadline.DueOn.PlusDays(1));
    }

    /// <summary>One grade for each grader, handling, unit and item.</summary>
    private IEnumerable<Graded> Resolved() => _grades
        .GroupBy(g => Ballot(g).Ballot.Key)
        .Select(g => settings.Ballots == BallotRule.Last ? g.OrderBy(x => x.At).ThenBy(x => x.Number).Last() : g.OrderBy(x => x.At).ThenBy(x => x.Number).First());

    private GradeTally Tally(IGrouping<string, Graded> group)
    {
        long satisfied = group.LongCount(g => !settings.Appraisals.Find(g.Grade)!.NotSatisfied);
        return new(group.Key, group.LongCount(), satisfied);
    }

    private GradedHandling Ballot(Graded grade)
    {
        string subject = grade.Unit?.Value ?? _form!.Studio?.Value ?? settings.Office;
        string handling = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}#{grade.Handling}");
        return new(id, _form!.Studio, new(new(grade.By.Value, handling, subject, grade.Group.Item), grade.Group.Group, grade.Grade.Code, grade.At, grade.Number), grade.Handling, grade.Unit);
    }

    private LocalDate Day(Instant at) => settings.Time.DateOf(at);

    private sealed record Graded(GraderGroup Group, Grade Grade, ActorId By, int Handling, UnitId? Unit, Instant At, long Number);
}
