using Minyi.Storage;

namespace Minyi.Core.Tests.Petitions.Linearizability;

/// <summary>What a store may get wrong.</summary>
public enum Promise
{
    /// <summary>None: it works.</summary>
    Kept,

    /// <summary>It appends to whatever version there is.</summary>
    ExpectedVersion,

    /// <summary>It says that it has appended what it has not.</summary>
    Durability,

    /// <summary>It gives a history as it was some time ago.</summary>
    FreshReads,

    /// <summary>It forgets which commands it has.</summary>
    CommandOnce,

    /// <summary>It tells a head that is behind.</summary>
    FreshHead,

    /// <summary>It writes the first event of a command under another command's id, too.</summary>
    ItsOwnEventsOnly,
}

/// <summary>A store that breaks one promise now and then: whether the tests would see it.</summary>
internal sealed class BrokenStore(IPetitionStore store, Promise broken) : IPetitionStore
{
    private readonly Dictionary<PetitionId, IReadOnlyList<EventEnvelope>> _earlier = [];
    private StreamCheckpoint _head = StreamCheckpoint.Start;
    private int _count;

    public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        if (broken is Promise.Kept or Promise.FreshReads or Promise.FreshHead)
        {
            return await store.AppendManyAsync(appends, transaction, cancellationToken);
        }

        List<AppendResult> results = [];
        foreach (PetitionAppend append in appends)
        {
            results.Add(await AppendOneAsync(append, transaction, cancellationToken));
        }

        return results;
    }

    private async ValueTask<AppendResult> AppendOneAsync(PetitionAppend append, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        if (append.IsExpectation)
        {
            return await store.AppendAsync(append, transaction, cancellationToken);
        }

        int version = (await store.ReadAsync(append.Petition, 0, cancellationToken)).Count;
        switch (broken)
        {
            case Promise.ExpectedVersion:
                return await store.AppendAsync(On(append, version, append.Command), transaction, cancellationToken);
            case Promise.Durability when version == append.ExpectedVersion && ++_count % 40 == 0:
                return new(AppendStatus.Appended, version + append.Events.Length, (await store.ReadHeadsAsync(cancellationToken))[0].Plus(append.Events.Length));
            case Promise.CommandOnce:
                return await store.AppendAsync(On(append, append.ExpectedVersion, CommandId.From($"{append.Command}#{++_count}")), transaction, cancellationToken);
            case Promise.ItsOwnEventsOnly when version == append.ExpectedVersion && ++_count % 40 == 0:
                await store.AppendAsync(append, transaction, cancellationToken);
                return await store.AppendAsync(On(append, version + append.Events.Length, CommandId.From("c-1-1")), transaction, cancellationToken);
            default:
                return await store.AppendAsync(append, transaction, cancellationToken);
        }
    }

    public async ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        if (broken != Promise.FreshReads)
        {
            return await store.ReadAsync(petition, afterVersion, cancellationToken);
        }

        IReadOnlyList<EventEnvelope> now = await store.ReadAsync(petition, 0, cancellationToken);

        IReadOnlyList<EventEnvelope> earlier = _earlier.GetValueOrDefault(petition, now);
        _earlier[petition] = now;
        return [.. (++_count % 20 == 0 ? earlier : now).Where(e => e.Version > afterVersion)];
    }

    public IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, CancellationToken cancellationToken = default) => store.ReadStreamAsync(after, cancellationToken);

    public async ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default)
    {
        (StreamCheckpoint earlier, _head) = (_head, await store.ReadHeadsAsync(cancellationToken));
        return broken == Promise.FreshHead ? earlier : _head;
    }

    private static PetitionAppend On(PetitionAppend append, int version, CommandId command) =>
        new(append.Petition, version, command, append.Actor, append.RecordedAt, append.Events);
}
