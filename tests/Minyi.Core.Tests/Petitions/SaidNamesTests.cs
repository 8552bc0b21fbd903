using Minyi.Appraisals;
using Minyi.Feedback;
using Minyi.Petitions.Commands;
using Minyi.Workflow;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Whoever writes a host sends ids; a refusal for an id that is none says which there are, beside the words that people see.</summary>
public class SaidNamesTests
{
    public static TheoryData<string, PetitionCommand, string, string> Misnamed => new()
    {
        { "WithUnit", new Conclude("解决"), "unknown-outcome", "Solved（解决）" },
        { "WithUnit", new Step("Conclude") { Outcome = "Fixed" }, "unknown-outcome", "Solved（解决）" },
        { "Answered", new FeedBack("诉求人", FeedbackChannel.Telephone), "unknown-recipient", "Petitioner（诉求人）" },
        { "Answered", new RecordAttempt("诉求人", FeedbackChannel.Telephone), "unknown-recipient", "Petitioner（诉求人）" },
        { "Appraising", new Appraise("诉求人评议", NotSatisfied), "unknown-appraisal", "by-petitioner（诉求人评议）" },
        { "Appraising", new Appraise("by-petitioner", new Grade("satisfaction", "bad")), "unknown-grade", "satisfaction: satisfied, " },
    };

    [Theory]
    [MemberData(nameof(Misnamed))]
    public void An_id_that_is_none_is_refused_with_those_that_there_are(string state, PetitionCommand command, string code, string said)
    {
        Petition petition = new[] { WithUnit(), Answered(), Appraising() }.Single(p => p.State.Id == state);
        Actor actor = state == "Appraising" ? Petitioner : RoadsOfficer;
        Reason reason = Assert.Single(petition.Decide(command.With("content"), actor, At("2025-01-02T09:00")).Refusal!.Reasons, r => r.Code == code);
        Assert.Contains(said, reason.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_is_imported_in_a_stage_it_cannot_be_in_is_told_when_that_begins_and_which_there_are()
    {
        Import import = new(Form(), new() { State = "WithUnit", Kind = "Demand", Clocks = Handling(new(ClockStatus.Running, "due")) }, new("hotline-12345", "7"))
        {
            Lead = Roads,
            Clocks = [new("handling", At("2024-10-08T09:00"))],
        };
        Instant at = At("2024-10-09T09:00");
        Reason early = Assert.Single(New().Decide(import, Intake, at).Refusal!.Reasons);
        Assert.Equal("clock-not-expired", early.Code);
        Assert.Matches("“办理”.*2024-1[0-9]-[0-9]{2}才进入 due 阶段", early.Text.Chinese);
        Import stageless = import with { Where = import.Where with { Clocks = Handling(new(ClockStatus.Running)) } };
        Reason none = Assert.Single(New().Decide(stageless, Intake, at).Refusal!.Reasons);
        Assert.Equal("clock 'handling' cannot be Running; running and paused go with a stage: warning, due", none.Text.English);
        Import nobody = import with { Lead = null, Where = import.Where with { Clocks = Handling(new(ClockStatus.Running, "warning")) } };
        Assert.Equal("lead-missing", New().Refused(Intake, nobody, at));
        Reason unknown = Assert.Single(New().Decide(import with { Where = import.Where with { State = "Referred" } }, Intake, at).Refusal!.Reasons);
        Assert.Contains("WithUnit, ", unknown.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void What_feedback_must_bring_is_said_before_it_is_refused_for_it()
    {
        Assert.Contains(new("反馈内容", "what is told"), WithUnit(Water).ExplainForAudit().Open.Single(o => o.Command == "Contribute").MustBring);
        Assert.DoesNotContain(new("反馈方式", "the channel"), WithUnit(Water).ExplainForAudit().Open.Single(o => o.Command == "Contribute").MustBring);
        Assert.Contains(new("反馈方式", "the channel"), Answered().ExplainForAudit().Open.Single(o => o.Command == "FeedBack").MustBring);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, ClockState> Handling(ClockState state) =>
        System.Collections.Immutable.ImmutableSortedDictionary<string, ClockState>.Empty.Add("handling", state);
}
