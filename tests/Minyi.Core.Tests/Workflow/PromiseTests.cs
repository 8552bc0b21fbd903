using Minyi.Workflow.Definition;
using Minyi.Workflow.Verification;

namespace Minyi.Tests.Workflow;

/// <summary>
/// The promise, property by property: each variant of the smallest workflow breaks it in another way, and its sound neighbours keep it. What is
/// expected is the property and what it is about; that other properties fail too is as it may be.
/// </summary>
public class PromiseTests
{
    private static readonly LocalizedText Text = new("文", "text");
    private static readonly WorkflowDefinition Service = PetitionWorkflow.BuiltInDefinition("service-request");

    private static readonly Dictionary<string, (string Expected, Func<PetitionWorkflowBuilder> Build)> Variants = new()
    {
        // Attended from the first step.
        ["a step leads back to the initial state"] = ("SomeoneOwes New", () => Ours()
            .Command("GiveBack").Transition("give-back", "GiveBack", t => t.From("WithUnit").To("New").By("ResponsibleUnit").Then(EffectKind.Stop, "handling"))),
        ["the unit pauses its clock and stays"] = ("SomeoneOwes WithUnit", () => Ours()
            .Command("Pause").Transition("pause", "Pause", t => t.From("WithUnit").By("ResponsibleUnit").When(RequirementKind.Clock, "handling", "running").Then(EffectKind.Pause, "handling"))),
        ["the unit may only count"] = ("SomeoneOwes WithUnit", () => Ours()
            .Add(new CounterDefinition("notes", Text, 1)).Command("Note").Change("close", t => t with { Roles = [Role.From("Intake")], Requires = [Requirement.That(RequirementKind.Clock, "handling", "run-out")] })
            .Transition("note", "Note", t => t.From("WithUnit").By("ResponsibleUnit").When(RequirementKind.Counter, "notes", "below").Then(EffectKind.Count, "notes"))),

        // Silence escalates.
        ["two expiries start the clock again"] = ("SilenceEscalates again", () => Ours()
            .Add(new ClockDefinition("grace", Text, ["due"]) { Chain = [new(Role.From("Intake"))] })
            .Add(new StateDefinition("Warned", Text, [new(Role.From("ResponsibleUnit"), "grace")])).Command("Again")
            .Change("overdue-handling", t => t with { To = "Warned", Effects = [new(EffectKind.Stop, "handling"), new(EffectKind.Start, "grace")] })
            .Transition("again", "Again", t => t.From("Warned").To("WithUnit").By("Clock").When(RequirementKind.Expired, "grace", "due").Then(EffectKind.Stop, "grace").Then(EffectKind.Start, "handling"))
            .Transition("close-warned", "Close", t => t.From("Warned").To("Closed").By("ResponsibleUnit").Then(EffectKind.Stop, "grace"))),
        ["the supervisor may only note"] = ("SilenceEscalates WithUnit", () => Ours()
            .Change("close", t => t with { StandIn = false }).Change("supervise-handling", t => t with { Effects = [] })),
        ["the supervisor may only set a new limit"] = ("SilenceEscalates WithUnit", () => Ours().Change("close", t => t with { StandIn = false })),
        ["the supervisor is of a unit"] = ("SilenceEscalates WithUnit", () => Ours()
            .Add(new RoleDefinition(Role.From("OtherUnit"), Text, RoleParty.Unit, RoleScope.OwnReferral)).Chain("handling", ("OtherUnit", null))),
        ["the supervisor is late"] = ("SilenceEscalates WithUnit", () => BothLate()),
        ["the clock of a link is never started"] = ("SilenceEscalates WithUnit", () => TwoLinks().Change("overdue-handling", t => t with { Effects = [] })),
        ["the clock of a link never expires"] = ("SilenceEscalates WithUnit", () => TwoLinks().RemoveTransition("overdue-urging")),
        ["the runner reminds for ever"] = ("SilenceEscalates remind", () => Ours()
            .Command("Remind").Transition("remind", "Remind", t => t.From("WithUnit").By("Clock").When(RequirementKind.Clock, "handling", "run-out"))),

        // Nobody lengthens the own limit.
        ["the unit extends as often as it likes"] = ("NobodyLengthensOwnLimit extend", () => Ours().Command("Extend")
            .Transition("extend", "Extend", t => t.From("WithUnit").By("ResponsibleUnit").When(RequirementKind.Clock, "handling", "running").Then(EffectKind.Extend, "handling"))),
        ["the unit hides in another state and comes back"] = ("NobodyLengthensOwnLimit back", () => Parked(by: "ResponsibleUnit")),
        ["the runner brings the unit back"] = ("NobodyLengthensOwnLimit park", () => Parked(by: "Clock")),
        ["the runner gives more time once"] = ("NobodyLengthensOwnLimit overdue-once", () => Ours()
            .Add(new CounterDefinition("once", Text, 1)).Change("overdue-handling", t => t with { Requires = [.. t.Requires, Requirement.That(RequirementKind.Counter, "once", "at-bound")] })
            .Change("close", t => t with { Effects = [.. t.Effects, new(EffectKind.Reset, "once")] })
            .Transition("overdue-once", "ReportOverdue", t => t.From("WithUnit").By("Clock").When(RequirementKind.Expired, "handling", "due")
                .When(RequirementKind.Counter, "once", "below").Then(EffectKind.Count, "once").Then(EffectKind.Start, "handling"))),

        // Silence closes nothing.
        ["the asker's clock closes while the unit owes"] = ("SilenceClosesNothing lapse", () => Window()
            .Replace(new StateDefinition("Asked", Text, [new(Role.From("Petitioner"), "window"), new(Role.From("ResponsibleUnit"), "window")]))),
        ["one expiry leads to the asker and the next to the end"] = ("SilenceClosesNothing lapse", () => Window()
            .Change("overdue-handling", t => t with { To = "Asked", Effects = [new(EffectKind.Stop, "handling"), new(EffectKind.Start, "window")] })),
        ["the end comes by silence while feedback is owed"] = ("SilenceClosesNothing lapse", () => Window().Add(Told("Petitioner"))
            .Change("open-window", t => t with { Effects = [.. t.Effects, new(EffectKind.Open, "Told")] })
            .Change("lapse", t => t with { Effects = [.. t.Effects, new(EffectKind.Waive, "Told"), new(EffectKind.Void, "Told")] })),
        ["who closes by silence is not only the runner"] = ("SilenceClosesNothing lapse", () => Window()
            .Change("overdue-handling", t => t with { To = "Asked", Effects = [new(EffectKind.Stop, "handling"), new(EffectKind.Start, "window")] })
            .Change("lapse", t => t with { Roles = [Role.From("Clock"), Role.From("Petitioner")] })),

        // Told means told.
        ["the recipient settles it"] = ("ToldMeansTold tell", () => Telling(to: "Intake", by: "Intake")),
        ["the runner settles it"] = ("ToldMeansTold overdue-handling", () => Telling(to: "Petitioner", by: "ResponsibleUnit")
            .Change("overdue-handling", t => t with { Effects = [new(EffectKind.Settle, "Told")] })),
        ["it is waived without attempts"] = ("ToldMeansTold waive", () => Telling(to: "Petitioner", by: "ResponsibleUnit").Command("Waive")
            .Transition("waive", "Waive", t => t.From("WithUnit").By("ResponsibleUnit").When(RequirementKind.Obligation, "Told", "owed").When(RequirementKind.Reason).Then(EffectKind.Waive, "Told"))),
        ["it is waived by the step that opens it"] = ("ToldMeansTold assign", () => Telling(to: "Petitioner", by: "ResponsibleUnit")
            .Change("assign", t => t with { Requires = [Requirement.That(RequirementKind.Document, "attempts")], Effects = [.. t.Effects, new(EffectKind.Waive, "Told")] })),
        ["an appraisal lapses by another clock"] = ("ToldMeansTold overdue-handling", () => Appraised("grading").Change("overdue-handling", t => t with { Effects = [new(EffectKind.Close, "grade", "lapsed")] })),
        ["an appraisal is offered and lapses at once"] = ("ToldMeansTold overdue-handling", () => Appraised("handling")
            .Change("overdue-handling", t => t with { Effects = [new(EffectKind.Offer, "grade"), new(EffectKind.Close, "grade", "lapsed")] })),
        ["an appraisal lapses without a clock"] = ("ToldMeansTold close", () => Appraised(null).Change("close", t => t with { Effects = [.. t.Effects, new(EffectKind.Close, "grade", "lapsed")] })),
        ["who asked may be told nothing"] = ("ToldMeansTold Told", () => Telling(to: "Petitioner", by: "ResponsibleUnit").Replace(Told("Petitioner") with { Optional = true })),

        // Two parties.
        ["who asks approves"] = ("TwoParties extend", () => Ours().Extension("ResponsibleUnit")),
        ["the runner approves"] = ("TwoParties extend", () => Ours().Extension("Clock")),
        ["who owes supervises"] = ("TwoParties handling", () => Ours().Chain("handling", ("ResponsibleUnit", null))),
        ["one role is twice in a chain"] = ("TwoParties handling", () => Ours().Chain("handling", ("Intake", "handling"), ("Intake", null))),
        ["the runner owes"] = ("TwoParties WithUnit", () => Ours().Replace(new StateDefinition("WithUnit", Text, [new(Role.From("Clock"), "handling"), new(Role.From("ResponsibleUnit"), "handling")]))),

        // It ends without the lazy.
        ["nobody stands in for the unit"] = ("EndsWithoutTheLate WithUnit", () => Ours().Change("close", t => t with { StandIn = false })),
        ["only the asker could end it"] = ("EndsWithoutTheLate WithUnit", () => Ours().Petitioner().Change("close", t => t with { StandIn = false }).Command("Withdraw")
            .Transition("withdraw", "Withdraw", t => t.From("WithUnit").To("Closed").By("Petitioner").Then(EffectKind.Stop, "handling"))),
        ["the stand-in needs the late one's approval"] = ("EndsWithoutTheLate WithUnit", () => Ours().Petitioner().Change("close", t => t with { Requires = [Requirement.That(RequirementKind.Approval, "Petitioner")] })),
        ["both who owe and who stands in are late"] = ("EndsWithoutTheLate WithUnit", () => BothLate()),
        ["law leaves it to one body and no chain is above"] = ("EndsWithoutTheLate WithUnit", () => Ours().Chain("handling")
            .Change("close", t => t with { StandIn = false, Sole = "article 1" })),

        // Bounded cycles.
        ["a link that is not the last sets new limits for ever"] = ("BoundedCycles supervise-handling", () => TwoLinks()
            .Change("supervise-handling", t => t with { Roles = [Role.From("Intake")], Effects = [new(EffectKind.Start, "handling"), new(EffectKind.Stop, "urging")] })),
        ["members are opened and settled in turn"] = ("BoundedCycles refill", () => Members().Command("Refill")
            .Transition("refill", "Refill", t => t.From("WithUnit").By("Intake").Then(EffectKind.Open, "Parts"))),
        ["asker and approver are both of the unit in charge"] = ("TwoParties extend", () => OfOneUnit(null)),

        // What one condition of the proof alone decides.
        ["the unit may only pause its clock, and then another ends it"] = ("SomeoneOwes WithUnit Receive Assign", () => BothLate().Command("Pause")
            .Change("close", t => t with { Roles = [Role.From("Intake")], StandIn = false, Requires = [Requirement.That(RequirementKind.Clock, "handling", "paused")] })
            .Transition("pause", "Pause", t => t.From("WithUnit").By("ResponsibleUnit").When(RequirementKind.Clock, "handling", "running").Then(EffectKind.Pause, "handling"))),
        ["the supervisor may only tell an expiry"] = ("SilenceEscalates WithUnit", () => Ours()
            .Add(new ClockDefinition("other", Text, ["due"])).Change("assign", t => t with { Effects = [.. t.Effects, new(EffectKind.Start, "other")] })
            .Change("close", t => t with { Roles = [Role.From("Intake")], StandIn = false, Requires = [Requirement.That(RequirementKind.Expired, "other", "due")] })),
        ["the supervisor may only stand in for somebody who is not late"] = ("SilenceEscalates WithUnit", () => Ours().Change("close", t => t with { Roles = [Role.From("Director")] })),
        ["the last of a chain sets the clock of another chain too"] = ("BoundedCycles supervise-handling", () => Ours()
            .Add(new ClockDefinition("other", Text, ["due"]) { Chain = [new(Role.From("Director"), "handling"), new(Role.From("Intake"))] })
            .Transition("overdue-other", "ReportOverdue", t => t.From("WithUnit").By("Clock").When(RequirementKind.Expired, "other", "due"))
            .Change("supervise-handling", t => t with { Effects = [.. t.Effects, new(EffectKind.Start, "other")] })),
        ["the unit hides in another state"] = ("NobodyLengthensOwnLimit park", () => Parked(by: "ResponsibleUnit")),
        ["the stand-in needs the approval of who is late"] = ("EndsWithoutTheLate WithUnit", () => Ours().Change("close", t => t with { Requires = [Requirement.That(RequirementKind.Approval, "ResponsibleUnit")] })),
        ["the end comes by silence while a part is missing"] = ("SilenceClosesNothing lapse", () => Window()
            .Add(new ObligationDefinition("Parts", Text, Many: true, Recipient: false)).Command("Contribute")
            .Change("assign", t => t with { Effects = [.. t.Effects, new(EffectKind.Open, "Parts")] })
            .Transition("contribute", "Contribute", t => t.From("WithUnit").By("ResponsibleUnit").When(RequirementKind.Recipient, "Parts").Then(EffectKind.Settle, "Parts"))
            .Change("lapse", t => t with { Requires = [.. t.Requires, Requirement.That(RequirementKind.Obligation, "Parts", "some")] })),
        ["the runner answers and tells"] = ("ToldMeansTold tell", () => Telling(to: "Petitioner", by: "Clock").Change("tell", t => t with { Effects = [.. t.Effects, new(EffectKind.Conclude, As: "Closed")] })),
        ["asker or unit waives without attempts"] = ("ToldMeansTold waive", () => Telling(to: "Petitioner", by: "ResponsibleUnit").Command("Waive")
            .Transition("waive", "Waive", t => t.From("WithUnit").By("Petitioner", "ResponsibleUnit").Then(EffectKind.Waive, "Told"))),
        ["an appraisal lapses in the last stage and the one before"] = ("ToldMeansTold lapse", () => Lapsing(offeredIn: "assign")),
        ["who begins to owe under a clock that has run out is late"] = ("EndsWithoutTheLate Second", () => Second()),
    };

