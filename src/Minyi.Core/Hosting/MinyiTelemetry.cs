using System.Diagnostics;
using System.Diagnostics.Metrics;
using Minyi.Petitions;

namespace Minyi.Hosting;

/// <summary>Traces and metrics, named by OpenTelemetry's conventions. They say what was done and how often, and never who or about whom.</summary>
/// <remarks>
/// <para>Listen to the source and the meter <see cref="Name"/>. Spans: <c>minyi.store.append</c>, <c>minyi.store.read</c>, <c>minyi.deadlines.run</c>.
/// Instruments: <c>minyi.store.operation.duration</c> (s), <c>minyi.petition.submissions</c> ({submission}), <c>minyi.petition.refusals</c> ({refusal}),
/// <c>minyi.petition.events</c> ({event}), <c>minyi.store.appends</c> ({append}), <c>minyi.deadlines.submitted</c> ({command}),
/// <c>minyi.deadlines.pending</c> ({petition}), <c>minyi.deadlines.behind</c> (s).</para>
/// <para>Attributes: <c>minyi.operation</c>, <c>minyi.outcome</c>, <c>minyi.command</c>, <c>minyi.reason</c>, <c>minyi.event.type</c>, <c>minyi.clock</c>,
/// <c>error.type</c>. Neither ids nor texts; each of them has a limited number of values.</para>
/// </remarks>
public sealed class MinyiTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Minyi";

    private readonly Meter _meter;
    private readonly TimeProvider? _time;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _appends;
    private readonly Counter<long> _events;
    private readonly Counter<long> _submissions;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _submitted;
    private readonly Gauge<long> _pending;
    private readonly Gauge<double> _behind;

    /// <summary>Creates source and meter.</summary>
    /// <param name="meters">The host's meter factory; null for a meter of its own.</param>
    /// <param name="time">Measures how long things take; null for no durations (spans have theirs all the same).</param>
    public MinyiTelemetry(IMeterFactory? meters = null, TimeProvider? time = null)
    {
        _time = time;
        _meter = meters is null ? new Meter(Name) : meters.Create(new MeterOptions(Name));
        Activities = new ActivitySource(Name);
        _duration = _meter.CreateHistogram<double>("minyi.store.operation.duration", "s", "How long an operation of the store took.");
        _appends = _meter.CreateCounter<long>("minyi.store.appends", "{append}", "Appends by what became of them.");
        _events = _meter.CreateCounter<long>("minyi.petition.events", "{event}", "Events appended, by type.");
        _submissions = _meter.CreateCounter<long>("minyi.petition.submissions", "{submission}", "Answers to submissions, by command and outcome: accepted, repeated, refused.");
        _refusals = _meter.CreateCounter<long>("minyi.petition.refusals", "{refusal}", "Refusals by reason; one with several reasons counts under each.");
        _submitted = _meter.CreateCounter<long>("minyi.deadlines.submitted", "{command}", "Expiries submitted, by clock.");
        _pending = _meter.CreateGauge<long>("minyi.deadlines.pending", "{petition}", "Petitions with an expiry that is due and not submitted.");
        _behind = _meter.CreateGauge<double>("minyi.deadlines.behind", "s", "How long ago the oldest expiry fell due that is not submitted.");
    }

    /// <summary>The source of spans.</summary>
    public ActivitySource Activities { get; }

    /// <summary>Counts what desks answer: <c>minyi.petition.submissions</c> and <c>minyi.petition.refusals</c>. <c>AddMinyi</c> gives it to its desk.</summary>
    /// <param name="workflow">The desk's workflow: a command whose name it does not have counts as <c>other</c>.</param>
    public ISubmissionObserver ForSubmissions(PetitionWorkflow workflow) => new SubmissionCounts(this, Guard.Against.Null(workflow));

    /// <inheritdoc/>
    public void Dispose()
    {
        Activities.Dispose();
        _meter.Dispose();
    }

    internal long Now() => _time?.GetTimestamp() ?? 0;

    internal void Operation(string operation, long since, Exception? error)
    {
        if (_time is not null && _duration.Enabled)
        {
            TagList tags = new() { { "minyi.operation", operation } };
            if (error is not null)
            {
                tags.Add("error.type", error.GetType().FullName);
            }

            _duration.Record(_time.GetElapsedTime(since).TotalSeconds, tags);
        }
    }

    internal void Appended(string outcome) => _appends.Add(1, new KeyValuePair<string, object?>("minyi.outcome", outcome));

    internal bool CountsEvents => _events.Enabled;

    internal void Event(string type) => _events.Add(1, new KeyValuePair<string, object?>("minyi.event.type", type));

    internal void Answered(string command, string outcome) =>
        _submissions.Add(1, new("minyi.command", command), new KeyValuePair<string, object?>("minyi.outcome", outcome));

    internal void Refused(string reason) => _refusals.Add(1, new KeyValuePair<string, object?>("minyi.reason", reason));

    internal void Submitted(string clock) => _submitted.Add(1, new KeyValuePair<string, object?>("minyi.clock", clock));

    internal void Status(DeadlineStatus status)
    {
        _pending.Record(status.Pending);
        _behind.Record(status.Behind.TotalSeconds);
    }
}
