using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Minyi.Petitions;
using Minyi.Storage;
using Minyi.Testing.Conformance;

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
    private bool _held;

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

        if (broken == Break.DeafWhileWaiting && plain is null && _held)
        {
            await Task.Delay(400, CancellationToken.None);
            throw new TimeoutException("The database is locked.");
        }

        _held |= plain is not null;
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
        List<EventEnvelope> target = (transaction as PlainTransaction)?.Events ?? events;
        List<AppendResult> results = [];
        if (broken is Break.RacesForVersion or Break.PositionTakenBeforeWriting or Break.ShowsHalfCommands)
        {
            foreach (PetitionAppend append in appends)
            {
                results.Add(await AppendAsync(append, transaction, cancellationToken));
            }

            return results;
        }

        bool racing = broken == Break.ExpectationsRace;
        if (racing)
        {
            lock (events)
            {
                if (appends.FirstOrDefault(a => a.IsExpectation && Refuse(a, null) is { Status: AppendStatus.Conflict }) is not null)
                {
                    return [.. appends.Select(a => new AppendResult(AppendStatus.Conflict, 0, StreamPosition.Start))];
                }
            }

            await Task.Yield();
        }

        lock (events)
        {
            int before = target.Count;
            try
            {
                foreach (PetitionAppend append in appends)
                {
                    bool built = broken == Break.ManyIgnoreEarlierOnes && target.Skip(before).Any(e => e.Petition == append.Petition);
                    bool unseen = append.IsExpectation && (broken == Break.ExpectationsIgnored || racing);
                    results.Add(built ? new AppendResult(AppendStatus.Conflict, 0, StreamPosition.Start)
                        : unseen ? new AppendResult(AppendStatus.Appended, append.ExpectedVersion, StreamPosition.Start)
                        : AppendAsync(append, transaction, cancellationToken).AsTask().GetAwaiter().GetResult());
                    if (broken == Break.ManyStopAtConflict && results[^1].Status == AppendStatus.Conflict)
                    {
                        return results;
                    }
                }
            }
            catch when (broken != Break.ManyTorn)
            {
                target.RemoveRange(before, target.Count - before);
                throw;
            }

            if (results.Any(r => r.Status == AppendStatus.Conflict) && broken is not Break.ManyKeepWhatDidNotConflict)
            {
                target.RemoveRange(before, target.Count - before);
                for (int i = 0; i < results.Count; i++)
                {
                    EventEnvelope? last = Seen(transaction as PlainTransaction).LastOrDefault(e => e.Petition == appends[i].Petition);
                    AppendStatus status = results[i].Status == AppendStatus.Appended ? AppendStatus.Withheld : results[i].Status;
                    results[i] = status == AppendStatus.AlreadyAppended ? results[i] : new(status, last?.Version ?? 0, last?.Position ?? StreamPosition.Start);
                }
            }

            return results;
        }
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

    public async IAsyncEnumerable<EventEnvelope> ReadStreamAsync(StreamPosition after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        List<EventEnvelope> page;
        lock (events)
        {
            bool inclusive = broken == Break.StreamFromPositionInclusive && after.Number > 0;
            IEnumerable<EventEnvelope> stream = events.Where(e => e.Position.Number > after.Number || (inclusive && e.Position == after));
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

    public ValueTask<StreamCheckpoint> ReadHeadsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (events)
        {
            return new(StreamCheckpoint.At(events.Count == 0 ? StreamPosition.Start : events[^1].Position.Plus(broken == Break.HeadOneAhead ? 1 : 0)));
        }
    }

    private bool Same(string a, string b) => broken switch
    {
        Break.IdsIgnoreCase => string.Equals(a, b, StringComparison.OrdinalIgnoreCase),
        Break.IdsLoseTrailingBlanks => a.TrimEnd() == b.TrimEnd(),
        Break.CutsLongIds => a[..Math.Min(199, a.Length)] == b[..Math.Min(199, b.Length)],
        _ => a == b,
    };

    private IEnumerable<EventEnvelope> Seen(PlainTransaction? plain) =>
        plain is null || broken == Break.ForgetsTransactionsOwnAppends ? events : events.Concat(plain.Events);

    private AppendResult? Refuse(PetitionAppend append, PlainTransaction? plain)
    {
        EventEnvelope? last = Seen(plain).LastOrDefault(e => Same(e.Petition.Value, append.Petition.Value));
        EventEnvelope? repeated = append.IsExpectation ? null : Seen(plain).LastOrDefault(e =>
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
        return stale ? new(AppendStatus.Conflict, broken == Break.ConflictHidesVersion ? 0 : version, last?.Position ?? StreamPosition.Start)
            : append.IsExpectation ? new(AppendStatus.Appended, version, last?.Position ?? StreamPosition.Start)
            : null;
    }

    private AppendResult Write(PetitionAppend append, PlainTransaction? plain, CancellationToken cancellationToken)
    {
        lock (events)
        {
            List<EventEnvelope> target = plain?.Events ?? events;
            long head = Seen(plain).LastOrDefault()?.Position.Number ?? (broken == Break.PositionsFromZero ? -1 : 0);
            long first = broken == Break.PositionsWithGaps && head > 0 ? head + 2 : head + 1;
            if (broken is Break.TornByFormat or Break.TornByCancellation)
            {
                for (int i = 0; i < append.Events.Length; i++)
                {
                    PetitionAppend one = new(append.Petition, append.ExpectedVersion + i, append.Command, append.Actor, append.RecordedAt, [append.Events[i]]);
                    target.AddRange(HashChain.Seal(one, StreamPosition.At(first + i), Last(append, plain)?.Hash ?? Digest.None, format));
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
            Break.KeepsNothingBefore1970 => new(append.Petition, append.ExpectedVersion, append.Command, append.Actor, Instant.Max(append.RecordedAt, NodaConstants.UnixEpoch), append.Events),
            Break.LosesPlanes => Texts(append, t => string.Concat(t.Where(c => !char.IsSurrogate(c)))),
            Break.CutsLargeTexts => Texts(append, t => t[..Math.Min(t.Length, 65_535)]),
            Break.CutsLongAppends => new(append.Petition, append.ExpectedVersion, append.Command, append.Actor, append.RecordedAt, [.. append.Events.Take(8_192)]),
            Break.LosesDataReferences => new(append.Petition, append.ExpectedVersion, append.Command, append.Actor, append.RecordedAt, [.. append.Events.Select(e => e with { Data = [] })]),
            _ => append,
        };
        ImmutableArray<EventEnvelope> written = HashChain.Seal(kept, StreamPosition.At(Math.Max(first, 1)), Last(append, plain)?.Hash ?? Digest.None, format);
        return [.. written.Select((e, i) => broken switch
        {
            Break.PositionsFromZero => Copy(e, position: StreamPosition.At(first + i)),
            Break.WritesPayloadAnew => Copy(e, payload: [.. e.GetPayload().Span, (byte)' ']),
            Break.WrongTypeVersion => Copy(e, type: e.Type with { SchemaVersion = 2 }),
            _ => e,
        })];
    }

    private static PetitionAppend Texts(PetitionAppend append, Func<string, string> change) => new(
        append.Petition, append.ExpectedVersion, append.Command, append.Actor, append.RecordedAt,
        [.. append.Events.Select(e => e is ProbeEvent probe ? probe with { Text = change(probe.Text) } : e)]);

    private EventEnvelope Copy(EventEnvelope e, StreamPosition? position = null, byte[]? payload = null, EventType? type = null) =>
        new(e.Petition, e.Version, position ?? e.Position, e.Command, e.Actor, e.RecordedAt, type ?? e.Type, payload ?? e.GetPayload().ToArray(), e.PreviousHash, e.Hash, format);
}
