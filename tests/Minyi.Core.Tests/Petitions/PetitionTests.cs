using Minyi.Appraisals;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using static Minyi.Core.Tests.Petitions.Yantian;
using RepresentativeId = Minyi.Districts.RepresentativeId;

namespace Minyi.Core.Tests.Petitions;

public class PetitionTests
{
    [Fact]
    public void From_registration_to_the_board()
    {
        Petition closed = Closed();
        Assert.Equal("ClosedSolved", closed.State.Id);
        Assert.True(closed.IsClosed);
        Assert.Empty(closed.Deadlines);
        Petition published = closed.Do(Clerk, new Step("Publish").With("public-text").Attach("public-text"));
        Assert.True(published.Rules.Workflow.Describe(published.Configuration).Published);
        Assert.Equal("Petitioner MassWorkDepartment CollectingRepresentative Studio", string.Join(' ', published.File.Told.Select(t => t.Recipient)));
    }

    [Fact]
    public void Registration_tells_the_form_and_starts_the_first_clock()
    {
        PetitionDecision decision = New().Decide(new Register(Form()).With("form"), Clerk, At("2024-09-29T09:00"));
        PetitionRegistered registered = Assert.IsType<PetitionRegistered>(Assert.Single(decision.Events));
        Assert.Equal(("Register", "register", "Registered", "yantian", 1), (registered.Command, registered.Transition, registered.State, registered.Workflow, registered.WorkflowVersion));
        Assert.Equal(Form(), registered.Form);
        Assert.Equal("form", Assert.Single(registered.Data).Id.Value);
        ClockChange clock = Assert.Single(registered.Clocks!);
        Assert.Equal("first-answer", clock.Clock);

        // 29 September 2024 was a make-up working Sunday; one working day after it is Monday the 30th.
        Assert.Equal(new LocalDate(2024, 9, 30), clock.Deadline!.DueOn);
    }

    [Fact]
    public void Each_recipient_is_told_by_itself_and_nothing_closes_before()
    {
        Petition petition = Answered();
        Assert.Contains("obligation", petition.Refused(Clerk, new Step("OfferAppraisal")), StringComparison.Ordinal);
        petition = petition.Do(Clerk, new FeedBack("Petitioner", FeedbackChannel.InPerson).With("told"));
        Assert.Contains("obligation", petition.Refused(Clerk, new FeedBack("Petitioner", FeedbackChannel.InPerson).With("told")), StringComparison.Ordinal);
        Assert.Equal("content-missing", petition.Refused(RoadsOfficer, new FeedBack("Studio", FeedbackChannel.Internal)));
        Assert.Contains("obligation", petition.Refused(Clerk, new Step("OfferAppraisal")), StringComparison.Ordinal);
        Assert.Equal(("Petitioner", FeedbackChannel.InPerson, "told"), (petition.File.Told[0].Recipient, petition.File.Told[0].Channel!.Value, petition.File.Told[0].Content!.Value.Value));
    }

    [Fact]
    public void Assisting_units_answer_for_their_parts_and_the_lead_for_the_whole()
    {
        Petition petition = WithUnit(Water, Parks);
        Assert.Equal("parks water", string.Join(' ', petition.OwingParts));
        Assert.Contains("obligation", petition.Refused(RoadsOfficer, new Conclude("Solved")), StringComparison.Ordinal);
        Assert.Contains("not-yours", petition.Refused(WaterOfficer, new Contribute(Parks).With("part")), StringComparison.Ordinal);
        Assert.Equal("not-yours", petition.Refused(WaterOfficer, new Contribute(Roads).With("part")));
        petition = petition.Do(WaterOfficer, new Contribute(Water).With("part"));
        Assert.Equal("parks", string.Join(' ', petition.OwingParts));
        Assert.Contains("already-contributed", petition.Refused(WaterOfficer, new Contribute(Water).With("part")), StringComparison.Ordinal);
        petition = petition.Do(Intake, new Step("ReleaseAssisting").With("why", reason: true));
        Assert.Empty(petition.OwingParts);
        petition.Do(RoadsOfficer, new Conclude("Solved"));
    }

    [Fact]
    public void The_last_part_completes_the_set()
    {
        Petition petition = WithUnit(Water).Do(WaterOfficer, new Contribute(Water).With("part"));
        Assert.Equal("Answered", petition.Do(RoadsOfficer, new Conclude("Solved")).State.Id);
    }

