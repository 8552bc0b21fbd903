using System.Globalization;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Storage.Lists;

namespace Minyi.ListBenchmark;

/// <summary>Ten years of a large district, made up: 60 studios, 120 units, 900 representatives, one petition in thirty open.</summary>
internal static class ManyPetitions
{
    private const int Studios = 60;
    private const int Units = 120;
    private const int Representatives = 900;
    private static readonly Instant Start = Instant.FromUtc(2015, 1, 1, 0, 0);
    private static readonly PetitionRules Rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"));
    private static readonly string[] ClosedStates = [.. Rules.Workflow.Definition.States.Where(s => s.IsFinal).Select(s => s.Id)];

    internal static IEnumerable<(string Name, Func<int, PetitionFilter> Filter, PetitionOrder Order)> Lists =>
    [
        ("all, newest first", _ => All, PetitionOrder.NewestFirst),
        ("all open, by due", _ => All, PetitionOrder.Due),
        ("overdue, by due", _ => All with { Reader = Intake, DueTo = Start + Duration.FromDays(3660) }, PetitionOrder.Due),
        ("overdue, newest first", _ => All with { DueTo = Start + Duration.FromDays(3660) }, PetitionOrder.NewestFirst),
        ("a studio's, newest first, by its clerk", i => All with { Reader = Clerk(i), Studio = Studio(i) }, PetitionOrder.NewestFirst),
        ("what a clerk reads, oldest first", i => All with { Reader = Clerk(i) }, PetitionOrder.OldestFirst),
        ("a unit's, by due, by its officer", i => All with { Reader = Officer(i) }, PetitionOrder.Due),
        ("a unit's closed, newest first", i => All with { Reader = Officer(i), IsClosed = true }, PetitionOrder.NewestFirst),
        ("a state, newest first", i => All with { State = ClosedStates[i % ClosedStates.Length] }, PetitionOrder.NewestFirst),
        ("a kind and a category, newest first", i => All with { Kind = "Suggestion", Category = Category(i) }, PetitionOrder.NewestFirst),
        ("a unit, a studio and a state, newest first", i => All with { Unit = Unit(i), Studio = Studio(i), State = ClosedStates[0] }, PetitionOrder.NewestFirst),
        ("a studio and a rare state, oldest first", i => All with { Studio = Studio(i), State = ClosedStates[^1] }, PetitionOrder.OldestFirst),
        ("a month, oldest first", i => All with { FromMonth = 201803, ToMonth = 201803 }, PetitionOrder.OldestFirst),
        ("a month of a studio, newest first", i => All with { FromMonth = 201801, ToMonth = 201812, Studio = Studio(i) }, PetitionOrder.NewestFirst),
        ("a representative's, newest first", i => All with { Representative = RepresentativeId.From(Named("rep", i % Representatives)) }, PetitionOrder.NewestFirst),
        ("a petitioner's own", i => All with { Reader = new(ActorId.From(Named("res", i)), [Role.From("Petitioner")]) }, PetitionOrder.NewestFirst),
        ("a reference", i => All with { Reference = new("hotline-12345", Named("n", i * 31)) }, PetitionOrder.NewestFirst),
        ("inbox of a clerk", i => PetitionFilter.InboxOf(Clerk(i)), PetitionOrder.Due),
        ("inbox of an officer", i => PetitionFilter.InboxOf(Officer(i)), PetitionOrder.Due),
        ("inbox of the department", _ => PetitionFilter.InboxOf(Intake), PetitionOrder.Due),
        ("what the department owes", _ => PetitionFilter.InboxOf(Intake, PetitionTurn.Owes), PetitionOrder.Due),
    ];

    internal static IEnumerable<(string Name, PetitionFilter Filter)> Counts =>
        [("all", All), ("open", All with { IsClosed = false }), ("what a clerk reads", All with { Reader = Clerk(3) }), ("a unit's", All with { Reader = Officer(5) }), ("a month", All with { FromMonth = 201803, ToMonth = 201803 })];

    private static PetitionFilter All { get; } = new() { Reader = null };

    private static Actor Intake { get; } = new(ActorId.From("intake-1"), [Role.From("Intake")]);

    internal static Actor Clerk(int i) => new(ActorId.From(Named("clerk", i)), [Role.From("Clerk")], [Studio(i)]);

