using Minyi.Appraisals;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Scoring.Bulletins;
using Minyi.Storage;
using Minyi.Workflow;

namespace Minyi.Cli.Demo;

/// <summary>What a bulletin and a ledger need of one petition, folded from its events and from nothing else.</summary>
internal sealed class PetitionHistory(PetitionId id, PetitionRules rules, DeadlineRule closing)
{
    private readonly List<GivenGrade> _grades = [];
    private readonly HashSet<string> _transitions = [];
    private Instant _registered;
    private LocalDate? _closed;
    private string? _outcome;
    private Deadline? _handling;
    private int _handlings;

    public PetitionId Id => id;

    /// <summary>The registration form.</summary>
    public RegistrationForm? Form { get; private set; }

    /// <summary>The unit in charge; null before a referral.</summary>
    public UnitId? Lead { get; private set; }

    /// <summary>The grades in the order in which they were given.</summary>
    public IReadOnlyList<GivenGrade> Grades => _grades;

    /// <summary>The transitions that were taken.</summary>
    public IReadOnlySet<string> Transitions => _transitions;

    /// <summary>How often a unit concluded, and how often within its time limit.</summary>
    public (int InTime, int All) Answers { get; private set; }

    /// <summary>Reads the histories of a stream, in the order of registration.</summary>
    public static async Task<IReadOnlyList<PetitionHistory>> ReadAll(InMemoryPetitionStore store, PetitionRules rules, DeadlineRule closing)
    {
        Dictionary<PetitionId, PetitionHistory> histories = [];
        List<PetitionHistory> order = [];
        await foreach (EventEnvelope envelope in store.ReadAllAsync())
        {
            if (!histories.TryGetValue(envelope.Petition, out PetitionHistory? history))
            {
                histories.Add(envelope.Petition, history = new(envelope.Petition, rules, closing));
                order.Add(history);
            }

            history.Apply(envelope);
        }

        return order;
    }

    /// <summary>The petition as a bulletin counts it.</summary>
    public BulletinCase ToCase() => new(id.Value, Words.Kebab(Form!.Kind!), rules.Time.DateOf(_registered))
    {
        Channel = Words.Kebab(Form.Channel.ToString()),
        Studio = Form.Studio?.Value,
        Unit = Lead?.Value,
        Category = Form.Category,
        Closed = _closed,
        Due = rules.Time.Start(closing, _registered).DueOn,
        Outcome = _outcome is { } outcome ? Words.Kebab(outcome) : null,
        Grades = [.. _grades.GroupBy(g => g.Group, StringComparer.Ordinal).Select(g => Scoring.Bulletins.GradeTally.Of(g.Key, GradeScale.Satisfaction, g.Select(x => x.Grade)))],
    };

    private void Apply(EventEnvelope envelope)
    {
        if (envelope.Event is not StepEvent step)
        {
            return;
        }

        LocalDate date = rules.Time.DateOf(envelope.RecordedAt);
        _transitions.Add(step.Transition);
        switch (step)
        {
            case PetitionRegistered registered:
                Form = registered.Form;
                _registered = envelope.RecordedAt;
                break;
            case PetitionReferred referred:
                Lead = referred.Lead;
                break;
            case HandlingAppraised appraised:
                _grades.Add(new(appraised.Appraisal["by-".Length..], appraised.Grade, envelope.Actor, _handlings, envelope.RecordedAt));
                break;
        }

        if (step.Command == "OfferAppraisal")
        {
            _handlings++;
        }

        Answer(step, envelope.RecordedAt);
        _outcome = step.Outcome switch
        {
            null => _outcome,
            "" => null,
            _ => step.Outcome,
        };
        bool final = rules.Workflow.Definition.States.First(s => s.Id == step.State).IsFinal;
        _closed = final ? _closed ?? date : null;
    }

    /// <summary>Follows the unit's clock: the deadline in force, and whether it was kept when the clock stops with an answer.</summary>
    private void Answer(StepEvent step, Instant at)
    {
        foreach (ClockChange change in (step.Clocks ?? []).Where(c => c.Clock == "handling"))
        {
            if (change.Is == ClockStatus.Stopped && step.State == "Answered" && _handling is { } deadline)
            {
                Answers = (Answers.InTime + (at <= deadline.DueAt ? 1 : 0), Answers.All + 1);
            }

            _handling = change.Deadline ?? (change.Is == ClockStatus.Stopped ? null : _handling);
        }
    }
}

/// <summary>A grade.</summary>
/// <param name="Group">The group of graders: <c>petitioner</c>, <c>representative</c>, <c>residents</c>.</param>
/// <param name="Grade">The grade.</param>
/// <param name="By">Who gave it: for the ledger alone.</param>
/// <param name="Handling">Which handling of the petition, from 1.</param>
/// <param name="At">When.</param>
internal readonly record struct GivenGrade(string Group, Grade Grade, ActorId By, int Handling, Instant At);
