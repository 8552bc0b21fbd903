using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Minyi.Deadlines;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Notices;
using Minyi.Storage;
using Minyi.Storage.Outbox;
using Minyi.Storage.Lists;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Hosting;

public class AddMinyiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_arguments_it_works_and_warns_that_nothing_is_kept()
    {
        Lines log = new();
        await using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00"))).AddLogging(b => b.AddProvider(log)).AddMinyi(o => o.AllowExampleClocks = true).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        PetitionDesk desk = services.GetRequiredService<PetitionDesk>();
        SubmissionResult result = await desk.SubmitAsync(
            new(CommandId.From("c-1"), PetitionId.From("P-1"), new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        Assert.True(result.IsAccepted);
        PetitionListPage inbox = await services.GetRequiredService<IPetitionQueries>().QueryAsync(PetitionFilter.InboxOf(Clerk), PetitionOrder.Due, cancellationToken: Token);
        Assert.Equal(PetitionRow.Of(result.Petition), Assert.Single(inbox.Rows));
        Assert.Equal("yantian", services.GetRequiredService<PetitionWorkflow>().Definition.Id);
        Assert.Equal(StreamPosition.At(1), (await services.GetRequiredService<IPetitionStore>().ReadHeadsAsync(Token))[0]);
        Assert.Equal(
            [
                "Warning: Petitions are kept in memory only and are lost when the process ends. Register an IPetitionStore to keep them.",
                "Warning: Personal data is kept in memory only and is lost when the process ends. Register an IPersonalDataStore to keep it.",
            ],
            log.Said);
    }

    [Fact]
    public void Without_a_log_it_works_too()
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00"))).AddMinyi(o => o.AllowExampleClocks = true).BuildServiceProvider();
        Assert.NotNull(services.GetRequiredService<DeadlineRunner>());
        Assert.Same(services.GetRequiredService<PetitionBoard>(), services.GetRequiredService<PetitionBoard>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_hosts_own_stores_are_taken_whenever_they_are_registered(bool before)
    {
        Lines log = new();
        InMemoryPetitionStore own = new(PetitionEventFormat.Current);
        InMemoryPersonalDataStore data = new();
        ServiceCollection services = new();
        services.AddLogging(b => b.AddProvider(log));
        if (!before)
        {
            services.AddMinyi(o => o.AllowExampleClocks = true);
        }

        services.AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00"))).AddSingleton<IPetitionStore>(own).AddSingleton<IPersonalDataStore>(data);
        if (before)
        {
            services.AddMinyi(o => o.AllowExampleClocks = true);
        }

        await using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetRequiredService<PetitionDesk>().SubmitAsync(
            new(CommandId.From("c-1"), PetitionId.From("P-1"), new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token);
        Assert.Equal(StreamPosition.At(1), (await own.ReadHeadsAsync(Token))[0]);
        Assert.Empty(log.Said);
    }

    [Fact]
    public void The_district_sets_its_clocks()
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00")))
            .AddMinyi(o =>
            {
                o.AllowExampleClocks = true;
                o.Clocks.Add(new DeadlineRule("handling", 3, DeadlineUnit.CalendarDays));
            })
            .BuildServiceProvider();
        PetitionRules rules = services.GetRequiredService<PetitionRules>();
        Assert.Equal(3, rules.Clock("handling").Amount);
        Assert.Equal(5, rules.Clock("intake").Amount);
    }

    [Fact]
    public void Example_amounts_are_refused_unless_they_are_asked_for()
    {
        using ServiceProvider services = new ServiceCollection().AddMinyi(o =>
        {
            o.Workflow = "service-request";
            o.Clocks.Add(new DeadlineRule("handling", 3, DeadlineUnit.CalendarDays));
        }).BuildServiceProvider();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.StartsWith("Clocks: found no rule for assignment, expected one for each clock", Assert.Single(e.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_notices_with_a_hole_stops_the_host()
    {
        using ServiceProvider services = new ServiceCollection().AddMinyi(o =>
        {
            o.AllowExampleClocks = true;
            o.Notices.Add(new(NoticeKind.Overdue, new("{petition}", "{petition} {due} {clock}"), new("{due}", "body")));
        }).BuildServiceProvider();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Equal("Notices: Overdue in Chinese: missing {clock}.", Assert.Single(e.Failures));
    }

    [Fact]
    public void An_outbox_that_the_registered_store_does_not_write_to_is_refused()
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton<IPetitionStore>(new Minyi.Testing.Faults.FaultyPetitionStore(new InMemoryPetitionStore(PetitionEventFormat.Current), new(1)))
            .AddMinyi(o => o.AllowExampleClocks = true).BuildServiceProvider();
        Assert.Contains("INoticeOutbox", Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<INoticeOutbox>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_stops_the_host_when_it_starts_with_every_reason()
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00")))
            .AddMinyi(o =>
            {
                o.Workflow = "yantain";
                o.Clocks.Add(new DeadlineRule("handling", 3, DeadlineUnit.CalendarDays));
                o.Clocks.Add(new DeadlineRule("handling", 4, DeadlineUnit.CalendarDays));
            })
            .BuildServiceProvider();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.Equal(
            [
                "Clocks: found two rules for: handling; expected one for each clock.",
                $"Workflow: found 'yantain', expected one of: {string.Join(", ", PetitionWorkflow.BuiltInNames)}.",
            ],
            e.Failures);
    }

    [Fact]
    public void A_clock_or_a_role_that_the_workflow_does_not_have_is_named()
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00")))
            .AddMinyi(o =>
            {
                o.AllowExampleClocks = true;
                o.Workflow = "service-request";
                o.Clocks.Add(new DeadlineRule("handlin", 3, DeadlineUnit.CalendarDays));
            })
            .BuildServiceProvider();
        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<PetitionRules>());
        Assert.Equal("Clocks: found handlin (did you mean 'handling'?), expected clocks of the workflow: assignment, handling.", e.Failures.First());
    }

    [Fact]
    public void An_unsound_workflow_stops_the_host()
    {
        Minyi.Workflow.Definition.WorkflowDefinition definition = PetitionWorkflow.BuiltInDefinition("service-request");
        using ServiceProvider services = new ServiceCollection().AddSingleton<IClock>(new StillClock(At("2024-09-29T09:00")))
            .AddMinyi(o =>
            {
                o.AllowExampleClocks = true;
                o.Definition = definition with { Transitions = [.. definition.Transitions.Where(t => t.Command != "Close")] };
            })
            .BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        internal List<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
