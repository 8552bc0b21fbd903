using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

public class MinyiTelemetryTests
{
    [Fact]
    public async Task Spans_and_metrics_say_what_was_done_and_nothing_about_whom()
    {
        StillClock clock = new(At("2024-09-29T09:00"));
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(clock).AddSingleton(TimeProvider.System).AddMinyi(o => o.AllowExampleClocks = true).BuildServiceProvider();
        MinyiTelemetry telemetry = services.GetRequiredService<MinyiTelemetry>();
        List<Activity> spans = [];
        List<(string Instrument, string Tags)> measured = [];
        using ActivityListener activities = new()
        {
            ShouldListenTo = s => ReferenceEquals(s, telemetry.Activities),
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(activities);
        using MeterListener meters = new();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == MinyiTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((i, _, tags, _) => Measured(i, tags));
        meters.SetMeasurementEventCallback<double>((i, _, tags, _) => Measured(i, tags));
        meters.Start();

        CancellationToken token = TestContext.Current.CancellationToken;
        PetitionDesk desk = services.GetRequiredService<PetitionDesk>();
        Submission submission = new(CommandId.From("c-1"), PetitionId.From("P-secret"), new Register(Form()), Clerk, At("2024-09-29T09:00"))
        {
            Texts = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("name", "张三"),
        };
        await desk.SubmitAsync(submission, cancellationToken: token);
        clock.Now = At("2024-10-08T09:00");
        await services.GetRequiredService<DeadlineRunner>().RunAsync(At("2024-10-08T09:00"), token);

        Assert.Contains("minyi.store.append", spans.Select(s => s.OperationName));
        Assert.Contains("minyi.deadlines.run", spans.Select(s => s.OperationName));
        Assert.Contains(("minyi.petition.events", "minyi.event.type=PetitionRegistered"), measured);
        Assert.Contains(("minyi.store.appends", "minyi.outcome=appended"), measured);
        Assert.Contains(("minyi.store.operation.duration", "minyi.operation=append"), measured);
        Assert.Contains(("minyi.deadlines.submitted", "minyi.clock=first-answer"), measured);
        Assert.Contains(("minyi.deadlines.behind", ""), measured);
        string everything = string.Join('\n', spans.SelectMany(s => s.TagObjects).Select(t => $"{t.Key}={t.Value}")) + string.Join('\n', measured);
        foreach (string personal in (string[])["张三", "P-secret", "clerk-1", "acc-1", "rep-7", "海景二路"])
        {
            Assert.DoesNotContain(personal, everything, StringComparison.Ordinal);
        }

        void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            lock (measured)
            {
                measured.Add((instrument.Name, string.Join(',', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))));
            }
        }
    }
}
