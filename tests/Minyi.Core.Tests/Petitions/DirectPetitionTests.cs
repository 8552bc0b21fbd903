using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Workflow;
using Minyi.Workflow.Verification;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Petitions that no studio registered, or that nobody collected: feedback is owed to those who are there and to nobody else.</summary>
public class DirectPetitionTests
{
    /// <summary>Where no studio registered it, the representative who collected it and answered on the spot goes on to the end: nobody has to wait for the department's offer.</summary>
    [Fact]
    public void A_representative_without_a_studio_offers_the_appraisal()
    {
        Petition petition = New().Do(Representative, new Register(Form() with { Studio = null }).With("form"))
            .Do(Representative, new Step("AnswerOnTheSpot") { Outcome = "Explained" }.With("why", reason: true));
        foreach (string recipient in new[] { "MassWorkDepartment", "CollectingRepresentative" })
        {
            petition = petition.Do(Representative, new FeedBack(recipient, Minyi.Feedback.FeedbackChannel.Letter).With("f-" + recipient));
        }

        Assert.Contains("OfferAppraisal", petition.Allowed(Representative));
        Assert.Equal("Appraising", petition.Do(Representative, new Step("OfferAppraisal")).State.Id);
    }

    private static readonly RegistrationForm Email = Form() with { Channel = PetitionChannel.Email, Studio = null, Representative = null };

    private static Petition Direct() => New().Do(Intake, new RegisterDirectly(Email).With("form"));

    private static Petition FromMeetings() => New().Do(Intake, new ReceiveFromMeetings(Email).With("form").Attach("handover"));

    private static Petition Answered(Petition escalated) => escalated.Do(Intake, new Step("Accept")).Do(Intake, new Refer(Roads)).Do(RoadsOfficer, new Conclude("Solved"));

    private static string Owed(Petition petition) => string.Join(' ', petition.Rules.Workflow.Describe(petition.Configuration).Obligations
        .Where(o => o.Value is ObligationState.Owed).Select(o => o.Key));

    public static TheoryData<string> Ways => ["by e-mail", "from the three meetings"];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Closes_without_a_feedback_that_never_happened(string way)
    {
        Petition petition = Answered(way == "by e-mail" ? Direct() : FromMeetings());
        Assert.Equal("MassWorkDepartment Petitioner", Owed(petition));
        petition = petition
            .Do(RoadsOfficer, new FeedBack("Petitioner", FeedbackChannel.Web).With("told"))
            .Do(RoadsOfficer, new FeedBack("MassWorkDepartment", FeedbackChannel.Internal).With("told"))
            .Do(RoadsOfficer, new Step("OfferAppraisal"))
            .Do(Petitioner, new Appraise("by-petitioner", Satisfied));
        PendingExpiry lapse = petition.NextExpiry()!;
        petition = petition.Do(Clock, lapse.Command, lapse.At).Do(Intake, new Step("ConfirmAppraisal")).Do(Intake, new Step("Close"));
        Assert.Equal("ClosedSolved", petition.State.Id);
        Assert.Equal("Petitioner MassWorkDepartment", string.Join(' ', petition.File.Told.Select(t => t.Recipient)));
    }

