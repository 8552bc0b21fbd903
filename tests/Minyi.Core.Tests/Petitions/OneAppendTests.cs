using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>One handling of a matter is one append: on all of it or on none.</summary>
public class OneAppendTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PetitionId Id(int petition) => PetitionId.From($"P-{petition}");

    private static async Task<WatchedStore> Matter(int members)
    {
        WatchedStore store = new(new InMemoryPetitionStore(PetitionEventFormat.Current));
        PetitionDesk desk = Desk(store);
        for (int p = 0; p <= members; p++)
        {
            Assert.True((await desk.SubmitAsync(new(CommandId.From("c-0"), Id(p), new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token)).IsAccepted);
        }

        for (int p = 1; p <= members; p++)
        {
            // Directly, or through the one before.
            Assert.True((await desk.SubmitAsync(new(CommandId.From("c-1"), Id(p), new MergeInto(Id(p % 3 == 0 ? p - 1 : 0)), Clerk, At("2024-09-29T09:00")), cancellationToken: Token)).IsAccepted);
        }

        store.Calls.Clear();
        return store;
    }

    private static PetitionDesk Desk(IPetitionStore store) => PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Rules);

    private static Submission Escalate(string id = "c-2", string at = "2024-09-29T10:00") => new(CommandId.From(id), Id(0), new Step("Escalate"), Clerk, At(at));

    private static async Task<int[]> Versions(WatchedStore store, int members) => [.. await Task.WhenAll(Enumerable.Range(0, members + 1).Select(async p => (await store.ReadAsync(Id(p), 0, Token)).Count))];

    [Theory]
    [InlineData(1, "2024-09-29T10:00")]
    [InlineData(7, "2024-09-29T10:00")]
    [InlineData(4, "2024-11-29T10:00")] // with what has run out meanwhile on each of them
    public async Task All_that_is_accepted_is_one_append_and_the_same_again_is_a_repetition(int members, string at)
    {
        WatchedStore store = await Matter(members);
        PetitionId[] named = [.. Enumerable.Range(1, members).Select(Id)];
        IReadOnlyList<SubmissionResult> results = await Desk(store).SubmitTogetherAsync(Escalate(at: at), named, cancellationToken: Token);
        Assert.All(results, r => Assert.True(r is { IsAccepted: true, IsRepeated: false }, r.Refusal?.ToString()));
        Assert.Equal(members + 1, Assert.Single(store.Calls).Where(a => !a.IsExpectation && a.Command == CommandId.From("c-2")).Count());
        Assert.All(results, r => Assert.Equal("Escalated", r.Petition.State.Id));
        Assert.All(await Desk(store).SubmitTogetherAsync(Escalate(at: at), named, cancellationToken: Token), r => Assert.True(r.IsRepeated));
        Assert.Single(store.Calls);
        for (int p = 0; p <= members; p++)
        {
            Assert.Equal(results[p].Petition, await Desk(store).ReadAsync(Id(p), Token));
        }
    }

    [Fact]
    public async Task What_breaks_leaves_nothing_on_any_of_them()
    {
        WatchedStore store = await Matter(4);
        int[] before = await Versions(store, 4);
        store.Before = _ => throw new IOException("The disk is full.");
        await Assert.ThrowsAsync<IOException>(async () => await Desk(store).SubmitTogetherAsync(Escalate(), [.. Enumerable.Range(1, 4).Select(Id)], cancellationToken: Token));
        store.Before = null;
        Assert.Equal(before, await Versions(store, 4));
        Assert.All(await Desk(store).SubmitTogetherAsync(Escalate(), [.. Enumerable.Range(1, 4).Select(Id)], cancellationToken: Token), r => Assert.False(r.IsRepeated));
    }

    [Fact]
    public async Task Who_is_faster_on_one_of_them_is_seen_by_all()
    {
        // Between the decision and the append a member leaves the matter, the one that another member hangs on leaves it, and one is escalated by itself.
        WatchedStore store = await Matter(4);
        int round = 0;
        store.Before = async appends =>
        {
            if (appends.Count > 1 && round++ < 3)
            {
                PetitionCommand command = round == 3 ? new Step("Escalate") : new UnlinkDuplicate(Id(0));
                await Desk(store.Plain).SubmitAsync(new(CommandId.From($"f-{round}"), Id(round == 3 ? 4 : round), command, Clerk, At("2024-09-29T09:30")), cancellationToken: Token);
            }
        };
        IReadOnlyList<SubmissionResult> results = await Desk(store).SubmitTogetherAsync(Escalate(), [.. Enumerable.Range(1, 4).Select(Id)], cancellationToken: Token);
        Assert.Equal(4, store.Calls.Count);
        Assert.Equal(["", "not-linked", "not-linked", "not-linked", "not-allowed-in-state"], results.Select(r => r.Refusal?.ToString() ?? ""));
        int[] versions = await Versions(store, 4);
        Assert.Equal([2, 3, 3, 2, 3], versions);
    }

    [Fact]
    public async Task A_second_submission_in_the_hosts_transaction_that_the_store_cannot_read_is_said()
    {
        WatchedStore store = await Matter(2);
        using InMemoryTransaction transaction = new();
        PetitionDesk desk = Desk(store);
        Assert.True((await desk.SubmitAsync(Escalate("c-9"), transaction, Token)).IsAccepted);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.SubmitTogetherAsync(new(CommandId.From("c-10"), Id(0), new AddReference(new("x", "1")), Clerk, At("2024-09-29T10:00")), [Id(1), Id(2)], transaction, Token));
    }

    [Fact]
    public async Task Each_is_named_once_whatever_was_named()
    {
        WatchedStore store = await Matter(2);
        IReadOnlyList<SubmissionResult> results = await Desk(store).SubmitTogetherAsync(Escalate(), [Id(1), Id(1), Id(0), Id(2)], cancellationToken: Token);
        Assert.Equal(["", "", "", "not-linked", ""], results.Select(r => r.Refusal?.ToString() ?? ""));
        int[] versions = await Versions(store, 2);
        Assert.Equal([2, 3, 3], versions);
    }

    private sealed class WatchedStore(InMemoryPetitionStore store) : IPetitionStore
    {
        internal InMemoryPetitionStore Plain => store;

        internal List<IReadOnlyList<PetitionAppend>> Calls { get; } = [];

        internal Func<IReadOnlyList<PetitionAppend>, Task>? Before { get; set; }

        public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            Calls.Add([.. appends]);
            if (Before is { } act)
            {
                await act(appends);
            }

            return await store.AppendManyAsync(appends, transaction, cancellationToken);
        }

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) => store.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }
}
