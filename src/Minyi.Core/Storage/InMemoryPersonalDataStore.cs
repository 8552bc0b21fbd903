using System.Collections.Immutable;
using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>Personal data in memory: for tests, demonstrations and first steps. Nothing is kept when the process ends.</summary>
public sealed class InMemoryPersonalDataStore : IPersonalDataStore, InMemoryTransaction.IParticipant
{
    private readonly Func<ImmutableArray<byte>> _salts;
    private readonly WriterGate _gate = new();

    // Replaced as a whole when a transaction commits; until then its writes are in _pending.
    private ImmutableDictionary<PersonalDataId, Entry> _entries = ImmutableDictionary<PersonalDataId, Entry>.Empty;
    private ImmutableDictionary<PersonalDataId, Entry> _pending = ImmutableDictionary<PersonalDataId, Entry>.Empty;

    /// <summary>An empty store.</summary>
    /// <param name="salts">Gives a fresh salt for each record; null for random ones. Only a demonstration that must repeat itself gives its own.</param>
    public InMemoryPersonalDataStore(Func<ImmutableArray<byte>>? salts = null) => _salts = salts ?? PersonalData.NewSalt;

    /// <inheritdoc/>
    public ValueTask<PersonalDataReference> PutAsync(PersonalData data, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(data);
        return WriteAsync(entries => Put(entries, data), transaction, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask WithdrawAsync(PersonalDataId id, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        await WriteAsync(
            entries => entries.TryGetValue(id, out Entry? entry) && entry.Data is not null
                ? (entry.Puts > 1 ? entries.SetItem(id, entry with { Puts = entry.Puts - 1 }) : entries.Remove(id), true)
                : (entries, false),
            transaction,
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<PersonalDataReading> ReadAsync(PersonalDataReference reference, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(reference);
        cancellationToken.ThrowIfCancellationRequested();
        ImmutableDictionary<PersonalDataId, Entry> entries;
        lock (_gate.Lock)
        {
            entries = _entries;
        }

        return new(!entries.TryGetValue(reference.Id, out Entry? entry) ? PersonalDataReading.Missing
            : entry.Data is null ? PersonalDataReading.Erased(entry.ErasedAt)
            : PersonalDataReading.Of(reference, entry.Data, entry.Salt.AsSpan()));
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(PersonalDataId id, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        WriteAsync(
            entries => entries.TryGetValue(id, out Entry? entry) && entry.Data is not null
                ? (entries.SetItem(id, Entry.Erased(at)), true)
                : (entries, false),
            transaction,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> EraseSubjectAsync(DataSubjectId subject, Instant at, HostTransaction? transaction = null, CancellationToken cancellationToken = default) =>
        WriteAsync(
            entries =>
            {
                KeyValuePair<PersonalDataId, Entry>[] erased =
                    [.. entries.Where(e => e.Value.Data?.Subject == subject).Select(e => KeyValuePair.Create(e.Key, Entry.Erased(at)))];
                return (entries.SetItems(erased), erased.Length);
            },
            transaction,
            cancellationToken);

    void InMemoryTransaction.IParticipant.End(InMemoryTransaction transaction, bool commit)
    {
        lock (_gate.Lock)
        {
            _entries = commit ? _pending : _entries;
            _gate.Release();
        }
    }

    private (ImmutableDictionary<PersonalDataId, Entry> Entries, PersonalDataReference Reference) Put(
        ImmutableDictionary<PersonalDataId, Entry> entries, PersonalData data)
    {
        if (!entries.TryGetValue(data.Id, out Entry? entry))
        {
            entry = new Entry(data, _salts(), default);
            return (entries.Add(data.Id, entry), data.Seal(entry.Salt.AsSpan()));
        }

        return entry.Data is not null && entry.Data.SameAs(data)
            ? (entries.SetItem(data.Id, entry with { Puts = entry.Puts + 1 }), data.Seal(entry.Salt.AsSpan()))
            : throw new InvalidOperationException(
                $"Personal data '{data.Id}' {(entry.Data is null ? "was erased" : "is another record")}: an id is used once.");
    }

    private async ValueTask<TResult> WriteAsync<TResult>(
        Func<ImmutableDictionary<PersonalDataId, Entry>, (ImmutableDictionary<PersonalDataId, Entry> Entries, TResult Result)> change,
        HostTransaction? transaction,
        CancellationToken cancellationToken)
    {
        InMemoryTransaction? inMemory = WriterGate.InMemory(transaction);
        cancellationToken.ThrowIfCancellationRequested();
        while (true)
        {
            Task ended;
            lock (_gate.Lock)
            {
                if (!_gate.Occupied(inMemory, out ended))
                {
                    return Write(change, inMemory);
                }
            }

            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private TResult Write<TResult>(
        Func<ImmutableDictionary<PersonalDataId, Entry>, (ImmutableDictionary<PersonalDataId, Entry> Entries, TResult Result)> change,
        InMemoryTransaction? transaction)
    {
        TResult result;
        if (transaction is null)
        {
            (_entries, result) = change(_entries);
            return result;
        }

        if (_gate.Take(transaction))
        {
            transaction.Enlist(this);
            _pending = _entries;
        }

        (_pending, result) = change(_pending);
        return result;
    }

    private sealed record Entry(PersonalData? Data, ImmutableArray<byte> Salt, Instant ErasedAt)
    {
        /// <summary>How often it was put and not taken back.</summary>
        internal int Puts { get; init; } = 1;

        internal static Entry Erased(Instant at) => new(null, [], Microseconds.Cut(at));
    }
}
