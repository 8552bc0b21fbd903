using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A wrong date on file is corrected by an event of its own, and what depends on it with it.</summary>
public class DateCorrectionTests
{
    private static readonly Instant Now = At("2024-10-10T09:00");

    [Property(MaxTest = 60)]
    public void Corrected_the_petition_is_due_as_if_the_date_had_been_right_from_the_start(ushort wrong, ushort right)
    {
        Instant was = At("2024-01-02T09:00") + Duration.FromMinutes(5 * (wrong % 60_000)), should = At("2024-01-02T09:00") + Duration.FromMinutes(5 * (right % 60_000));
        Petition petition = New().Do(Clerk, new Register(Form()).With("form"), was);
        Petition expected = New().Do(Clerk, new Register(Form()).With("form"), should);
        if (was == should)
        {
            Assert.Equal("date-unchanged", petition.Refused(Leader, Correct(was, should), Now));
            return;
        }

        PetitionDecision decision = petition.Decide(Correct(was, should), Leader, Now);
        Petition corrected = decision.Next();
        Assert.True(decision.IsAllowed, decision.Refusal?.ToString());
        Assert.Equal(expected.RegisteredAt, corrected.RegisteredAt);
        Assert.Equal(expected.Deadlines.AsEnumerable(), corrected.Deadlines);
        Assert.Equal(expected.Configuration, corrected.Configuration);
        Assert.Equal(Now, corrected.LastAt);
        Assert.Equal(was, Assert.IsType<DateCorrected>(decision.Events[0]).Wrong);
    }

    [Fact]
    public void A_petition_dated_2090_by_mistake_goes_on()
    {
        Petition petition = New().Do(Clerk, new Register(Form()).With("form"), At("2090-09-29T09:00"));
        Assert.Equal("back-in-time", petition.Refused(Clerk, new Step("Escalate"), Now));
        Petition corrected = petition.Do(Intake, Correct(At("2090-09-29T09:00"), At("2024-10-09T09:00")), Now);
        Assert.Equal(new LocalDate(2024, 10, 10), corrected.Deadlines[0].DueOn);
        Assert.Equal("Escalated", corrected.Do(Clerk, new Step("Escalate"), Now).State.Id);
    }

    [Fact]
    public void A_clock_that_ran_out_by_a_wrong_date_runs_again()
    {
        Petition late = New().Do(Clerk, new Register(Form()).With("form"), At("2023-10-09T09:00"));
        late = Lateness.Until(late, At("2024-10-09T10:00"));
        Assert.Contains(late.Deadlines, d => d.Clock == "first-answer" && d.DueAt < Now);
        Petition corrected = late.Do(Intake, Correct(At("2023-10-09T09:00"), At("2024-10-09T09:00")), At("2024-10-09T11:00"));
        Assert.Equal(Minyi.Workflow.ClockStatus.Running, Rules.Workflow.Describe(corrected.Configuration).Clocks["first-answer"].Status);
        Assert.Equal("first-answer", corrected.NextExpiry()!.Command.Clock);
    }

    [Fact]
    public void What_was_filed_at_that_time_moves_and_the_story_tells_both()
    {
        Instant wrong = At("2024-09-30T09:00"), right = At("2024-09-29T15:00");
        Petition petition = WithUnit().Do(RoadsOfficer, new Conclude("Solved")).Do(Clerk, new RecordAttempt("Petitioner", Minyi.Feedback.FeedbackChannel.Sms), wrong);
        PetitionDecision decision = petition.Decide(Correct(wrong, right), Intake, Now);
        Assert.True(decision.IsAllowed, decision.Refusal?.ToString());
        Assert.Equal(right, decision.Next().File.Attempts[0].Attempt.At);
        Assert.Contains("2024-09-30 09:00 corrected to 2024-09-29 15:00", decision.Next().ExplainForAudit([new(decision.Events[0], Intake.Id, Now)]).Happened[0].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_corrects_without_reason_or_what_is_not_on_file_or_puts_their_own_time_off()
    {
        Petition petition = Registered();
        Instant was = petition.RegisteredAt!.Value;
        Assert.Equal("reason", petition.Refused(Intake, new CorrectDate(was, was - Duration.FromDays(1)), Now));
        Assert.Equal("date-not-on-file", petition.Refused(Intake, Correct(was + Duration.FromHours(1), was), Now));
        Assert.Equal("date-out-of-order", petition.Refused(Intake, Correct(was, Now + Duration.FromDays(1)), Now));
        Assert.Equal("time-out-of-bounds", petition.Refused(Intake, Correct(was, At("1920-01-01T09:00")), Now));
        Assert.Equal("role-not-allowed", petition.Refused(Clerk, Correct(was, was - Duration.FromDays(1)), Now));
        Petition escalated = petition.Do(Clerk, new Step("Escalate"), At("2024-09-30T09:00"));
        Assert.Equal("own-deadline", escalated.Refused(Intake, Correct(At("2024-09-30T09:00"), At("2024-10-08T09:00")), Now));
        Assert.Equal(At("2024-10-08T09:00"), escalated.Do(Leader, Correct(At("2024-09-30T09:00"), At("2024-10-08T09:00")), Now).Deadlines[0].StartedAt);
        Assert.Equal("own-unit", WithUnit().Refused(new(ActorId.From("x"), [Role.From("Intake")], units: [Roads]), Correct(was, was - Duration.FromDays(1)), Now));
    }

    private static CorrectDate Correct(Instant wrong, Instant right) => new CorrectDate(wrong, right).With("why", reason: true);
}
