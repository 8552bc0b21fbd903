using System.Runtime.CompilerServices;
using Minyi.Petitions;

namespace Minyi.Storage;

/// <summary>Petitions in memory: for tests, demonstrations and first steps. Nothing is kept when the process ends.</summary>
/// <remarks>
/// Keeps the promises of <see cref="IPetitionStore"/> within one process. Events stay objects: they are written as JSON and hashed only when
/// the chain is asked for, and the chain is the same that a durable store would keep.
/// </remarks>
public sealed class InMemoryPetitionStore : IPetitionStore, InMemoryTransaction.IParticipant
{
    private readonly IPetitionEventFormat _format;
    private readonly WriterGate _gate = new();
    private readonly Dictionary<PetitionId, InMemoryHistory> _histories = [];
    private readonly InMemoryStream _stream = new();

    // What the open transaction has appended, in order; not seen by readers.
    private readonly List<EventEnvelope> _pending = [];

    /// <summary>An empty store.</summary>
    /// <param name="format">How events are written for the hash chain.</param>
    public InMemoryPetitionStore(IPetitionEventFormat format) => _format = Guard.Against.Null(format);

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(append);
        InMemoryTransaction? inMemory = WriterGate.InMemory(transaction);
        cancellationToken.ThrowIfCancellationRequested();
        return TryAppend(append, inMemory, out AppendResult result, out Task ended)
            ? new ValueTask<AppendResult>(result)
            : AppendWhenFreeAsync(ended, append, inMemory, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        Guard.Against.Negative(afterVersion);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate.Lock)
        {
            return new(_histories.TryGetValue(petition, out InMemoryHistory? history) ? history.After(afterVersion) : ArraySegment<EventEnvelope>.Empty);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<EventEnvelope> ReadAllAsync(long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Guard.Against.Negative(afterPosition);
        await ValueTask.CompletedTask.ConfigureAwait(false);
        while (true)
        {
            ArraySegment<EventEnvelope> page;
            lock (_gate.Lock)
            {
                page = _stream.After(afterPosition);
            }

            if (page.Count == 0)
            {
                yield break;
            }

            foreach (EventEnvelope envelope in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return envelope;
            }

            afterPosition += page.Count;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate.Lock)
        {
            return new(_stream.Head);
        }
    }

    void InMemoryTransaction.IParticipant.End(InMemoryTransaction transaction, bool commit)
    {
        lock (_gate.Lock)
        {
            if (commit)
            {
                foreach (EventEnvelope envelope in _pending)
                {
                    HistoryOf(envelope.Petition).Add(envelope);
                    _stream.Add(envelope);
                }
            }

            _pending.Clear();
            _gate.Release();
        }
    }

    private async ValueTask<AppendResult> AppendWhenFreeAsync(
        Task ended, PetitionAppend append, InMemoryTransaction? transaction, CancellationToken cancellationToken)
    {
        AppendResult result;
        do
        {
            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        while (!TryAppend(append, transaction, out result, out ended));
        return result;
    }

    private bool TryAppend(PetitionAppend append, InMemoryTransaction? transaction, out AppendResult result, out Task ended)
    {
        lock (_gate.Lock)
        {
            result = default;
            if (_gate.Occupied(transaction, out ended))
            {
                return false;
            }

            if (transaction is not null && _gate.Take(transaction))
            {
                transaction.Enlist(this);
            }

            result = Append(append, transaction is not null);
            return true;
        }
    }

    private AppendResult Append(PetitionAppend append, bool pending)
    {
        _histories.TryGetValue(append.Petition, out InMemoryHistory? history);
        EventEnvelope? last = history?.Last;
        EventEnvelope? repeated = history?.Find(append.Command);
        if (pending)
        {
            last = _pending.FindLast(e => e.Petition == append.Petition) ?? last;
            repeated ??= _pending.FindLast(e => e.Petition == append.Petition && e.Command == append.Command);
        }

        if (repeated is not null)
        {
            return new(AppendStatus.AlreadyAppended, repeated.Version, repeated.Position);
        }

        if ((last?.Version ?? 0) != append.ExpectedVersion)
        {
            return new(AppendStatus.Conflict, last?.Version ?? 0, last?.Position ?? 0);
        }

        history = pending ? null : history ?? HistoryOf(append.Petition);
        for (int i = 0; i < append.Events.Length; i++)
        {
            EventEnvelope envelope = new(append, i, _stream.Head + _pending.Count + 1, last, _format);
            if (history is null)
            {
                _pending.Add(envelope);
            }
            else
            {
                history.Add(envelope);
                _stream.Add(envelope);
            }

            last = envelope;
        }

        return new(AppendStatus.Appended, last!.Version, last.Position);
    }

    private InMemoryHistory HistoryOf(PetitionId petition)
    {
        if (!_histories.TryGetValue(petition, out InMemoryHistory? history))
        {
            _histories.Add(petition, history = new InMemoryHistory());
        }

        return history;
    }
}
