using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Scoring.Bulletins;
using Minyi.Scoring.Histories;
using Minyi.Scoring.Ledgers;
using Minyi.Storage;
using Minyi.Workflow;

namespace Minyi.Scoring.Tests.Histories;

public sealed class HistoryBookTests
{
    private static readonly PetitionWorkflow Yantian = PetitionWorkflow.BuiltIn("yantian");

    internal static LegalTime Time { get; } = new(ChinaCalendar.Official);

    internal static DeadlineRule Handling { get; } = new("handling", 10, DeadlineUnit.CalendarDays);

    private static HistorySettings Settings { get; } = new([Yantian], Time) { Limit = CaseLimit.OfClock("handling") };

    [Property(MaxTest = 60)]
    public void The_book_finds_out_what_happened(int seed)
    {
        MadeUpHistory[] histories = Histories(seed, 5);
        HistoryBook book = Read(histories, new(seed));

        foreach (MadeUpHistory truth in histories)
        {
            BulletinCase found = book.Cases().Single(c => c.Id == truth.Id.Value);
            Assert.Equal((truth.Kind, truth.Studio, truth.Unit, "roads", "Visit"), (found.Kind, found.Studio, found.Unit, found.Category, found.Channel));
            Assert.Equal((Time.DateOf(truth.Registered), truth.Closed is { } closed ? Time.DateOf(closed) : (LocalDate?)null), (found.Registered, found.Closed));
            Assert.Equal(truth.Closed is null ? null : truth.Outcome, found.Outcome);
            Assert.Equal(
                truth.Given.Select(g => (g.By, $"{truth.Id}#{g.Round}", g.Unit ?? truth.Studio ?? "office", g.Appraisal, g.Grade.Code, g.At, g.Round)),
                book.Ballots().Where(b => b.Petition == truth.Id).Select(b => (b.Ballot.Key.Grader, b.Ballot.Key.Handling, b.Ballot.Key.Subject, b.Ballot.Group, b.Ballot.Grade, b.Ballot.At, b.Handling)));
            (bool? Kept, Instant? EndedAt)[] runs = [.. book.ClockRuns().Where(r => r.Petition == truth.Id).Select(r => (r.Run.Kept, r.Run.EndedAt))];
            Assert.Equal([.. truth.Handlings, .. truth.OpenRun is { } open ? [open] : Array.Empty<(bool?, Instant?)>()], runs);
        }
    }

    [Property(MaxTest = 60)]
    public void A_case_is_on_time_when_no_run_of_its_clock_was_late(int seed)
    {
        MadeUpHistory[] histories = [.. Histories(seed, 20).Where(h => h.Closed is not null && h.OpenRun is null && h.Handlings.Count > 0)];
        HistoryBook book = Read(histories, new(seed));
        BulletinFigures figures = Bulletin.Compose(new(new("通报", "Bulletin"), new(new(2024, 1, 1), new(2024, 12, 31))) { AsOf = new(2030, 1, 1) }, book.Cases()).Headline.Now;

        Assert.Equal(new Share(histories.Count(h => h.Handlings.TrueForAll(r => r.Kept == true)), histories.Length), figures.OnTime);
    }

    [Property(MaxTest = 60)]
    public void Tallies_count_what_the_ledger_counts(int seed)
    {
        MadeUpHistory[] histories = Histories(seed, 5);
        HistoryBook book = Read(histories, new(seed));
        AppraisalLedger ledger = new();
        foreach (GradedHandling graded in book.Ballots())
        {
            ledger.Cast(graded.Ballot);
        }

        Assert.Equal(
            ledger.Resolved().GroupBy(c => c.Group).Select(g => (g.Key, g.LongCount(), g.LongCount(c => c.Grade != "not-satisfied"))).OrderBy(g => g.Key, StringComparer.Ordinal),
            book.Cases().SelectMany(c => c.Grades).GroupBy(t => t.Group).Select(g => (g.Key, g.Sum(t => t.Graded), g.Sum(t => t.Satisfied))).OrderBy(g => g.Key, StringComparer.Ordinal));
    }

