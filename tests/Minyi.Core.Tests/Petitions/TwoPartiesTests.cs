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
}
