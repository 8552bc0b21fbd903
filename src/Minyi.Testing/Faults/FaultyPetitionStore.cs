using System.Runtime.CompilerServices;
using Minyi.Storage;

namespace Minyi.Testing.Faults;

/// <summary>A store in front of another one, on which connections break: to test what a host does then.</summary>
public sealed class FaultyPetitionStore : IPetitionStore
{
    private readonly IPetitionStore _store;
    private readonly FaultPlan _plan;
    private readonly Lock _lock = new();
    private ulong _state;

    /// <summary>Puts faults in front of a store.</summary>
    /// <param name="store">The store, which itself works.</param>
    /// <param name="plan">What goes wrong, and how often.</param>
    public FaultyPetitionStore(IPetitionStore store, FaultPlan plan)
    {
        _store = Guard.Against.Null(store);
        _plan = Guard.Against.Null(plan);
        _state = plan.Seed;
    }

    /// <summary>How many faults there have been.</summary>
    public int Faults { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await GiveWayAsync().ConfigureAwait(false);
        Fault(_plan.FailBefore, "The connection broke before the append.");
        AppendResult result = await _store.AppendAsync(append, transaction, cancellationToken).ConfigureAwait(false);
        Fault(_plan.LoseAnswer, "The connection broke before the answer.");
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await GiveWayAsync().ConfigureAwait(false);
        Fault(_plan.FailBefore, "The connection broke before the append.");
        IReadOnlyList<AppendResult> results = await _store.AppendManyAsync(appends, transaction, cancellationToken).ConfigureAwait(false);
        Fault(_plan.LoseAnswer, "The connection broke before the answer.");
        return results;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        await GiveWayAsync().ConfigureAwait(false);
        Fault(_plan.FailRead, "The connection broke while a history was read.");
        return await _store.ReadAsync(petition, afterVersion, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (EventEnvelope e in _store.ReadStreamAsync(after, cancellationToken).ConfigureAwait(false))
        {
            Fault(_plan.FailRead, "The connection broke while the stream was read.");
            yield return e;
        }
    }

    /// <inheritdoc/>
    public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default) => _store.ReadHeadsAsync(cancellationToken);

    private async ValueTask GiveWayAsync()
    {
        if (Happens(_plan.GiveWay))
        {
            await Task.Yield();
        }
    }

    private void Fault(double share, string what)
    {
        if (Happens(share))
        {
            lock (_lock)
            {
                Faults++;
            }

            throw new InjectedFaultException(what);
        }
    }

    /// <summary>SplitMix64: the next of a sequence that the seed decides.</summary>
    private bool Happens(double share)
    {
        lock (_lock)
        {
            unchecked
            {
                _state += 0x9E3779B97F4A7C15;
                ulong z = _state;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                z ^= z >> 31;
                return (z >> 11) * (1.0 / (1UL << 53)) < share;
            }
        }
    }
}