    [Property(MaxTest = 40)]
    public async Task A_stream_read_as_it_grows_gives_what_reading_it_at_once_gives(int seed)
    {
        Random random = new(seed);
        MadeUpHistory[] histories = Histories(seed, 4);
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        HistoryBook growing = new(Settings);
        List<GradedHandling> grades = [];
        for (int from = 0; from < 14;)
        {
            int count = 1 + random.Next(5);
            foreach (MadeUpHistory history in histories)
            {
                await history.AppendTo(store, from, count);
            }

            from += count;
            grades.AddRange(await growing.FollowAsync(store));
        }

        HistoryBook whole = new(Settings);
        await whole.FollowAsync(store);
        Assert.Equal(Told(whole), Told(growing));
        Assert.Equal(whole.Checkpoint, growing.Checkpoint);
        Assert.Equal(whole.Ballots().ToHashSet(), grades.ToHashSet());
        Assert.Equal(whole.Ballots().Count(), grades.Count);
        Assert.Empty(await growing.FollowAsync(store)); // nothing is read twice
        Assert.Equal(Told(whole), Told(growing));
    }

    [Property(MaxTest = 40)]
    public void Books_of_different_partitions_merge_to_the_book_of_both(int seed)
    {
        MadeUpHistory[] histories = Histories(seed, 6);
        EventEnvelope[] first = Stream(histories[..3], new(seed), 0), second = Stream(histories[3..], new(seed + 1), 1);

        HistoryBook merged = Read(first).Merge(Read(second));

        Assert.Equal(Told(Read([.. first, .. second])), Told(merged));
        Assert.Equal((first.Length, second.Length), ((int)merged.Checkpoint[0].Number, (int)merged.Checkpoint[1].Number));
        if (first.Length > 0)
        {
            Assert.Throws<ArgumentException>(() => Read(first).Merge(Read(first)));
        }
    }

