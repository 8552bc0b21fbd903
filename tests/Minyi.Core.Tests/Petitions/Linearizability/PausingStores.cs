using System.Runtime.CompilerServices;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>A store that lets others pass before and after whatever it does.</summary>
internal sealed class PausingPetitionStore(IPetitionStore store, Func<Task> pause) : IPetitionStore
{
    public async ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        await pause();
        AppendResult result = await store.AppendAsync(append, transaction, cancellationToken);
        await pause();
        return result;
    }

    public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        await pause();
        IReadOnlyList<EventEnvelope> events = await store.ReadAsync(petition, afterVersion, cancellationToken);
        await pause();
        return events;
    }

    public async IAsyncEnumerable<EventEnvelope> ReadAllAsync(long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await pause();
        await foreach (EventEnvelope e in store.ReadAllAsync(afterPosition, cancellationToken))
        {
            yield return e;
            await pause();
        }
    }

    public async ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken = default)
    {
        await pause();
        long head = await store.ReadHeadAsync(cancellationToken);
        await pause();
        return head;
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