    internal static string IdOf(int i) => $"P-{(i % 1_000_000).ToString("D7", CultureInfo.InvariantCulture)}";

    internal static async Task LoadAsync(IPetitionStore store, int count)
    {
        PetitionRow[] open = [.. Ways().SelectMany(w => w).Select(p => PetitionRow.Of(p))];
        PetitionRow closed = PetitionRow.Of(Ways().First()[0].Decide(new Step("Withdraw"), Petitioner, Start + Duration.FromDays(1)).Next());
        foreach (int[] batch in Enumerable.Range(0, count).Chunk(1000))
        {
            await store.AppendManyAsync([.. batch.Select(i => Append(i, i % 30 == 0 ? open[i / 30 % open.Length] : closed, count))]);
        }
    }

    private static PetitionAppend Append(int i, PetitionRow like, int count)
    {
        uint mixed = (uint)i * 2654435761u;
        Instant registered = Start + Duration.FromSeconds(i * (3650.0 * 86400 / count));
        ListedPetition listed = like.Listed with
        {
            Id = PetitionId.From(IdOf(i)),
            State = like.Listed.IsClosed ? ClosedStates[mixed % 100 < 90 ? 0 : (int)(mixed % (uint)ClosedStates.Length)] : like.Listed.State,
            Kind = mixed % 10 < 7 ? "Demand" : "Suggestion",
            Category = Category((int)(mixed / 7 % 40)),
            Studio = Studio((int)(mixed / 11 % Studios)),
            Representative = RepresentativeId.From(Named("rep", (int)(mixed / 13 % Representatives))),
            Petitioner = ActorId.From(Named("res", (int)(mixed / 17 % 200_000))),
            Unit = like.Listed.Unit is null && !like.Listed.IsClosed ? null : Unit((int)(mixed / 19 % Units)),
            RegisteredAt = registered,
            RegisteredMonth = (registered.InUtc().Year * 100) + registered.InUtc().Month,
            ChangedAt = registered,
            DueAt = like.Listed.DueAt is null ? null : registered + Duration.FromDays(mixed % 60),
            References = i % 10 == 0 ? [new("hotline-12345", Named("n", i))] : [],
        };
        StepTaken taken = new() { Command = "Load", Transition = "load", State = listed.State };
        return new(listed.Id, 0, CommandId.From("load"), ActorId.From("loader"), registered, [taken]) { Row = like with { Listed = listed } };
    }

    /// <summary>Open petitions as far as they come on the way to a unit.</summary>
    private static IEnumerable<Petition[]> Ways()
    {
        Petition petition = Petition.New(PetitionId.From("P"), Rules);
        List<Petition> way = [];
        RegistrationForm form = new() { Channel = PetitionChannel.Visit, Kind = "Demand", Studio = Studio(0), Petitioner = Petitioner.Id };
        Actor clerk = new(ActorId.From("clerk"), [Role.From("Clerk")], [Studio(0)]);
        foreach ((Actor by, PetitionCommand command) in ((Actor, PetitionCommand)[])
            [(clerk, new Register(form) { Data = [new(PersonalDataId.From("t"), Digest.None)] }), (clerk, new Step("Escalate")), (Intake, new Step("Accept")), (Intake, new Refer(Unit(0)))])
        {
            PetitionDecision decision = petition.Decide(command, by, Start);
            petition = decision.IsAllowed ? decision.Next() : throw new InvalidOperationException($"{command.Name}: {decision.Refusal}");
            way.Add(petition);
        }

        yield return [.. way];
    }

    private static Actor Petitioner { get; } = new(ActorId.From("res-1"), [Role.From("Petitioner")]);

    private static Actor Officer(int i) => new(ActorId.From(Named("officer", i)), [Role.From("ResponsibleUnit"), Role.From("AssistingUnit")], units: [Unit(i)]);

    private static StudioId Studio(int i) => StudioId.From(Named("studio", i % Studios));

    private static UnitId Unit(int i) => UnitId.From(Named("unit", i % Units));

    private static string Category(int i) => Named("category", i % 40);

    private static string Named(string what, int i) => string.Create(CultureInfo.InvariantCulture, $"{what}-{i}");
}
