using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Testing.Tests.Conformance;

/// <summary>A transaction of the plain stores: what is to be done when it commits.</summary>
internal sealed class PlainTransaction : HostTransaction
{
    internal List<EventEnvelope> Events { get; } = [];

    internal List<Action> OnCommit { get; } = [];
}

/// <summary>A store written as plainly as can be, with a switch for each way of being wrong.</summary>
internal sealed class PlainPetitionStore(IPetitionEventFormat format, Break broken, List<EventEnvelope> events) : IPetitionStore
{
    private long _taken = events.Count;

    public async ValueTask<AppendResult> AppendAsync(PetitionAppend append, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        if (broken != Break.IgnoresCancellation)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        PlainTransaction? plain = transaction as PlainTransaction;
        if (transaction is not null && plain is null && broken != Break.TakesForeignTransactions)
        {
            throw new ArgumentException("Not a plain transaction.", nameof(transaction));
        }

        if (broken == Break.WritesOutsideTransaction)
        {
            plain = null;
        }

        if (broken is Break.RacesForVersion)
        {
            AppendResult? early;
            lock (events)
            {
                early = Refuse(append, plain);
            }

            await Task.Yield();
            return early ?? Write(append, plain, cancellationToken);
        }

        if (broken == Break.PositionTakenBeforeWriting)
        {
            return await WriteLateAsync(append, plain);
        }

        if (broken == Break.ShowsHalfCommands && plain is null)
        {
            return await WriteSlowlyAsync(append);
        }

        lock (events)
        {
            if (Refuse(append, plain) is { } refused)
            {
                return broken == Break.ThrowsOnConflictInTransaction && plain is not null && refused.Status == AppendStatus.Conflict
                    ? throw new InvalidOperationException("The current transaction is aborted.")
                    : refused;
            }

            return Write(append, plain, cancellationToken);
        }
    }

    public async ValueTask<IReadOnlyList<AppendResult>> AppendManyAsync(
        IReadOnlyList<PetitionAppend> appends, HostTransaction? transaction = null, CancellationToken cancellationToken = default)
    {
        List<AppendResult> results = [];
        int before = events.Count;
        foreach (PetitionAppend append in appends)
        {
            bool built = broken == Break.ManyIgnoreEarlierOnes && events.Skip(before).Any(e => e.Petition == append.Petition);
            results.Add(built ? new AppendResult(AppendStatus.Conflict, 0, 0) : await AppendAsync(append, transaction, cancellationToken));
            if (broken == Break.ManyStopAtConflict && results[^1].Status == AppendStatus.Conflict)
            {
                break;
            }
        }

        return results;
    }

    public ValueTask<IReadOnlyList<EventEnvelope>> ReadAsync(PetitionId petition, int afterVersion = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (events)
        {
            int after = broken == Break.HistoryFromVersionInclusive && afterVersion > 0 ? afterVersion - 1 : afterVersion;
            IEnumerable<EventEnvelope> history = events.Where(e => Same(e.Petition.Value, petition.Value) && e.Version > after).OrderBy(e => e.Version);
            return new((IReadOnlyList<EventEnvelope>)[.. broken == Break.HistoryCut ? history.Take(1000) : history]);
        }
    }

    public async IAsyncEnumerable<EventEnvelope> ReadAllAsync(long afterPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        List<EventEnvelope> page;
        lock (events)
        {
            bool inclusive = broken == Break.StreamFromPositionInclusive && afterPosition > 0;
            IEnumerable<EventEnvelope> stream = events.Where(e => e.Position > afterPosition || (inclusive && e.Position == afterPosition));
            stream = broken == Break.StreamByPetition ? stream.OrderBy(e => e.Petition).ThenBy(e => e.Version) : stream.OrderBy(e => e.Position);
            page = [.. broken == Break.StreamCut ? stream.Take(100) : stream];
        }

        foreach (EventEnvelope e in page)
        {
            if (broken != Break.StreamIgnoresCancellation)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return e;
        }
    }

