using Minyi.Petitions.Notices;

namespace Minyi.Storage.Outbox;

/// <summary>An outbox in memory, filled by the <see cref="InMemoryPetitionStore"/> that it is given to. Nothing is kept when the process ends.</summary>
public sealed class InMemoryNoticeOutbox : INoticeOutbox
{
    private readonly Lock _lock = new();
    private readonly Dictionary<PetitionId, Line> _pending = [];
    private readonly SortedSet<(Instant From, PetitionId Petition)> _heads = []; // of each petition that has any waiting: from when its first may be taken
    private readonly SortedDictionary<NoticeKey, DeadNotice> _dead = [];
    private int _count;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LeasedNotice>> LeaseAsync(string lease, Instant now, Instant until, int most, CancellationToken cancellationToken = default)
    {
        Guard.Against.NullOrEmpty(lease);
        Guard.Against.NegativeOrZero(most);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            (Instant, PetitionId Petition)[] free = [.. _heads.TakeWhile(h => h.From <= now).Take(most)];
            return new([.. free.Select(h => Change(_pending[h.Petition].Rows.Keys.First(), row => row with { Lease = lease, From = until }).Leased(until))]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> SentAsync(LeasedNotice notice, CancellationToken cancellationToken = default) => Held(notice, _ => Remove(notice.Key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> FailedAsync(LeasedNotice notice, Instant again, CancellationToken cancellationToken = default) =>
        Held(notice, _ => Change(notice.Key, row => row with { Lease = null, From = again, Failures = row.Failures + 1 }), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> GiveUpAsync(LeasedNotice notice, Instant at, string error, CancellationToken cancellationToken = default)
    {
        Guard.Against.Null(error);
        return Held(notice, row =>
        {
            Remove(notice.Key);
            _dead[notice.Key] = new(row.Notice, row.Failures + 1, at, error);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadNotice>> ReadDeadAsync(NoticeKey? after, int most, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new([.. _dead.Where(d => after is not { } key || d.Key > key).Take(most).Select(d => d.Value)]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RetryAsync(NoticeKey key, Instant now, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_dead.Remove(key, out DeadNotice? dead))
            {
                return new(false);
            }

            Insert(dead.Notice, now);
            return new(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DropAsync(NoticeKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_dead.Remove(key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(new OutboxStatus(_count, _count == 0 ? null : _pending.Values.Min(p => p.Rows.Values.Min(r => r.Notice.At)), _dead.Count));
        }
    }

    /// <summary>Takes in the notices of what was appended; to be called when that is committed.</summary>
    internal void Add(IReadOnlyList<PetitionNotice> notices)
    {
        lock (_lock)
        {
            foreach (PetitionNotice notice in notices)
            {
                Insert(notice, notice.At);
            }
        }
    }

    private ValueTask<bool> Held(LeasedNotice notice, Action<Row> act, CancellationToken cancellationToken)
    {
        Guard.Against.Null(notice);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_pending.TryGetValue(notice.Key.Petition, out Line? line) || !line.Rows.TryGetValue(notice.Key, out Row? row) || row.Lease != notice.Lease)
            {
                return new(false);
            }

            act(row);
            return new(true);
        }
    }

    private void Insert(PetitionNotice notice, Instant from)
    {
        if (!_pending.TryGetValue(notice.Petition, out Line? line))
        {
            _pending.Add(notice.Petition, line = new());
        }

        line.Rows.Add(NoticeKey.Of(notice), new(notice, from, null, 0));
        _count++;
        Place(notice.Petition, line);
    }

    private void Remove(NoticeKey key)
    {
        Line line = _pending[key.Petition];
        line.Rows.Remove(key);
        _count--;
        Place(key.Petition, line);
    }

    private Row Change(NoticeKey key, Func<Row, Row> change)
    {
        Line line = _pending[key.Petition];
        Row changed = change(line.Rows[key]);
        line.Rows[key] = changed;
        Place(key.Petition, line);
        return changed;
    }

    /// <summary>Puts a petition where the first of its notices belongs.</summary>
    private void Place(PetitionId petition, Line line)
    {
        _heads.Remove((line.From, petition));
        if (line.Rows.Count == 0)
        {
            _pending.Remove(petition);
            return;
        }

        line.From = line.Rows.Values.First().From;
        _heads.Add((line.From, petition));
    }

    /// <summary>The notices of one petition that wait.</summary>
    private sealed class Line
    {
        internal SortedDictionary<NoticeKey, Row> Rows { get; } = [];

        internal Instant From { get; set; }
    }

    private sealed record Row(PetitionNotice Notice, Instant From, string? Lease, int Failures)
    {
        internal LeasedNotice Leased(Instant until) => new(Notice, Lease!, until, Failures);
    }
}
