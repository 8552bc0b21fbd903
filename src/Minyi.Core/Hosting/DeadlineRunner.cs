using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Minyi.Petitions;
using Minyi.Petitions.Deciding;
using Minyi.Petitions.Events;
using Minyi.Storage;

namespace Minyi.Hosting;

/// <summary>Turns what has run out into commands: reminders, supervision, lapses. The host calls it now and then, with the time.</summary>
/// <remarks>
/// <para>Running it twice for the same instant does nothing the second time. Interrupted at any moment, the next run goes on. Several hosts may
/// run it at once: each expiry is recorded once, because the id of its command follows from the petition's version and the clock.</para>
/// <para>Each expiry is recorded at the instant at which it ran out, so that no history depends on when the host called. A command that comes before the runner
/// records what ran out before it by itself (<see cref="PetitionDesk.ExpireAsync"/>).</para>
/// </remarks>
/// <example><code>
/// DeadlineRun run = await runner.RunAsync(clock.GetCurrentInstant(), stoppingToken);
/// </code></example>
public sealed class DeadlineRunner
{
    /// <summary>The actor that expiries are recorded under.</summary>
    public static ActorId ActorId => Lateness.Runner;

    /// <summary>When so many in a row fail for another reason than that they cannot be read, it is the store that is away.</summary>
    private const int MostFailedInARow = 3;

    private readonly PetitionDesk _desk;
    private readonly PetitionBoard _board;
    private readonly MinyiTelemetry? _telemetry;
    private readonly ILogger _logger;

    /// <summary>A runner.</summary>
    /// <param name="desk">Where commands are submitted.</param>
    /// <param name="board">The petitions of the same store by the same rules; it may be shared with others.</param>
    /// <param name="telemetry">Traces and metrics; null for none.</param>
    /// <param name="logger">The log; null for none.</param>
    public DeadlineRunner(PetitionDesk desk, PetitionBoard board, MinyiTelemetry? telemetry = null, ILogger<DeadlineRunner>? logger = null)
    {
        _desk = Guard.Against.Null(desk);
        _board = Guard.Against.Null(board);
        _telemetry = telemetry;
        _logger = logger ?? NullLogger<DeadlineRunner>.Instance;
    }

    /// <summary>How far behind the deadlines are at an instant. It submits nothing; any host of the store can ask.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<DeadlineStatus> ReadStatusAsync(Instant now, CancellationToken cancellationToken = default)
    {
        StreamCheckpoint checkpoint = await _board.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        ImmutableArray<PetitionSummary> pending = _board.ExpiringBy(now);
        DeadlineStatus status = new(now, checkpoint, pending.Length, pending.IsEmpty ? null : pending[0].NextExpiryAt);
        _telemetry?.Status(status);
        return status;
    }

    /// <summary>Submits everything that has run out by an instant.</summary>
    /// <param name="now">The instant. A petition to which something happened later already is left to a later run, and counts as pending until then.</param>
    /// <param name="cancellationToken">Cancels, between two commands or within one: the next run goes on.</param>
    /// <remarks>
    /// One petition that the store cannot read stops no other: it is reported in <see cref="DeadlineRun.Failed"/>. When one petition after another fails and none goes on,
    /// the store is away, and the run ends with what it threw.
    /// </remarks>
    public async Task<DeadlineRun> RunAsync(Instant now, CancellationToken cancellationToken = default)
    {
        using Activity? activity = _telemetry?.Activities.StartActivity("minyi.deadlines.run");
        DeadlineStatus before = await ReadStatusAsync(now, cancellationToken).ConfigureAwait(false);
        Progress progress = new();
        DeadlineStatus after = before;
        while (true)
        {
            // All that is due of each petition, then what has come of it.
            ImmutableArray<PetitionSummary> due = [.. _board.ExpiringBy(now).Where(p => !progress.IsDone(p))];
            if (due.IsEmpty)
            {
                break;
            }

            foreach (PetitionSummary one in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await StepAsync(one, now, progress, cancellationToken).ConfigureAwait(false);
            }

            after = await ReadStatusAsync(now, cancellationToken).ConfigureAwait(false);
        }

        if (before.Pending + progress.Submitted + progress.Overtaken + progress.Refused.Count + progress.Failed.Count == 0)
        {
            HostingLog.NothingDue(_logger);
        }
        else
        {
            HostingLog.DeadlinesRun(_logger, progress.Submitted, progress.Overtaken, progress.Refused.Count, progress.Failed.Count, before.Behind);
        }

        activity?.SetTag("minyi.submitted", progress.Submitted).SetTag("minyi.overtaken", progress.Overtaken)
            .SetTag("minyi.refused", progress.Refused.Count).SetTag("minyi.failed", progress.Failed.Count);
        return new(
            before, progress.Submitted, progress.Overtaken,
            [.. progress.Refused.Values.OrderBy(r => r.Petition)], [.. progress.Failed.Values.OrderBy(f => f.Petition)], after);
    }

