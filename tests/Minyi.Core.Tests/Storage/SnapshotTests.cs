using System.Text;
using Minyi.Core.Tests.Petitions;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using Minyi.Storage.Snapshots;
using static Minyi.Core.Tests.Petitions.Yantian;
using Yantian = Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Storage;

/// <summary>A snapshot spares a first load the reading, and changes no answer: neither one that fits nor one that does not.</summary>
public class SnapshotTests
{
    /// <summary>How many events at most a first load reads with a snapshot: those behind it, and the one that it stands on.</summary>
    private const int Every = 64 + 1;

    private static readonly PetitionId Id = PetitionId.From("P-1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static PetitionDesk Desk(IPetitionStore store, IPetitionSnapshots? snapshots, PetitionRules? rules = null) =>
        PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), rules ?? Rules, snapshots: snapshots);

    /// <summary>A petition's history with as many events as wanted: whatever a walk comes to, and numbers of other systems in between.</summary>
    private static async Task<List<Submission>> Grow(IPetitionStore store, int events, ulong seed = 7)
    {
        RandomWalk walk = new(seed);
        PetitionDesk desk = Desk(store, null);
        List<Submission> accepted = [];
        for (int i = 0; accepted.Count < events; i++)
        {
            Petition petition = await desk.ReadAsync(Id, Token);
            bool filing = petition.Version > 0 && (walk.Next(3) > 0 || petition.IsClosed);
            (PetitionCommand command, Actor actor, Instant at) = filing ? (new AddReference(new("letters", $"n-{i}")), Intake, petition.LastAt!.Value) : walk.Attempt(petition);
            Submission submission = new(CommandId.From($"c-{i}"), Id, command, actor, at);
            if ((await desk.SubmitAsync(submission, cancellationToken: Token)).IsAccepted)
            {
                accepted.Add(submission);
            }
        }

        return accepted;
    }

    [Property(MaxTest = 5)]
    public async Task What_is_restored_is_what_was_folded_and_decides_as_it_did(ulong seed)
    {
        CountingStore store = new(new InMemoryPetitionStore(PetitionEventFormat.Current));
        InMemoryPetitionSnapshots snapshots = new();
        RandomWalk walk = new(seed);
        Submission register = new(CommandId.From("c-0"), Id, new Register(Form()), Clerk, At("2024-09-29T09:00"));
        await Desk(store, null).SubmitAsync(register, cancellationToken: Token);
        for (int i = 1; i < Every; i++)
        {
            await Desk(store, null).SubmitAsync(new(CommandId.From($"c-{i}"), Id, new AddReference(new("letters", $"{i}")), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        }

        for (int step = 0; step < 60; step++)
        {
            Petition folded = await Desk(store, null).ReadAsync(Id, Token);
            await snapshots.ClearAsync(Token);
            await Desk(store, snapshots).ReadAsync(Id, Token);
            store.Events = 0;
            Petition restored = await Desk(store, snapshots).ReadAsync(Id, Token);
            Assert.Equal((folded, 1), (folded, store.Events)); // the one that it stands on
            Assert.Equal(folded, restored);
            Assert.Equal(folded.File, restored.File);
            foreach (GradeGiven grade in folded.File.Grades)
            {
                // Who has graded gives no second grade in another capacity: whoever it was is on file too.
                foreach (ActorId by in (ActorId[])[Yantian.Petitioner.Id, Resident.Id, Yantian.Representative.Id])
                {
                    Actor everybody = new(by, [Role.From("Petitioner"), Role.From("Resident"), Role.From("Representative")], [Haishan]);
                    Assert.All(
                        (string[])["by-petitioner", "by-residents", "by-representative"],
                        a => Assert.Equal($"{folded.Decide(new Appraise(a, grade.Grade), everybody, folded.LastAt!.Value).Refusal}", $"{restored.Decide(new Appraise(a, grade.Grade), everybody, folded.LastAt!.Value).Refusal}"));
                }
            }

            (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(folded);
            PetitionDecision one = folded.Decide(command, actor, at);
            PetitionDecision other = restored.Decide(command, actor, at);
            Assert.Equal(one.Events.AsEnumerable(), other.Events);
            Assert.Equal($"{one.Refusal}", $"{other.Refusal}");
            Assert.Equal(one.Next(), other.Next());
            await Desk(store, null).SubmitAsync(new(CommandId.From($"w-{step}"), Id, command, actor, at), cancellationToken: Token);
        }
    }

    [Fact]
    public async Task A_first_load_of_a_long_history_reads_what_is_newer_than_the_snapshot()
    {
        foreach (int length in (int[])[64, 65, 3000])
        {
            CountingStore store = new(new InMemoryPetitionStore(PetitionEventFormat.Current));
            InMemoryPetitionSnapshots snapshots = new();
            await Grow(store, length);
            await Desk(store, snapshots).ReadAsync(Id, Token); // the first host reads all of it, and keeps how it stood
            int before = (await snapshots.ReadAsync(Id, Token))!.Version;
            Assert.Equal((await Desk(store, null).ReadAsync(Id, Token)).Version, before);
            int late = 0;
            for (int i = 0; i < 70; i++)
            {
                store.Events = 0;
                PetitionDesk fresh = Desk(store, snapshots);
                SubmissionResult result = await fresh.SubmitAsync(new(CommandId.From($"d-{i}"), Id, new AddReference(new("letters", $"m-{i}")), Intake, At("2035-01-01T09:00")), cancellationToken: Token);
                Assert.True(result.IsAccepted, result.Refusal?.ToString());
                Assert.InRange(store.Events, 1, Every + late);
                late = Math.Max(late, result.RanOut.Length); // several at once may come to stand behind a snapshot
            }
        }
    }

    [Fact]
    public async Task A_retry_is_known_by_the_snapshot()
    {
        CountingStore store = new(new InMemoryPetitionStore(PetitionEventFormat.Current));
        InMemoryPetitionSnapshots snapshots = new();
        List<Submission> accepted = await Grow(store, 200);
        await Desk(store, snapshots).ReadAsync(Id, Token);
        foreach (Submission submission in accepted.Where(a => a.Command is not ExpireClock)) // of those it is enough that they are on file
        {
            SubmissionResult again = await Desk(store, snapshots).SubmitAsync(submission, cancellationToken: Token);
            Assert.True(again.IsRepeated, $"{submission}: {again.Refusal}");
            Assert.Equal("command-id-taken", (await Desk(store, snapshots).SubmitAsync(submission with { Command = new AddReference(new("other", "1")) }, cancellationToken: Token)).Refusal!.Reasons[0].Code);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_a_snapshot_says_the_answers_are_those_of_the_history(Fault fault)
    {
        InMemoryPetitionStore plain = new(PetitionEventFormat.Current);
        CountingStore kept = new(new InMemoryPetitionStore(PetitionEventFormat.Current));
        List<Submission> accepted = await Grow(plain, 150);
        await Grow(kept, 150);
        FaultySnapshots snapshots = new(fault);
        await Desk(kept, snapshots).ReadAsync(Id, Token);
        kept.Events = 0;
        Assert.Equal(await Desk(plain, null).ReadAsync(Id, Token), await Desk(kept, snapshots).ReadAsync(Id, Token));
        Assert.Equal(fault == Fault.None, kept.Events < 100);
        for (int i = 0; i < 40; i++)
        {
            Submission next = i % 3 == 0 ? accepted[i]
                : new(CommandId.From($"d-{i}"), Id, new AddReference(new("letters", $"m-{i / 2}")), i % 5 == 0 ? OtherClerk : Intake, At("2035-01-01T09:00"));
            SubmissionResult expected = await Desk(plain, null).SubmitAsync(next, cancellationToken: Token);
            SubmissionResult found = await Desk(kept, snapshots).SubmitAsync(next, cancellationToken: Token);
            Assert.Equal((expected.IsRepeated, expected.Refusal?.ToString(), expected.Petition), (found.IsRepeated, found.Refusal?.ToString(), found.Petition));
            Assert.Equal(expected.Events.AsEnumerable(), found.Events);
        }

        Assert.Equal((await StreamAudit.RunAsync(plain, cancellationToken: Token)).Heads, (await StreamAudit.RunAsync(kept, cancellationToken: Token)).Heads);
    }

    public static TheoryData<Fault> Faults() => [.. Enum.GetValues<Fault>()];

    [Fact]
    public async Task A_snapshot_of_before_a_migration_or_of_another_timeline_is_thrown_away()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current), other = new(PetitionEventFormat.Current);
        InMemoryPetitionSnapshots snapshots = new();
        await Grow(store, 100, seed: 3);
        await Grow(other, 120, seed: 4);
        await Desk(store, snapshots).ReadAsync(Id, Token);
        Assert.Equal(await Desk(other, null).ReadAsync(Id, Token), await Desk(other, snapshots).ReadAsync(Id, Token));

        // Now it is the other's, and the first reads past it.
        Assert.Equal((await Desk(other, null).ReadAsync(Id, Token)).Version, (await snapshots.ReadAsync(Id, Token))!.Version);
        Assert.Equal(await Desk(store, null).ReadAsync(Id, Token), await Desk(store, snapshots).ReadAsync(Id, Token));
        PetitionRules newer = ExampleClocks.For(PetitionWorkflow.Build(Rules.Workflow.Definition with { Version = 2 }));
        Assert.Empty(Minyi.Workflow.Evolution.WorkflowMigration.TryPlan(Rules.Workflow, newer.Workflow, new(), out var migration).Faults);
        Petition before = await Desk(store, snapshots).ReadAsync(Id, Token);
        SubmissionResult moved = await Desk(store, snapshots, newer).MigrateAsync(CommandId.From("v2"), Id, migration!, Rules, Intake, before.LastAt!.Value, "decision 7", cancellationToken: Token);
        Assert.True(moved.IsAccepted, moved.Refusal?.ToString());
        Assert.Equal(moved.Petition, await Desk(store, snapshots, newer).ReadAsync(Id, Token));
        await Assert.ThrowsAsync<FormatException>(async () => await Desk(store, snapshots).ReadAsync(Id, Token));
        Assert.Equal(2, (await snapshots.ReadAsync(Id, Token))!.WorkflowVersion);
        Assert.Equal(moved.Petition, await Desk(store, snapshots, newer).ReadAsync(Id, Token));
    }

    [Fact]
    public async Task A_snapshot_holds_no_text()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        InMemoryPetitionSnapshots snapshots = new();
        PetitionDesk desk = Desk(store, null);
        for (int i = 0; i < 70; i++)
        {
            PetitionCommand command = i == 0 ? new Register(Form()) : new AddReference(new("letters", $"{i}"));
            Submission submission = new(CommandId.From($"c-{i}"), Id, command, Clerk, At("2024-09-29T09:00"));
            Assert.True((await desk.SubmitAsync(i == 0 ? submission with { Texts = submission.Texts.Add("name", "张三丰").Add("text", "路灯坏了") } : submission, cancellationToken: Token)).IsAccepted);
        }

        await Desk(store, snapshots).ReadAsync(Id, Token);
        string content = Encoding.UTF8.GetString((await snapshots.ReadAsync(Id, Token))!.Content.Span);
        Assert.Contains("haishan-1", content, StringComparison.Ordinal);
        Assert.DoesNotContain("张三丰", content, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯坏了", content, StringComparison.Ordinal);
    }

    public enum Fault
    {
        None,
        Throws,
        Damaged,
        Cut,
        OfAnother,
        OtherEvent,
        OtherVersion,
        Ahead,
        OtherWorkflow,
        OtherFormat,
        Resealed,
    }

    /// <summary>Gives back what was written, wrong in one way.</summary>
    private sealed class FaultySnapshots(Fault fault) : IPetitionSnapshots
    {
        private readonly InMemoryPetitionSnapshots _kept = new();

            public async ValueTask<PetitionSnapshot?> ReadAsync(PetitionId petition, CancellationToken cancellationToken = default)
        {
            if (fault == Fault.Throws)
            {
                throw new IOException("The disk is gone.");
            }

            if (await _kept.ReadAsync(petition, cancellationToken) is not { } s)
            {
                return null;
            }

            byte[] content = s.Content.ToArray();
            content = fault switch
            {
                Fault.Damaged => [.. content.Select((b, i) => i == content.Length / 2 ? (byte)(b ^ 1) : b)],
                Fault.Cut => content[..(content.Length / 2)],
                Fault.Resealed => "{\"where\":{\"state\":\"Closed\"}}"u8.ToArray(),
                _ => content,
            };
            return new(
                fault == Fault.OfAnother ? PetitionId.From("P-2") : s.Petition,
                s.Version + (fault == Fault.OtherVersion ? -1 : fault == Fault.Ahead ? 1000 : 0),
                fault == Fault.OtherEvent ? Digest.Of("x"u8) : s.Hash,
                s.Workflow,
                s.WorkflowVersion + (fault == Fault.OtherWorkflow ? 1 : 0),
                s.Format + (fault == Fault.OtherFormat ? 1 : 0),
                content,
                s.Seal);
        }

        public ValueTask WriteAsync(PetitionSnapshot snapshot, CancellationToken cancellationToken = default) =>
            fault == Fault.Throws ? throw new IOException("The disk is full.") : _kept.WriteAsync(snapshot, cancellationToken);

        public ValueTask ClearAsync(CancellationToken cancellationToken = default) => _kept.ClearAsync(cancellationToken);
    }

    private sealed class CountingStore(IPetitionStore store) : IPetitionStore
    {
        internal int Events { get; set; }

        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
            IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            store.AppendManyAsync(appends, transaction, cancellationToken);

        public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
        {
            IReadOnlyList<EventEnvelope> events = await store.ReadAsync(petition, afterVersion, cancellationToken);
            Events += events.Count;
            return events;
        }

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }
}