    [Fact]
    public void Unreachable_only_after_the_documented_attempts()
    {
        Petition petition = Answered();
        Assert.Equal("too-few-attempts too-few-days too-few-channels", petition.Refused(Clerk, new Step("DeclareUnreachable").With("why", reason: true)));
        petition = petition.Do(Clerk, new RecordAttempt("Petitioner", FeedbackChannel.Telephone));
        Assert.Equal("too-few-attempts", petition.Refused(Clerk, new Step("DeclareUnreachable").With("why", reason: true).Attach("attempts")));
        Assert.Equal("nothing-owed", Registered().Refused(Clerk, new RecordAttempt("Petitioner", FeedbackChannel.Telephone)));
        Assert.Equal("unknown-recipient", petition.Refused(Clerk, new RecordAttempt("Nobody", FeedbackChannel.Telephone)));
        petition = petition.Do(Clerk, new RecordAttempt("Petitioner", FeedbackChannel.Sms)).Do(Clerk, new Step("DeclareUnreachable").With("why", reason: true));
        Assert.Equal(Minyi.Workflow.ObligationState.Waived, petition.Rules.Workflow.Describe(petition.Configuration).Obligations["Petitioner"]);
    }

    [Fact]
    public void An_anonymous_petitioner_is_told_on_the_board()
    {
        RegistrationForm form = Form() with { PetitionerKind = PetitionerKind.Anonymous, Petitioner = null };
        Petition petition = New().Do(Clerk, new Register(form).With("form")).Do(Clerk, new Step("CoordinateAtOnce")).Do(Director, new Conclude("Solved"));
        Assert.Equal("board-only", petition.Refused(Clerk, new FeedBack("Petitioner", FeedbackChannel.Telephone).With("told")));
        petition.Do(Clerk, new FeedBack("Petitioner", FeedbackChannel.Board).With("told")).Do(Yantian.Representative, new FeedBack("Studio", FeedbackChannel.Internal).With("told"));
    }

    [Fact]
    public void Every_reason_is_given_at_once_with_what_is_allowed()
    {
        PetitionDecision decision = Registered().Decide(
            new Refer(Roads, Roads) { HasReason = true }, Director, At("2024-09-28T09:00"));
        Assert.Equal("back-in-time reason-without-text lead-assists not-allowed-in-state", string.Join(' ', decision.Refusal!.Reasons.Select(r => r.Code)));
        Assert.Equal("CoordinateAtOnce HandOver", string.Join(' ', decision.Refusal.Allowed));
        Assert.Equal("AnswerOnTheSpot CoordinateAtOnce Escalate HandOver", string.Join(' ', Registered().Allowed(Clerk)));
    }

    [Fact]
    public void A_clock_expires_when_it_is_due_and_not_before()
    {
        Petition petition = Registered();
        PendingExpiry pending = petition.NextExpiry()!;
        Assert.Equal(("ReportOverdue", "first-answer", "due", "Clock"), (pending.Command.Name, pending.Command.Clock, pending.Command.Stage, pending.Role.Value));
        Assert.Equal(At("2024-10-01T00:00"), pending.At);
        Assert.Equal("clock-not-expired", petition.Refused(Clock, pending.Command, pending.At - Duration.Epsilon));
        petition = petition.Do(Clock, pending.Command, pending.At);
        PendingExpiry director = petition.NextExpiry()!;
        Assert.Equal(("director", new LocalDate(2024, 10, 9)), (director.Command.Clock, petition.Deadlines.Single(d => d.Clock == "director").DueOn));

        // To press gives no time back, and the director's own clock goes on.
        petition = petition.Do(Director, new Step("Supervise"), director.At - Duration.FromHours(1));
        Assert.Equal(director.At, petition.NextExpiry()!.At);
        Assert.Equal(new LocalDate(2024, 9, 30), petition.Deadlines.Single(d => d.Clock == "first-answer").DueOn);
    }

    [Fact]
    public void Warning_comes_before_due_and_only_once()
    {
        Petition petition = WithUnit();
        PendingExpiry warning = petition.NextExpiry()!;
        Assert.Equal(("Remind", "handling", "warning"), (warning.Command.Name, warning.Command.Clock, warning.Command.Stage));
        petition = petition.Do(Clock, warning.Command, warning.At);
        PendingExpiry due = petition.NextExpiry()!;
        Assert.Equal(("ReportOverdue", "handling", "due"), (due.Command.Name, due.Command.Clock, due.Command.Stage));
        Assert.True(due.At > warning.At);
        Assert.Equal(Assert.Single(petition.Deadlines).DueAt, due.At);
    }

