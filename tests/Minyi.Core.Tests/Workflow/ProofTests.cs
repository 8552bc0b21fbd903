using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>Each property fails on a workflow made to break it, with the shortest trace; and what a trace claims, the executor does.</summary>
public class ProofTests
{
    private static readonly WorkflowDefinition Service = PetitionWorkflow.BuiltInDefinition("service-request");
    private static readonly WorkflowDefinition Yantian = PetitionWorkflow.BuiltInDefinition("yantian");

    private static TransitionDefinition Of(WorkflowDefinition definition, string id) => definition.Transitions.Single(t => t.Id == id);

    private static WorkflowDefinition With(WorkflowDefinition definition, TransitionDefinition changed) =>
        definition with { Transitions = definition.Transitions.Select(t => t.Id == changed.Id ? changed : t).ToValueList() };

    private static WorkflowDefinition Without(WorkflowDefinition definition, string id) =>
        definition with { Transitions = definition.Transitions.Where(t => t.Id != id).ToValueList() };

    private static void Fails(WorkflowDefinition definition, WorkflowProperty property, string at, params string[] trace)
    {
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Assert.Equal(Verdict.Unsound, report.Verdict);
        Finding finding = report.Findings.FirstOrDefault(f => f.Property == property && f.At == at)
            ?? throw new InvalidOperationException(report.ToText(Language.English));
        Assert.Equal(trace, finding.Trace.Select(s => s.Command));
        Assert.Equal(finding.Trace.Count + 1, TraceReplay.Run(definition, finding).Count);
    }

    [Fact]
    public void No_way_to_the_end() => Fails(Without(Service, "close"), WorkflowProperty.OptionToComplete, "WithUnit", "Receive", "Assign");

    [Fact]
    public void The_initial_configuration_itself_fails() =>
        Fails(Without(Service, "receive"), WorkflowProperty.OptionToComplete, "New");

    [Fact]
    public void A_clock_still_runs_at_the_end() =>
        Fails(With(Service, Of(Service, "close") with { Effects = [] }), WorkflowProperty.ProperCompletion, "Closed", "Receive", "Assign", "Close");

    [Fact]
    public void Feedback_still_owed_at_the_end()
    {
        TransitionDefinition offer = Of(Yantian, "offer-appraisal");
        WorkflowDefinition early = With(Yantian, offer with { Requires = offer.Requires.Where(r => r.Of != "Studio").ToValueList() });
        Fails(early, WorkflowProperty.ProperCompletion, "ClosedSolved",
            "Register", "AnswerOnTheSpot", "FeedBack", "OfferAppraisal", "Lapse", "ConfirmAppraisal", "Close");
    }

    [Fact]
    public void A_wrong_outcome_at_the_end() =>
        Fails(With(Yantian, Of(Yantian, "close-solved") with { To = "ClosedAdopted" }), WorkflowProperty.ProperCompletion, "ClosedAdopted",
            "Register", "AnswerOnTheSpot", "FeedBack", "OfferAppraisal", "Lapse", "ConfirmAppraisal", "Close");

    [Fact]
    public void An_appraisal_that_was_never_offered()
    {
        TransitionDefinition offer = Of(Yantian, "offer-appraisal");
        TransitionDefinition confirm = Of(Yantian, "confirm-appraisal");
        WorkflowDefinition unasked = With(
            With(Yantian, offer with { Effects = offer.Effects.Where(e => e.Of != "by-residents").ToValueList() }),
            confirm with { Requires = confirm.Requires.Where(r => r.Of != "by-residents").ToValueList() });
        Fails(unasked, WorkflowProperty.ProperCompletion, "ClosedSolved",
            "Register", "AnswerOnTheSpot", "FeedBack", "OfferAppraisal", "Lapse", "ConfirmAppraisal", "Close");
    }

    [Fact]
    public void Somebody_is_never_told()
    {
        TransitionDefinition spot = Of(Yantian, "answer-on-the-spot-solved");
        TransitionDefinition offer = Of(Yantian, "offer-appraisal");
        WorkflowDefinition untold = With(
            With(Yantian, spot with { Effects = spot.Effects.Where(e => e.Of != "Studio").ToValueList() }),
            offer with { Requires = offer.Requires.Where(r => r.Of != "Studio").ToValueList() });
        Fails(untold, WorkflowProperty.FeedbackReachesAll, "ClosedSolved",
            "Register", "AnswerOnTheSpot", "FeedBack", "OfferAppraisal", "Lapse", "ConfirmAppraisal", "Close");
    }

    [Fact]
    public void A_recipient_whom_no_end_tells() =>
        Fails(Yantian with { Obligations = [.. Yantian.Obligations, new("Press", new("媒体", "the press"))] }, WorkflowProperty.FeedbackReachesAll, "Press");

