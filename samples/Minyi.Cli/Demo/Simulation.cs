using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Minyi.Districts;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using Minyi.Workflow.Definition;

namespace Minyi.Cli.Demo;

/// <summary>Runs every planned petition step by step in the order of time, each step submitted at the desk, until the period ends.</summary>
internal sealed class Simulation
{
    private readonly PetitionDesk _desk;
    private readonly IPetitionStore _store;
    private readonly DeadlineRunner _deadlines;
    private readonly FrozenDictionary<string, TransitionDefinition> _transitions;

    private Simulation(DemoFigures figures, District district, IPetitionStore store, PetitionDesk desk)
    {
        _desk = desk;
        _store = store;
        _deadlines = new(desk, new PetitionBoard(store, desk.Rules));
        Actors = new(district);
        Commands = new(figures, desk.Rules.Time.Zone);
        _transitions = desk.Rules.Workflow.Definition.Transitions.ToFrozenDictionary(t => t.Id);
    }

    public PetitionRules Rules => _desk.Rules;

    public DemoActors Actors { get; }

    public DemoCommands Commands { get; }

    /// <summary>Runs the plans.</summary>
    /// <param name="figures">The data file.</param>
    /// <param name="district">The district, with every representative in a studio.</param>
    /// <param name="plans">What happens to each petition.</param>
    /// <param name="store">Where histories are kept.</param>
    /// <param name="desk">Where it is submitted.</param>
    /// <param name="progress">Is told the share that is done, from 0 to 1.</param>
    public static async Task Run(DemoFigures figures, District district, ImmutableArray<PlannedPetition> plans, IPetitionStore store, PetitionDesk desk, IProgress<double>? progress = null)
    {
        Simulation simulation = new(figures, district, store, desk);
        Instant start = figures.Chosen.Period.Start.AtStartOfDayInZone(desk.Rules.Time.Zone).ToInstant();
        Instant end = figures.Chosen.Period.End.PlusDays(1).AtStartOfDayInZone(desk.Rules.Time.Zone).ToInstant();
        PriorityQueue<PetitionRun, (Instant At, int Order)> queue = new(plans.Length);
        for (int i = 0; i < plans.Length; i++)
        {
            PetitionRun run = new(plans[i], simulation);
            queue.Enqueue(run, (run.At!.Value, i));
        }

        while (queue.TryDequeue(out PetitionRun? run, out (Instant At, int Order) turn) && turn.At < end)
        {
            await run.Step();
            progress?.Report((turn.At - start) / (end - start));
            if (run.At is { } next)
            {
                queue.Enqueue(run, (next, turn.Order));
            }
        }
    }

    /// <summary>A transition of the workflow.</summary>
    public TransitionDefinition Transition(string id) =>
        _transitions.GetValueOrDefault(id) ?? throw new DemoDataException($"The demo's data file names the transition '{id}', which the workflow does not have.");

    /// <summary>Has everything submitted that has run out by an instant, and gives what that came to on one petition.</summary>
    public async ValueTask<IReadOnlyList<EventEnvelope>> RunDeadlines(PetitionId petition, int version, Instant now)
    {
        DeadlineRun run = await _deadlines.RunAsync(now);
        return run.Refused.IsEmpty
            ? await _store.ReadAsync(petition, version)
            : throw new DemoDataException($"{run.Refused[0].Petition}: the expiry of {run.Refused[0].Clock} is refused.");
    }

    /// <summary>Submits a command with its texts.</summary>
    public ValueTask<SubmissionResult> Submit(PlannedPetition plan, PetitionCommand command, Actor by, Instant at, int number) => _desk.SubmitAsync(
        new(CommandId.From(string.Create(CultureInfo.InvariantCulture, $"{plan.Id}-{number:D3}")), plan.Id, command, by, at)
        {
            Texts = command is RecordAttempt or Approve ? ImmutableSortedDictionary<string, string>.Empty : Commands.Texts(plan, command),
            Subject = DataSubjectId.OfAccount(plan.Petitioner),
        });
}
