using System.Buffers;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A notice that comes out late: a due date that had run out lies in the future, and the clock runs again.</summary>
public class RecomputedDeadlineTests
{
    // The whole of October off: whatever was due in it is due in November.
    private static readonly WorkingCalendar Noticed = new WorkingCalendarBuilder("noticed", ChinaCalendar.Official)
        .Add(new CalendarLayer("notice", [.. Enumerable.Range(1, 31).Select(d => new CalendarEntry(new LocalDate(2024, 10, d), "off", IsOffDay: true))]))
        .Build();

    private static readonly PetitionRules NoticedRules = new(Rules.Workflow, new LegalTime(Noticed), Rules.Workflow.Definition.Clocks.Select(c => Rules.Clock(c.Id)), Rules.Feedback);

    [Fact]
    public void A_clock_that_had_run_out_runs_again_with_old_date_new_date_and_reason_on_file()
    {
        List<RecordedEvent> history = [];
        Petition petition = Do(New(), Clerk, new Register(Form()).With("form"), At("2024-09-29T09:00"), history);
        petition = Do(petition, Clerk, new Step("Escalate"), At("2024-09-29T10:00"), history);
        petition = Do(petition, Intake, new Step("Accept"), At("2024-09-29T11:00"), history);
        petition = Do(petition, Intake, new Refer(Roads), At("2024-09-29T12:00"), history);
        Deadline old = petition.Deadlines.Single(d => d.Clock == "handling");
        while (petition.NextExpiry() is { } expiry && expiry.At < At("2024-10-26T00:00"))
        {
            petition = Do(petition, Clock, expiry.Command, expiry.At, history);
        }

        Assert.Equal(ClockStatus.RunOut, Rules.Workflow.Describe(petition.Configuration).Clocks["handling"].Status);

        Petition noticed = Petition.Fold(petition.Id, NoticedRules, history);
        Instant at = At("2024-10-28T09:00");
        Petition again = Do(noticed, Intake, new RecomputeDeadline("handling", "notice 12"), at, history);
        DeadlineRecomputed recomputed = Assert.IsType<DeadlineRecomputed>(history[^1].Event);
        Assert.Equal((old.DueOn, "notice 12"), (recomputed.Before, recomputed.Cause));
        Assert.True(recomputed.Deadline.DueAt > at);
        ClockState state = Rules.Workflow.Describe(again.Configuration).Clocks["handling"];
        Assert.Equal(ClockStatus.Running, state.Status);
        Assert.True(Rules.Workflow.IsReachable(again.Configuration));
        Assert.True(again.NextExpiry()!.At > at);
        Assert.Contains("the clock runs again", again.ExplainForAudit(history).Happened[^1].Text.English, StringComparison.Ordinal);

        // From the record it is the same, and the step of a clock that runs out then is taken anew.
        ArrayBufferWriter<byte> json = new();
        PetitionEventFormat.Current.Write(recomputed, json);
        history[^1] = new(PetitionEventFormat.Current.Read(new("DeadlineRecomputed", 1), json.WrittenSpan), Intake.Id, at);
        Assert.Equal(again, Petition.Fold(petition.Id, NoticedRules, history));
        PendingExpiry next = again.NextExpiry()!;
        Assert.Equal("handling", next.Command.Clock);
        again.Do(Clock, next.Command, next.At);
    }

    /// <summary>Where the clock cannot run again, as during a hearing that was called after it had run out, the new date waits: a deadline never says something else than its clock.</summary>
    [Fact]
    public void Where_the_clock_cannot_return_the_date_is_not_recorded_alone()
    {
        List<RecordedEvent> history = [];
        Petition petition = Do(New(), Clerk, new Register(Form()).With("form"), At("2024-09-29T09:00"), history);
        petition = Do(petition, Clerk, new Step("Escalate"), At("2024-09-29T10:00"), history);
        petition = Do(petition, Intake, new Step("Accept"), At("2024-09-29T11:00"), history);
        petition = Do(petition, Intake, new Refer(Roads), At("2024-09-29T12:00"), history);
        while (petition.NextExpiry() is { } expiry && expiry.At < At("2024-10-26T00:00"))
        {
            petition = Do(petition, Clock, expiry.Command, expiry.At, history);
        }

        petition = Do(petition, Intake, new Step("HoldHearing"), At("2024-10-27T09:00"), history);
        Assert.Equal(ClockStatus.RunOut, Rules.Workflow.Describe(petition.Configuration).Clocks["handling"].Status);
        Petition noticed = Petition.Fold(petition.Id, NoticedRules, history);
        Assert.Contains("clock-cannot-return", noticed.Refused(Intake, new RecomputeDeadline("handling", "notice 12"), At("2024-10-28T09:00")), StringComparison.Ordinal);
    }

    private static Petition Do(Petition petition, Actor actor, PetitionCommand command, Instant at, List<RecordedEvent> history)
    {
        PetitionDecision decision = petition.Decide(command, actor, at);
        Assert.True(decision.IsAllowed, $"{command.Name}: {decision.Refusal}");
        history.AddRange(decision.Events.Select(e => new RecordedEvent(e, actor.Id, at)));
        return decision.Next();
    }
}
