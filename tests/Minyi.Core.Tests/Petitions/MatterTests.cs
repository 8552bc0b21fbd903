using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Publication;
using Minyi.Storage;
using Minyi.Workflow.Evolution;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

public class MatterTests
{
    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);

    [Fact]
    public async Task One_handling_and_each_petitioner_keeps_feedback_and_appraisal()
    {
        PetitionDesk desk = PetitionDesk.Replaying(_store, new InMemoryPersonalDataStore(), Yantian.Rules);
        PetitionId[] ids = [PetitionId.From("P-1"), PetitionId.From("P-2"), PetitionId.From("P-3")];
        int n = 0;
        Submission On(PetitionId id, PetitionCommand command, Actor actor) => new(CommandId.From("c-" + n++), id, command, actor, At("2024-09-29T09:00"));
        foreach (PetitionId id in ids)
        {
            Assert.True((await desk.SubmitAsync(On(id, new Register(Form()).With("form"), Clerk), cancellationToken: TestContext.Current.CancellationToken)).IsAccepted);
        }

        Assert.True((await desk.SubmitAsync(On(ids[1], new MergeInto(ids[0]), Clerk), cancellationToken: TestContext.Current.CancellationToken)).IsAccepted);
        (PetitionCommand, Actor)[] handling = [(new Step("Escalate"), Clerk), (new Step("Accept"), Intake), (new Refer(Roads), Intake), (new Conclude("Solved"), RoadsOfficer)];
        foreach ((PetitionCommand command, Actor actor) in handling)
        {
            IReadOnlyList<SubmissionResult> results = await desk.SubmitTogetherAsync(On(ids[0], command, actor), ids[1..]);
            Assert.Equal("True True False", string.Join(' ', results.Select(r => r.IsAccepted)));
        }

        Petition head = await desk.ReadAsync(ids[0]);
        Petition member = await desk.ReadAsync(ids[1]);
        Assert.Equal(("Answered", "Answered", "Registered"), (head.State.Id, member.State.Id, (await desk.ReadAsync(ids[2])).State.Id));
        Assert.Equal(4, member.Owed.Count(o => o.What.English.StartsWith("feedback to", StringComparison.Ordinal)));
        Assert.True((await desk.SubmitAsync(On(ids[1], new UnlinkDuplicate(ids[0]), Clerk), cancellationToken: TestContext.Current.CancellationToken)).IsAccepted);
    }

    [Fact]
    public void A_petition_goes_on_in_a_newer_version_of_its_workflow()
    {
        PetitionRules newer = ExampleClocks.For(PetitionWorkflow.Build(Yantian.Rules.Workflow.Definition with { Version = 2 }));
        Assert.Empty(WorkflowMigration.TryPlan(Yantian.Rules.Workflow, newer.Workflow, new WorkflowMapping(), out WorkflowMigration? migration).Faults);
        List<RecordedEvent> history = [];
        Petition petition = New();
        foreach ((PetitionCommand command, Actor actor) in new (PetitionCommand, Actor)[] { (new Register(Form()).With("form"), Clerk), (new Step("Escalate"), Clerk), (new Step("Accept"), Intake), (new Refer(Roads, Water), Intake) })
        {
            PetitionDecision decision = petition.Decide(command, actor, At("2024-09-29T09:00"));
            history.Add(new(decision.Events[0], actor.Id, decision.At));
            petition = decision.Next();
        }

        Assert.False(petition.Migrate(migration!, newer, Clerk, At("2024-10-08T09:00"), "decision 7").IsAllowed);
        PetitionDecision moved = petition.Migrate(migration!, newer, Intake, At("2024-10-08T09:00"), "decision 7");
        history.Add(new(moved.Events[0], Intake.Id, moved.At));
        Petition after = moved.Next();
        Assert.Equal(after, Petition.Fold(after.Id, newer, history));
        Assert.Throws<FormatException>(() => Petition.Fold(after.Id, Yantian.Rules, history));
        Assert.Equal(("WithUnit", 2, petition.Deadlines[0]), (after.State.Id, after.Rules.Workflow.Definition.Version, after.Deadlines[0]));
        Assert.Equal("water", string.Join(' ', after.OwingParts));
        Assert.Equal("Answered", after.Do(WaterOfficer, new Contribute(Water).With("part")).Do(RoadsOfficer, new Conclude("Solved")).State.Id);
        Assert.Contains("version 2", after.ExplainForAudit(history).Happened[^1].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void The_board_shows_outcome_and_a_text_without_personal_data()
    {
        BoardNotice notice = BoardNotice.Of(Closed(), Redactor.Redact("张三（13800138000）反映的路灯已修复。", ["张三"]));
        Assert.Equal(("解决", "诉求", "海景二路", new LocalDate(2024, 9, 29)), (notice.Outcome!.Chinese, notice.Kind!.Chinese, notice.Place, notice.Registered));
        Assert.Equal("〔姓名〕（〔电话〕）反映的路灯已修复。", notice.Text);
        Assert.Throws<ArgumentException>(() => BoardNotice.Of(Registered(), Redactor.Redact("", [])));
    }
}
