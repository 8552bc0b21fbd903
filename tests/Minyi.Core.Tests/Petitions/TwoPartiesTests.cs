using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Two parties where two are meant, at run time: whatever roles somebody holds, accounts and units differ.</summary>
public class TwoPartiesTests
{
    private static readonly Role IntakeRole = Role.From("Intake");

    /// <summary>Somebody who holds every role, of everything; the account and the units are what counts.</summary>
    private static Actor Everyone(string id, params Minyi.Districts.UnitId[] units) =>
        new(ActorId.From(id), Rules.Workflow.Definition.Roles.Where(r => r.Party != RoleParty.Clock).Select(r => r.Id), [Haishan], units);

    [Fact]
    public void A_bare_role_is_no_approval()
    {
        Petition petition = WithUnit();
        Assert.Contains("approval-not-on-file", petition.Refused(RoadsOfficer, new Extend(5) { Approvals = [IntakeRole] }.With("why", reason: true)), StringComparison.Ordinal);
        Assert.Contains("approval", petition.Refused(RoadsOfficer, new Extend(5).With("why", reason: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_is_an_event_of_the_approvers_own_that_the_step_uses_up()
    {
        Petition petition = WithUnit();
        PetitionDecision approval = petition.Decide(new Approve("Extend", IntakeRole, 5), Intake, petition.LastAt!.Value);
        Assert.Equal(("Extend", IntakeRole, 5), Assert.IsType<ApprovalGiven>(Assert.Single(approval.Events)) is var given ? (given.Of, given.Role, given.Amount) : default);
        Petition approved = approval.Next();
        Assert.Equal(Intake.Id, Assert.Single(approved.File.Approvals).By);
        Assert.Equal("already-approved", approved.Refused(Intake, new Approve("Extend", IntakeRole, 5)));
        Assert.Contains("approved-less", approved.Refused(RoadsOfficer, new Extend(6).With("why", reason: true)), StringComparison.Ordinal);
        PetitionDecision extended = approved.Decide(new Extend(5).With("why", reason: true), RoadsOfficer, petition.LastAt!.Value);
        Assert.Equal([IntakeRole], Assert.IsAssignableFrom<StepEvent>(Assert.Single(extended.Events)).Approvals!);
        Assert.Empty(extended.Next().File.Approvals);
        Assert.Contains("approval", extended.Next().Refused(RoadsOfficer, new Step("Suspend").With("why", reason: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_is_good_for_the_state_in_which_it_was_given()
    {
        Petition approved = WithUnit().Approved("Suspend");
        Petition back = approved.Do(RoadsOfficer, new Step("ReturnReferral").With("why", reason: true)).Do(Intake, new Step("UpholdReferral").With("why", reason: true));
        Assert.Equal("WithUnit", back.State.Id);
        Assert.Empty(back.File.Approvals);
    }

    [Theory]
    [InlineData("roads-1", false, "own-approval")]
    [InlineData("intake-9", true, "own-unit")]
    [InlineData("intake-9", false, "")]
    public void Who_approves_is_not_who_asks_and_not_of_the_same_unit(string approver, bool ofUnit, string refused)
    {
        Actor approving = ofUnit ? Everyone(approver, Roads) : Everyone(approver);
        PetitionDecision approval = WithUnit().Decide(new Approve("Extend", IntakeRole), approving, WithUnit().LastAt!.Value);
        string found = approval.IsAllowed
            ? approval.Next().Decide(new Extend(5).With("why", reason: true), RoadsOfficer, WithUnit().LastAt!.Value) is { IsAllowed: false } asked ? asked.Refusal.Reasons[0].Code : ""
            : approval.Refusal.ToString();
        Assert.Equal(refused, found);
    }

    [Fact]
    public void The_approvers_units_are_kept_so_that_coming_without_them_later_changes_nothing()
    {
        // Approved by somebody of the water works, when those were not concerned yet.
        Petition approved = WithUnit().Do(Everyone("w-9", Water), new Approve("Extend", IntakeRole));
        Actor asking = new(ActorId.From("both"), [Role.From("ResponsibleUnit")], units: [Roads, Water]);
        Assert.Contains("own-units-approval", approved.Refused(asking, new Extend(5).With("why", reason: true)), StringComparison.Ordinal);
        Assert.True(approved.Decide(new Extend(5).With("why", reason: true), RoadsOfficer, approved.LastAt!.Value).IsAllowed);
    }

    [Fact]
    public void Only_what_waits_for_an_approval_is_approved()
    {
        Assert.Equal("nothing-to-approve", WithUnit().Refused(Intake, new Approve("Conclude", IntakeRole)));
        Assert.Equal("nothing-to-approve", Registered().Refused(Intake, new Approve("Extend", IntakeRole)));
        Assert.Equal("takes-no-amount", WithUnit().Refused(Intake, new Approve("Suspend", IntakeRole, 3)));
        Assert.Equal("amount-range", WithUnit().Refused(Intake, new Approve("Extend", IntakeRole, 0)));
        Assert.Equal("role-not-allowed", WithUnit().Refused(Clerk, new Approve("Extend", IntakeRole)));
        Assert.Equal("role-not-allowed", WithUnit().Refused(Intake, new Approve("Extend", Role.From("Emperor"))));
        Assert.Equal("not-registered", New().Refused(Intake, new Approve("Extend", IntakeRole)));
    }

    [Fact]
    public void Who_acted_for_the_unit_judges_nothing_under_another_role_either()
    {
        Petition objected = WithUnit().Do(Everyone("two-hats", Roads), new Step("ReturnReferral").With("why", reason: true));
        Assert.Equal(Roads, ((StepEvent)WithUnit().Decide(new Step("ReturnReferral").With("why", reason: true), Everyone("two-hats", Roads), objected.LastAt!.Value).Events[0]).ForUnit);
        Assert.Equal([ActorId.From("two-hats")], objected.File.Handlers);
        Actor asIntake = new(ActorId.From("two-hats"), [IntakeRole]);
        foreach (string judging in new[] { "UpholdReferral", "GrantReturn" })
        {
            Assert.Contains("own-unit", objected.Refused(asIntake, new Step(judging).With("why", reason: true)), StringComparison.Ordinal);
            Assert.DoesNotContain(judging, objected.Allowed(asIntake));
            objected.Do(Intake, new Step(judging).With("why", reason: true));
        }
    }

    [Fact]
    public void Who_owes_a_step_does_not_supervise_it()
    {
        Petition late = Lateness.Until(Registered(), At("2024-10-09T09:00"));
        Actor both = new(ActorId.From("small-studio"), [Role.From("Clerk"), Role.From("Director")], [Haishan]);
        Assert.Contains("own-step", late.Refused(both, new Step("Supervise").With("why", reason: true)), StringComparison.Ordinal);
        Assert.Equal("Registered", late.Do(Director, new Step("Supervise").With("why", reason: true)).State.Id);
    }

    [Fact]
    public void Nobody_of_the_unit_concerned_pauses_its_handling_by_a_hearing_or_an_agency()
    {
        Petition petition = WithUnit();
        Assert.Contains("own-unit", petition.Refused(Everyone("x", Roads), new Step("HoldHearing").With("why", reason: true)), StringComparison.Ordinal);
        Assert.Contains("own-unit", petition.Refused(Everyone("x", Roads), new TakeIntoCollectiveAgency(Minyi.Districts.RepresentativeId.From("rep-7"))), StringComparison.Ordinal);
        Assert.DoesNotContain("HoldHearing", petition.Allowed(Everyone("x", Roads)));
        petition.Do(Intake, new Step("HoldHearing").With("why", reason: true));
        petition.Do(Representative, new TakeIntoCollectiveAgency());
    }

    [Fact]
    public void One_account_gives_one_appraisal_of_a_handling()
    {
        Petition offered = WithUnit().Do(RoadsOfficer, new Conclude("Solved"));
        foreach (string recipient in new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" })
        {
            offered = offered.Do(RoadsOfficer, new FeedBack(recipient, Minyi.Feedback.FeedbackChannel.Letter).With("f-" + recipient));
        }

        offered = offered.Do(Clerk, new Step("OfferAppraisal"));
        Actor both = new(Petitioner.Id, [Role.From("Petitioner"), Role.From("Resident"), Role.From("Representative")], [Haishan]);
        Petition graded = offered.Do(both, new Appraise("by-petitioner", Satisfied));
        Assert.Contains("already-appraised", graded.Refused(both, new Appraise("by-residents", Satisfied)), StringComparison.Ordinal);
        Assert.Contains("already-appraised", graded.Refused(both, new Appraise("by-representative", Satisfied)), StringComparison.Ordinal);
        graded = graded.Do(Representative, new Appraise("by-representative", NotSatisfied)).Do(Resident, new Appraise("by-residents", Satisfied));

        // Handled again it is another handling, which the same account may grade.
        Assert.Equal(3, graded.File.Grades.Count);
    }

    [Fact]
    public void A_resident_grades_in_their_own_community()
    {
        Assert.DoesNotContain(Role.From("Resident"), Covering(new(ActorId.From("r"), [Role.From("Resident")])));
        Assert.DoesNotContain(Role.From("Resident"), Covering(new(ActorId.From("r"), [Role.From("Resident")], [Minyi.Districts.StudioId.From("shatou-1")])));
        Assert.Contains(Role.From("Resident"), Covering(Resident));
    }

    /// <summary>The roles of an actor that reach an offered appraisal.</summary>
    private static IEnumerable<Role> Covering(Actor actor)
    {
        Petition offered = WithUnit().Do(RoadsOfficer, new Conclude("Solved"));
        foreach (string recipient in new[] { "Petitioner", "MassWorkDepartment", "CollectingRepresentative", "Studio" })
        {
            offered = offered.Do(RoadsOfficer, new FeedBack(recipient, Minyi.Feedback.FeedbackChannel.Letter).With("f-" + recipient));
        }

        offered = offered.Do(Clerk, new Step("OfferAppraisal"));
        return actor.Roles.Where(r => offered.Allowed(new(actor.Id, [r], actor.Studios)).Contains("Appraise"));
    }

    /// <summary>Whoever asked once approves nothing later, and whoever approved once asks for nothing, however the roles change.</summary>
    [Fact]
    public void Who_has_asked_and_who_has_approved_keep_to_their_side()
    {
        Petition approved = WithUnit().Do(Everyone("both"), new Approve("Extend", IntakeRole));
        Actor asIntake = new(ActorId.From("roads-1"), [IntakeRole]);
        Actor asUnit = new(ActorId.From("both"), [Role.From("ResponsibleUnit")], units: [Roads]);
        Petition extended = approved.Do(RoadsOfficer, new Extend(5).With("why", reason: true));
        Assert.Equal([RoadsOfficer.Id], extended.File.Askers);
        Assert.Contains("asked-before", extended.Refused(asIntake, new Approve("Suspend", IntakeRole)), StringComparison.Ordinal);
        Petition again = extended.Do(Intake, new Approve("Suspend", IntakeRole));
        Assert.Contains("approved-before", again.Refused(asUnit, new Step("Suspend").With("why", reason: true)), StringComparison.Ordinal);
        Assert.Equal("Suspended", again.Do(new(ActorId.From("roads-2"), [Role.From("ResponsibleUnit")], units: [Roads]), new Step("Suspend").With("why", reason: true)).State.Id);
    }

    /// <summary>Who owed a step and comes back as the supervisor is known by what is on file, not by the roles of the day.</summary>
    [Fact]
    public void Who_took_a_step_that_is_owed_does_not_supervise_it_under_another_role()
    {
        // The studio's clerk completed the form, and is a director the next time.
        Petition late = Lateness.Until(
            Registered().Do(Clerk, new Step("Escalate")).Do(Intake, new Step("ReturnForCompletion").With("why", reason: true)).Do(Clerk, new Step("Complete").With("more"))
                .Do(Intake, new Step("Accept")).Do(Intake, new Refer(Roads)).Do(RoadsOfficer, new Conclude("Solved")), At("2025-06-02T09:00"));
        Assert.Equal("Answered", late.State.Id);
        Actor asIntake = new(RoadsOfficer.Id, [IntakeRole]);
        Assert.Contains("own-unit", late.Refused(asIntake, new Step("Supervise").With("why", reason: true)), StringComparison.Ordinal);
        Petition registered = Lateness.Until(Registered(), At("2024-10-09T09:00"));
        Assert.Contains("own-step", registered.Refused(new(Clerk.Id, [Role.From("Director")], [Haishan]), new Step("Supervise").With("why", reason: true)), StringComparison.Ordinal);
        Assert.Contains("own-place", registered.Refused(new(Clerk.Id, [Role.From("Director")], [Haishan]), new Step("Escalate").With("why", reason: true)), StringComparison.Ordinal);
        registered.Do(Director, new Step("Supervise").With("why", reason: true)).Do(Director, new Step("Escalate").With("why", reason: true));
    }

    /// <summary>Who answered in the unit's place answers for the answer: another confirms how it was graded.</summary>
    [Fact]
    public void Who_took_the_units_step_in_its_place_does_not_judge_it()
    {
        Petition late = Lateness.Until(WithUnit(), At("2025-06-02T09:00"));
        Actor committee = new(ActorId.From("committee-1"), [Role.From("PartyCommittee")]);
        Petition answered = late.Do(committee, new Conclude("Solved").With("why", reason: true));
        Petition silent = Lateness.Until(answered, At("2025-09-01T09:00"));
        Assert.Contains("own-unit", silent.Refused(new(committee.Id, [IntakeRole]), new Step("Supervise").With("why", reason: true)), StringComparison.Ordinal);
        silent.Do(Intake, new Step("Supervise").With("why", reason: true));
        silent.Do(committee, new FeedBack("Studio", Minyi.Feedback.FeedbackChannel.Letter).With("f", reason: true));
    }

    /// <summary>Law names the head of the asker's own unit: of one unit they are, of one account they are not.</summary>
    [Theory]
    [InlineData("head-1", true, "")]
    [InlineData("officer-1", true, "own-approval")]
    [InlineData("head-1", false, "own-unit")]
    public void The_head_of_the_askers_own_unit_approves_where_an_article_says_so(string approver, bool article, string refused)
    {
        WorkflowDefinition service = PetitionWorkflow.BuiltInDefinition("service-request");
        LocalizedText text = new("文", "text");
        PetitionWorkflow workflow = PetitionWorkflowBuilder.From(service, "ours", 1)
            .Add(new RoleDefinition(Role.From("Head"), text, RoleParty.Office, RoleScope.District))
            .Add(new CounterDefinition("extension", text, 2)).Add(new CommandDefinition("Extend", text))
            .Transition("extend", "Extend", t => t.From("WithUnit").By("ResponsibleUnit").Approved("Head", article ? "article 34" : null).When(RequirementKind.Clock, "handling", "running")
                .When(RequirementKind.Counter, "extension", "below").Then(EffectKind.Count, "extension").Then(EffectKind.Extend, "handling"))
            .Build();
        PetitionRules rules = new(workflow, Rules.Time, workflow.Definition.Clocks.Select(c => new Minyi.Deadlines.DeadlineRule(c.Id, 10, Minyi.Deadlines.DeadlineUnit.WorkingDays) { Extension = new Minyi.Deadlines.ExtensionPolicy(10, Times: 5) }));
        Actor intake = Everyone("intake-1"), officer = new(ActorId.From("officer-1"), [Role.From("ResponsibleUnit")], units: [Roads]);
        Actor head = new(ActorId.From(approver), [Role.From("Head"), Role.From("ResponsibleUnit")], units: [Roads]);
        Actor someone = new(ActorId.From("intake-1"), workflow.Definition.Roles.Where(r => r.Party == RoleParty.Office).Select(r => r.Id));
        Petition petition = Petition.New(PetitionId.From("P-1"), rules);
        petition = petition.Do(someone, new Step(workflow.Definition.Transitions.First(t => t.From.Contains(workflow.Definition.Initial)).Command) { Form = Form() with { Kind = null } }.With("form"));
        petition = petition.Do(someone, new Step(workflow.Definition.Transitions.Single(t => t.Id == "assign").Command) { Lead = Roads });
        PetitionDecision approval = petition.Decide(new Approve("Extend", Role.From("Head")), head, petition.LastAt!.Value);
        string found = approval.IsAllowed
            ? approval.Next().Decide(new Extend(5).With("why", reason: true), officer, petition.LastAt!.Value) is { IsAllowed: false } asked ? asked.Refusal.Reasons[0].Code : ""
            : approval.Refusal.ToString();
        Assert.Equal(refused, found);
        if (refused.Length == 0)
        {
            // The head has approved, and asks for nothing; another of the unit does.
            Petition extended = approval.Next().Do(officer, new Extend(5).With("why", reason: true)).Do(new(ActorId.From("head-2"), [Role.From("Head")], units: [Roads]), new Approve("Extend", Role.From("Head")));
            Assert.Contains("approved-before", extended.Refused(head, new Extend(5).With("why", reason: true)), StringComparison.Ordinal);
            extended.Do(new(ActorId.From("officer-2"), [Role.From("ResponsibleUnit")], units: [Roads]), new Extend(5).With("why", reason: true));
        }
    }
}
