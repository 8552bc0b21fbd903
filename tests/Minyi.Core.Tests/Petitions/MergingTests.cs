using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Merging: no circle however many desks merge at the same moment, nothing told beyond one's scope, and who joins late is in step.</summary>
public class MergingTests
{
    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private int _count;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_desks_that_merge_two_petitions_into_each_other_at_the_same_moment_close_no_circle()
    {
        await RegisterAsync("P-1", "P-2");
        string? other = null;
        SubmissionResult first = await SubmitAsync(
            "P-1", new MergeInto(Id("P-2")), Clerk, new Between(_store, async () => other = (await SubmitAsync("P-2", new MergeInto(Id("P-1")), Clerk)).Refusal?.ToString()));
        Assert.Null(other);
        Assert.Equal("merge-circle", first.Refusal!.ToString());
        Assert.Null((await ReadAsync("P-1")).File.Head);
    }

    [Fact]
    public async Task A_circle_is_not_closed_further_up_either()
    {
        await RegisterAsync("P-1", "P-2", "P-3");
        await SubmitAsync("P-2", new MergeInto(Id("P-3")), Clerk);
        string? other = null;
        SubmissionResult first = await SubmitAsync(
            "P-1", new MergeInto(Id("P-2")), Clerk, new Between(_store, async () => other = (await SubmitAsync("P-3", new MergeInto(Id("P-1")), Clerk)).Refusal?.ToString()));
        Assert.Null(other);
        Assert.Equal("merge-circle", first.Refusal!.ToString());
    }

    [Property(MaxTest = 30)]
    public async Task However_many_merge_at_once_every_way_up_ends(ulong seed)
    {
        MergingTests test = new();
        string[] ids = [.. Enumerable.Range(1, 5).Select(i => "P-" + i)];
        await test.RegisterAsync(ids);
        RandomWalk random = new(seed);
        (string Member, string Head)[] merges = [.. Enumerable.Range(0, 12).Select(_ => (ids[random.Next(5)], ids[random.Next(5)]))];
        await Task.WhenAll(merges.Select((m, i) => Task.Run(async () =>
        {
            PetitionDesk desk = PetitionDesk.Replaying(new Yielding(test._store), new InMemoryPersonalDataStore(), Rules);
            await desk.SubmitAsync(new(CommandId.From("m-" + i), Id(m.Member), new MergeInto(Id(m.Head)), Clerk, At("2024-09-29T09:00")), null, Token);
        }, Token)));
        foreach (string id in ids)
        {
            HashSet<PetitionId> passed = [];
            for (Petition at = await test.ReadAsync(id); at.File.Head is { } head; at = await test.ReadAsync(head.Value))
            {
                Assert.True(passed.Add(at.Id), $"{id} comes back to {at.Id}");
            }
        }
    }

    [Fact]
    public async Task Nothing_is_told_of_a_petition_that_is_not_within_the_actors_scope()
    {
        await RegisterAsync("P-1", "P-2");
        Minyi.Districts.StudioId shatou = Minyi.Districts.StudioId.From("shatou-1");
        await SubmitAsync("S-1", new Register(Form() with { Studio = shatou, Representative = null }), OtherClerk);
        await SubmitAsync("S-2", new Register(Form() with { Studio = shatou, Representative = null }), OtherClerk);
        await SubmitAsync("S-2", new Step("Withdraw"), Petitioner);
        foreach (string other in new[] { "S-1", "S-2", "S-3" })
        {
            Assert.Equal("unknown-petition", (await SubmitAsync("P-1", new MergeInto(Id(other)), Clerk)).Refusal!.ToString());
            Assert.Equal("unknown-petition", (await SubmitAsync("P-1", new LinkDuplicate(Id(other)), Clerk)).Refusal!.ToString());
        }

        await SubmitAsync("P-1", new MergeInto(Id("P-2")), Clerk);
        foreach (string other in new[] { "P-1", "P-2", "P-9" })
        {
            Assert.Equal("not-yours", (await SubmitAsync("P-1", new MergeInto(Id(other)), OtherClerk)).Refusal!.ToString());
        }

        Assert.True((await SubmitAsync("S-1", new MergeInto(Id("P-2")), Intake)).IsAccepted);
    }

