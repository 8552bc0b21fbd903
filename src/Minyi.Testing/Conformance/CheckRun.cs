using System.Globalization;
using System.Runtime.CompilerServices;
using Minyi.Storage;
using NodaTime.Text;

namespace Minyi.Testing.Conformance;

/// <summary>What a check has at hand: fresh storages, things to append, and how to say what was found.</summary>
internal sealed class CheckRun(ConformanceCheck check, Func<ValueTask<StorageFixture>> create, int effort, CancellationToken token) : IAsyncDisposable
{
    internal static readonly PetitionId P = PetitionId.From("P-1");
    internal static readonly Instant Start = Instant.FromUtc(2024, 9, 29, 1, 0);

    private readonly List<StorageFixture> _storages = [];

    internal int Effort => effort;

    internal CancellationToken Token => token;

    internal async Task<StorageFixture> StorageAsync()
    {
        StorageFixture storage = await create().ConfigureAwait(false);
        _storages.Add(storage);
        return storage;
    }

    internal async Task<(StorageFixture Storage, IPetitionStore Store)> StoreAsync()
    {
        StorageFixture storage = await StorageAsync().ConfigureAwait(false);
        return (storage, await storage.OpenPetitionStoreAsync(ProbeEventFormat.Instance).ConfigureAwait(false));
    }

    internal static PetitionAppend Append(PetitionId petition, int version, string command, params string[] texts) =>
        new(petition, version, CommandId.FromRecord(command), ActorId.From("clerk-1"), Start + Duration.FromSeconds(version), [.. texts.Select(t => new ProbeEvent(t))]);

    /// <summary>The events of the default partition, which is the one that a fresh storage writes to.</summary>
    internal static async Task<List<EventEnvelope>> StreamAsync(IPetitionStore store, long after = 0, CancellationToken token = default)
    {
        List<EventEnvelope> events = [];
        await foreach (EventEnvelope e in store.ReadStreamAsync(StreamPosition.At(after), token).ConfigureAwait(false))
        {
            events.Add(e);
        }

        return events;
    }

    internal static async Task<long> HeadAsync(IPetitionStore store, CancellationToken token) =>
        (await store.ReadHeadsAsync(token).ConfigureAwait(false))[StreamPosition.DefaultPartition].Number;

    internal void That(bool kept, string finding)
    {
        if (!kept)
        {
            throw new ConformanceException(check, finding);
        }
    }

    internal void Same<T>(T expected, T found, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new ConformanceException(check, string.Create(CultureInfo.InvariantCulture, $"{what}: found {Say(found)}, expected {Say(expected)}."));
        }
    }

    private static string Say<T>(T value) => value is Instant instant ? InstantPattern.ExtendedIso.Format(instant) : $"{value}";

    /// <summary>Whether an act throws an exception of a kind, and nothing else.</summary>
    internal async Task ThrowsAsync<TException>(Func<Task> act, string when)
        where TException : Exception
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (TException)
        {
            return;
        }
        catch (Exception e) when (e is not ConformanceException)
        {
            throw new ConformanceException(check, $"{when}: it threw {e.GetType().Name} in place of {typeof(TException).Name}.", e);
        }

        throw new ConformanceException(check, $"{when}: it did not throw {typeof(TException).Name}.");
    }

    /// <summary>Runs several writers at once, really in parallel, and waits for all.</summary>
    internal static Task TogetherAsync(int writers, Func<int, Task> act) =>
        Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => act(w))));

    /// <summary>Whether what a store has is whole: versions, positions and chain.</summary>
    internal async Task WholeAsync(IPetitionStore store, [CallerMemberName] string at = "")
    {
        StreamAudit audit = await StreamAudit.RunAsync(store, cancellationToken: token).ConfigureAwait(false);
        That(audit.IsWhole, $"({at}) The stream is not whole: {string.Join("; ", audit.Findings.Take(3).Select(f => f.Text.English))}.");
        Same(audit.Checkpoint, await store.ReadHeadsAsync(token).ConfigureAwait(false), $"({at}) The heads");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (StorageFixture storage in _storages)
        {
            await storage.DisposeAsync().ConfigureAwait(false);
        }
    }
}
