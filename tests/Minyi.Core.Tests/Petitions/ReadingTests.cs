using System.Collections.Immutable;
using Minyi.Districts;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Explaining;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>Who reads what of a petition, cell by cell.</summary>
public class ReadingTests
{
    private static readonly Actor Nowhere = new(ActorId.From("res-9"), [Role.From("Resident")]);
    private static readonly Actor ParksOfficer = new(ActorId.From("parks-1"), [Role.From("AssistingUnit"), Role.From("ResponsibleUnit")], units: [Parks]);

    /// <summary>Each reader, and how many of the eight events below the reader is shown: -1 for nothing and <c>not-yours</c>.</summary>
    public static TheoryData<string, string?, string?, string, int> Cells => new()
    {
        { "Petitioner", null, null, "acc-1", 8 },
        { "Petitioner", null, null, "acc-2", -1 },
        { "Resident", "haishan-1", null, "res-1", -1 },
        { "Resident", null, null, "res-9", -1 },
        { "Representative", null, null, "rep-7", 8 },
        { "Representative", null, null, "rep-8", -1 },
        { "Representative", "haishan-1", null, "rep-8", 8 },
        { "Clerk", "haishan-1", null, "clerk-1", 8 },
        { "Clerk", "shatou-1", null, "clerk-2", -1 },
        { "Director", "haishan-1", null, "d", 8 },
        { "Intake", null, null, "i", 8 },
        { "Leader", null, null, "l", 8 },
        { "ThreeMeetings", null, null, "t", 8 },
        { "Clock", null, null, "runner", -1 },
        { "ResponsibleUnit", null, "roads", "r", 8 },
        { "ResponsibleUnit", null, "water", "w", -1 },
        { "ResponsibleUnit", null, "parks", "p", -1 },
        { "AssistingUnit", null, "water", "w", 3 },
        { "AssistingUnit", null, "roads", "r", -1 },
        { "Auditor", null, null, "a", -1 },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_reader_is_shown_what_is_theirs(string role, string? studio, string? unit, string id, int events)
    {
        (Petition petition, List<RecordedEvent> history) = Handled();
        Actor reader = new(ActorId.From(id), [Role.From(role)], studio is null ? null : [StudioId.From(studio)], unit is null ? null : [UnitId.From(unit)]);
        Assert.Equal(events >= 0, petition.MayRead(reader));
        Assert.Equal(events >= 0, petition.TryShow(history, reader, out ImmutableArray<ShownEvent> shown, out Refusal? refusal));
        Assert.Equal(Math.Max(events, 0), shown.Length);
        Assert.Equal(events >= 0 ? null : "not-yours", refusal?.ToString());
        Assert.Equal(events >= 0, petition.TryExplain(history, reader, out PetitionExplanation? explanation, out refusal));
        Assert.Equal(events >= 0 ? null : "not-yours", refusal?.ToString());
        Assert.Equal(Math.Max(events, 0), explanation?.Happened.Length ?? 0);
    }

    [Fact]
    public void A_unit_that_gave_it_back_sees_what_was_before_and_nothing_after()
    {
        List<RecordedEvent> history = [];
        Petition petition = Do(New(), history, Clerk, new Register(Form()).With("form"));
        petition = Do(petition, history, Clerk, new Step("Escalate"));
        petition = Do(petition, history, Intake, new Step("Accept"));
        petition = Do(petition, history, Intake, new Refer(Roads));
        petition = Do(petition, history, RoadsOfficer, new Step("ReturnReferral").With("why", reason: true));
        petition = Do(petition, history, Intake, new Step("GrantReturn").With("why", reason: true));
        petition = Do(petition, history, Intake, new Refer(Parks));
        petition = Do(petition, history, ParksOfficer, new Conclude("Solved"));
        Assert.True(petition.TryExplain(history, RoadsOfficer, out PetitionExplanation? explanation, out _));
        Assert.Equal(7, explanation.Happened.Length);
        Assert.True(explanation is { Owed.IsEmpty: true, Open.IsEmpty: true, Shut.IsEmpty: true });
        Assert.False(petition.MayRead(WaterOfficer));
    }

    [Fact]
    public async Task Texts_are_read_with_the_events_that_refer_to_them_and_nobody_elses()
    {
        CancellationToken none = TestContext.Current.CancellationToken;
        PetitionDesk desk = PetitionDesk.Replaying(new InMemoryPetitionStore(PetitionEventFormat.Current), new InMemoryPersonalDataStore(), Rules);
        PetitionId id = PetitionId.From("P-1");
        async Task Submit(string command, Actor actor, PetitionCommand what, string key, string text) => Assert.True((await desk.SubmitAsync(
            new(CommandId.From(command), id, what, actor, At("2024-09-29T09:00")) { Texts = ImmutableSortedDictionary<string, string>.Empty.Add(key, text) }, cancellationToken: none)).IsAccepted);
        await Submit("c-1", Clerk, new Register(Form()), "title", "the lamp");
        await Submit("c-2", Clerk, new Step("Escalate"), "text", "from the studio");
        await Submit("c-3", Intake, new Step("Accept"), "text", "from the department");
        await Submit("c-4", Intake, new Refer(Roads, Water), "text", "to the units");
        await Submit("c-5", WaterOfficer, new Contribute(Water), "content", "the part");
        await Submit("c-6", RoadsOfficer, new Conclude("Solved"), "content", "the answer");
        Assert.Equal([1, 2, 3, 4, 5, 6], (await desk.ReadForAsync(id, RoadsOfficer, none)).Texts.Keys);
        PetitionPage part = await desk.ReadForAsync(id, new(ActorId.From("w"), [Role.From("AssistingUnit")], units: [Water]), none);
        Assert.Equal(["the lamp", "to the units", "the part"], part.Texts.Values.SelectMany(t => t.Values));
        foreach (Actor stranger in new[] { Nowhere, ParksOfficer, OtherClerk })
        {
            PetitionPage nothing = await desk.ReadForAsync(id, stranger, none);
            Assert.Equal(("not-yours", true, true, true), (nothing.Refusal?.ToString(), nothing.Texts.IsEmpty, nothing.Events.IsEmpty, nothing.Explanation is null));
        }

        Assert.Equal("not-yours", (await desk.ReadForAsync(PetitionId.From("P-2"), Intake, none)).Refusal?.ToString());
    }

    [Fact]
    public void Who_acts_in_collective_agency_reads_it_until_it_is_over()
    {
        Actor agent = new(ActorId.From("rep-9"), [Role.From("Representative")]);
        Petition petition = WithUnit();
        Assert.False(petition.MayRead(agent));
        petition = petition.Do(Intake, new TakeIntoCollectiveAgency(RepresentativeId.From("rep-9")));
        Assert.True(petition.MayRead(agent));
    }

    [Fact]
    public void An_accused_unit_learns_nothing_of_a_confidential_petition_and_cannot_get_it()
    {
        PetitionRules rules = Confidential();
        RegistrationForm form = Form("Complaint") with { Accused = [Roads] };
        Petition petition = Petition.New(PetitionId.From("P-1"), rules).Do(Clerk, new Register(form).With("form")).Do(Clerk, new Step("Escalate")).Do(Intake, new Step("Accept"));
        Actor insider = new(ActorId.From("x"), [Role.From("Intake"), Role.From("Clerk"), Role.From("ResponsibleUnit")], [Haishan], [Roads]);
        Assert.False(petition.MayRead(insider));
        Assert.Empty(petition.Allowed(insider));
        foreach (string command in rules.Workflow.Definition.Commands.Select(c => c.Id))
        {
            Assert.Equal("not-yours", petition.Refused(insider, new Step(command)));
        }

        Assert.Contains("accused-unit", petition.Refused(Intake, new Refer(Roads)), StringComparison.Ordinal);
        Assert.Contains("accused-unit", petition.Refused(Intake, new Refer(Parks, Roads)), StringComparison.Ordinal);
        Assert.Equal(Parks, petition.Do(Intake, new Refer(Parks)).Lead);
        Petition open = Petition.New(PetitionId.From("P-2"), rules).Do(Clerk, new Register(form with { Kind = "Demand" }).With("form")).Do(Clerk, new Step("Escalate")).Do(Intake, new Step("Accept"));
        Assert.Equal(Roads, open.Do(Intake, new Refer(Roads)).Lead);
    }

    /// <summary>Yantian with a kind more, which is kept from whom it is about and goes the way of a demand.</summary>
    private static PetitionRules Confidential()
    {
        WorkflowDefinition definition = Rules.Workflow.Definition;
        definition = definition with
        {
            Kinds = [.. definition.Kinds, new KindDefinition("Complaint", new("举报", "complaint"), Confidential: true)],
            Transitions = definition.Transitions.Select(t => t with
            {
                Requires = t.Requires.Select(r => r.Kind == RequirementKind.Kind && r.Is.Contains("Demand") ? r with { Is = [.. r.Is, "Complaint"] } : r).ToValueList(),
            }).ToValueList(),
        };
        return new(PetitionWorkflow.Build(definition), Rules.Time, ExampleClocks.Rules.Where(r => definition.Clocks.Any(c => c.Id == r.Clock)), new Minyi.Feedback.FeedbackPolicy(2, 1));
    }

    private static (Petition Petition, List<RecordedEvent> History) Handled()
    {
        List<RecordedEvent> history = [];
        Petition petition = Do(New(), history, Clerk, new Register(Form()).With("form"));
        petition = Do(petition, history, Clerk, new Step("Escalate"));
        petition = Do(petition, history, Intake, new Step("Accept"));
        petition = Do(petition, history, Intake, new Refer(Roads, Water));
        petition = Do(petition, history, WaterOfficer, new Contribute(Water).With("part"));
        petition = Do(petition, history, RoadsOfficer, new Conclude("Solved"));
        petition = Do(petition, history, RoadsOfficer, new FeedBack("Petitioner", Minyi.Feedback.FeedbackChannel.Letter).With("told"));
        petition = Do(petition, history, RoadsOfficer, new FeedBack("Studio", Minyi.Feedback.FeedbackChannel.Letter).With("told"));
        return (petition, history);
    }

    private static Petition Do(Petition petition, List<RecordedEvent> history, Actor actor, PetitionCommand command)
    {
        PetitionDecision decision = petition.Decide(command, actor, petition.LastAt ?? At("2024-09-29T09:00"));
        Assert.True(decision.IsAllowed, decision.Refusal?.ToString());
        history.AddRange(decision.Events.Select(e => new RecordedEvent(e, actor.Id, decision.At)));
        return decision.Next();
    }
}