    private async ValueTask StepAsync(PetitionSummary one, Instant now, Progress progress, CancellationToken cancellationToken)
    {
        if (_board.Read(one.Id) is not { } petition || petition.NextExpiry() is not { } expiry || expiry.At > now)
        {
            progress.Overtaken++;
            return;
        }

        if (petition.LastAt > now)
        {
            progress.Ahead.Add(one.Id);
            return;
        }

        FailedExpiry failed = new(one.Id, expiry.Command.Clock, expiry.Command.Stage, "");
        if (progress.TriedAt.GetValueOrDefault(one.Id) == petition.Version)
        {
            // Said to be recorded, and the stream still does not tell it: trying again would never end.
            Fail(failed, progress);
            return;
        }

        progress.TriedAt[one.Id] = petition.Version;
        SubmissionResult result;
        try
        {
            result = await _desk.ExpireAsync(one.Id, now, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            progress.FailedInARow += PetitionBoard.IsUnreadable(e) ? 0 : 1;
            if (progress.FailedInARow == MostFailedInARow)
            {
                throw;
            }

            Fail(failed with { Error = e.GetType().FullName! }, progress);
            return;
        }

        progress.FailedInARow = 0;
        foreach (ClockExpired expired in result.Events.OfType<ClockExpired>())
        {
            progress.Submitted++;
            _telemetry?.Submitted(expired.Clock);
        }

        if (result.Refusal is { } refusal)
        {
            progress.Refused.Add(one.Id, new(one.Id, expiry.Command.Clock, expiry.Command.Stage, refusal));
            HostingLog.ExpiryRefused(_logger, one.Id, refusal.ToString());
        }
        else if (result.Events.IsEmpty)
        {
            progress.Overtaken++;
        }
    }

    private void Fail(FailedExpiry failed, Progress progress)
    {
        progress.Failed.Add(failed.Petition, failed);
        HostingLog.ExpiryFailed(_logger, failed.Petition, failed.Error);
    }

    /// <summary>What a run has done so far.</summary>
    private sealed class Progress
    {
        internal int Submitted { get; set; }

        internal int Overtaken { get; set; }

        internal int FailedInARow { get; set; }

        internal Dictionary<PetitionId, RefusedExpiry> Refused { get; } = [];

        internal Dictionary<PetitionId, FailedExpiry> Failed { get; } = [];

        /// <summary>Written to by a host whose time is ahead of ours: no fault, the next run comes to them.</summary>
        internal HashSet<PetitionId> Ahead { get; } = [];

        /// <summary>The version at which an expiry was tried last.</summary>
        internal Dictionary<PetitionId, int> TriedAt { get; } = [];

        internal bool IsDone(PetitionSummary petition) => Refused.ContainsKey(petition.Id) || Failed.ContainsKey(petition.Id) || Ahead.Contains(petition.Id);
    }
}