    public static TheoryData<string, StepEvent> Unknown => new()
    {
        { "workflow", Registration() with { Workflow = "elsewhere" } },
        { "workflow", Registration() with { WorkflowVersion = 7 } },
        { "state", new StepTaken { Command = "c", Transition = "t", State = "Nowhere" } },
        { "appraisal", Appraised("by-nobody", "satisfied") },
        { "grade", Appraised("by-petitioner", "Satisfied") },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_the_settings_do_not_have_is_refused_and_nothing_changes(string what, StepEvent strange)
    {
        HistoryBook book = new(Settings);
        bool begins = strange is PetitionRegistered;
        if (!begins)
        {
            book.Apply(Envelope("P-1", 1, Registration()));
        }

        string before = Told(book);
        EventEnvelope envelope = Envelope("P-1", begins ? 1 : 2, strange);
        Assert.Contains(what, Assert.Throws<FormatException>(() => book.Apply(envelope)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Told(book));
        Assert.False(book.Checkpoint.Covers(envelope.Position));
    }

    [Fact]
    public void A_gap_in_a_history_is_an_error()
    {
        HistoryBook book = new(Settings);
        book.Apply(Envelope("P-1", 1, Registration()));
        Assert.Throws<InvalidOperationException>(() => book.Apply(Envelope("P-1", 3, new StepTaken { Command = "c", Transition = "t", State = "Accepted" })));
    }

    [Theory]
    [InlineData(1)] // registered
    [InlineData(3)] // the clock stopped
    [InlineData(4)] // graded
    [InlineData(6)] // closed
    public void A_corrected_date_moves_what_happened_on_it_and_nothing_else(int wrong)
    {
        HistoryBook book = new(Settings);
        book.Apply(Envelope("P-1", 1, Registration()));
        book.Apply(Envelope("P-1", 2, Clocks(new ClockChange("handling", ClockStatus.Running, "warning", Time.Start(Handling, At(2))))));
        book.Apply(Envelope("P-1", 3, Clocks(new ClockChange("handling", ClockStatus.Stopped))));
        book.Apply(Envelope("P-1", 4, Appraised("by-petitioner", "satisfied")));
        book.Apply(Envelope("P-1", 5, Appraised("by-representative", "satisfied")));
        book.Apply(Envelope("P-1", 6, new StepTaken { Command = "Close", Transition = "close", State = "ClosedSolved", Outcome = "Solved" }));
        Deadline other = Time.Start(new("appraisal", 3, DeadlineUnit.CalendarDays), At(7));
        book.Apply(Envelope("P-1", 7, new DateCorrected { Wrong = At(wrong), Right = At(wrong) - Duration.FromDays(3), Clocks = [new("appraisal", ClockStatus.Running, "due", other)] }));

        Instant Of(int day) => At(day) - (day == wrong ? Duration.FromDays(3) : Duration.Zero);
        BulletinCase found = book.Cases().Single();
        Assert.Equal((Time.DateOf(Of(1)), Time.DateOf(Of(6))), (found.Registered, found.Closed));
        Assert.Equal([Of(4), Of(5)], book.Ballots().Select(b => b.Ballot.At));
        Assert.Equal([("handling", (Instant?)Of(3)), ("appraisal", null)], book.ClockRuns().Select(r => (r.Run.Clock, r.Run.EndedAt)));
    }

    [Fact]
    public void A_case_adopted_from_elsewhere_keeps_the_day_of_its_registration_there()
    {
        HistoryBook book = new(Settings);
        PetitionImported Adopted(Instant? there) => new()
        {
            Workflow = "yantian", WorkflowVersion = 1, Form = Registration().Form, From = new("old", "7"), RegisteredAt = there, Lead = UnitId.From("roads"),
            Command = "Import", Transition = "", State = "WithUnit", Clocks = [new("handling", ClockStatus.Running, "warning", Time.Start(Handling, At(1)))],
        };
        book.Apply(Envelope("P-1", 1, Adopted(At(-20)), new(0, 1), ActorId.From("somebody"), At(1)));
        book.Apply(Envelope("P-2", 1, Adopted(null), new(0, 2), ActorId.From("somebody"), At(1)));

        Assert.Equal([Time.DateOf(At(-20)), Time.DateOf(At(1))], book.Cases().Select(c => c.Registered));
        Assert.All(book.Cases(), c => Assert.Equal(("roads", Time.Start(Handling, At(1)).DueOn), (c.Unit, c.Due)));
    }

    [Fact]
    public void A_petition_that_joins_a_matter_is_with_the_unit_of_the_matter()
    {
        HistoryBook book = new(Settings);
        book.Apply(Envelope("P-1", 1, Registration()));
        book.Apply(Envelope("P-1", 2, new PetitionReferred { Lead = UnitId.From("roads"), Command = "Refer", Transition = "refer", State = "WithUnit" }));
        book.Apply(Envelope("P-1", 3, new PetitionMerged { Head = PetitionId.From("P-9"), Command = "MergeInto", Transition = "", State = "WithUnit" }));
        Assert.Equal("roads", book.Cases().Single().Unit);
        book.Apply(Envelope("P-1", 4, new PetitionMerged { Head = PetitionId.From("P-9"), Lead = UnitId.From("water"), Command = "MergeInto", Transition = "", State = "WithUnit" }));
        Assert.Equal("water", book.Cases().Single().Unit);
    }

    [Fact]
    public void A_due_date_worked_out_again_is_the_one_that_applies()
    {
        Deadline first = Time.Start(Handling, At(1)), moved = first with { DueAt = first.DueAt + Duration.FromDays(2), DueOn = first.DueOn.PlusDays(2) };
        HistoryBook book = new(Settings);
        book.Apply(Envelope("P-1", 1, Registration() with { Clocks = [new("handling", ClockStatus.Running, "warning", first)] }));
        book.Apply(Envelope("P-1", 2, new DeadlineRecomputed { Before = first.DueOn, Deadline = moved, Cause = "notice" }));
        Assert.Equal((moved.DueOn, (LocalDate?)null), (book.Cases().Single().Due, book.Cases().Single().Met));
    }

    [Fact]
    public void Of_several_runs_the_late_one_decides_and_a_paused_one_is_open()
    {
        Deadline first = Time.Start(Handling, At(1)), second = Time.Start(Handling, At(20));
        HistoryBook book = new(Settings);
        book.Apply(Envelope("P-1", 1, Registration() with { Clocks = [new("handling", ClockStatus.Running, "warning", first)] }));
        book.Apply(Envelope("P-1", 2, Clocks(new ClockChange("handling", ClockStatus.Paused, "warning", first.Pause(At(2))))));
        Assert.Equal(((LocalDate?)null, (LocalDate?)null), (book.Cases().Single().Due, book.Cases().Single().Met));
        book.Apply(Envelope("P-1", 3, Clocks(new ClockChange("handling", ClockStatus.Running, "warning", first))));
        book.Apply(Envelope("P-1", 4, Clocks(new ClockChange("handling", ClockStatus.Stopped)), new(0, 4), ActorId.From("somebody"), first.DueAt));
        Assert.Equal((first.DueOn, (LocalDate?)first.DueOn.PlusDays(1)), (book.Cases().Single().Due, book.Cases().Single().Met));
        book.Apply(Envelope("P-1", 5, Clocks(new ClockChange("handling", ClockStatus.Running, "warning", second))));
        Assert.Equal((first.DueOn, (LocalDate?)first.DueOn.PlusDays(1)), (book.Cases().Single().Due, book.Cases().Single().Met));
    }

    [Theory]
    [InlineData(BallotRule.Last, 0)]
    [InlineData(BallotRule.First, 1)]
    public void The_ballot_rule_decides_what_a_case_counts(BallotRule rule, int satisfied)
    {
        HistoryBook book = new(Settings with { Ballots = rule });
        book.Apply(Envelope("P-1", 1, Registration()));
        book.Apply(Envelope("P-1", 2, Appraised("by-petitioner", "satisfied"), new(0, 2), ActorId.From("a"), At(2)));
        book.Apply(Envelope("P-1", 3, Appraised("by-petitioner", "not-satisfied"), new(0, 3), ActorId.From("a"), At(2)));
        GradeTally tally = Assert.Single(book.Cases().Single().Grades);
        Assert.Equal((1, satisfied), ((int)tally.Graded, (int)tally.Satisfied));
        Assert.Equal("office", book.Ballots().First().Ballot.Key.Subject);
    }

    [Fact]
    public void A_mark_is_borne_in_its_state_alone()
    {
        HistoryBook book = new(Settings with { MarkedStates = Settings.MarkedStates.Add("UnderSupervision", BulletinCodes.Supervision) });
        book.Apply(Envelope("P-1", 1, Registration()));
        Assert.Empty(book.Cases().Single().Marks);
        book.Apply(Envelope("P-1", 2, new StepTaken { Command = "c", Transition = "t", State = "UnderSupervision" }));
        Assert.Equal([BulletinCodes.Supervision], book.Cases().Single().Marks);
        Assert.Null(book.Cases().Single().Outcome);
    }

    [Fact]
    public void More_time_makes_lateness_good_and_a_migration_is_no_verdict()
    {
        Deadline first = Time.Start(Handling, At(2)), extended = first with { DueAt = first.DueAt + Duration.FromDays(5), DueOn = first.DueOn.PlusDays(5) };
        HistoryBook book = new(Settings with { Workflows = [Yantian, PetitionWorkflow.BuiltIn("service-request")] });
        book.Apply(Envelope("P-1", 1, Registration()));
        book.Apply(Envelope("P-1", 2, Clocks(new ClockChange("handling", ClockStatus.Running, "warning", first))));
        book.Apply(Envelope("P-1", 3, Clocks(new ClockChange("handling", ClockStatus.RunOut))));
        Assert.False(Run().Kept);
        book.Apply(Envelope("P-1", 4, Clocks(new ClockChange("handling", ClockStatus.Running, "warning", extended))));
        Assert.Equal((null, extended.DueOn), (Run().Kept, Run().Deadline.DueOn));
        book.Apply(Envelope("P-1", 5, new WorkflowMigrated { Workflow = "service-request", WorkflowVersion = 1, Cause = "c", Command = "Migrate", Transition = "", State = PetitionWorkflow.BuiltInDefinition("service-request").Initial }));
        Assert.Equal((true, null), (Run().Carried, Run().Kept));

        ClockRun Run() => Assert.Single(book.ClockRuns()).Run;
    }

    [Fact]
    public void Questions_of_one_call_are_items_of_one_group()
    {
        HistorySettings settings = new([PetitionWorkflow.BuiltIn("jiesu-jiban")], Time);
        HistoryBook book = new(settings);
        book.Apply(Envelope("P-1", 1, Registration() with { Workflow = "jiesu-jiban", Form = new() { Channel = PetitionChannel.Hotline, Kind = "Request" }, State = settings.Workflows[0].Definition.States.First(s => !s.IsFinal).Id }));
        string state = settings.Workflows[0].Definition.States.First(s => !s.IsFinal).Id;
        GradedHandling[] given = [.. new[] { "response", "solution", "satisfaction" }.Select((a, i) => book.Apply(Envelope("P-1", 2 + i, Appraised(a, "satisfied") with { State = state }))!.Value)];

        Assert.Equal(["response", "solution", "satisfaction"], given.Select(g => g.Ballot.Key.Item));
        Assert.Single(given.Select(g => g.Ballot.Group).Distinct());
        Assert.Equal(3, book.Cases().Single().Grades.Sum(g => g.Graded));
    }

    [Fact]
    public void Settings_that_cannot_be_meant_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new HistoryBook(Settings with { Workflows = [Yantian, Yantian] }));
        _ = new HistoryBook(Settings with { Workflows = [Yantian, PetitionWorkflow.BuiltIn("xinfang")], Limit = CaseLimit.OfClock("first-answer") }); // one that has it is enough
        Assert.Throws<ArgumentException>(() => new HistoryBook(Settings).Merge(new(Settings with { Office = "intake" })));
        Assert.Contains("handlin'", Assert.Throws<ArgumentException>(() => new HistoryBook(Settings with { Limit = CaseLimit.OfClock("handlin") })).Message, StringComparison.Ordinal);
    }

