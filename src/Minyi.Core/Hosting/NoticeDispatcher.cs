using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Minyi.Petitions.Notices;
using Minyi.Storage.Outbox;

namespace Minyi.Hosting;

/// <summary>Gives each notice of an outbox to the host's sender, at least once and in order for one petition. The host calls it now and then.</summary>
/// <remarks>Several hosts may run one on the same outbox: a notice is leased to one of them. What fails is tried again with growing pauses, then kept among those that could not be sent.</remarks>
/// <example><code>
/// NoticeRun run = await dispatcher.RunAsync(stoppingToken);
/// </code></example>
public sealed class NoticeDispatcher
{
    private readonly INoticeOutbox _outbox;
    private readonly INoticeSender _sender;
    private readonly NoticeTexts _texts;
    private readonly IClock _clock;
    private readonly NoticeDispatchOptions _options;
    private readonly ILogger _logger;

    /// <summary>A dispatcher.</summary>
    /// <param name="outbox">Where the notices wait.</param>
    /// <param name="sender">Who sends them.</param>
    /// <param name="texts">Their words.</param>
    /// <param name="clock">The time.</param>
    /// <param name="options">How; the defaults when null.</param>
    /// <param name="logger">The log; null for none.</param>
    public NoticeDispatcher(
        INoticeOutbox outbox, INoticeSender sender, NoticeTexts texts, IClock clock, NoticeDispatchOptions? options = null, ILogger<NoticeDispatcher>? logger = null)
    {
        _outbox = Guard.Against.Null(outbox);
        _sender = Guard.Against.Null(sender);
        _texts = Guard.Against.Null(texts);
        _clock = Guard.Against.Null(clock);
        _options = options ?? new();
        _logger = logger ?? NullLogger<NoticeDispatcher>.Instance;
    }

    /// <summary>Sends what waits, until nothing can be sent any more for now.</summary>
    /// <param name="cancellationToken">Cancels: what is being sent may be sent again by the next run, nothing is lost.</param>
    public async Task<NoticeRun> RunAsync(CancellationToken cancellationToken = default)
    {
        Counts counts = new();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Instant now = _clock.GetCurrentInstant();
            IReadOnlyList<LeasedNotice> taken = await _outbox.LeaseAsync(_options.LeaseNames(), now, now + _options.Lease, _options.Batch, cancellationToken).ConfigureAwait(false);
            if (taken.Count == 0)
            {
                break;
            }

            ParallelOptions parallel = new() { MaxDegreeOfParallelism = _options.AtOnce, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(taken, parallel, async (notice, stop) => await DispatchAsync(notice, counts, stop).ConfigureAwait(false)).ConfigureAwait(false);
        }

        if (counts.Sent + counts.Failed + counts.GivenUp > 0)
        {
            HostingLog.NoticesSent(_logger, counts.Sent, counts.Failed, counts.GivenUp);
        }

        return new(counts.Sent, counts.Failed, counts.GivenUp);
    }

    private async ValueTask DispatchAsync(LeasedNotice leased, Counts counts, CancellationToken cancellationToken)
    {
        if (_clock.GetCurrentInstant() >= leased.Until - (_options.Lease / 2))
        {
            return; // the others took so long that this one is left to whoever takes it next
        }

        (NoticeOutcome outcome, string error) = await SendAsync(leased, cancellationToken).ConfigureAwait(false);
        Instant now = _clock.GetCurrentInstant();
        if (outcome == NoticeOutcome.Sent)
        {
            counts.AddSent(await _outbox.SentAsync(leased, cancellationToken).ConfigureAwait(false));
        }
        else if (outcome == NoticeOutcome.Undeliverable || leased.Failures + 1 >= _options.MostFailures)
        {
            counts.AddGivenUp(await _outbox.GiveUpAsync(leased, now, error, cancellationToken).ConfigureAwait(false));
            HostingLog.NoticeGivenUp(_logger, leased.Key.ToString(), leased.Notice.Kind, error);
        }
        else
        {
            counts.AddFailed(await _outbox.FailedAsync(leased, now + _options.DelayAfter(leased.Failures + 1), cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Sends one. What is thrown may hold an address, so only its type is kept.</summary>
    private async ValueTask<(NoticeOutcome Outcome, string Error)> SendAsync(LeasedNotice leased, CancellationToken cancellationToken)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter((_options.Lease / 2).ToTimeSpan());
        try
        {
            NoticeOutcome outcome = await _sender.SendAsync(leased.Notice, _texts.Of(leased.Notice), late.Token).ConfigureAwait(false);
            return (outcome, outcome.ToString());
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return (NoticeOutcome.Failed, e.GetType().FullName!);
        }
    }

    /// <summary>What a run has done so far; several count at once.</summary>
    private sealed class Counts
    {
        private int _sent;
        private int _failed;
        private int _givenUp;

        internal int Sent => _sent;

        internal int Failed => _failed;

        internal int GivenUp => _givenUp;

        internal void AddSent(bool held) => Add(ref _sent, held);

        internal void AddFailed(bool held) => Add(ref _failed, held);

        internal void AddGivenUp(bool held) => Add(ref _givenUp, held);

        private static void Add(ref int count, bool held)
        {
            if (held)
            {
                Interlocked.Increment(ref count);
            }
        }
    }
}

/// <summary>What a run of the dispatcher did.</summary>
/// <param name="Sent">How many were sent.</param>
/// <param name="Failed">How many failed and are tried again.</param>
/// <param name="GivenUp">How many were given up.</param>
public sealed record NoticeRun(int Sent, int Failed, int GivenUp);
