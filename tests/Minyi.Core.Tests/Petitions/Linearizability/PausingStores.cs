using System.Runtime.CompilerServices;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>A store that lets others pass before and after whatever it does.</summary>
internal sealed class PausingPetitionStore(IPetitionStore store, Func<Task> pause) : IPetitionStore
{
    public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await pause();
        IReadOnlyList<AppendResult> results = await store.AppendManyAsync(appends, transaction, cancellationToken);
        await pause();
        return results;
    }

    public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        await pause();
        IReadOnlyList<EventEnvelope> events = await store.ReadAsync(petition, afterVersion, cancellationToken);
        await pause();
        return events;
    }

    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await pause();
        await foreach (EventEnvelope e in store.ReadStreamAsync(after, cancellationToken))
        {
            yield return e;
            await pause();
        }
    }

    public async ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default)
    {
        await pause();
        StreamCheckpoint heads = await store.ReadHeadsAsync(cancellationToken);
        await pause();
        return heads;
    }
}

/// <summary>The same for texts; now and then the connection breaks, before a text is kept or after.</summary>
internal sealed class PausingPersonalDataStore(IPersonalDataStore store, Func<Task> pause, Func<bool> breaks) : IPersonalDataStore
{
    public async ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await pause();
        Break();
        PersonalDataReference reference = await store.PutAsync(data, transaction, cancellationToken);
        Break();
        await pause();
        return reference;
    }

    public async ValueTask WithdrawAsync(PersonalDataId id, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await pause();
        await store.WithdrawAsync(id, transaction, cancellationToken);
    }

    public ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default) => store.ReadAsync(reference, cancellationToken);

    public async ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await pause();
        return await store.EraseAsync(id, at, transaction, cancellationToken);
    }

    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        store.EraseSubjectAsync(subject, at, transaction, cancellationToken);

    private void Break()
    {
        if (breaks())
        {
            throw new IOException("The connection broke.");
        }
    }
}
