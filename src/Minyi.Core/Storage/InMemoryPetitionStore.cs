using System.Runtime.CompilerServices;
using Minyi.Petitions;
using Minyi.Petitions.Notices;
using Minyi.Storage.Lists;
using Minyi.Storage.Outbox;

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
    private readonly List<PetitionRow> _pendingRows = [];
    private readonly List<PetitionNotice> _pendingNotices = [];
    private readonly InMemoryPetitionQueries? _lists;
    private readonly InMemoryNoticeOutbox? _outbox;

    /// <summary>An empty store.</summary>
    /// <param name="format">How events are written for the hash chain.</param>
    /// <param name="lists">The lists that are kept of it; null for none.</param>
    /// <param name="outbox">Where notices wait to be sent; null for none.</param>
    public InMemoryPetitionStore(IPetitionEventFormat format, InMemoryPetitionQueries? lists = null, InMemoryNoticeOutbox? outbox = null)
    {
        _format = Guard.Against.Null(format);
        _lists = lists;
        _outbox = outbox;
        lists?.Attach(this);
    }

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(append);
        return WriteAsync(pending => Append(append, pending), transaction, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(appends);
        return WriteAsync<IReadOnlyList<AppendResult>>(
            pending => appends.Count == 1 ? [Append(appends[0], pending)] : AppendMany(appends, pending), transaction, cancellationToken);
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
    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Guard.Against.Negative(after.Number, nameof(after));
        await ValueTask.CompletedTask.ConfigureAwait(false);
        while (after.Partition == StreamPosition.DefaultPartition)
        {
            ArraySegment<EventEnvelope> page;
            lock (_gate.Lock)
            {
                page = _stream.After(after.Number);
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

            after = after.Plus(page.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate.Lock)
        {
            return new(StreamCheckpoint.At(StreamPosition.At(_stream.Head)));
        }
    }

    void InMemoryTransaction.IParticipant.End(InMemoryTransaction transaction, bool commit)
    {
        lock (_gate.Lock)
        {
            if (commit)
            {
                Publish();
            }

            _pending.Clear();
            _pendingRows.Clear();
            _pendingNotices.Clear();
            _gate.Release();
        }
    }

    /// <summary>Looks at all histories at one moment, while nobody writes.</summary>
    internal void Visit(Action<IReadOnlyDictionary<PetitionId, InMemoryHistory>> look)
    {
        lock (_gate.Lock)
        {
            look(_histories);
        }
    }

    private ValueTask<TResult> WriteAsync<TResult>(Func<bool, TResult> write, HostTransaction? transaction, CancellationToken cancellationToken)
    {
        InMemoryTransaction? inMemory = WriterGate.InMemory(transaction);
        cancellationToken.ThrowIfCancellationRequested();
        return TryWrite(write, inMemory, out TResult? result, out Task ended)
            ? new ValueTask<TResult>(result!)
            : WriteWhenFreeAsync(ended, write, inMemory, cancellationToken);
    }

    private async ValueTask<TResult> WriteWhenFreeAsync<TResult>(
        Task ended, Func<bool, TResult> write, InMemoryTransaction? transaction, CancellationToken cancellationToken)
    {
        TResult? result;
        do
        {
            await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        while (!TryWrite(write, transaction, out result, out ended));
        return result!;
    }

    private bool TryWrite<TResult>(Func<bool, TResult> write, InMemoryTransaction? transaction, out TResult? result, out Task ended)
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

            result = write(transaction is not null);
            return true;
        }
    }

    /// <summary>One append by itself, without the collections that several need: most are.</summary>
    private AppendResult Append(PetitionAppend append, bool pending)
    {
        Ground ground = new(this, pending);
        if (!append.IsExpectation && ground.Last(append.Petition, append.Command) is { } repeated)
        {
            return new(AppendStatus.AlreadyAppended, repeated.Version, repeated.Position);
        }

        EventEnvelope? last = ground.Last(append.Petition);
        if ((last?.Version ?? 0) != append.ExpectedVersion)
        {
            return new(AppendStatus.Conflict, last?.Version ?? 0, last?.Position ?? StreamPosition.Start);
        }

        last = Write(append, last, pending);
        return new(AppendStatus.Appended, last?.Version ?? 0, last?.Position ?? StreamPosition.Start);
    }

    private AppendResult[] AppendMany(IReadOnlyList<PetitionAppend> appends, bool pending)
    {
        Ground ground = new(this, pending);
        AppendDecision decision = new(appends, ground);
        foreach ((PetitionAppend append, _) in decision.ToWrite)
        {
            Write(append, ground.Last(append.Petition), pending);
        }

        return decision.Results;
    }

    private EventEnvelope? Write(PetitionAppend append, EventEnvelope? last, bool pending)
    {
        InMemoryHistory? history = pending || append.IsExpectation ? null : HistoryOf(append.Petition);
        for (int i = 0; i < append.Events.Length; i++)
        {
            EventEnvelope envelope = new(append, i, StreamPosition.At(_stream.Head + _pending.Count + 1), last, _format);
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

        if (_lists is not null && append.Row is { } row)
        {
            if (pending)
            {
                _pendingRows.Add(row);
            }
            else
            {
                _lists.Put([row]);
            }
        }

        if (_outbox is not null && pending)
        {
            _pendingNotices.AddRange(append.Notices);
        }
        else
        {
            _outbox?.Add(append.Notices);
        }

        return last;
    }

    /// <summary>Lets everybody see what was pending.</summary>
    private void Publish()
    {
        foreach (EventEnvelope envelope in _pending)
        {
            HistoryOf(envelope.Petition).Add(envelope);
            _stream.Add(envelope);
        }

        _lists?.Put(_pendingRows);
        _outbox?.Add(_pendingNotices);
        _pending.Clear();
    }

    private InMemoryHistory HistoryOf(PetitionId petition)
    {
        if (!_histories.TryGetValue(petition, out InMemoryHistory? history))
        {
            _histories.Add(petition, history = new InMemoryHistory());
        }

        return history;
    }

    /// <summary>What is there, with what the open transaction has appended if it is the one that asks.</summary>
    private readonly struct Ground(InMemoryPetitionStore store, bool pending) : IAppendGround
    {
        internal EventEnvelope? Last(PetitionId petition) =>
            (pending ? store._pending.FindLast(e => e.Petition == petition) : null) ?? store._histories.GetValueOrDefault(petition)?.Last;

        internal EventEnvelope? Last(PetitionId petition, CommandId command) =>
            store._histories.GetValueOrDefault(petition)?.Find(command)
            ?? (pending ? store._pending.FindLast(e => e.Petition == petition && e.Command == command) : null);

        public (int Version, StreamPosition Position)? Find(PetitionId petition) => Last(petition) is { } last ? (last.Version, last.Position) : null;

        public (int Version, StreamPosition Position)? Find(PetitionId petition, CommandId command) =>
            Last(petition, command) is { } last ? (last.Version, last.Position) : null;

        public long HeadOf(int partition) => store._stream.Head + store._pending.Count;

        public int PartitionOf(PetitionId petition) => StreamPosition.DefaultPartition;
    }
}
