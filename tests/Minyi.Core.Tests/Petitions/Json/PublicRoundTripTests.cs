using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Json.Schema;
using Minyi.Deadlines;
using Minyi.Feedback;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Explaining;
using Minyi.Petitions.Notices;
using Minyi.Storage;
using Minyi.Storage.Lists;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions.Json;

/// <summary>Whatever leaves the process on a random way through a built-in workflow fits its schema and comes back as the same bytes.</summary>
public class PublicRoundTripTests
{
    private static readonly string[] BuiltIns = ["yantian", "xinfang", "jiesu-jiban", "service-request"];

    private readonly ConcurrentDictionary<Type, int> _seen = new();

    [Fact]
    public async Task Everything_that_leaves_the_process_comes_back_in_every_built_in()
    {
        foreach (string workflow in BuiltIns)
        {
            for (ulong seed = 1; seed <= 12; seed++)
            {
                await WalkAsync(workflow, new RandomWalk(seed));
            }
        }

        Type[] all =
        [
            typeof(PetitionCommand), typeof(Submission), typeof(PetitionEvent), typeof(Refusal), typeof(NextSteps), typeof(PetitionExplanation), typeof(PetitionPage), typeof(ShownEvent),
            typeof(PetitionNotice), typeof(ListedPetition), typeof(PetitionList), typeof(ValueList<PetitionCount>), typeof(PetitionSummary),
        ];
        Assert.DoesNotContain(all, t => !_seen.ContainsKey(t));
    }

    [Fact]
    public void What_is_usual_is_left_out_of_a_line_and_a_line_without_it_is_read()
    {
        ListedPetition line = PetitionRow.Of(Registered()).Listed;
        string json = Same(line);
        Assert.DoesNotContain("isClosed", json, StringComparison.Ordinal);
        Assert.DoesNotContain("[]", json, StringComparison.Ordinal);
        Assert.StartsWith("{\"id\":\"", json, StringComparison.Ordinal);
        Assert.Equal("""{"petitions":[]}""", Same(new PetitionList { Petitions = [] }));
        Assert.Equal("""[{"count":3000000000},{"key":"Registered","count":1}]""", Same<ValueList<PetitionCount>>([new(null, 3_000_000_000), new("Registered", 1)]));
    }

    [Fact]
    public void A_line_that_is_none_is_refused_with_its_place()
    {
        Assert.False(PetitionJson.TryRead("""{"petitions":[{"id":"P-1"}]}"""u8, out PetitionList? _, out Refusal? refusal));
        Assert.Contains(refusal.Reasons, r => r.Text.English.StartsWith("$.petitions[0].state: found nothing", StringComparison.Ordinal));
    }

    private async Task WalkAsync(string workflow, RandomWalk random)
    {
        PetitionWorkflow built = PetitionWorkflow.BuiltIn(workflow);
        PetitionRules rules = new(
            built, Rules.Time, built.Definition.Clocks.Select(c => new DeadlineRule(c.Id, 10, DeadlineUnit.WorkingDays) { Extension = new ExtensionPolicy(10) }), new FeedbackPolicy(1, 1, 1));
        string? kind = built.Definition.Kinds.Count == 0 ? null : built.Definition.Kinds[random.Next(built.Definition.Kinds.Count)].Id;
        Petition petition = Petition.New(PetitionId.From("P-1"), rules);
        List<RecordedEvent> history = [];
        for (int i = 0; i < 20; i++)
        {
            TransitionDefinition[] open = [.. built.Enabled(petition.Version == 0 ? built.Start(kind) : petition.Configuration).Select(e => e.Transition)];
            if (open.Length == 0)
            {
                break;
            }

            int before = history.Count;
            Petition from = petition;
            (PetitionDecision decision, Actor actor, PetitionCommand command, petition) = BuiltInWalks.Decided(petition, open[random.Next(open.Length)], kind, random, history);
            foreach (RecordedEvent prepared in history.Skip(before))
            {
                Told(from, prepared);
                from = from.Apply(prepared);
            }

            PetitionCommand typed = Typed(command);
            Same(typed);
            Same(new Submission(CommandId.From("c-" + i), petition.Id, typed, actor, decision.At) { Texts = ImmutableSortedDictionary<string, string>.Empty.Add("text", "路灯\n\"不亮\" \U0001F4A1") });
            from = petition;
            foreach (RecordedEvent happened in decision.Events.Select(e => new RecordedEvent(e, actor.Id, decision.At)))
            {
                Told(from, happened);
                from = from.Apply(happened);
                history.Add(happened);
            }

            // Whoever did it may well not do it again: refusals of every reason.
            petition = decision.Next();
            Same(petition.NextFor(actor));
            if (petition.Decide(command, actor, decision.At).Refusal is { } refusal)
            {
                Same(refusal);
            }
        }

        if (petition.Version > 0)
        {
            await ShownAsync(petition, history);
        }
    }

