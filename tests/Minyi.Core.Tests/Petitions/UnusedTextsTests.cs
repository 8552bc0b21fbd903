using System.Collections.Immutable;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using Minyi.Testing.Faults;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Texts that were put for an event that did not come about do not stay, and those that an event refers to do.</summary>
public class UnusedTextsTests
{
    private static readonly PetitionId Id = PetitionId.From("P-1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Submission Submit(string id, PetitionCommand command, string? text) => new(CommandId.From(id), Id, command, Intake, At("2024-09-29T09:00"))
    {
        Texts = text is null ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("reason", text),
    };

    private static async Task<InMemoryPetitionStore> Registered()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        await PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Rules).SubmitAsync(new(CommandId.From("c-0"), Id, new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        return store;
    }

    /// <summary>Several desks submit at once what conflicts, through a store that fails before, loses answers and lets others go first; what threw is tried again or left.</summary>
    [Property(MaxTest = 20)]
    public async Task Whatever_breaks_each_record_belongs_to_an_event_and_each_event_has_its_text(ulong seed)
    {
        InMemoryPetitionStore store = await Registered();
        CountingData data = new();
        int threw = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(host => Task.Run(async () =>
        {
            RandomWalk random = new(seed + (ulong)host);
            for (int i = 0; i < 8; i++)
            {
                Submission submission = Submit($"c-{host % 2}-{i}", new AddReference(new("letters", $"{host % 2}-{i}")), $"text {host % 2} {i}");
                for (ulong attempt = 0; attempt < 4; attempt++)
                {
                    FaultyPetitionStore faulty = new(store, new FaultPlan((seed * 1000) + ((ulong)((host * 100) + (i * 4))) + attempt) { FailBefore = 0.2, LoseAnswer = 0.2, GiveWay = 0.5 });
                    try
                    {
                        await PetitionDesk.Replaying(new AskedStore(store, faulty), data, Rules).SubmitAsync(submission, cancellationToken: Token);
                        break;
                    }
                    catch (InjectedFaultException)
                    {
                        Interlocked.Increment(ref threw);
                        if (random.Next(3) == 0)
                        {
                            break; // given up
                        }
                    }
                }
            }
        })));
        HashSet<PersonalDataId> referred = [.. (await store.ReadAsync(Id, 0, Token)).SelectMany(e => e.Event.Data).Select(d => d.Id)];
        Assert.True(threw > 0 || referred.Count > 0);
        Assert.Equal(referred.Order(), data.Present.Order());
    }

    [Fact]
    public async Task Inside_the_hosts_transaction_there_is_nothing_to_undo()
    {
        InMemoryPetitionStore store = await Registered();
        CountingData data = new();
        PetitionDesk desk = PetitionDesk.Replaying(new ThrowingStore(store), data, Rules);
        using (InMemoryTransaction transaction = new())
        {
            await Assert.ThrowsAsync<IOException>(async () => await desk.SubmitAsync(Submit("c-1", new AddReference(new("letters", "1")), "text"), transaction, Token));
        }

        Assert.Equal(0, data.Withdrawn);
        Assert.Empty(data.Present);
        await Assert.ThrowsAsync<IOException>(async () => await desk.SubmitAsync(Submit("c-1", new AddReference(new("letters", "1")), "text"), cancellationToken: Token));
        Assert.Equal(1, data.Withdrawn);
        Assert.Empty(data.Present);

        // The same again is recorded under its id, with its text.
        SubmissionResult again = await PetitionDesk.Replaying(store, data, Rules).SubmitAsync(Submit("c-1", new AddReference(new("letters", "1")), "text"), cancellationToken: Token);
        Assert.True(again is { IsAccepted: true, IsRepeated: false }, again.Refusal?.ToString());
        Assert.Equal(again.Events[0].Data.Select(d => d.Id), data.Present);
    }

    [Fact]
    public async Task Where_the_store_cannot_say_what_became_of_it_the_text_stays()
    {
        InMemoryPetitionStore store = await Registered();
        CountingData data = new();
        PetitionDesk desk = PetitionDesk.Replaying(new ThrowingStore(store) { CannotSay = true }, data, Rules);
        await Assert.ThrowsAsync<IOException>(async () => await desk.SubmitAsync(Submit("c-1", new AddReference(new("letters", "1")), "text"), cancellationToken: Token));
        Assert.Single(data.Present);
    }

    /// <summary>Faults where it appends; what became of an append it can always be asked.</summary>
    private sealed class AskedStore(IPetitionStore sound, IPetitionStore faulty) : IPetitionStore
    {
        public ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            faulty.AppendAsync(append, transaction, cancellationToken);

        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            (appends.All(a => a.IsExpectation) ? sound : faulty).AppendManyAsync(appends, transaction, cancellationToken);

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) => sound.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => sound.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => sound.ReadHeadsAsync(cancellationToken);
    }

    private sealed class ThrowingStore(IPetitionStore store) : IPetitionStore
    {
        internal bool CannotSay { get; init; }

        public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            CannotSay || appends.Any(a => !a.IsExpectation) ? throw new IOException("The disk is full.") : store.AppendManyAsync(appends, transaction, cancellationToken);

        public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default) => store.ReadAsync(petition, afterVersion, cancellationToken);

        public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

        public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => store.ReadHeadsAsync(cancellationToken);
    }

    /// <summary>A personal data store that tells which records are there.</summary>
    private sealed class CountingData : IPersonalDataStore
    {
        private readonly InMemoryPersonalDataStore _data = new();
        private readonly System.Collections.Concurrent.ConcurrentDictionary<PersonalDataId, PersonalDataReference> _put = new();

        internal int Withdrawn { get; private set; }

        internal IEnumerable<PersonalDataId> Present => _put.Values.Where(r => _data.ReadAsync(r).AsTask().GetAwaiter().GetResult().Status is PersonalDataStatus.Present or PersonalDataStatus.Altered).Select(r => r.Id);

        public async ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            PersonalDataReference reference = await _data.PutAsync(data, transaction, cancellationToken);
            return _put[reference.Id] = reference;
        }

        public ValueTask WithdrawAsync(PersonalDataId id, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
        {
            Withdrawn++;
            return _data.WithdrawAsync(id, transaction, cancellationToken);
        }

        public ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default) => _data.ReadAsync(reference, cancellationToken);

        public ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) => _data.EraseAsync(id, at, transaction, cancellationToken);

        public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
            _data.EraseSubjectAsync(subject, at, transaction, cancellationToken);
    }
}