    [Fact]
    public void Suspension_pauses_the_time_and_extension_adds_to_it()
    {
        Petition petition = WithUnit();
        LocalDate due = petition.Deadlines[0].DueOn;
        Petition suspended = petition.Approved("Suspend").Do(RoadsOfficer, new Step("Suspend").With("why", reason: true));
        Assert.True(suspended.Deadlines[0].IsPaused);
        Petition resumed = suspended.Do(RoadsOfficer, new Step("Resume"), At("2024-10-14T09:00"));

        // Counting begins on the 30th, so what the pause took are the working days from then to the 13th; the 14th begins as it is resumed.
        Assert.Equal(Rules.Time.Calendar.Add(due, Rules.Time.Calendar.Count(new LocalDate(2024, 9, 29), new LocalDate(2024, 10, 13))), resumed.Deadlines[0].DueOn);
        Assert.Equal("extension-length", petition.Approved("Extend").Refused(RoadsOfficer, new Extend(11).With("why", reason: true)));
        Petition extended = petition.Approved("Extend", 10).Do(RoadsOfficer, new Extend(10).With("why", reason: true));
        Assert.Equal(Rules.Time.Calendar.Add(due, 10), extended.Deadlines[0].DueOn);
    }

    [Fact]
    public void A_form_is_checked()
    {
        Assert.Equal("unknown-kind", New().Refused(Clerk, new Register(Form("Complaint")).With("form")));
        Assert.Equal("place-in-words", New().Refused(Clerk, new Register(Form() with { Place = "海景二路28号3栋501" }).With("form")));
        Assert.Equal("source-later", New().Refused(Clerk, new Register(Form() with { Source = new(MeetingKind.Talk, "t-1", new(2024, 9, 30)) }).With("form")));
        Assert.Contains("already-registered", Registered().Refused(Clerk, new Register(Form()).With("form")), StringComparison.Ordinal);
        Assert.Equal("not-yours", New().Refused(OtherClerk, new Register(Form()).With("form")));
        Assert.Equal("form-missing", New().Refused(Clerk, new Step("Register")));
    }

