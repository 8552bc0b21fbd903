using Minyi.Deadlines;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Demo;

/// <summary>One petition on its way through its plan: each step submitted at its time, and whatever the clocks say in between.</summary>
internal sealed class PetitionRun
{
    /// <summary>A step of a plan that the workflow does not have: an attempt to reach the petitioner is put on record.</summary>
    private const string RecordAttempt = "record-attempt";

    private readonly PlannedPetition _plan;
    private readonly Simulation _simulation;
    private Petition _petition;
    private PendingExpiry? _expiry;
    private LocalDateTime _planned;
    private int _next;
    private int _submissions;

    public PetitionRun(PlannedPetition plan, Simulation simulation)
    {
        _plan = plan;
        _simulation = simulation;
        _petition = Petition.New(plan.Id, simulation.Rules);
        _planned = plan.RegisteredAt;
        At = InstantOf(_planned);
    }

    /// <summary>When something happens next; null when nothing does any more.</summary>
    public Instant? At { get; private set; }

    /// <summary>Takes the next step: the plan's, or the clock's where it comes first.</summary>
    /// <exception cref="DemoDataException">The petition refuses it: plan and workflow do not fit.</exception>
    public async ValueTask Step()
    {
        Instant at = At!.Value;
        if (_expiry is not null)
        {
            await Expire(at);
        }
        else
        {
            PlannedStep step = _plan.Steps[_next];
            foreach (Role approving in step.Transition == RecordAttempt ? [] : Approving(_simulation.Transition(step.Transition)))
            {
                string command = _simulation.Transition(step.Transition).Command;
                await Submit(_simulation.Actors.For(approving, _plan).Select(by => ((PetitionCommand)new Approve(command, approving), by)), $"{step.Transition} (approval)", at);
            }

            await Submit(step.Transition == RecordAttempt ? Recording() : Asking(_simulation.Transition(step.Transition), step, at), step.Transition, at);
            _next++;
        }

        Schedule(at);
    }

    /// <summary>Has what has run out submitted, as a host does, and goes on in the plan where it waited for that.</summary>
    private async ValueTask Expire(Instant at)
    {
        IReadOnlyList<EventEnvelope> expired = await _simulation.RunDeadlines(_plan.Id, _petition.Version, at);
        if (expired.Count == 0)
        {
            throw new DemoDataException($"{_petition}: {_expiry!.Command.Name} is not submitted.");
        }

        _petition = expired.Aggregate(_petition, (petition, one) => petition.Apply(one.Recorded));
        foreach (EventEnvelope one in expired)
        {
            bool waited = one.Event is ClockExpired taken && _next < _plan.Steps.Length && _plan.Steps[_next].Transition == taken.Transition;
            _next += waited ? 1 : 0;
        }
    }

    /// <summary>Everyone who may take a step, in turn: a representative who is of the unit concerned is refused, a colleague is not.</summary>
    private IEnumerable<(PetitionCommand Command, Actor By)> Asking(TransitionDefinition transition, PlannedStep step, Instant at) =>
        transition.Roles.SelectMany(role => _simulation.Actors.For(role, _plan))
            .Select(actor => (_simulation.Commands.For(transition, step, _plan, _petition, actor, at), actor));

    /// <summary>The roles whose approval a transition needs first.</summary>
    private static IEnumerable<Role> Approving(TransitionDefinition transition) =>
        transition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!));

    private IEnumerable<(PetitionCommand Command, Actor By)> Recording() =>
        [(DemoCommands.Attempt(_next), _simulation.Actors.For(Role.From("Clerk"), _plan).First())];

    private async ValueTask Submit(IEnumerable<(PetitionCommand Command, Actor By)> attempts, string step, Instant at)
    {
        _submissions++;
        Refusal? refusal = null;
        foreach ((PetitionCommand command, Actor by) in attempts)
        {
            SubmissionResult result = await _simulation.Submit(_plan, command, by, at, _submissions);
            if (result.IsAccepted)
            {
                _petition = result.Petition;
                return;
            }

            refusal = result.Refusal;
        }

        throw new DemoDataException($"{_petition}: {step} is refused: {refusal}.");
    }

    /// <summary>The plan's next time, unless a clock expires before it or is what the plan waits for.</summary>
    private void Schedule(Instant now)
    {
        LegalTime time = _simulation.Rules.Time;
        Instant planned = Instant.MaxValue;
        if (_next < _plan.Steps.Length)
        {
            PlannedStep step = _plan.Steps[_next];
            bool waits = step.Transition != RecordAttempt && _simulation.Transition(step.Transition).Find(RequirementKind.Expired) is not null;
            _planned = OfficeDay.Next(now.InZone(time.Zone).LocalDateTime, step.WorkingDays, step.Minute, time.Calendar);
            planned = waits ? planned : Instant.Max(now, InstantOf(_planned));
        }

        PendingExpiry? expiry = _petition.NextExpiry();
        _expiry = expiry is not null && expiry.At <= planned ? expiry : null;
        At = _expiry is not null ? Instant.Max(now, _expiry.At) : planned < Instant.MaxValue ? planned : null;
    }

    private Instant InstantOf(LocalDateTime local) => _simulation.Rules.Time.Zone.AtLeniently(local).ToInstant();
}
