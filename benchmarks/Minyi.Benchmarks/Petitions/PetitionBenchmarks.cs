using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Stateless;

namespace Minyi.Benchmarks.Petitions;

/// <summary>
/// A full command (decide, event, append in memory) beside firing one shared Stateless machine with the same states, and beside them what a durable
/// store does to the command's event apart from writing the row: its JSON, and JSON with envelope and hash chain.
/// </summary>
[MemoryDiagnoser]
[InvocationCount(Count)]
[WarmupCount(20)] // as many as it takes until all of it is compiled for good, with so few calls in each
[IterationCount(10)]
public class CommandBenchmarks
{
    private const int Count = 1 << 14;
    private readonly Petition[] _petitions = new Petition[Count];
    private readonly CommandId[] _ids = [.. Enumerable.Range(0, Count).Select(i => CommandId.From("c-" + i))];
    private readonly StateMachine<string, string> _machine;
    private readonly ArrayBufferWriter<byte> _json = new(4096);
    private readonly PetitionAppend _escalated;
    private InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private string _cell = "Registered";
    private int _next;

    public CommandBenchmarks()
    {
        _machine = new(() => _cell, s => _cell = s, FiringMode.Immediate);
        foreach (var from in History.Rules.Workflow.Definition.Transitions.Where(t => t.To is not null)
            .SelectMany(t => t.From.Select(f => (From: f, t.Command, To: t.To!))).GroupBy(t => t.From))
        {
            var state = _machine.Configure(from.Key);
            foreach (var t in from.DistinctBy(t => t.Command))
            {
                _ = t.To == t.From ? state.PermitReentry(t.Command) : state.Permit(t.Command, t.To);
            }
        }

        for (int i = 0; i < Count; i++)
        {
            _petitions[i] = History.Registered(PetitionId.From("P-" + i));
        }

        PetitionDecision decision = _petitions[0].Decide(History.Escalate, History.Clerk, History.Later);
        _escalated = new(_petitions[0].Id, 1, _ids[0], History.Clerk.Id, decision.At, decision.Events);
    }

    [IterationSetup]
    public void Fresh()
    {
        _store = new(PetitionEventFormat.Current);
        foreach (Petition petition in _petitions)
        {
            _store.AppendAsync(new(petition.Id, 0, CommandId.From("c"), History.Clerk.Id, History.At, [History.Registration])).AsTask().GetAwaiter().GetResult();
        }

        _next = 0;
    }

    [Benchmark(Baseline = true)]
    public void SharedStateless()
    {
        _cell = "Registered";
        _machine.Fire("Escalate");
    }

    [Benchmark]
    public PetitionDecision Decide() => _petitions[_next++ & (Count - 1)].Decide(History.Escalate, History.Clerk, History.Later);

    [Benchmark]
    public ValueTask<AppendResult> DecideAndAppend()
    {
        int i = _next++ & (Count - 1);
        PetitionDecision decision = _petitions[i].Decide(History.Escalate, History.Clerk, History.Later);
        return _store.AppendAsync(new(_petitions[i].Id, 1, _ids[i], History.Clerk.Id, decision.At, decision.Events));
    }

    [Benchmark]
    public int Json()
    {
        _json.ResetWrittenCount();
        PetitionEventFormat.Current.Write(_escalated.Events[0], _json);
        return _json.WrittenCount;
    }

    [Benchmark]
    public Digest JsonAndChain() => HashChain.Seal(_escalated, StreamPosition.At(2), Digest.None, PetitionEventFormat.Current)[0].Hash;
}

/// <summary>Folding the history of a petition that was handled, told and appraised, and histories in which that goes on and on; time and memory are for one event.</summary>
[MemoryDiagnoser]
public class FoldBenchmarks
{
    private const int Hundreds = 10 * History.Length;
    private const int Thousands = 100 * History.Length;
    private static readonly PetitionId Id = PetitionId.From("P-1");
    private static readonly RecordedEvent[] Longer = History.Repeated(Hundreds);
    private static readonly RecordedEvent[] Longest = History.Repeated(Thousands);

    [Benchmark(Baseline = true, OperationsPerInvoke = History.Length)]
    public Petition Fold15() => Petition.Fold(Id, History.Rules, History.Events);

    [Benchmark(OperationsPerInvoke = Hundreds)]
    public Petition Fold150() => Petition.Fold(Id, History.Rules, Longer);

    [Benchmark(OperationsPerInvoke = Thousands)]
    public Petition Fold1500() => Petition.Fold(Id, History.Rules, Longest);
}

/// <summary>An event's way to JSON and back, beside System.Text.Json on a plain record of the same members.</summary>
[MemoryDiagnoser]
public class EventJsonBenchmarks
{
    private static readonly PetitionEvent Event = History.Events[3].Event;
    private static readonly EventType Type = PetitionEventFormat.Current.TypeOf(Event);
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly PlainReferred _plain;

    public EventJsonBenchmarks()
    {
        PetitionEventFormat.Current.Write(Event, _output);
        _plain = JsonSerializer.Deserialize(_output.WrittenSpan, PlainContext.Default.PlainReferred)!;
    }