    private static readonly Dictionary<string, (string NotExpected, Func<PetitionWorkflowBuilder> Build)> Innocents = new()
    {
        ["the runner starts a clock and stops it"] = ("NobodyLengthensOwnLimit overdue-handling", () => Ours()
            .Change("overdue-handling", t => t with { Effects = [new(EffectKind.Start, "handling"), new(EffectKind.Stop, "handling")] })),
        ["the runner pauses a clock that has run out"] = ("NobodyLengthensOwnLimit overdue-handling", () => Ours().Change("overdue-handling", t => t with { Effects = [new(EffectKind.Pause, "handling")] })),
        ["the runner starts the clock for somebody else"] = ("NobodyLengthensOwnLimit overdue-handling", () => Second().Change("overdue-handling", t => t with { To = "Second", Effects = [new(EffectKind.Start, "handling")] })),
        ["an appraisal lapses where it is offered, in the last stage"] = ("ToldMeansTold lapse", () => Lapsing(offeredIn: "warn")),
        ["either of two who may have answered tells"] = ("ToldMeansTold tell", () => Telling(to: "Intake", by: "Intake").Command("Answer")
            .Change("tell", t => t with { Requires = [.. t.Requires, Requirement.That(RequirementKind.Outcome, null, "Closed")] })
            .Replace(new ObligationDefinition("Told", Text) { To = [Role.From("Intake"), Role.From("ResponsibleUnit")] })
            .Change("tell", t => t with { Roles = [Role.From("Intake"), Role.From("ResponsibleUnit")] })
            .Transition("answer-by-intake", "Answer", t => t.From("WithUnit").By("Intake").Then(EffectKind.Conclude, result: "Closed"))
            .Transition("answer-by-unit", "Answer", t => t.From("WithUnit").By("ResponsibleUnit").Then(EffectKind.Conclude, result: "Closed"))),
        ["another was late under the same clock"] = ("EndsWithoutTheLate Second", () => Second().Change("hand-on", t => t with { Effects = [new(EffectKind.Start, "handling")] })),
        ["the expiry of a link's clock stops it"] = ("BoundedCycles overdue-urging", () => TwoLinks()
            .Change("supervise-handling", t => t with { Roles = [Role.From("Director")], Effects = [new(EffectKind.Start, "handling")] })
            .Change("overdue-urging", t => t with { Effects = [new(EffectKind.Stop, "urging")] })),
    };

