using Minyi.Workflow;

namespace Minyi.Tests.Workflow;

/// <summary>Each clause of the mechanism, and the transition that it fires.</summary>
public class YantianClauseTests
{
    private static readonly PetitionWorkflow Yantian = PetitionWorkflow.BuiltIn("yantian");

    private const string ToUnit = "register escalate accept refer";
    private const string Tell = "feed-back-petitioner feed-back-department feed-back-representative feed-back-studio";
    private const string Happy = "appraise-by-petitioner-satisfied appraise-by-representative-satisfied appraise-by-residents-satisfied confirm-appraisal";
    private const string Unhappy = "appraise-by-petitioner-not-satisfied";
    private const string Answered = ToUnit + " conclude-solved " + Tell + " offer-appraisal";
    private const string Closed = Answered + " " + Happy + " close-solved";
    private const string Explained = ToUnit + " explain " + Tell + " offer-appraisal " + Happy;

    [Theory]
    [InlineData("registration with channel and source", "Demand", "register", "Registered")]
    [InlineData("hotline, e-mail and web, straight to the department", "Demand", "register-directly", "Escalated")]
    [InlineData("answer on the spot: solved", "Demand", "register answer-on-the-spot-solved", "AnsweredOnTheSpot")]
    [InlineData("answer on the spot: explained", "Suggestion", "register answer-on-the-spot-explained", "AnsweredOnTheSpot")]
    [InlineData("quick coordination of small matters", "Demand", "register coordinate-at-once settle-by-coordination", "AnsweredOnTheSpot")]
    [InlineData("coordination fails and is escalated", "Demand", "register coordinate-at-once escalate-from-coordination", "Escalated")]
    [InlineData("escalation to the department", "Demand", "register escalate", "Escalated")]
    [InlineData("return for completion", "Demand", "register escalate return-for-completion complete", "Escalated")]
    [InlineData("not accepted, with reason and where to go", "Demand", "register escalate not-accept", "NotAccepted")]
    [InlineData("referral to one lead and assisting units", "Demand", ToUnit, "WithUnit")]
    [InlineData("objection and ruling: upheld", "Demand", ToUnit + " return-referral uphold-referral", "WithUnit")]
    [InlineData("objection and ruling: returned", "Demand", ToUnit + " return-referral grant-return", "Accepted")]
    [InlineData("extension with approval", "Demand", ToUnit + " extend", "WithUnit")]
    [InlineData("suspension and resumption", "Demand", ToUnit + " suspend resume", "WithUnit")]
    [InlineData("reminder by a person", "Demand", ToUnit + " remind", "WithUnit")]
    [InlineData("reminder by the clock", "Demand", ToUnit + " remind-handling", "WithUnit")]
    [InlineData("supervision when time is over", "Demand", ToUnit + " remind-handling overdue-handling supervise-handling", "WithUnit")]
    [InlineData("explanation where it cannot be solved now", "Demand", Explained + " close-explained", "ClosedExplained")]
    [InlineData("a date to look again", "Demand", Explained + " defer look-again-on-the-date", "Accepted")]
    [InlineData("looked at again before the date", "Demand", Explained + " defer look-again", "Accepted")]
    [InlineData("still not solvable", "Demand", Explained + " defer close-deferred", "ClosedExplained")]
    [InlineData("suggestion adopted", "Suggestion", ToUnit + " conclude-adopted " + Tell + " offer-appraisal " + Happy + " close-adopted", "ClosedAdopted")]
    [InlineData("suggestion partly adopted", "Suggestion", ToUnit + " conclude-partly-adopted " + Tell + " offer-appraisal " + Happy + " close-partly-adopted", "ClosedPartlyAdopted")]
    [InlineData("suggestion not adopted", "Suggestion", ToUnit + " conclude-not-adopted " + Tell + " offer-appraisal " + Happy + " close-not-adopted", "ClosedNotAdopted")]
    [InlineData("hearing", "Demand", ToUnit + " hold-hearing conclude-hearing", "WithUnit")]
    [InlineData("collective agency", "Demand", ToUnit + " take-into-agency conclude-agency", "WithUnit")]
    [InlineData("hand-over to the three meetings by the studio", "Demand", "register hand-over-at-once", "HandedOver")]
    [InlineData("hand-over to the three meetings by the department", "Demand", "register escalate hand-over", "HandedOver")]
    [InlineData("hand-over from the three meetings, new", "Suggestion", "register-from-meetings", "Escalated")]
    [InlineData("hand-over from the three meetings, coming back", "Demand", "register hand-over-at-once receive-from-meetings", "Escalated")]
    [InlineData("feedback to all four", "Demand", Answered, "Appraising")]
    [InlineData("petitioner unreachable", "Demand", ToUnit + " conclude-solved declare-unreachable feed-back-department feed-back-representative feed-back-studio offer-appraisal", "Appraising")]
    [InlineData("appraisal by petitioner, representative, residents", "Demand", Answered + " " + Happy, "Appraised")]
    [InlineData("time for appraisal lapses", "Demand", Answered + " lapse confirm-appraisal", "Appraised")]
    [InlineData("rework when the petitioner is not satisfied", "Demand", Answered + " " + Unhappy + " rework-petitioner", "Accepted")]
    [InlineData("rework when the representative is not satisfied", "Demand", Answered + " appraise-by-petitioner-satisfied appraise-by-representative-not-satisfied rework-representative", "Accepted")]
    [InlineData("rework when the residents are not satisfied", "Demand", Answered + " appraise-by-petitioner-satisfied appraise-by-representative-satisfied appraise-by-residents-not-satisfied rework-residents", "Accepted")]
    [InlineData("rework is bounded, then supervision", "Demand", Answered + " " + Unhappy + " rework-petitioner refer conclude-solved " + Tell + " offer-appraisal " + Unhappy + " supervise-petitioner", "UnderSupervision")]
    [InlineData("supervision ends too", "Demand", Answered + " " + Unhappy + " rework-petitioner refer conclude-solved " + Tell + " offer-appraisal " + Unhappy + " supervise-petitioner conclude-solved " + Tell + " offer-appraisal " + Unhappy + " lapse confirm-supervised-petitioner close-solved", "ClosedSolved")]
    [InlineData("close", "Demand", Closed, "ClosedSolved")]
    [InlineData("reopen on new facts", "Demand", Closed + " publish reopen", "Escalated")]
    [InlineData("withdrawal owes no appraisal", "Demand", ToUnit + " withdraw", "Withdrawn")]
    [InlineData("a hearing on what is overdue does not stop the escalation", "Demand", ToUnit + " remind-handling overdue-handling hold-hearing conclude-hearing-late overdue-department", "WithUnit")]
    [InlineData("an agency on what is overdue does not stop the escalation", "Demand", ToUnit + " remind-handling overdue-handling take-into-agency conclude-agency-late overdue-department", "WithUnit")]
    [InlineData("who answered on the spot tells the others", "Demand", "register answer-on-the-spot-solved feed-back-department feed-back-representative-on-the-spot feed-back-studio-on-the-spot offer-appraisal", "Appraising")]
    [InlineData("publication on the board", "Demand", Closed + " publish", "ClosedSolved")]
    public void A_clause_fires_its_transition(string clause, string kind, string transitions, string state)
    {
        Drive drive = new Drive(Yantian, kind).Through(transitions.Split(' '));
        Assert.True(drive.State == state, clause);
    }

