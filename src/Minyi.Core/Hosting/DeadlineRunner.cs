using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Minyi.Petitions;
using Minyi.Storage;

namespace Minyi.Hosting;

/// <summary>Turns what has run out into commands: reminders, supervision, lapses. The host calls it now and then, with the time.</summary>
/// <remarks>
/// <para>Running it twice for the same instant does nothing the second time. Interrupted at any moment, the next run goes on. Several hosts may
/// run it at once: each expiry is recorded once, because the id of its command follows from the petition's version and the clock.</para>
/// <para>What was due long ago is recorded at the instant of the run, not backdated: nobody was reminded before.</para>
/// </remarks>
/// <example><code>
/// DeadlineRun run = await runner.RunAsync(clock.GetCurrentInstant(), stoppingToken);
/// </code></example>
public sealed class DeadlineRunner
{
    /// <summary>The actor that expiries are recorded under.</summary>
    public static ActorId ActorId { get; } = ActorId.FromRecord($"{IdentifierRule.ReservedPrefix}deadlines");

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
    public async Task<DeadlineRun> RunAsync(Instant now, CancellationToken cancellationToken = default)
    {
        using Activity? activity = _telemetry?.Activities.StartActivity("minyi.deadlines.run");
        DeadlineStatus before = await ReadStatusAsync(now, cancellationToken).ConfigureAwait(false);
        Dictionary<PetitionId, RefusedExpiry> refused = [];
        HashSet<PetitionId> ahead = []; // written to by a host whose time is ahead of ours: no fault, the next run comes to them
        int submitted = 0;
        int overtaken = 0;
        DeadlineStatus after = before;
        while (true)
        {
            // One step of each petition that is due, then what has come of it: a step may make the next one due.
            ImmutableArray<PetitionSummary> due = [.. _board.ExpiringBy(now).Where(p => !refused.ContainsKey(p.Id) && !ahead.Contains(p.Id))];
            if (due.IsEmpty)
            {
                break;
            }

            foreach (PetitionSummary one in due)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Petition petition = _board.Read(one.Id)!;
                if (petition.NextExpiry() is not { } expiry || expiry.At > now)
                {
                    overtaken++;
                    continue;
                }

                if (petition.LastAt > now)
                {
                    ahead.Add(one.Id);
                    continue;
                }

                SubmissionResult result = await SubmitAsync(petition, expiry, now, cancellationToken).ConfigureAwait(false);
                if (result.IsAccepted && !result.IsRepeated)
                {
                    submitted++;
                    _telemetry?.Submitted(expiry.Command.Clock);
                }
                else if (result.IsAccepted || result.Petition.Version > petition.Version)
                {
                    overtaken++;
                }
                else
                {
                    refused.Add(one.Id, new(one.Id, expiry.Command.Clock, expiry.Command.Stage, result.Refusal));
                    HostingLog.ExpiryRefused(_logger, one.Id, result.Refusal.ToString());
                }
            }

            after = await ReadStatusAsync(now, cancellationToken).ConfigureAwait(false);
        }

        if (before.Pending + submitted + overtaken + refused.Count == 0)
        {
            HostingLog.NothingDue(_logger);
        }
        else
        {
            HostingLog.DeadlinesRun(_logger, submitted, overtaken, refused.Count, before.Behind);
        }

        activity?.SetTag("minyi.submitted", submitted).SetTag("minyi.overtaken", overtaken).SetTag("minyi.refused", refused.Count);
        return new(before, submitted, overtaken, [.. refused.Values.OrderBy(r => r.Petition)], after);
    }

    private ValueTask<SubmissionResult> SubmitAsync(Petition petition, PendingExpiry expiry, Instant now, CancellationToken cancellationToken)
    {
        CommandId command = CommandId.FromRecord(Identifiers.Compound("deadline", Identifiers.Text(petition.Version), expiry.Command.Clock, expiry.Command.Stage));
        Actor actor = new(ActorId, [expiry.Role], petition.Form?.Studio is { } studio ? [studio] : []);
        return _desk.SubmitAsync(new(command, petition.Id, expiry.Command, actor, now), null, cancellationToken);
    }
}