    public ValueTask<long> ReadHeadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (events)
        {
            return new(events.Count == 0 ? 0 : events[^1].Position + (broken == Break.HeadOneAhead ? 1 : 0));
        }
    }

    private bool Same(string a, string b) => broken switch
    {
        Break.IdsIgnoreCase => string.Equals(a, b, StringComparison.OrdinalIgnoreCase),
        Break.IdsLoseTrailingBlanks => a.TrimEnd() == b.TrimEnd(),
        _ => a == b,
    };

    private IEnumerable<EventEnvelope> Seen(PlainTransaction? plain) =>
        plain is null || broken == Break.ForgetsTransactionsOwnAppends ? events : events.Concat(plain.Events);

    private AppendResult? Refuse(PetitionAppend append, PlainTransaction? plain)
    {
        EventEnvelope? last = Seen(plain).LastOrDefault(e => Same(e.Petition.Value, append.Petition.Value));
        EventEnvelope? repeated = Seen(plain).LastOrDefault(e =>
            (Same(e.Petition.Value, append.Petition.Value) || broken == Break.CommandsAcrossPetitions) && Same(e.Command.Value, append.Command.Value));
        if (repeated is not null && broken is not (Break.ForgetsCommands or Break.RetryConflicts))
        {
            EventEnvelope told = broken == Break.RetryAnswersCurrentVersion ? last! : repeated;
            return new(AppendStatus.AlreadyAppended, told.Version, told.Position);
        }

        int version = last?.Version ?? 0;
        bool stale = broken switch
        {
            Break.IgnoresExpectedVersion => false,
            Break.TakesVersionsAhead => append.ExpectedVersion < version,
            _ => append.ExpectedVersion != version,
        };
        return stale ? new(AppendStatus.Conflict, broken == Break.ConflictHidesVersion ? 0 : version, last?.Position ?? 0) : null;
    }

    private AppendResult Write(PetitionAppend append, PlainTransaction? plain, CancellationToken cancellationToken)
    {
        lock (events)
        {
            List<EventEnvelope> target = plain?.Events ?? events;
            long head = Seen(plain).LastOrDefault()?.Position ?? (broken == Break.PositionsFromZero ? -1 : 0);
            long first = broken == Break.PositionsWithGaps && head > 0 ? head + 2 : head + 1;
            if (broken is Break.TornByFormat or Break.TornByCancellation)
            {
                for (int i = 0; i < append.Events.Length; i++)
                {
                    PetitionAppend one = new(append.Petition, append.ExpectedVersion + i, append.Command, append.Actor, append.RecordedAt, [append.Events[i]]);
                    target.AddRange(HashChain.Seal(one, first + i, Last(append, plain)?.Hash ?? Digest.None, format));
                    if (broken == Break.TornByCancellation)
                    {
                        Thread.SpinWait(5000);
                        cancellationToken.ThrowIfCancellationRequested();
                    }
                }

                return new(AppendStatus.Appended, target[^1].Version, target[^1].Position);
            }

            List<EventEnvelope> written = Seal(append, first, plain);
            if (broken != Break.LosesTransaction || plain is null)
            {
                target.AddRange(written);
            }

            return new(AppendStatus.Appended, written[^1].Version, written[^1].Position);
        }
    }

    private async Task<AppendResult> WriteLateAsync(PetitionAppend append, PlainTransaction? plain)
    {
        long first;
        lock (events)
        {
            if (Refuse(append, plain) is { } refused)
            {
                return refused;
            }

            first = _taken + 1;
            _taken += append.Events.Length;
        }

        await Task.Delay(1);
        lock (events)
        {
            List<EventEnvelope> written = Seal(append, first, plain);
            (plain?.Events ?? events).AddRange(written);
            events.Sort((a, b) => a.Position.CompareTo(b.Position));
            return new(AppendStatus.Appended, written[^1].Version, written[^1].Position);
        }
    }

    private async Task<AppendResult> WriteSlowlyAsync(PetitionAppend append)
    {
        List<EventEnvelope> written;
        lock (events)
        {
            if (Refuse(append, null) is { } refused)
            {
                return refused;
            }

            written = Seal(append, events.Count + 1, null);
            events.Add(written[0]);
        }

        await Task.Delay(1);
        lock (events)
        {
            events.AddRange(written.Skip(1));
        }

        return new(AppendStatus.Appended, written[^1].Version, written[^1].Position);
    }

    private EventEnvelope? Last(PetitionAppend append, PlainTransaction? plain) =>
        broken == Break.UnlinkedChain ? null : Seen(plain).LastOrDefault(e => e.Petition == append.Petition);

    private List<EventEnvelope> Seal(PetitionAppend append, long first, PlainTransaction? plain)
    {
        PetitionAppend kept = broken switch
        {
            Break.KeepsMilliseconds => new(append.Petition, append.ExpectedVersion, append.Command, append.Actor, Instant.FromUnixTimeMilliseconds(append.RecordedAt.ToUnixTimeMilliseconds()), append.Events),
            Break.LosesDataReferences => new(append.Petition, append.ExpectedVersion, append.Command, append.Actor, append.RecordedAt, [.. append.Events.Select(e => e with { Data = [] })]),
            _ => append,
        };
        ImmutableArray<EventEnvelope> written = HashChain.Seal(kept, Math.Max(first, 1), Last(append, plain)?.Hash ?? Digest.None, format);
        return [.. written.Select((e, i) => broken switch
        {
            Break.PositionsFromZero => Copy(e, position: first + i),
            Break.WritesPayloadAnew => Copy(e, payload: [.. e.GetPayload().Span, (byte)' ']),
            Break.WrongTypeVersion => Copy(e, type: e.Type with { SchemaVersion = 2 }),
            _ => e,
        })];
    }

    private EventEnvelope Copy(EventEnvelope e, long? position = null, byte[]? payload = null, EventType? type = null) =>
        new(e.Petition, e.Version, position ?? e.Position, e.Command, e.Actor, e.RecordedAt, type ?? e.Type, payload ?? e.GetPayload().ToArray(), e.PreviousHash, e.Hash, format);
}