    [Fact]
    public void No_second_return_after_a_ruling()
    {
        Drive drive = new Drive(Yantian, "Demand").Through([.. ToUnit.Split(' '), "return-referral", "uphold-referral"]);
        Decision second = Yantian.Decide(drive.At, Drive.Bringing(Yantian.Definition.Transitions.Single(t => t.Id == "return-referral")));
        Assert.Equal(["at-bound"], second.Refusal!.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void Nobody_rules_on_the_own_unit()
    {
        Drive drive = new Drive(Yantian, "Demand").Through([.. ToUnit.Split(' '), "return-referral"]);
        Attempt own = Drive.Bringing(Yantian.Definition.Transitions.Single(t => t.Id == "uphold-referral")) with { OfUnitConcerned = true };
        Assert.Equal(["own-unit"], Yantian.Decide(drive.At, own).Refusal!.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void The_lead_concludes_only_when_the_assisting_units_have_done_their_part()
    {
        Drive drive = new Drive(Yantian, "Demand").Through("register", "escalate", "accept");
        Attempt refer = Drive.Bringing(Yantian.Definition.Transitions.Single(t => t.Id == "refer"), completes: false);
        Configuration with = Yantian.Decide(drive.At, refer).Next!;
        Attempt conclude = Drive.Bringing(Yantian.Definition.Transitions.Single(t => t.Id == "conclude-solved"));
        Assert.Equal(["obligation"], Yantian.Decide(with, conclude).Refusal!.Reasons.Select(r => r.Code));
        Attempt part = Drive.Bringing(Yantian.Definition.Transitions.Single(t => t.Id == "contribute"), completes: true);
        Assert.True(Yantian.Decide(Yantian.Decide(with, part).Next!, conclude).IsAllowed);
    }

    [Fact]
    public void Every_transition_is_fired_by_some_clause_or_is_a_clocks_overdue_pair()
    {
        HashSet<string> fired = [];
        foreach (TheoryDataRow<string, string, string, string> row in Rows())
        {
            fired.UnionWith(new Drive(Yantian, row.Data.Item2).Through(row.Data.Item3.Split(' ')).Fired);
        }

        string[] left = [.. Yantian.Definition.Transitions.Select(t => t.Id).Where(id => !fired.Contains(id)
            && !id.StartsWith("overdue-", StringComparison.Ordinal) && !id.StartsWith("supervise-", StringComparison.Ordinal))];
        Assert.Equal(["contribute", "release-assisting", "confirm-supervised-representative", "confirm-supervised-residents"], left);
    }

    private static IEnumerable<TheoryDataRow<string, string, string, string>> Rows() =>
        typeof(YantianClauseTests).GetMethod(nameof(A_clause_fires_its_transition))!
            .GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>()
            .Select(a => new TheoryDataRow<string, string, string, string>((string)a.Data[0]!, (string)a.Data[1]!, (string)a.Data[2]!, (string)a.Data[3]!));
}
