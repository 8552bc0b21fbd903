using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Storage.Attachments;
using Minyi.Storage.Outbox;
using Minyi.Storage.Lists;
using Minyi.Storage.Snapshots;

namespace Minyi.Testing.Conformance;

/// <summary>One empty storage under test: what a district's store gives the conformance kit. Disposing it throws the storage away.</summary>
public abstract class StorageFixture : IAsyncDisposable
{
    /// <summary>Opens the petition store as one host would. Opened again, it is another host on the same storage.</summary>
    /// <param name="format">How the kit's events are written.</param>
    public abstract ValueTask<IPetitionStore> OpenPetitionStoreAsync(IPetitionEventFormat format);

    /// <summary>Opens the personal data store on the same storage. Opened again, it is another host.</summary>
    public abstract ValueTask<IPersonalDataStore> OpenPersonalDataStoreAsync();

    /// <summary>Opens the snapshots on the same storage; null where it keeps none. Opened again, it is another host.</summary>
    public virtual ValueTask<IPetitionSnapshots?> OpenSnapshotsAsync() => new((IPetitionSnapshots?)null);

    /// <summary>Opens the lists of the petition store that was opened with the same format; null where it keeps none. Opened again, it is another host.</summary>
    /// <param name="format">How the events are written.</param>
    public virtual ValueTask<IPetitionQueries?> OpenQueriesAsync(IPetitionEventFormat format) => new((IPetitionQueries?)null);

    /// <summary>Opens the attachment store on the same storage. Opened again, it is another host. Overridden where there is one to be checked.</summary>
    /// <param name="policy">What it accepts.</param>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public virtual ValueTask<IAttachmentStore> OpenAttachmentStoreAsync(AttachmentPolicy policy) => throw new NotSupportedException("This storage keeps no attachments.");

    /// <summary>Opens the petition store with its outbox. Opened again, it is another host. Overridden where there is one to be checked.</summary>
    /// <param name="format">How the kit's events are written.</param>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public virtual ValueTask<StoreWithOutbox> OpenOutboxAsync(IPetitionEventFormat format) => throw new NotSupportedException("This storage keeps no notices.");

    /// <summary>Begins a transaction of the host's own, on the host's own connection to the same storage.</summary>
    public abstract ValueTask<HostWork> BeginHostWorkAsync();

    /// <summary>Whether a row that the host wrote with <see cref="HostWork.WriteRowAsync"/> has been committed.</summary>
    /// <param name="key">The row's key.</param>
    public abstract ValueTask<bool> HostRowExistsAsync(string key);

    /// <summary>Everything that the storage holds on disk or in its tables, as text, so that erased data can be looked for; null when that cannot be had.</summary>
    public virtual ValueTask<string?> DumpAsync() => new((string?)null);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A petition store and the outbox that it writes notices to.</summary>
/// <param name="Store">The store.</param>
/// <param name="Outbox">The outbox.</param>
public sealed record StoreWithOutbox(IPetitionStore Store, INoticeOutbox Outbox);

/// <summary>A transaction of the host's own with rows of the host's own. Disposing it without a commit rolls back.</summary>
public abstract class HostWork : IAsyncDisposable
{
    /// <summary>What the stores are handed.</summary>
    public abstract HostTransaction Transaction { get; }

    /// <summary>Writes a row of the host's own in the transaction.</summary>
    /// <param name="key">The row's key.</param>
    public abstract ValueTask WriteRowAsync(string key);

    /// <summary>Commits.</summary>
    public abstract ValueTask CommitAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
