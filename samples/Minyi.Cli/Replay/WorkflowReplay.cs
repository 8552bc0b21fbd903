using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;

namespace Minyi.Cli.Replay;

/// <summary>Drives rows through a workflow: received and assigned when the row was created, closed when it was closed, and whatever its clocks say in between.</summary>
internal sealed class WorkflowReplay
{
    /// <summary>The commands that a workflow must have to be replayed.</summary>
    public static IReadOnlyList<string> Steps { get; } = [Receive, Assign, Close];

    private const string Receive = "Receive";
    private const string Assign = "Assign";
    private const string Close = "Close";
    private const string Limited = "handling";

    private static readonly Actor Intake = new(ActorId.From("intake"), [Role.From("Intake")]);

    private readonly PetitionRules _rules;

    /// <summary>Makes ready to replay.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="mapping">The time limit, which is set on every clock, and where days begin.</param>
    public WorkflowReplay(PetitionWorkflow workflow, ReplayMapping mapping)
    {
        DeadlineUnit unit = mapping.LimitInWorkingDays ? DeadlineUnit.WorkingDays : DeadlineUnit.CalendarDays;
        LegalTime time = new(ChinaCalendar.Official, zone: mapping.Timestamps.Zone);
        _rules = new(workflow, time, workflow.Definition.Clocks.Select(c => new DeadlineRule(c.Id, mapping.LimitAmount, unit)));
    }

    /// <summary>The last day on which a row created then is closed in time.</summary>
    public LocalDate LastDay(Moment created) => _rules.Time.Start(_rules.Clock(Limited), created.At).DueOn;

    /// <summary>Drives one row.</summary>
    public RowOutcome Drive(SourceRow row)
    {
        UnitId unit = UnitId.From(row.Unit.Length > 0 ? row.Unit : "not-stated");
        Actor officer = new(ActorId.From("officer"), [Role.From("ResponsibleUnit")], units: [unit]);
        RegistrationForm form = new() { Channel = PetitionChannel.Transferred, References = [new("source", row.Key)] };
        Petition petition = Petition.New(PetitionId.From(row.Key), _rules);
        Refusal? refusal = null;
        Take(new Step(Receive) { Form = form }, Intake, row.Created.At);
        Take(new Step(Assign) { Lead = unit }, Intake, row.Created.At);
        if (!row.IsClosed || row.Closed is not { } closed)
        {
            return new(petition.IsClosed, false, null, refusal);
        }

        while (petition.NextExpiry() is { } expiry && expiry.At < closed.At && Take(expiry.Command, new(ActorId.From("clock"), [expiry.Role]), expiry.At))
        {
            // Each stage once: what has expired does not come again.
        }

        bool onTime = petition.Deadlines.All(d => closed.At < d.DueAt);
        Take(new Step(Close), officer, closed.At);
        return petition.IsClosed
            ? new(true, onTime, petition.LastAt - petition.RegisteredAt, refusal)
            : new(false, false, null, refusal);

        bool Take(PetitionCommand command, Actor by, Instant at)
        {
            PetitionDecision decision = petition.Decide(command, by, at);
            refusal ??= decision.Refusal;
            petition = decision.Next();
            return decision.IsAllowed;
        }
    }
}