    [Fact]
    public void Who_is_not_there_cannot_be_told_and_the_refusal_says_so()
    {
        Petition petition = Answered(Direct());
        foreach (string recipient in new[] { "CollectingRepresentative", "Studio" })
        {
            Assert.Equal("nobody-there obligation", petition.Refused(RoadsOfficer, new FeedBack(recipient, FeedbackChannel.Internal).With("told")));
            Assert.Contains("nothing-owed", petition.Refused(RoadsOfficer, new RecordAttempt(recipient, FeedbackChannel.Telephone)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(petition.Owed, o => o.What.English is "feedback to the studio" or "feedback to the collecting representative");
    }

    [Fact]
    public void One_is_there_and_the_other_is_not()
    {
        Petition uncollected = New().Do(Clerk, new Register(Form() with { Representative = null }).With("form")).Do(Clerk, new AnswerOnTheSpot("Solved").With("answer"));
        Assert.Equal("MassWorkDepartment Studio", Owed(uncollected));
        Assert.Equal("nobody-there obligation", uncollected.Refused(Clerk, new FeedBack("CollectingRepresentative", FeedbackChannel.Internal).With("told")));
        uncollected.Do(Clerk, new FeedBack("Studio", FeedbackChannel.Internal).With("told"));

        Petition collected = New().Do(Representative, new Register(Form() with { Studio = null }).With("form")).Do(Representative, new AnswerOnTheSpot("Solved").With("answer"));
        Assert.Equal("CollectingRepresentative MassWorkDepartment", Owed(collected));
        Assert.All(collected.Owed, o => Assert.Equal("Representative", o.Role.Value));
        Assert.Equal("nobody-there obligation", collected.Refused(Representative, new FeedBack("Studio", FeedbackChannel.Internal).With("told")));
        collected.Do(Representative, new FeedBack("CollectingRepresentative", FeedbackChannel.Internal).With("told"));
    }

    [Fact]
    public void The_event_says_in_words_that_nothing_is_owed_and_folds_back()
    {
        Petition referred = Direct().Do(Intake, new Step("Accept")).Do(Intake, new Refer(Roads));
        PetitionDecision decision = referred.Decide(new Conclude("Solved"), RoadsOfficer, referred.LastAt!.Value);
        StepEvent step = Assert.IsAssignableFrom<StepEvent>(Assert.Single(decision.Events));
        Assert.Equal(
            "Petitioner:Owed MassWorkDepartment:Owed CollectingRepresentative:Settled Studio:Settled",
            string.Join(' ', step.Obligations!.Where(o => o.Recipient != "AssistingUnits").Select(o => $"{o.Recipient}:{o.Is}")));
        System.Buffers.ArrayBufferWriter<byte> json = new();
        PetitionEventFormat.Current.Write(step, json);
        string text = System.Text.Encoding.UTF8.GetString(json.WrittenSpan);
        Assert.Contains("""{"recipient":"Studio","is":"Settled"}""", text, StringComparison.Ordinal);
        Assert.Equal(decision.Next(), referred.Apply(new RecordedEvent(PetitionEventFormat.Current.Read(PetitionEventFormat.Current.TypeOf(step), json.WrittenSpan), RoadsOfficer.Id, decision.At)));
    }

    [Fact]
    public void What_was_owed_before_a_workflow_knew_that_nobody_need_be_there_can_still_be_told()
    {
        Petition escalated = Direct().Do(Intake, new Step("Accept")).Do(Intake, new Refer(Roads));
        PetitionDecision decision = escalated.Decide(new Conclude("Solved"), RoadsOfficer, escalated.LastAt!.Value);
        StepEvent step = (StepEvent)decision.Events[0];
        StepEvent older = step with { Obligations = step.Obligations!.Select(o => o.Is == ObligationState.Settled ? o with { Is = ObligationState.Owed } : o).ToValueList() };
        Petition petition = escalated.Apply(new RecordedEvent(older, RoadsOfficer.Id, decision.At));
        Assert.Equal("CollectingRepresentative MassWorkDepartment Petitioner Studio", Owed(petition));
        petition.Do(RoadsOfficer, new FeedBack("Studio", FeedbackChannel.Internal).With("told"));
    }

    [Fact]
    public void The_department_registers_and_owes_the_next_step_itself()
    {
        Petition petition = Direct();
        Assert.Equal("Escalated", petition.State.Id);
        Assert.Equal("Intake", Assert.Single(petition.Owed).Role.Value);
        Assert.Equal("role-not-allowed", New().Refused(Intake, new Register(Email).With("form")));
        Assert.Contains("RegisterDirectly", New().Decide(new Register(Email).With("form"), Intake, At("2024-09-29T09:00")).Refusal!.Allowed);
        Assert.Equal("role-not-allowed", New().Refused(Clerk, new RegisterDirectly(Form()).With("form")));
        Assert.Equal("not-yours", New().Refused(Clerk, new Register(Email).With("form")));
    }

    [Fact]
    public void It_never_goes_where_only_a_studio_could_go_on()
    {
        Step back = new Step("ReturnForCompletion").With("why", reason: true);
        Assert.Equal("nobody-goes-on", Direct().Refused(Intake, back));
        Assert.DoesNotContain("ReturnForCompletion", Direct().Allowed(Intake));
        Assert.DoesNotContain(Direct().ExplainForAudit().Open, o => o.Command == "ReturnForCompletion");
        Assert.Equal("nobody-goes-on", Direct().ExplainForAudit().Shut.Single(s => s.Command == "ReturnForCompletion").Reasons.Single().Code);
        Assert.Equal("Incomplete", New().Do(Intake, new RegisterDirectly(Email with { Studio = Haishan }).With("form")).Do(Intake, back).State.Id);
        Assert.Equal("Incomplete", New().Do(Representative, new Register(Form() with { Studio = null }).With("form")).Do(Representative, new Step("Escalate")).Do(Intake, back).State.Id);
    }

    /// <summary>
    /// What a petition without studio and representative is, proved by itself: the studio's roles can do nothing, nothing is owed to them, and no step leads where only
    /// they would go on. What they alone could do never happens; everything else holds: somebody who is there always owes the next step, and it ends.
    /// </summary>
    [Fact]
    public void Without_a_studio_the_workflow_is_still_proved()
    {
        Role[] gone = [Role.From("Representative"), Role.From("Clerk"), Role.From("Director")];
        Minyi.Workflow.Definition.WorkflowDefinition whole = Rules.Workflow.Definition;
        HashSet<string> nobody = [.. whole.States.Where(s => s.Owes.Count > 0 && s.Owes.All(o => gone.Contains(o.Role))).Select(s => s.Id)];
        Assert.Equal(["Registered", "Coordinating", "Incomplete", "AnsweredOnTheSpot"], nobody);
        Minyi.Workflow.Definition.WorkflowDefinition without = whole with
        {
            States = whole.States.Where(s => !nobody.Contains(s.Id)).Select(s => s with { Owes = s.Owes.Where(o => !gone.Contains(o.Role)).ToValueList() }).ToValueList(),
            Clocks = whole.Clocks.Select(c => c with { Chain = c.Chain.Where(l => !gone.Contains(l.Role)).ToValueList() }).ToValueList(),
            Obligations = whole.Obligations.Select(o => o with { Optional = false, To = o.To.Where(r => !gone.Contains(r)).ToValueList() }).ToValueList(),
            Transitions = whole.Transitions
                .Select(t => t with
                {
                    From = t.From.Where(f => !nobody.Contains(f)).ToValueList(),
                    Roles = t.Roles.Where(r => !gone.Contains(r)).ToValueList(),
                    Effects = t.Effects.SelectMany(e => e is { Kind: Minyi.Workflow.Definition.EffectKind.Open, Of: "Studio" or "CollectingRepresentative" }
                        ? [e, e with { Kind = Minyi.Workflow.Definition.EffectKind.Settle }]
                        : new[] { e }).ToValueList(),
                })
                .Where(t => t.Roles.Count > 0 && t.From.Count > 0 && !nobody.Contains(t.To ?? "")).ToValueList(),
        };
        VerificationReport report = WorkflowVerifier.Verify(without);
        Assert.True(report.Configurations > 1000, report.ToText(Language.English));
        Assert.DoesNotContain(report.Findings, f => f.Property is not (WorkflowProperty.NoDeadTransition or WorkflowProperty.NoDeadCommand));
    }
}
