using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A desk that keeps petitions folded answers as one that reads each history anew.</summary>
public class PetitionCacheTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Property(MaxTest = 30)]
    public async Task With_and_without_what_is_kept_the_answers_are_the_same(ulong seed)
    {
        // Two desks that keep what they have read and write past each other, against a fresh desk for each submission on a store of its own.
        InMemoryPetitionStore kept = new(PetitionEventFormat.Current);
        InMemoryPetitionStore plain = new(PetitionEventFormat.Current);
        PetitionDesk[] desks = [Desk(kept), Desk(kept)];
        RandomWalk walk = new(seed);
        List<Submission> submitted = [];
        for (int step = 0; step < 80; step++)
        {
            PetitionId id = PetitionId.From($"P-{walk.Next(2)}");
            Petition seen = await Desk(plain).ReadAsync(id, Token);
            (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(seen);
            Submission submission = submitted.Count > 0 && walk.Next(5) == 0 ? submitted[walk.Next(submitted.Count)] : new(CommandId.From($"c-{step}"), id, command, actor, at);
            submitted.Add(submission);
            SubmissionResult one = await desks[walk.Next(2)].SubmitAsync(submission, cancellationToken: Token);
            SubmissionResult other = await Desk(plain).SubmitAsync(submission, cancellationToken: Token);
            Assert.Equal((other.IsRepeated, other.Refusal?.ToString(), other.Petition), (one.IsRepeated, one.Refusal?.ToString(), one.Petition));
            Assert.Equal(other.Events.AsEnumerable(), one.Events);
            Assert.Equal(await Desk(plain).ReadAsync(id, Token), await desks[walk.Next(2)].ReadAsync(id, Token));
        }

        Assert.Equal((await StreamAudit.RunAsync(plain, cancellationToken: Token)).Heads, (await StreamAudit.RunAsync(kept, cancellationToken: Token)).Heads);
    }

    [Fact]
    public async Task After_a_first_load_nothing_is_read_twice()
    {
        CountingStore store = new(new InMemoryPetitionStore(PetitionEventFormat.Current));
        PetitionId id = PetitionId.From("P-1");
        await Desk(store).SubmitAsync(new(CommandId.From("c-0"), id, new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        for (int i = 1; i < 300; i++)
        {
            await Desk(store).SubmitAsync(new(CommandId.From($"c-{i}"), id, new AddReference(new("letters", $"{i}")), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        }

        PetitionDesk desk = Desk(store);
        await desk.ReadAsync(id, Token);
        store.Read = 0;
        for (int i = 300; i < 310; i++)
        {
            Assert.True((await desk.SubmitAsync(new(CommandId.From($"c-{i}"), id, new AddReference(new("letters", $"{i}")), Clerk, At("2024-09-29T09:00")), cancellationToken: Token)).IsAccepted);
        }

        Assert.InRange(store.Read, 0, 10); // what the desk itself has appended, once
    }

    [Fact]
    public async Task After_a_first_load_a_command_allocates_the_same_whatever_the_length_of_the_history()
    {
        long shorter = await Allocated(15), longer = await Allocated(3001);
        Assert.True(shorter > 500, "Nothing was measured.");
        Assert.True(longer <= shorter + 64, $"{shorter} bytes after 15 events, {longer} after 3,001");
    }

    /// <summary>What the cheapest of several commands allocates by a desk that has read the petition before.</summary>
    private static async Task<long> Allocated(int events)
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionId id = PetitionId.From("P-1"), other = PetitionId.From("Q-1");
        foreach (PetitionId one in (PetitionId[])[id, other])
        {
            await Desk(store).SubmitAsync(new(CommandId.From("c-0"), one, new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        }

        PetitionDesk desk = Desk(store);
        long least = long.MaxValue;
        for (int i = 1; i < events + 40; i++)
        {
            PetitionCommand command = i % 2 == 1 ? new LinkDuplicate(other) : new UnlinkDuplicate(other); // nothing grows but the history
            Submission submission = new(CommandId.From($"c-{i}"), id, command, Clerk, At("2024-09-29T09:00"));
            long before = GC.GetAllocatedBytesForCurrentThread();
            SubmissionResult result = await desk.SubmitAsync(submission, cancellationToken: Token);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(result.IsAccepted, result.Refusal?.ToString());
            least = i >= events && command is UnlinkDuplicate ? Math.Min(least, allocated) : least;
        }

        return least;
    }

    [Fact]
    public async Task A_store_that_went_back_to_a_backup_is_read_anew()
    {
        InMemoryPetitionStore backup = new(PetitionEventFormat.Current);
        InMemoryPetitionStore live = new(PetitionEventFormat.Current);
        SwitchedStore store = new() { Now = live };
        PetitionDesk desk = Desk(store);
        PetitionId id = PetitionId.From("P-1");
        Submission register = new(CommandId.From("c-0"), id, new Register(Form()), Clerk, At("2024-09-29T09:00"));
        await Desk(backup).SubmitAsync(register, cancellationToken: Token);
        await desk.SubmitAsync(register, cancellationToken: Token);
        await desk.SubmitAsync(new(CommandId.From("c-1"), id, new Step("Escalate"), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        await desk.ReadAsync(id, Token);
        store.Now = backup;
        SubmissionResult result = await desk.SubmitAsync(new(CommandId.From("c-2"), id, new AddReference(new("letters", "1")), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        Assert.True(result.IsAccepted, result.Refusal?.ToString());
        Assert.Equal(2, result.Petition.Version);
        Assert.Equal(await Desk(backup).ReadAsync(id, Token), result.Petition);
    }

    private static PetitionDesk Desk(IPetitionStore store) => PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Rules);

    private sealed class CountingStore(IPetitionStore store) : IPetitionStore
    {
        internal int Read { get; set; }

        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            store.AppendManyAsync(appends, transaction, cancellationToken);

        public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
        {
            IReadOnlyList<EventEnvelope> events = await store.ReadAsync(petition, afterVersion, cancellationToken);
            Read += events.Count;
            return events;
        }

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }

    private sealed class SwitchedStore : IPetitionStore
    {
        internal required InMemoryPetitionStore Now { get; set; }

        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            Now.AppendManyAsync(appends, transaction, cancellationToken);

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) =>
            Now.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => Now.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => Now.ReadHeadsAsync(cancellationToken);
    }
}
