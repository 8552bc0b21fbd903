using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Minyi.Grid.Rosters;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Histories;
using Minyi.Scoring.Ledgers;
using Minyi.Storage;
using Minyi.Testing.Generators;

namespace Minyi.Cli.Demo;

/// <summary>One run of the demo with all that it made.</summary>
internal sealed record DemoRun
{
    public required DemoFigures Figures { get; init; }

    public required MadeUpDistrict Made { get; init; }

    public required Allotment Allotment { get; init; }

    public required ImmutableArray<NamedContacts> Contacts { get; init; }

    public required DutyRoster Roster { get; init; }

    public required PetitionRules Rules { get; init; }

    public required InMemoryPetitionStore Store { get; init; }

    public required HistoryBook Histories { get; init; }

    /// <summary>The petitions as the bulletin counts them, by id.</summary>
    public required IReadOnlyDictionary<string, BulletinCase> Cases { get; init; }

    /// <summary>How many of the workflow's transitions were taken.</summary>
    public required int Transitions { get; init; }

    public required DemoScores Scores { get; init; }

    public required Bulletin Bulletin { get; init; }

    /// <summary>Builds the district, allots, assigns, rosters, runs every petition, scores, and composes the bulletin from the histories.</summary>
    public static async Task<DemoRun> Of(DemoFigures figures, IProgress<double>? progress = null)
    {
        PetitionRules rules = DemoRules.Of(figures);
        MadeUpDistrict made = DistrictGenerator.Generate(figures.ToSeed());
        Allotment allotment = Allotment.Of(made);
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(Salts()), rules);
        ImmutableArray<PlannedPetition> plans = PetitionPlanner.Plan(figures, allotment.District, made.Residents, rules.Time.Calendar);
        await Simulation.Run(figures, allotment.District, plans, store, desk, progress);
        HistoryBook histories = new(DemoRules.Histories(figures, rules));
        IReadOnlyList<GradedHandling> grades = await histories.FollowAsync(store);
        Dictionary<string, BulletinCase> cases = histories.Cases().ToDictionary(c => c.Id, StringComparer.Ordinal);
        return new()
        {
            Figures = figures,
            Made = made,
            Allotment = allotment,
            Contacts = NamedContacts.Of(made),
            Roster = DemoRoster.Of(allotment.District, figures.Chosen.Roster.Interval, rules.Time.Calendar),
            Rules = rules,
            Store = store,
            Histories = histories,
            Cases = cases,
            Transitions = await TransitionsOf(store),
            Scores = DemoScores.Of(grades, new LedgerPolicy(Zone: rules.Time.Zone)),
            Bulletin = DemoBulletin.Of(figures, allotment.District, histories, [.. cases.Values]),
        };
    }

    private static async Task<int> TransitionsOf(InMemoryPetitionStore store)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        await foreach (EventEnvelope envelope in store.ReadAllAsync())
        {
            if (envelope.Event is StepEvent step)
            {
                taken.Add(step.Transition);
            }
        }

        return taken.Count;
    }

    /// <summary>Salts that repeat themselves, so that two runs write the same bytes. Only made-up texts may be salted so.</summary>
    private static Func<ImmutableArray<byte>> Salts()
    {
        int number = 0;
        return () => [.. Encoding.ASCII.GetBytes((number++).ToString("D16", CultureInfo.InvariantCulture))];
    }
}
