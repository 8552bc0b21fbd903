using Minyi.Workflow;

namespace Minyi.Tests.Workflow;

public class YantianLoopTests
{
    private static readonly PetitionWorkflow Yantian = PetitionWorkflow.BuiltIn("yantian");

    private static readonly string[] FourRecipients = ["feed-back-petitioner", "feed-back-department", "feed-back-representative", "feed-back-studio"];

    [Fact]
    public void A_demand_goes_through_a_unit_to_the_board()
    {
        Drive drive = new Drive(Yantian, "Demand")
            .Through("register", "escalate", "accept", "refer", "conclude-solved")
            .Through(FourRecipients)
            .Through("offer-appraisal", "appraise-by-petitioner-satisfied", "appraise-by-representative-satisfied", "appraise-by-residents-satisfied")
            .Through("confirm-appraisal", "close-solved", "publish");

        ConfigurationView end = Yantian.Describe(drive.At);
        Assert.Equal("ClosedSolved", end.State);
        Assert.True(end.Published);
        Assert.Empty(end.Clocks);
        Assert.Equal(4, end.Obligations.Count(o => o.Value == ObligationState.Settled));
    }

    [Fact]
    public void An_answer_on_the_spot_still_tells_all_four()
    {
        Drive drive = new Drive(Yantian, "Demand").Through("register", "answer-on-the-spot-solved");
        Decision early = drive.Try("OfferAppraisal", "Clerk");
        Assert.Equal(["obligation", "obligation", "obligation"], early.Refusal!.Reasons.Select(r => r.Code));
        drive.Through("feed-back-department", "feed-back-representative-on-the-spot", "feed-back-studio-on-the-spot", "offer-appraisal");
        Assert.Equal("Appraising", drive.State);
    }

    [Fact]
    public void Every_reason_is_given_at_once()
    {
        Drive drive = new Drive(Yantian, "Demand").Through("register", "escalate", "accept", "refer");
        Decision decision = drive.Try("Extend", "Clerk");
        Assert.Equal(["role-not-allowed", "reason-missing", "approval-missing"], decision.Refusal!.Reasons.Select(r => r.Code));
        Assert.Equal(["Remind"], decision.Refusal.Allowed);
        Assert.All(decision.Refusal.Reasons, r => Assert.False(string.IsNullOrEmpty(r.Text.Chinese)));
    }

    [Fact]
    public void An_expiry_is_an_attempt_like_any_other()
    {
        Drive drive = new Drive(Yantian, "Suggestion").Through("register");
        Attempt wrong = new() { Command = "ReportOverdue", Roles = [Role.From("Clock")], Expiry = new("handling", "due") };
        Assert.False(Yantian.Decide(drive.At, wrong).IsAllowed);
        drive.Through("overdue-first-answer");
        Assert.Equal(ClockStatus.RunOut, Yantian.Describe(drive.At).Clocks["first-answer"].Status);
        Assert.Equal(new ClockState(ClockStatus.Running, "due"), Yantian.Describe(drive.At).Clocks["director"]);

        // To press gives no time back, and lateness climbs on.
        drive.Through("supervise-first-answer", "overdue-director", "supervise-first-answer", "overdue-department", "overdue-leader");
        Assert.All(["first-answer", "director", "department", "leader"], clock => Assert.Equal(ClockStatus.RunOut, Yantian.Describe(drive.At).Clocks[clock].Status));
        drive.Through("escalate");
        Assert.Equal(["intake"], Yantian.Describe(drive.At).Clocks.Keys);
    }

    [Fact]
    public void Views_and_configurations_are_inverse()
    {
        Drive drive = new Drive(Yantian, "Suggestion").Through("register", "escalate", "accept", "refer", "suspend");
        Assert.Equal(drive.At, Yantian.Restore(Yantian.Describe(drive.At)));
    }
}
