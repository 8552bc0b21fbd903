using Minyi.Deadlines;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Explaining;
using Minyi.Petitions.Notices;
using Minyi.Petitions.Registration;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions.Notices;

/// <summary>Who is told what.</summary>
public class NoticingTests
{
    private static readonly NoticeTexts Texts = new();
    private static readonly Role DeadlineClock = Role.From("Clock");

    [Fact]
    public void Everybody_concerned_is_told_at_each_step_of_a_petition()
    {
        Walk walk = new();
        Assert.Equal(
            ["Received Petitioner@acc-1", "StepOwed Representative!rep-7", "StepOwed Clerk#haishan-1"],
            walk.Do(Clerk, new Register(Form()).With("form")));
        Assert.Equal(["StepOwed Intake", "Progress Petitioner@acc-1"], walk.Do(Clerk, new Step("Escalate")));
        Assert.Equal(["StepOwed Intake", "Progress Petitioner@acc-1"], walk.Do(Intake, new Step("Accept")));
        Assert.Equal(
            ["StepOwed ResponsibleUnit/roads", "StepOwed AssistingUnit/water", "Progress Petitioner@acc-1"],
            walk.Do(Intake, new Refer(Roads, Water)));
        Assert.Equal(["Reminder ResponsibleUnit/roads", "Reminder AssistingUnit/water"], walk.Do(Clerk, new Step("Remind")));
        Assert.Equal(["PartGiven ResponsibleUnit/roads"], walk.Do(WaterOfficer, new Contribute(Water).With("part")));
        Assert.Equal(["Reminder ResponsibleUnit/roads"], walk.Expire());
        Assert.Equal(["Overdue ResponsibleUnit/roads", "SupervisionOwed Intake"], walk.Expire());
        Assert.Equal(["Supervised ResponsibleUnit/roads"], walk.Do(Intake, new Step("Supervise")));
        Assert.Equal(["SupervisionOwed Leader"], walk.Expire());
        Assert.Equal(["SupervisionOwed PartyCommittee"], walk.Expire());
        string[] answered = walk.Do(RoadsOfficer, new Conclude("Solved").With("done"));
        Assert.Contains("Progress Petitioner@acc-1", answered);
        Assert.Contains("StepOwed ResponsibleUnit/roads", answered);
        Assert.Equal(["Answer Petitioner@acc-1"], walk.Do(RoadsOfficer, new FeedBack("Petitioner", FeedbackChannel.Letter).With("told")));
        Assert.Equal(["Answer Intake"], walk.Do(RoadsOfficer, new FeedBack("MassWorkDepartment", FeedbackChannel.Letter).With("told")));
        Assert.Equal(["Answer Representative!rep-7"], walk.Do(RoadsOfficer, new FeedBack("CollectingRepresentative", FeedbackChannel.Letter).With("told")));
        Assert.Equal(["Answer Clerk#haishan-1", "Answer Director#haishan-1"], walk.Do(RoadsOfficer, new FeedBack("Studio", FeedbackChannel.Letter).With("told")));
        string[] invited = walk.Do(Clerk, new Step("OfferAppraisal"));
        Assert.Equal(
            ["GradeInvited Petitioner@acc-1", "GradeInvited Representative!rep-7", "GradeInvited Resident#haishan-1"],
            invited.Where(n => n.StartsWith("GradeInvited", StringComparison.Ordinal)));
        Assert.DoesNotContain(walk.Do(Petitioner, new Appraise("by-petitioner", Satisfied)), n => n.Contains("Unit", StringComparison.Ordinal));
        walk.Do(Representative, new Appraise("by-representative", Satisfied));
        walk.Do(Resident, new Appraise("by-residents", Satisfied));
        walk.Do(Intake, new Step("ConfirmAppraisal"));
        string[] all = ["Petitioner@acc-1", "Intake", "Representative!rep-7", "Clerk#haishan-1", "Director#haishan-1"];
        Assert.Equal([.. all.Select(r => "Closed " + r), "Closed ResponsibleUnit/roads"], walk.Do(Intake, new Step("Close")));
        Assert.Equal(all.Select(r => "Published " + r), walk.Do(Clerk, new Step("Publish").Attach("public-text")));
        Assert.Equal(
            ["StepOwed Intake", "Progress Petitioner@acc-1", "Progress ResponsibleUnit/roads", .. all.Select(r => "Retracted " + r)],
            walk.Do(Intake, new Step("Reopen").With("why", reason: true).Attach("new-facts")));
    }