    [Fact]
    public async Task A_member_merged_late_is_where_the_matter_stands_and_goes_on_with_it()
    {
        await RegisterAsync("P-1", "P-2");
        foreach ((PetitionCommand command, Actor actor) in new (PetitionCommand, Actor)[] { (new Step("Escalate"), Clerk), (new Step("Accept"), Intake), (new Refer(Roads, Water), Intake), (new Contribute(Water).With("part"), WaterOfficer) })
        {
            Assert.True((await SubmitAsync("P-1", command, actor)).IsAccepted);
        }

        SubmissionResult merged = await SubmitAsync("P-2", new MergeInto(Id("P-1")), Intake);
        Assert.True(merged.IsAccepted, merged.Refusal?.ToString());
        Petition head = await ReadAsync("P-1"), member = await ReadAsync("P-2");
        Assert.Equal(member, merged.Petition);
        Assert.Equal((head.State.Id, head.Lead, head.Configuration), (member.State.Id, member.Lead, member.Configuration));
        Assert.Equal(head.Deadlines.AsEnumerable(), member.Deadlines);
        Assert.Equal(head.OwingParts, member.OwingParts);
        PetitionDesk desk = PetitionDesk.Replaying(_store, new InMemoryPersonalDataStore(), Rules);
        IReadOnlyList<SubmissionResult> together = await desk.SubmitTogetherAsync(new(CommandId.From("t"), head.Id, new Conclude("Solved"), RoadsOfficer, At("2024-09-29T09:00")), [member.Id], cancellationToken: Token);
        Assert.All(together, r => Assert.True(r.IsAccepted, r.Refusal?.ToString()));
    }

    [Fact]
    public async Task What_is_owed_to_a_members_petitioner_is_never_lost_by_joining()
    {
        await RegisterAsync("P-1", "P-2");
        await SubmitAsync("P-2", new AnswerOnTheSpot("Solved").With("answer"), Clerk);
        SubmissionResult merged = await SubmitAsync("P-2", new MergeInto(Id("P-1")), Clerk);
        Assert.Equal("out-of-step", merged.Refusal!.ToString());
    }

    private static PetitionId Id(string id) => PetitionId.From(id);

    private async Task RegisterAsync(params string[] ids)
    {
        foreach (string id in ids)
        {
            Assert.True((await SubmitAsync(id, new Register(Form()).With("form"), Clerk)).IsAccepted);
        }
    }

    private async ValueTask<SubmissionResult> SubmitAsync(string petition, PetitionCommand command, Actor actor, IPetitionStore? store = null) =>
        await PetitionDesk.Replaying(store ?? _store, new InMemoryPersonalDataStore(), Rules)
            .SubmitAsync(new(CommandId.From($"c-{Interlocked.Increment(ref _count)}"), Id(petition), command, actor, At("2024-09-29T09:00")), null, Token);

    private ValueTask<Petition> ReadAsync(string id) => PetitionDesk.Replaying(_store, new InMemoryPersonalDataStore(), Rules).ReadAsync(Id(id), Token);

    /// <summary>A store that does something else once, between what a desk has read and what it appends.</summary>
    private sealed class Between(IPetitionStore store, Func<Task> meanwhile) : Passing(store)
    {
        private Func<Task>? _meanwhile = meanwhile;

        public override async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            await (Interlocked.Exchange(ref _meanwhile, null)?.Invoke() ?? Task.CompletedTask);
            return await base.AppendManyAsync(appends, transaction, cancellationToken);
        }
    }

    /// <summary>A store that lets others run before each append.</summary>
    private sealed class Yielding(IPetitionStore store) : Passing(store)
    {
        public override async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            return await base.AppendManyAsync(appends, transaction, cancellationToken);
        }
    }

    private abstract class Passing(IPetitionStore store) : IPetitionStore
    {
        public virtual ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            store.AppendManyAsync(appends, transaction, cancellationToken);

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) =>
            store.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }
}