    private static MadeUpHistory[] Histories(int seed, int count) => [.. Enumerable.Range(0, count).Select(i => new MadeUpHistory(unchecked((seed * 100) + i)))];

    private static HistoryBook Read(MadeUpHistory[] histories, Random random) => Read(Stream(histories, random, 0));

    private static HistoryBook Read(EventEnvelope[] stream)
    {
        HistoryBook book = new(Settings);
        foreach (EventEnvelope envelope in stream)
        {
            book.Apply(envelope);
        }

        return book;
    }

    /// <summary>The histories dealt into one partition in a random order that keeps each petition's own.</summary>
    private static EventEnvelope[] Stream(MadeUpHistory[] histories, Random random, int partition)
    {
        List<EventEnvelope> stream = [];
        int[] next = new int[histories.Length];
        while (histories.Where((h, i) => next[i] < h.Events.Count).Any())
        {
            int i = random.Next(histories.Length);
            if (next[i] < histories[i].Events.Count)
            {
                (ActorId actor, Instant at, PetitionEvent happened) = histories[i].Events[next[i]++];
                stream.Add(Envelope(histories[i].Id.Value, next[i], happened, new(partition, stream.Count + 1), actor, at));
            }
        }

        return [.. stream];
    }

    private static EventEnvelope Envelope(string petition, int version, PetitionEvent happened) =>
        Envelope(petition, version, happened, new(0, version), ActorId.From("somebody"), At(version));