    [Fact]
    public void A_transition_that_never_fires_from_one_of_its_states() =>
        Fails(With(Service, Of(Service, "close") with { From = ["WithUnit", "New"], Requires = [Requirement.That(RequirementKind.Clock, "handling", "running", "run-out")] }), WorkflowProperty.NoDeadTransition, "close@New");

    [Fact]
    public void A_command_that_nothing_answers() =>
        Fails(Service with { Commands = [.. Service.Commands, new("Dance", new("舞", "dance"))] }, WorkflowProperty.NoDeadCommand, "Dance");

    [Fact]
    public void A_state_never_reached() =>
        Fails(Service with { States = [.. Service.States, new("Lost", new("失", "lost"), [])] }, WorkflowProperty.NoUnreachableState, "Lost");

    [Fact]
    public void Nobody_watches() =>
        Fails(With(Service, Of(Service, "assign") with { Effects = [new(EffectKind.Stop, "assignment")] }), WorkflowProperty.SomeoneOwes, "WithUnit", "Receive", "Assign");

    [Fact]
    public void Nobody_supervises_when_time_is_over() =>
        Fails(Without(With(Service, Of(Service, "close") with { StandIn = false }), "supervise-handling"), WorkflowProperty.SomeoneOwes, "WithUnit", "Receive", "Assign", "ReportOverdue");

    [Fact]
    public void Suspension_without_a_clock_of_its_own() =>
        Fails(With(Yantian, Of(Yantian, "suspend") with { Effects = [new(EffectKind.Pause, "handling"), new(EffectKind.Count, "suspension")] }), WorkflowProperty.SomeoneOwes, "Suspended",
            "ReceiveFromMeetings", "Accept", "Refer", "Suspend");

    [Fact]
    public void The_silence_of_a_unit_closes_nothing() =>
        Fails(With(Service, Of(Service, "overdue-handling") with { To = "Closed", Effects = [new(EffectKind.Stop, "handling")] }), WorkflowProperty.SilenceClosesNothing, "overdue-handling", "Receive", "Assign", "ReportOverdue");

    [Fact]
    public void A_petitioners_silence_may_close() =>
        Assert.Equal(Verdict.Sound, WorkflowVerifier.Verify(PetitionWorkflow.BuiltInDefinition("xinfang")).Verdict);

    [Fact]
    public void A_loop_without_a_counter()
    {
        TransitionDefinition rework = Of(Yantian, "extend");
        Fails(With(Yantian, rework with { Effects = [new(EffectKind.Extend, "handling")], Requires = [Requirement.That(RequirementKind.Reason)] }), WorkflowProperty.BoundedCycles, "extend",
            "ReceiveFromMeetings", "Accept", "Refer", "Remind", "Extend");
    }

    [Fact]
    public void One_command_two_transitions() =>
        Fails(
            Service with { Transitions = [.. Service.Transitions, Of(Service, "close") with { Id = "close-twice", Roles = [Role.From("Intake")] }] },
            WorkflowProperty.Deterministic, "close&close-twice", "Receive", "Assign");

    [Fact]
    public void A_role_nobody_has_heard_of() =>
        Fails(With(Service, Of(Service, "close") with { Roles = [Role.From("Ghost"), .. Of(Service, "close").Roles] }), WorkflowProperty.RolesExist, "Ghost");

    [Fact]
    public void A_unit_that_appraises_itself()
    {
        TransitionDefinition appraise = Of(Yantian, "appraise-by-residents-satisfied");
        string[] trace = ["Register", "AnswerOnTheSpot", "FeedBack", "OfferAppraisal", "Appraise"];
        Fails(With(Yantian, appraise with { Requires = appraise.Requires.Skip(1).ToValueList() }), WorkflowProperty.NobodyJudgesOwnUnit, appraise.Id, trace);
        Fails(With(Yantian, appraise with { Roles = [.. appraise.Roles, Role.From("AssistingUnit")] }), WorkflowProperty.NobodyJudgesOwnUnit, appraise.Id, trace);
    }

    /// <summary>Taking a transition out of a built-in is noticed, unless it is one of several ways; each trace leads where it says.</summary>
    [Theory]
    [InlineData("service-request", "close-unassigned supervise-assignment supervise-handling")]
    [InlineData("jiesu-jiban", "supervise-dispatch supervise-consultation supervise-coordination supervise-objection-review supervise-handling supervise-feedback supervise-closing")]
    [InlineData("xinfang", "not-accept not-accept-directly accept-claim-directly accept-suggestion-directly accept-reply-supported accept-reply-explained accept-reply-not-supported supervise-forwarding supervise-verification supervise-service")]
    [InlineData("yantian", "feed-back-petitioner supervise-agency")]
    public void A_transition_taken_out_is_noticed_unless_there_is_another_way(string name, string otherWays)
    {
        WorkflowDefinition definition = PetitionWorkflow.BuiltInDefinition(name);
        List<string> notMissed = [];
        int every = name == "yantian" ? 9 : 1;
        for (int i = 0; i < definition.Transitions.Count; i += every)
        {
            TransitionDefinition transition = definition.Transitions[i];
            WorkflowDefinition without = Without(definition, transition.Id);
            VerificationReport report = WorkflowVerifier.Verify(without);
            if (report.Verdict == Verdict.Sound)
            {
                notMissed.Add(transition.Id);
            }

            Replays(without, report);
        }

        Assert.Equal(otherWays, string.Join(' ', notMissed));
    }