    private static readonly Dictionary<string, Func<PetitionWorkflowBuilder>> Neighbours = new()
    {
        ["as it is"] = () => Ours(),
        ["an extension approved by the head of the own unit, by an article"] = () => OfOneUnit("article 34"),
        ["an extension, once, approved by an office"] = () => Ours().Extension("Intake"),
        ["two links"] = () => TwoLinks(),
        ["the last of two links sets new limits for ever"] = () => TwoLinks()
            .Change("supervise-handling", t => t with { Roles = [Role.From("Director")], Effects = [new(EffectKind.Start, "handling"), new(EffectKind.Stop, "urging")] }),
        ["the last of a chain tells the end of its own clock and starts it again"] = () => Ours()
            .Add(new ClockDefinition("urging", Text, ["soon", "due"])).Chain("handling", ("Intake", "urging")).Command("Again")
            .Change("overdue-handling", t => t with { Effects = [new(EffectKind.Start, "urging")] })
            .Change("close", t => t with { Effects = [.. t.Effects, new(EffectKind.Stop, "urging")] })
            .Transition("warn", "ReportOverdue", t => t.From("WithUnit").By("Clock").When(RequirementKind.Expired, "urging", "soon"))
            .Transition("again", "Again", t => t.From("WithUnit").By("Intake").When(RequirementKind.Clock, "handling", "run-out").When(RequirementKind.Expired, "urging", "due").Then(EffectKind.Start, "urging")),
        ["the asker's silence closes when nobody owes"] = () => Window(),
        ["the unit tells the asker"] = () => Telling(to: "Petitioner", by: "ResponsibleUnit"),
        ["the unit tells the office, or the office stands in"] = () => Telling(to: "Intake", by: "ResponsibleUnit"),
        ["who answered tells oneself"] = () => Telling(to: "Intake", by: "Intake").Change("tell", t => t with { Roles = [Role.From("Intake"), Role.From("ResponsibleUnit")] }).Change("assign", t => t with { Effects = [.. t.Effects, new(EffectKind.Conclude, As: "Closed")] })
            .Change("close-unassigned", t => t with { Effects = [.. t.Effects, new(EffectKind.Conclude, As: "Closed")] }),
        ["waived with attempts"] = () => Telling(to: "Petitioner", by: "ResponsibleUnit").Command("Waive")
            .Change("close", t => t with { Requires = [Requirement.That(RequirementKind.Obligation, "Told", "settled", "waived")] })
            .Transition("waive", "Waive", t => t.From("WithUnit").By("ResponsibleUnit").StandIn().When(RequirementKind.Obligation, "Told", "owed").When(RequirementKind.Document, "attempts").Then(EffectKind.Waive, "Told")),
        ["law leaves it to one body and the chain has a top"] = () => Ours().Change("close", t => t with { StandIn = false, Sole = "article 1" }),
        ["members settled, each with a new limit"] = () => Members(),
    };