    [Benchmark(Baseline = true)]
    public PlainReferred? Plain()
    {
        _output.ResetWrittenCount();
        using (Utf8JsonWriter writer = new(_output))
        {
            JsonSerializer.Serialize(writer, _plain, PlainContext.Default.PlainReferred);
        }

        return JsonSerializer.Deserialize(_output.WrittenSpan, PlainContext.Default.PlainReferred);
    }

    [Benchmark]
    public PetitionEvent Minyi()
    {
        _output.ResetWrittenCount();
        PetitionEventFormat.Current.Write(Event, _output);
        return PetitionEventFormat.Current.Read(Type, _output.WrittenSpan);
    }
}

public sealed record PlainReferred(
    string Lead, string[]? Assisting, string Command, string Transition, string State, PlainObligation[]? Obligations, PlainClock[]? Clocks, PlainData[] Data);

public sealed record PlainObligation(string Recipient, string Is, string? Member);

public sealed record PlainClock(string Clock, string Is, string? Stage, PlainDeadline? Deadline);

public sealed record PlainDeadline(string Clock, DateTimeOffset StartedAt, int Amount, DateTimeOffset DueAt, DateOnly DueOn, PlainPause[] Pauses, int Extensions, int StagesTaken);

public sealed record PlainPause(DateTimeOffset From, DateTimeOffset Until);

public sealed record PlainData(string Id, string Digest);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlainReferred))]
internal sealed partial class PlainContext : JsonSerializerContext;

/// <summary>A petition from registration to the board.</summary>
internal static class History
{
    internal const int Length = 15;
    internal static readonly PetitionRules Rules = ExampleClocks.For(PetitionWorkflow.BuiltIn("yantian"));
    internal static readonly Instant At = Instant.FromUtc(2024, 9, 29, 1, 0);
    internal static readonly Instant Later = Instant.FromUtc(2024, 9, 29, 2, 0);
    internal static readonly Actor Clerk = new(ActorId.From("clerk-1"), [Role.From("Clerk")], [StudioId.From("haishan-1")]);
    internal static readonly PetitionCommand Escalate = new Step("Escalate");
    internal static readonly PetitionEvent Registration = Registering(PetitionId.From("P-1")).Events[0];
    internal static readonly RecordedEvent[] Events = Whole();

    /// <summary>The registration, then all that follows it over and over.</summary>
    internal static RecordedEvent[] Repeated(int length) => [.. Enumerable.Range(0, length).Select(i => i == 0 ? Events[0] : Events[1 + ((i - 1) % (Length - 1))])];

    internal static Petition Registered(PetitionId id) => Registering(id).Next();

    private static PetitionDecision Registering(PetitionId id) => Petition.New(id, Rules).Decide(
        new Register(new()
        {
            Channel = PetitionChannel.Visit, Kind = "Demand", Studio = StudioId.From("haishan-1"), Representative = RepresentativeId.From("rep-7"), Petitioner = ActorId.From("acc-1"),
        }) { Data = [Reference] }, Clerk, At);

    private static PersonalDataReference Reference => new(PersonalDataId.From("P-1/c-1"), Digest.Of("text"u8));

    private static RecordedEvent[] Whole()
    {
        Actor intake = new(ActorId.From("intake"), [Role.From("Intake")]);
        Actor roads = new(ActorId.From("roads-1"), [Role.From("ResponsibleUnit")], units: [UnitId.From("roads")]);
        Actor water = new(ActorId.From("water-1"), [Role.From("AssistingUnit")], units: [UnitId.From("water")]);
        (PetitionCommand Command, Actor Actor)[] steps =
        [
            (Escalate, Clerk), (new Step("Accept"), intake), (new Refer(UnitId.From("roads"), UnitId.From("water")), intake), (new Contribute(UnitId.From("water")) { Data = [Reference] }, water),
            (new Conclude("Solved"), roads),
            .. new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" }.Select(r => ((PetitionCommand)new FeedBack(r, FeedbackChannel.Telephone) { Data = [Reference] }, roads)),
            (new Step("OfferAppraisal"), Clerk),
            (new Appraise("by-petitioner", new("satisfaction", "satisfied")), new(ActorId.From("acc-1"), [Role.From("Petitioner")])),
            (new Appraise("by-representative", new("satisfaction", "satisfied")), new(ActorId.From("rep-7"), [Role.From("Representative")])),
            (new Appraise("by-residents", new("satisfaction", "satisfied")), new(ActorId.From("res"), [Role.From("Resident")], [StudioId.From("haishan-1")])),
            (new Step("ConfirmAppraisal"), intake),
        ];
        PetitionDecision first = Registering(PetitionId.From("P-1"));
        List<RecordedEvent> history = [new(first.Events[0], Clerk.Id, At)];
        Petition petition = first.Next();
        foreach ((PetitionCommand command, Actor actor) in steps)
        {
            PetitionDecision decision = petition.Decide(command, actor, Later);
            history.Add(new(decision.IsAllowed ? decision.Events[0] : throw new InvalidOperationException($"{command.Name}: {decision.Refusal}"), actor.Id, Later));
            petition = decision.Next();
        }

        return history.Count == Length ? [.. history] : throw new InvalidOperationException($"{history.Count} events");
    }
}