    [Fact]
    public void Approvals_and_moved_due_dates_are_told()
    {
        Walk walk = new(WithUnit());
        Assert.Equal(["Approved ResponsibleUnit/roads"], walk.Do(Intake, new Approve("Extend", Role.From("Intake"), 5)));
        Assert.Equal(
            ["DueDateChanged Petitioner@acc-1", "DueDateChanged ResponsibleUnit/roads"],
            walk.Do(RoadsOfficer, new Extend(5).With("why", reason: true)));
        string due = walk.Petition.Deadlines.Single(d => d.Clock == "handling").DueOn.ToString("uuuu-MM-dd", null);
        Assert.Contains(due, Texts.Of(walk.Notices[0]).Body.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_told_who_is_not_there()
    {
        Walk walk = new();
        string[] told = walk.Do(Intake, new RegisterDirectly(Form() with { Studio = null, Representative = null, Petitioner = null }).With("form"));
        Assert.Equal(["Received Petitioner", "StepOwed Intake"], told);
        walk.Do(Intake, new Step("Accept"));
        walk.Do(Intake, new Refer(Roads));
        walk.Do(RoadsOfficer, new Conclude("Solved").With("done"));
        Assert.DoesNotContain(walk.All, n => n.To.Studio is not null || n.To.Representative is not null || n.To.Role.Value is "Clerk" or "Director" or "Representative");
    }

    [Fact]
    public void An_answer_on_the_spot_is_an_answer()
    {
        Walk walk = new(Registered());
        string[] told = walk.Do(Clerk, new AnswerOnTheSpot("Solved").With("done"));
        Assert.Contains("Answer Petitioner@acc-1", told);
        Assert.DoesNotContain("Answer Intake", told);
    }

    [Theory]
    [MemberData(nameof(BuiltInWalks.BuiltIns), MemberType = typeof(BuiltInWalks))]
    public void Whoever_owes_a_step_in_a_state_is_told_when_it_comes_there(string workflow)
    {
        // By the workflow alone: each transition that leads to another state that somebody owes a step in, taken from a configuration where it is enabled.
        PetitionRules rules = ExampleOf(workflow);
        int entered = 0;
        for (ulong seed = 1; seed <= 60; seed++)
        {
            foreach ((Petition before, RecordedEvent happened) in Steps(rules, seed))
            {
                Petition after = before.Apply(happened);
                PetitionNotice[] notices = [.. Noticing.Of(before, happened)];
                Check(before, after, happened, notices);
                if (before.State.Id == after.State.Id && before.Version > 0)
                {
                    continue;
                }

                entered++;
                foreach (OwedBy owed in after.Owed.Where(o => !o.IsLate && !o.Supervises))
                {
                    Assert.Contains(notices, n => n.Kind is NoticeKind.StepOwed or NoticeKind.Question && n.To.Role == owed.Role);
                }
            }
        }

        Assert.True(entered > 100, $"{entered}");
    }

    [Property(MaxTest = 40)]
    public void No_walk_tells_anybody_else_or_twice_or_in_words_with_holes(ulong seed)
    {
        RandomWalk random = new(seed);
        Petition petition = New();
        for (int i = 0; i < 60; i++)
        {
            (PetitionCommand command, Actor actor, Instant at) = random.Attempt(petition);
            PetitionDecision decision = petition.Decide(command, actor, at);
            foreach (PetitionEvent happened in decision.Events)
            {
                RecordedEvent recorded = new(happened, actor.Id, at);
                Check(petition, petition.Apply(recorded), recorded, [.. Noticing.Of(petition, recorded)]);
                petition = petition.Apply(recorded);
            }
        }
    }

    [Property(MaxTest = 40)]
    public void What_a_unit_is_told_is_the_same_whatever_was_graded(ulong seed)
    {
        RandomWalk random = new(seed);
        foreach (string appraisal in (string[])["by-petitioner", "by-representative", "by-residents"])
        {
            Petition petition = Appraising();
            Actor grader = appraisal switch { "by-petitioner" => Petitioner, "by-representative" => Representative, _ => Resident };
            PetitionDecision good = petition.Decide(new Appraise(appraisal, Satisfied), grader, petition.LastAt!.Value + Duration.FromMinutes(random.Next(100)));
            PetitionDecision bad = petition.Decide(new Appraise(appraisal, NotSatisfied), grader, good.At);
            Assert.True(good.IsAllowed && bad.IsAllowed);
            Assert.Equal(ToUnits(petition, good, grader), ToUnits(petition, bad, grader));
        }

        static IEnumerable<PetitionNotice> ToUnits(Petition petition, PetitionDecision decision, Actor grader) =>
            Noticing.Of(petition, new(decision.Events[0], grader.Id, decision.At)).Where(n => n.To.Unit is not null);
    }

    [Fact]
    public void Units_that_a_confidential_petition_is_about_are_told_nothing()
    {
        WorkflowDefinition definition = Rules.Workflow.Definition;
        PetitionRules rules = ExampleClocks.For(PetitionWorkflow.Build(definition with { Kinds = [.. definition.Kinds.Select(k => k with { Confidential = true })] }));
        Petition petition = WithUnit(Water);
        foreach (bool accused in (bool[])[false, true])
        {
            // The gate lets nobody refer it to an accused unit: were it on file all the same, that unit would still be told nothing.
            RegistrationForm form = Form() with { Accused = accused ? [Water] : null };
            PetitionDecision decision = Petition.New(petition.Id, rules).Decide(new Register(form).With("form"), Clerk, At("2024-09-29T09:00"));
            Petition one = decision.Next().Do(Clerk, new Step("Escalate")).Do(Intake, new Step("Accept"));
            PetitionDecision referred = Petition.New(petition.Id, rules).Decide(new Register(Form()).With("form"), Clerk, At("2024-09-29T09:00")).Next()
                .Do(Clerk, new Step("Escalate")).Do(Intake, new Step("Accept")).Decide(new Refer(Roads, Water), Intake, At("2024-09-30T09:00"));
            IEnumerable<PetitionNotice> notices = Noticing.Of(one, new(referred.Events[0], Intake.Id, referred.At));
            Assert.Equal(!accused, notices.Any(n => n.To.Unit == Water));
            Assert.Contains(notices, n => n.To.Unit == Roads);
        }
    }

    private static void Check(Petition before, Petition after, RecordedEvent happened, PetitionNotice[] notices)
    {
        Assert.Equal(Enumerable.Range(0, notices.Length), notices.Select(n => n.Ordinal));
        Assert.Equal(notices.Length, notices.Select(n => (n.Kind, n.To)).Distinct().Count());
        Assert.Equal(before.Version == 0 && before.Rules.Workflow.Definition.Roles.Any(r => r.Scope == RoleScope.OwnPetition) ? 1 : 0, notices.Count(n => n.Kind == NoticeKind.Received));
        foreach (PetitionNotice notice in notices)
        {
            Assert.Equal((after.Id, after.Version, happened.At), (notice.Petition, notice.Version, notice.At));
            Assert.True(notice.To.Unit is not { } unit || unit == after.Lead || after.Assisting.Contains(unit) || unit == before.Lead || before.Assisting.Contains(unit), $"{notice}");
            Assert.True(notice.To.Account is not { } account || account == after.Form!.Petitioner, $"{notice}");
            Assert.True(notice.To.Studio is not { } studio || studio == after.Form!.Studio, $"{notice}");
            Assert.True(notice.To.Role != DeadlineClock, $"{notice}");
            NoticeText text = Texts.Of(notice);
            Assert.DoesNotContain('{', text.Subject.Chinese + text.Subject.English + text.Body.Chinese + text.Body.English);
            Assert.Contains(after.Id.Value, text.Subject.Chinese + text.Body.Chinese, StringComparison.Ordinal);
        }
    }

    private static PetitionRules ExampleOf(string workflow)
    {
        PetitionWorkflow built = PetitionWorkflow.BuiltIn(workflow);
        return new(built, Rules.Time, built.Definition.Clocks.Select(c => new DeadlineRule(c.Id, 10, DeadlineUnit.WorkingDays)
        {
            Stages = c.Stages.Count > 1 ? [.. Enumerable.Range(1, c.Stages.Count - 1).Select(s => WarningStage.At(100 * s / c.Stages.Count))] : [],
            Extension = new ExtensionPolicy(10),
        }), new FeedbackPolicy(1, 1, 1));
    }

    /// <summary>What happened to a petition of a workflow on a way that a seed chooses, each with the petition before it.</summary>
    private static List<(Petition Before, RecordedEvent Happened)> Steps(PetitionRules rules, ulong seed)
    {
        RandomWalk random = new(seed);
        List<(Petition, RecordedEvent)> steps = [];
        string? kind = rules.Workflow.Definition.Kinds.Count == 0 ? null : rules.Workflow.Definition.Kinds[random.Next(rules.Workflow.Definition.Kinds.Count)].Id;
        Petition petition = Petition.New(PetitionId.From("P-1"), rules);
        for (int i = 0; i < 30; i++)
        {
            TransitionDefinition[] open = [.. rules.Workflow.Enabled(petition.Version == 0 ? rules.Workflow.Start(kind) : petition.Configuration).Select(e => e.Transition)];
            if (open.Length == 0)
            {
                break;
            }

            (Petition next, List<RecordedEvent> happened) = BuiltInWalks.Taken(petition, open[random.Next(open.Length)], kind, random);
            foreach (RecordedEvent one in happened)
            {
                steps.Add((petition, one));
                petition = petition.Apply(one);
            }

            Assert.Equal(next.Version, petition.Version);
        }

        return steps;
    }

    private sealed class Walk(Petition? petition = null)
    {
        internal Petition Petition { get; private set; } = petition ?? New();

        internal PetitionNotice[] Notices { get; private set; } = [];

        internal List<PetitionNotice> All { get; } = [];

        internal string[] Do(Actor actor, PetitionCommand command) => Took(actor, Petition.Decide(command, actor, (Petition.LastAt ?? At("2024-09-29T09:00")) + Duration.FromMinutes(1)));

        internal string[] Expire()
        {
            PendingExpiry expiry = Petition.NextExpiry()!;
            return Took(Clock, Petition.Decide(expiry.Command, Clock, Instant.Max(expiry.At, Petition.LastAt!.Value)));
        }

        private string[] Took(Actor actor, PetitionDecision decision)
        {
            Assert.True(decision.IsAllowed, decision.Refusal?.ToString());
            Notices = [.. Noticing.Of(Petition, new(Assert.Single(decision.Events), actor.Id, decision.At))];
            All.AddRange(Notices);
            Petition = decision.Next();
            return [.. Notices.Select(Short)];
        }

        private static string Short(PetitionNotice n) =>
            $"{n.Kind} {n.To.Role}{(n.To.Account is { } a ? $"@{a}" : "")}{(n.To.Unit is { } u ? $"/{u}" : "")}{(n.To.Studio is { } s ? $"#{s}" : "")}{(n.To.Representative is { } r ? $"!{r}" : "")}";
    }
}