    public static TheoryData<string> Broken => [.. Variants.Keys];

    public static TheoryData<string> NotGuilty => [.. Innocents.Keys];

    public static TheoryData<string> Kept => [.. Neighbours.Keys];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_variant_breaks_its_property(string variant)
    {
        (string expected, Func<PetitionWorkflowBuilder> build) = Variants[variant];
        WorkflowDefinition definition = build().ToDefinition();
        VerificationReport report = WorkflowVerifier.Verify(definition);
        Assert.Contains(report.Findings, f => expected == $"{f.Property} {f.At}" || expected == $"{f.Property} {f.At} {string.Join(' ', f.Trace.Select(t => t.Command))}");
        Assert.All(report.Findings, f => TraceReplay.Run(definition, f));
    }

    /// <summary>What looks like a breach and is none: whatever else fails.</summary>
    [Theory]
    [MemberData(nameof(NotGuilty))]
    public void A_look_alike_breaks_nothing_of_its_kind(string variant)
    {
        (string notExpected, Func<PetitionWorkflowBuilder> build) = Innocents[variant];
        Assert.DoesNotContain(notExpected, WorkflowVerifier.Verify(build().ToDefinition()).Findings.Select(f => $"{f.Property} {f.At}"));
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_neighbour_keeps_the_promise(string neighbour)
    {
        VerificationReport report = WorkflowVerifier.Verify(Neighbours[neighbour]().ToDefinition());
        Assert.True(report.Verdict == Verdict.Sound, report.ToText(Language.English));
    }

    /// <summary>An extension that a second role of the unit in charge approves.</summary>
    private static PetitionWorkflowBuilder OfOneUnit(string? article) => Ours()
        .Add(new RoleDefinition(Role.From("Head"), Text, RoleParty.Office, RoleScope.OwnReferral)).Add(new CounterDefinition("extension", Text, 1)).Command("Extend")
        .Transition("extend", "Extend", t => t.From("WithUnit").By("ResponsibleUnit").Approved("Head", article).When(RequirementKind.Clock, "handling", "running")
            .When(RequirementKind.Counter, "extension", "below").Then(EffectKind.Count, "extension").Then(EffectKind.Extend, "handling"));

    private static PetitionWorkflowBuilder Ours() => PetitionWorkflowBuilder.From(Service, "ours", 1);

    private static ObligationDefinition Told(string to) => new("Told", Text) { To = [Role.From(to)] };

    /// <summary>The unit's clock has two links: the intake under a clock of its own, and the director above.</summary>
    private static PetitionWorkflowBuilder TwoLinks() => Ours()
        .Add(new ClockDefinition("urging", Text, ["due"])).Chain("handling", ("Intake", "urging"), ("Director", null))
        .Change("overdue-handling", t => t with { Effects = [new(EffectKind.Start, "urging")] })
        .Change("close", t => t with { Effects = [.. t.Effects, new(EffectKind.Stop, "urging")] })
        .Change("supervise-handling", t => t with { Roles = [Role.From("Intake"), Role.From("Director")], Effects = [] })
        .Transition("overdue-urging", "ReportOverdue", t => t.From("WithUnit").By("Clock").When(RequirementKind.Expired, "urging", "due"));

    /// <summary>Unit and intake both owe while it is with the unit, and the intake is above the unit.</summary>
    private static PetitionWorkflowBuilder BothLate() => Ours()
        .Replace(new StateDefinition("WithUnit", Text, [new(Role.From("ResponsibleUnit"), "handling"), new(Role.From("Intake"), "assignment")]))
        .Change("assign", t => t with { Effects = [new(EffectKind.Start, "assignment"), new(EffectKind.Start, "handling")] })
        .Change("close", t => t with { Effects = [.. t.Effects, new(EffectKind.Stop, "assignment")] })
        .Change("overdue-assignment", t => t with { From = ["Received", "WithUnit"] });

    /// <summary>The unit goes to a state of its own with another clock, and somebody brings it back with the first clock anew.</summary>
    private static PetitionWorkflowBuilder Parked(string by) => Ours()
        .Add(new ClockDefinition("parking", Text, ["due"]) { Chain = [new(Role.From("Intake"))] })
        .Add(new StateDefinition("Parked", Text, [new(Role.From("ResponsibleUnit"), "parking")])).Command("Park").Command("Back").Command("Leave")
        .Transition("park", "Park", t => t.From("WithUnit").To("Parked").By("ResponsibleUnit").When(RequirementKind.Clock, "handling", "running").Then(EffectKind.Pause, "handling").Then(EffectKind.Start, "parking"))
        .Transition("back", "Back", t => (by == "Clock" ? t.When(RequirementKind.Expired, "parking", "due") : t).From("Parked").To("WithUnit").By(by)
            .Then(EffectKind.Stop, "parking").Then(by == "Clock" ? EffectKind.Resume : EffectKind.Start, "handling"))
        .Transition("overdue-parking", "ReportOverdue", t => t.From("Parked").By("Clock").When(RequirementKind.Expired, "parking", "due").When(RequirementKind.Reason))
        .Transition("leave", "Leave", t => t.From("Parked").To("Closed").By("ResponsibleUnit").StandIn().Then(EffectKind.Stop, "parking").Then(EffectKind.Stop, "handling"));

    /// <summary>After the unit's answer the asker has a time to object; when that is over it ends.</summary>
    private static PetitionWorkflowBuilder Window() => Ours().Petitioner()
        .Add(new ClockDefinition("window", Text, ["due"]))
        .Add(new StateDefinition("Asked", Text, [new(Role.From("Petitioner"), "window")]))
        .Command("Lapse").Command("Agree").Command("Answer")
        .Transition("open-window", "Answer", t => t.From("WithUnit").To("Asked").By("ResponsibleUnit").StandIn().Then(EffectKind.Stop, "handling").Then(EffectKind.Start, "window"))
        .Transition("lapse", "Lapse", t => t.From("Asked").To("Closed").By("Clock").When(RequirementKind.Expired, "window", "due").Then(EffectKind.Stop, "window"))
        .Transition("agree", "Agree", t => t.From("Asked").To("Closed").By("Petitioner").Then(EffectKind.Stop, "window"));

    /// <summary>Somebody is to be told before the unit can close.</summary>
    private static PetitionWorkflowBuilder Telling(string to, string by) => (to == "Petitioner" ? Ours().Petitioner() : Ours()).Add(Told(to)).Command("Tell")
        .Replace(new StateDefinition("Closed", Text, [], new("Closed", ["Told"], [])))
        .Change("assign", t => t with { Effects = [.. t.Effects, new(EffectKind.Open, "Told")] })
        .Change("close-unassigned", t => t with { Effects = [.. t.Effects, new(EffectKind.Open, "Told"), new(EffectKind.Settle, "Told")], Roles = [Role.From("Director")] })
        .Change("close", t => t with { Requires = [Requirement.That(RequirementKind.Obligation, "Told", "settled")] })
        .Transition("tell", "Tell", t => t.From("WithUnit").By(by).StandIn().When(RequirementKind.Obligation, "Told", "owed").Then(EffectKind.Settle, "Told"));

    private static PetitionWorkflowBuilder Appraised(string? clock) => Ours().Petitioner()
        .Add(new ClockDefinition("grading", Text, ["due"])).AddAppraisal("grade", Text, clock)
        .Change("assign", t => t with { Effects = [.. t.Effects, new(EffectKind.Offer, "grade")] });

    /// <summary>An appraisal that may lapse in either stage of its clock: offered at once, or by the warning of the first stage.</summary>
    private static PetitionWorkflowBuilder Lapsing(string offeredIn) => Ours().Petitioner()
        .Add(new ClockDefinition("grading", Text, ["soon", "due"])).AddAppraisal("grade", Text, "grading").Command("Warn").Command("Lapse")
        .Transition("warn", "Warn", t => t.From("WithUnit").By("Clock").When(RequirementKind.Expired, "grading", "soon"))
        .Transition("lapse", "Lapse", t => t.From("WithUnit").By("Clock").When(RequirementKind.Expired, "grading", "soon", "due").Then(EffectKind.Close, "grade", "lapsed"))
        .Change("assign", t => t with { Effects = [.. t.Effects, new(EffectKind.Start, "grading")] })
        .Change(offeredIn, t => t with { Effects = [.. t.Effects, new(EffectKind.Offer, "grade")] });

    /// <summary>When the unit is late the intake hands on to a state in which the director owes under the same clock, and alone can end it.</summary>
    private static PetitionWorkflowBuilder Second() => Ours()
        .Add(new StateDefinition("Second", Text, [new(Role.From("Director"), "handling")])).Command("HandOn").Command("Finish")
        .Transition("hand-on", "HandOn", t => t.From("WithUnit").To("Second").By("Intake").When(RequirementKind.Clock, "handling", "run-out"))
        .Transition("finish", "Finish", t => t.From("Second").To("Closed").By("Director").Then(EffectKind.Stop, "handling"));

    /// <summary>Assisting units give their parts while it is with the unit, and each part gives it a new limit.</summary>
    private static PetitionWorkflowBuilder Members() => Ours()
        .Add(new RoleDefinition(Role.From("AssistingUnit"), Text, RoleParty.Unit, RoleScope.OwnPart))
        .Add(new ObligationDefinition("Parts", Text, Many: true, Recipient: false)).Command("Contribute")
        .Change("assign", t => t with { Effects = [.. t.Effects, new(EffectKind.Open, "Parts")] })
        .Change("close", t => t with { Effects = [.. t.Effects, new(EffectKind.Waive, "Parts")] })
        .Transition("contribute", "Contribute", t => t.From("WithUnit").By("AssistingUnit").When(RequirementKind.Recipient, "Parts")
            .When(RequirementKind.Obligation, "Parts", "owed", "some").Then(EffectKind.Settle, "Parts").Then(EffectKind.Start, "handling"));
}
