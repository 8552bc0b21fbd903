using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Storage;
using Minyi.Testing.Faults;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

/// <summary>What is answered is told and counted, once each, and says nothing about whom.</summary>
public class SubmissionObserverTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Submission Submit(string id, PetitionCommand command, Actor actor, string petition = "P-secret") =>
        new(CommandId.From(id), PetitionId.From(petition), command, actor, At("2024-09-29T09:00"));

    [Fact]
    public async Task Submissions_are_counted_by_command_and_outcome_and_refusals_by_reason()
    {
        using Readings readings = new();
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00"))).AddSingleton<IMeterFactory>(readings).AddMinyi(o => o.AllowExampleClocks = true).BuildServiceProvider();
        PetitionDesk desk = services.GetRequiredService<PetitionDesk>();
        Submission register = Submit("c-1", new Register(Form()), Clerk) with
        {
            Texts = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("name", "张三"),
        };
        await desk.SubmitAsync(register, null, Token);
        await desk.SubmitAsync(register, null, Token);
        await desk.SubmitAsync(Submit("c-2", new Register(Form()), Clerk), null, Token);
        await desk.SubmitAsync(Submit("c-3", new Step("Escalate"), OtherClerk), null, Token);
        await desk.SubmitAsync(Submit("c-4", new AddReference(new("xinfang", "n-77")), Intake), null, Token);
        await desk.SubmitAsync(Submit("c-5", new Step("张三-13800138000"), Clerk), null, Token);
        await desk.SubmitAsync(Submit("c-6", new ExpireClock("ReportOverdue'; --", "first-answer", "due"), Petitions.Yantian.Clock), null, Token);
        Assert.Equal(
            [
                "minyi.petition.refusals minyi.reason=already-registered: 1",
                "minyi.petition.refusals minyi.reason=clock-not-expired: 1",
                "minyi.petition.refusals minyi.reason=not-allowed-in-state: 1",
                "minyi.petition.refusals minyi.reason=not-yours: 1",
                "minyi.petition.refusals minyi.reason=unknown-command: 2",
                "minyi.petition.submissions minyi.command=AddReference,minyi.outcome=accepted: 1",
                "minyi.petition.submissions minyi.command=Escalate,minyi.outcome=refused: 1",
                "minyi.petition.submissions minyi.command=Register,minyi.outcome=accepted: 1",
                "minyi.petition.submissions minyi.command=Register,minyi.outcome=refused: 1",
                "minyi.petition.submissions minyi.command=Register,minyi.outcome=repeated: 1",
                "minyi.petition.submissions minyi.command=other,minyi.outcome=refused: 2",
            ],
            readings.Of("minyi.petition.submissions", "minyi.petition.refusals"));
        string everything = string.Join('\n', readings.Of());
        foreach (string personal in (string[])["张三", "13800138000", "P-secret", "clerk-1", "clerk-2", "n-77", "c-1", "--"])
        {
            Assert.DoesNotContain(personal, everything, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_answer_is_told_once_and_none_that_was_not_given()
    {
        Heard heard = new();
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Petitions.Yantian.Rules, heard);
        SubmissionResult accepted = await desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk, "P-1"), null, Token);
        SubmissionResult refused = await desk.SubmitAsync(Submit("c-2", new Step("Accept"), Clerk, "P-1"), null, Token);
        SubmissionResult repeated = await desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk, "P-1"), null, Token);
        Assert.Equal([("c-1", accepted), ("c-2", refused), ("c-1", repeated)], heard.All);

        // With those handled together: the leading one, and a member that is none.
        await desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk, "P-2"), null, Token);
        heard.All.Clear();
        IReadOnlyList<SubmissionResult> together = await desk.SubmitTogetherAsync(Submit("c-3", new Step("Escalate"), Clerk, "P-1"), [PetitionId.From("P-2")], null, Token);
        Assert.Equal("not-linked", together[1].Refusal!.ToString());
        Assert.Equal(together, heard.All.Select(h => h.Result));

        // The answer that was lost on its way was none.
        heard.All.Clear();
        PetitionDesk far = PetitionDesk.Replaying(new FaultyPetitionStore(store, new FaultPlan(1) { LoseAnswer = 1 }), new InMemoryPersonalDataStore(), Petitions.Yantian.Rules, heard);
        await Assert.ThrowsAsync<InjectedFaultException>(async () => await far.SubmitAsync(Submit("c-4", new Step("Accept"), Intake, "P-1"), null, Token));
        Assert.Empty(heard.All);
        Assert.True((await far.SubmitAsync(Submit("c-4", new Step("Accept"), Intake, "P-1"), null, Token)).IsRepeated);
        Assert.Single(heard.All);
    }

    [Fact]
    public async Task What_the_observer_throws_takes_no_answer_from_whoever_submitted()
    {
        Heard heard = new() { Throws = true };
        PetitionDesk desk = PetitionDesk.Replaying(new InMemoryPetitionStore(PetitionEventFormat.Current), new InMemoryPersonalDataStore(), Petitions.Yantian.Rules, heard);
        Assert.True((await desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk), null, Token)).IsAccepted);
        Assert.True((await desk.SubmitAsync(Submit("c-1", new Register(Form()), Clerk), null, Token)).IsRepeated);
        Assert.False((await desk.SubmitAsync(Submit("c-2", new Step("Accept"), Clerk), null, Token)).IsAccepted);
        Assert.Equal(3, heard.All.Count);
    }

    [Fact]
    public async Task A_host_may_put_its_own_observer_in_front()
    {
        Heard heard = new();
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00"))).AddSingleton<ISubmissionObserver>(heard).AddMinyi(o => o.AllowExampleClocks = true).BuildServiceProvider();
        await services.GetRequiredService<PetitionDesk>().SubmitAsync(Submit("c-1", new Register(Form()), Clerk), null, Token);
        Assert.Single(heard.All);
    }

    private sealed class Heard : ISubmissionObserver
    {
        internal List<(string Id, SubmissionResult Result)> All { get; } = [];

        internal bool Throws { get; init; }

        public void Answered(Submission submission, SubmissionResult result)
        {
            All.Add((submission.Id.Value, result));
            if (Throws)
            {
                throw new InvalidOperationException("The observer is broken.");
            }
        }
    }

    /// <summary>What one container's meter has measured: sums by instrument and attributes.</summary>
    private sealed class Readings : IMeterFactory
    {
        private readonly SortedDictionary<string, long> _sums = new(StringComparer.Ordinal);
        private readonly MeterListener _listener = new();

        internal Readings()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, this))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                string key = $"{instrument.Name} {string.Join(',', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))}";
                _sums[key] = _sums.GetValueOrDefault(key) + value;
            });
            _listener.Start();
        }

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            return new Meter(options);
        }

        public void Dispose() => _listener.Dispose();

        internal IEnumerable<string> Of(params string[] instruments) =>
            _sums.Where(s => instruments.Length == 0 || instruments.Contains(s.Key.Split(' ')[0], StringComparer.Ordinal)).Select(s => $"{s.Key}: {s.Value}");
    }
}