    /// <summary>A plain step under the name of a command that has a record is read as the record.</summary>
    private static PetitionCommand Typed(PetitionCommand command) =>
        command is Step && PetitionJson.TryRead(Encoding.UTF8.GetBytes(Written(command)), out PetitionCommand? typed, out _) ? typed : command;

    /// <summary>The petition as it is read: its story, its page and its lines.</summary>
    private async Task ShownAsync(Petition petition, List<RecordedEvent> history)
    {
        Same(petition.ExplainForAudit(history));
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        for (int version = 0; version < history.Count; version++)
        {
            await store.AppendAsync(
                new(petition.Id, version, CommandId.From("h-" + version), history[version].By, history[version].At, [history[version].Event]), cancellationToken: TestContext.Current.CancellationToken);
        }

        Actor reader = new(ActorId.From("reader"), petition.Rules.Workflow.Definition.Roles.Select(r => r.Id), [Haishan], [Roads, Water]);
        PetitionPage page = await PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), petition.Rules).ReadForAsync(petition.Id, reader, TestContext.Current.CancellationToken);
        Same(page);
        Assert.All(page.Events, e => Same(e));
        ListedPetition line = PetitionRow.Of(petition, Text("title")).Listed;
        Same(line);
        Same(new PetitionList { Petitions = [line], Titles = ImmutableSortedDictionary<string, string>.Empty.Add(line.Id.Value, "路灯"), Next = "cursor" });
        Same<ValueList<PetitionCount>>([new(null, 1), new(line.State, 2)]);
        PetitionBoard board = new(store, petition.Rules);
        await board.CatchUpAsync(TestContext.Current.CancellationToken);
        Same(board.Find(petition.Id)!);
    }

    private void Told(Petition before, RecordedEvent happened)
    {
        Same(happened.Event);
        foreach (PetitionNotice notice in Noticing.Of(before, happened))
        {
            Same(notice);
        }
    }

    private string Same<T>(T value)
        where T : class
    {
        _seen.AddOrUpdate(typeof(T), 1, (_, count) => count + 1);
        string json = Written(value);
        Assert.True(Schemas<T>.Schema.Evaluate(JsonDocument.Parse(json).RootElement).IsValid, $"{typeof(T).Name} does not fit its schema: {json}");
        Assert.True(PetitionJson.TryRead(Encoding.UTF8.GetBytes(json), out T? read, out Refusal? refusal), $"{json} {refusal?.Reasons[0].Text.English}");
        Assert.Equal(json, Written(read));
        return json;
    }

    private static string Written<T>(T value)
        where T : class
    {
        ArrayBufferWriter<byte> output = new();
        PetitionJson.Write(value, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static class Schemas<T>
        where T : class
    {
        internal static readonly JsonSchema Schema = JsonSchema.FromText(PetitionJson.Schema<T>().ToJsonString());
    }
}
