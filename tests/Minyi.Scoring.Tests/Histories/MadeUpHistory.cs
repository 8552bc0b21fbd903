using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Workflow;

namespace Minyi.Scoring.Tests.Histories;

/// <summary>Histories made up at random, and beside them the truth about them as their author kept it: what the book must find out from the events.</summary>
internal sealed class MadeUpHistory
{
    private static readonly string[] Grades = ["satisfied", "basically-satisfied", "not-satisfied"];
    private static readonly string[] Outcomes = ["Solved", "Explained", "Adopted"];
    private readonly Random _random;
    private readonly PetitionId _id;
    private readonly ImmutableArray<(ActorId Actor, Instant At, PetitionEvent Event)>.Builder _events = ImmutableArray.CreateBuilder<(ActorId, Instant, PetitionEvent)>();
    private Instant _now;
    private Instant? _started;
    private Deadline? _deadline;
    private bool _ranOut;
    private int _round;
    private UnitId? _unit;

    internal MadeUpHistory(int seed)
    {
        _random = new(seed);
        _id = PetitionId.From("P-" + seed);
        _now = Instant.FromUtc(2024, 1, 2, 1, 0) + Duration.FromDays(_random.Next(60));
        Write();
    }

    internal PetitionId Id => _id;

    internal List<(string Appraisal, int Round, string? Unit, string By, Grade Grade, Instant At)> Given { get; } = [];

    internal List<(bool? Kept, Instant? End)> Handlings { get; } = [];

    internal string Kind { get; private set; } = "";

    internal string? Studio { get; private set; }

    internal Instant Registered { get; private set; }

    internal Instant? Closed { get; private set; }

    internal string? Outcome { get; private set; }

    internal string? Unit => _unit?.Value;

    internal IReadOnlyList<(ActorId Actor, Instant At, PetitionEvent Event)> Events => _events;

    internal async Task AppendTo(IPetitionStore store, int from, int count)
    {
        for (int i = from; i < Math.Min(from + count, _events.Count); i++)
        {
            (ActorId actor, Instant at, PetitionEvent happened) = _events[i];
            await store.AppendAsync(new(_id, i, CommandId.From("c-" + i), actor, at, [happened]));
        }
    }

    private void Write()
    {
        Kind = _random.Next(2) == 0 ? "Demand" : "Suggestion";
        StudioId? studio = _random.Next(4) == 0 ? null : StudioId.From("studio-" + _random.Next(3));
        Studio = studio?.Value;
        Registered = _now;
        Add(new PetitionRegistered
        {
            Workflow = "yantian",
            WorkflowVersion = 1,
            Form = new RegistrationForm { Channel = PetitionChannel.Visit, Kind = Kind, Studio = studio, Category = "roads" },
            Command = "Register",
            Transition = "register",
            State = "Registered",
        });
        for (int i = _random.Next(12); i > 0; i--)
        {
            Step();
        }
    }

    private void Step()
    {
        _now += Duration.FromHours(1 + _random.Next(120));
        switch (_random.Next(7))
        {
            case 0:
                Refer();
                break;
            case 1 when _started is not null:
                Stop();
                break;
            case 2:
                _round++;
                Add(Taken("Appraising") with { Appraisals = [new("by-petitioner", AppraisalState.Offered), new("by-representative", AppraisalState.Offered)] });
                break;
            case 3 or 4 when _round > 0:
                Grade();
                break;
            case 5:
                Outcome = Outcomes[_random.Next(Outcomes.Length)];
                Closed ??= _now;
                Add(Taken("ClosedSolved") with { Outcome = Outcome });
                break;
            case 6 when _started is not null && !_ranOut && _deadline!.DueAt > _now:
                _now = _deadline.DueAt;
                _ranOut = true;
                Add(Taken("WithUnit") with { Clocks = [new("handling", ClockStatus.RunOut)] });
                break;
        }
    }

    private void Refer()
    {
        if (_started is not null)
        {
            Handlings.Add((_ranOut ? false : _now < _deadline!.DueAt, _now));
        }

        _unit = UnitId.From("unit-" + _random.Next(3));
        (_started, _ranOut) = (_now, false);
        _deadline = HistoryBookTests.Time.Start(HistoryBookTests.Handling, _now);
        Add(new PetitionReferred { Lead = _unit.Value, Command = "Refer", Transition = "refer", State = "WithUnit", Clocks = [new("handling", ClockStatus.Running, "warning", _deadline)] });
    }

    private void Stop()
    {
        Handlings.Add((_ranOut ? false : _now < _deadline!.DueAt, _now));
        _started = null;
        Add(Taken("Answered") with { Clocks = [new("handling", ClockStatus.Stopped)] });
    }

    private void Grade()
    {
        string appraisal = _random.Next(2) == 0 ? "by-petitioner" : "by-representative";
        Grade grade = new("satisfaction", Grades[_random.Next(3)]);
        string by = "account-" + _random.Next(2);
        Given.Add((appraisal, _round, Unit, by, grade, _now));
        Add(new HandlingAppraised { Appraisal = appraisal, Grade = grade, Command = "Appraise", Transition = "appraise", State = "Appraising", Appraisals = [new(appraisal, AppraisalState.Satisfied)] }, by);
    }

    private StepTaken Taken(string state)
    {
        // What is not closed is open again.
        return new() { Command = "Step", Transition = "step", State = state };
    }

    private void Add(StepEvent happened, string by = "somebody")
    {
        if (!happened.State.StartsWith("Closed", StringComparison.Ordinal))
        {
            Closed = null;
        }

        _events.Add((ActorId.From(by), _now, happened));
    }

    /// <summary>The run that is not over, if any.</summary>
    internal (bool? Kept, Instant? End)? OpenRun => _started is null ? null : (_ranOut ? false : null, null);
}