    private static EventEnvelope Envelope(string petition, int version, PetitionEvent happened, StreamPosition position, ActorId actor, Instant at)
    {
        System.Buffers.ArrayBufferWriter<byte> payload = new();
        PetitionEventFormat.Current.Write(happened, payload);
        return new(PetitionId.From(petition), version, position, CommandId.From("c-" + version), actor, at, PetitionEventFormat.Current.TypeOf(happened), payload.WrittenSpan.ToArray(), default, default, PetitionEventFormat.Current);
    }

    private static Instant At(int day) => Instant.FromUtc(2024, 3, 1, 2, 0) + Duration.FromDays(day);

    private static StepTaken Clocks(params ReadOnlySpan<ClockChange> changes) => new() { Command = "c", Transition = "t", State = "WithUnit", Clocks = ValueList.Create(changes) };

    private static PetitionRegistered Registration() => new()
    {
        Workflow = "yantian",
        WorkflowVersion = 1,
        Form = new() { Channel = PetitionChannel.Web, Kind = "Demand" },
        Command = "Register",
        Transition = "register",
        State = "Registered",
    };

    private static HandlingAppraised Appraised(string appraisal, string grade) =>
        new() { Appraisal = appraisal, Grade = new("satisfaction", grade), Command = "Appraise", Transition = "appraise", State = "Appraising" };

    private static string Told(HistoryBook book) => string.Join('\n', book.Cases().Select(c => c with { Grades = [] }).Select(c => c.ToString())
        .Concat(book.Cases().Select(c => string.Join(' ', c.Grades)))
        .Concat(book.Ballots().Select(b => b.Ballot with { Number = 0 }).Select(b => b.ToString()))
        .Concat(book.ClockRuns().Select(r => r.ToString())));
}