    /// <summary>Random changes: each finding's trace replays on the executor to what it claims.</summary>
    [Fact]
    public void Traces_replay_to_what_they_claim()
    {
        System.Random random = new(11);
        int unsound = 0;
        for (int i = 0; i < 40; i++)
        {
            WorkflowDefinition definition = PetitionWorkflow.BuiltInDefinition(i % 8 == 7 ? "yantian" : i % 2 == 0 ? "xinfang" : "jiesu-jiban");
            TransitionDefinition transition = definition.Transitions[random.Next(definition.Transitions.Count)];
            WorkflowDefinition mutant = With(definition, (i % 3) switch
            {
                0 when transition.Effects.Count > 0 => transition with { Effects = transition.Effects.Where((_, e) => e != i % transition.Effects.Count).ToValueList() },
                1 when transition.Requires.Count > 0 => transition with { Requires = transition.Requires.Skip(1).ToValueList() },
                _ => transition with { To = definition.States[random.Next(definition.States.Count)].Id },
            });
            VerificationReport report = WorkflowVerifier.Verify(mutant);
            unsound += report.Verdict == Verdict.Unsound ? 1 : 0;
            Replays(mutant, report);
        }

        Assert.InRange(unsound, 20, 40);
    }

    private static void Replays(WorkflowDefinition definition, VerificationReport report)
    {
        HashSet<string> final = [.. definition.States.Where(s => s.IsFinal).Select(s => s.Id)];
        foreach (Finding finding in report.Findings)
        {
            ValueList<ConfigurationView> passed = TraceReplay.Run(definition, finding);
            ConfigurationView last = passed[^1];
            bool claimed = finding.Property switch
            {
                WorkflowProperty.ProperCompletion or WorkflowProperty.OptionToComplete or WorkflowProperty.SomeoneOwes or WorkflowProperty.EndsWithoutTheLate => last.State == finding.At,
                WorkflowProperty.BoundedCycles or WorkflowProperty.SilenceClosesNothing or WorkflowProperty.NobodyJudgesOwnUnit or WorkflowProperty.NobodyLengthensOwnLimit =>
                    finding.Trace[^1].Transition == finding.At,
                WorkflowProperty.ToldMeansTold => finding.Trace.Count == 0 || finding.Trace[^1].Transition == finding.At,
                WorkflowProperty.SilenceEscalates => last.State == finding.At || finding.Trace[^1].Transition == finding.At,
                WorkflowProperty.Deterministic => finding.At.Split('&').All(id => Table.IsPossible(definition, Of(definition, id), last)),
                WorkflowProperty.FeedbackReachesAll => finding.Trace.Count == 0 || final.Contains(last.State),
                _ => finding.Trace.Count == 0,
            };
            Assert.True(claimed, finding.ToString());
        }
    }

    [Fact]
    public void Above_the_limit_the_verdict_is_undecided_and_says_how_far_it_came()
    {
        VerificationReport report = WorkflowVerifier.Verify(Yantian, new() { Limit = 5_000 });
        Assert.Equal((Verdict.Undecided, 5_000), (report.Verdict, report.Configurations));
        Assert.Null(report.Holds(WorkflowProperty.OptionToComplete));
        Assert.Equal(Verdict.Undecided, Assert.Throws<UnsoundWorkflowException>(() => PetitionWorkflow.Build(Yantian, new() { Limit = 5_000 })).Report.Verdict);
        Assert.Equal(Verdict.Sound, WorkflowVerifier.Verify(Service, new() { Limit = PetitionWorkflow.Build(Service).Report.Configurations }).Verdict);
    }

    [Fact]
    public void The_same_workflow_in_another_order_gets_the_same_verdict()
    {
        WorkflowDefinition broken = Without(Service, "close");
        WorkflowDefinition shuffled = broken with { Transitions = broken.Transitions.Reverse().ToValueList(), States = broken.States.Reverse().ToValueList() };
        Assert.Equal(WorkflowVerifier.Verify(broken).Findings, WorkflowVerifier.Verify(shuffled).Findings);
    }
}