    [Fact]
    public void A_grade_is_on_a_scale_and_asks_for_rework_when_not_satisfied()
    {
        Petition petition = Appraising();
        Assert.Contains("unknown-grade", petition.Refused(Petitioner, new Appraise("by-petitioner", new Grade("stars", "5"))), StringComparison.Ordinal);
        petition = petition.Do(Petitioner, new Appraise("by-petitioner", NotSatisfied));
        petition = petition.Do(Intake, new Step("Rework"));
        Assert.Equal("Accepted", petition.State.Id);
        Assert.Equal(NotSatisfied, petition.File.Grades[0].Grade);
        Assert.DoesNotContain("acc-1", petition.File.Grades[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Hearing_with_notice_participants_and_minutes()
    {
        Petition petition = WithUnit().Do(Intake, new Step("HoldHearing"));
        Hearing hearing = new(new(2024, 9, 20), new(2024, 9, 29), [new("residents", 12), new("representatives", 3)], "Explained");
        Assert.Contains("hearing-order", petition.Refused(Intake, new ConcludeHearing(hearing with { Held = new(2024, 9, 30) }).With("minutes")), StringComparison.Ordinal);
        Assert.Contains("hearing-participants", petition.Refused(Intake, new ConcludeHearing(hearing with { Participants = [] }).With("minutes")), StringComparison.Ordinal);
        Assert.Contains("minutes-missing", petition.Refused(Intake, new ConcludeHearing(hearing)), StringComparison.Ordinal);
        Assert.Equal("unknown-outcome", petition.Refused(Intake, new ConcludeHearing(hearing with { Result = "Settled by Mr Zhang" }).With("minutes")));
        Assert.Equal("personal-data", petition.Refused(Intake, new ConcludeHearing(hearing with { Participants = [new("张三 13800138000", 1)] }).With("minutes")));
        petition = petition.Do(Intake, new ConcludeHearing(hearing).With("minutes"));
        Assert.Equal(("WithUnit", hearing), (petition.State.Id, petition.File.Hearings[0]));
    }

    [Fact]
    public void Collective_agency_names_who_acts_and_what_came_of_it()
    {
        RepresentativeId seven = RepresentativeId.From("rep-7");
        RepresentativeId nine = RepresentativeId.From("rep-9");
        Assert.Equal("agents-missing", WithUnit().Refused(Intake, new TakeIntoCollectiveAgency()));
        Assert.Equal("agent-twice", WithUnit().Refused(Intake, new TakeIntoCollectiveAgency(seven, seven)));
        Assert.Equal([seven], WithUnit().Do(Representative, new TakeIntoCollectiveAgency()).File.Agencies[0].Agents);
        Petition petition = WithUnit().Do(Intake, new TakeIntoCollectiveAgency(seven, nine), At("2024-09-30T09:00"));
        Assert.Equal(new CollectiveAgency([seven, nine], At("2024-09-30T09:00")), Assert.Single(petition.File.Agencies));
        Actor agent = new(ActorId.From("rep-9"), [Role.From("Representative")]);
        Actor other = new(ActorId.From("rep-8"), [Role.From("Representative")]);
        Assert.Contains(petition.Owed, o => o.Who == "rep-7 rep-9");
        Assert.Equal("not-yours", petition.Refused(other, new ConcludeAgency().Attach("agency-report")));
        Assert.Equal("not-yours", petition.Do(agent, new ConcludeAgency().Attach("agency-report")).Refused(agent, new TakeIntoCollectiveAgency()));
        Assert.Equal("unknown-outcome", petition.Refused(Representative, new ConcludeAgency("Won").Attach("agency-report")));
        petition = petition.Do(Representative, new ConcludeAgency("Solved").With("report").Attach("agency-report"), At("2024-10-10T09:00"));
        Assert.Equal(new CollectiveAgency([seven, nine], At("2024-09-30T09:00"), At("2024-10-10T09:00"), "Solved"), Assert.Single(petition.File.Agencies));
    }

    [Fact]
    public void Links_mergers_and_numbers_elsewhere_are_kept_and_undone()
    {
        PetitionId other = PetitionId.From("P-2");
        Petition petition = Registered().Do(Clerk, new LinkDuplicate(other)).Do(Intake, new MergeInto(other));
        Assert.Equal("already-linked", petition.Refused(Clerk, new LinkDuplicate(other)));
        Assert.Equal("already-merged", petition.Refused(Clerk, new MergeInto(PetitionId.From("P-3"))));
        Assert.Equal("other-is-self", Registered().Refused(Clerk, new LinkDuplicate(PetitionId.From("P-1"))));
        Assert.Equal("not-linked", Registered().Refused(Clerk, new UnlinkDuplicate(other)));
        Assert.Equal("role-not-allowed", petition.Refused(Petitioner, new UnlinkDuplicate(other)));
        Assert.Equal("not-yours", petition.Refused(OtherClerk, new UnlinkDuplicate(other)));
        petition = petition.Do(Clerk, new UnlinkDuplicate(other)).Do(Clerk, new AddReference(new("xinfang", "2024-7")));
        Assert.Null(petition.File.Head);
        Assert.Empty(petition.File.Links);
        Assert.Equal("already-referenced", petition.Refused(Clerk, new AddReference(new("xinfang", "2024-7"))));
        Assert.Equal("already-selected", petition.Do(Intake, new SelectForDigest("2024-3")).Refused(Intake, new SelectForDigest("2024-3")));
        Assert.Equal("not-yours", New().Refused(Petitioner, new AddReference(new("xinfang", "2024-7"))));
        Assert.Equal("deadline-unchanged", petition.Refused(Intake, new RecomputeDeadline("first-answer", "notice 2025")));
        Assert.Equal("clock-not-running", petition.Refused(Intake, new RecomputeDeadline("handling", "notice 2025")));
        Assert.Equal("personal-data clock-not-running", petition.Refused(Intake, new RecomputeDeadline("handling", "电话13800138000要求")));
        Assert.Equal("personal-data", petition.Refused(Intake, new SelectForDigest("13800138000")));
        Assert.Equal("clock-not-running", petition.Refused(Intake, new RecomputeDeadline("handling", "国办发明电〔2024〕12号")));
    }
}
