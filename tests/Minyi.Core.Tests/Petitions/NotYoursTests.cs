using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Storage;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>A refusal tells nothing that the actor may not know, and told means told: what holds over all commands, along random walks.</summary>
public class NotYoursTests
{
    private static readonly Role[] Roles = [.. Rules.Workflow.Definition.Roles.Where(r => r.Scope != Minyi.Workflow.Definition.RoleScope.District).Select(r => r.Id)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>One of every command there is, sensible or not.</summary>
    private static IEnumerable<PetitionCommand> Commands() =>
    [
        .. Rules.Workflow.Definition.Commands.Where(c => !Rules.Workflow.Definition.Transitions.Any(t => t.Command == c.Id && t.From.Contains(Rules.Workflow.Definition.Initial))).Select(c => new Step(c.Id).With("t", reason: true)),
        new Step("Escalate") { Recipient = "Petitioner", Channel = FeedbackChannel.Sms, Unit = Water, Appraisal = "by-residents", Grade = Satisfied, Outcome = "Solved" }, new Step("Nonsense"),
        new Register(Form()).With("t"), new HandOver(new("meetings", "1")), new Refer(Roads, Water), new Contribute(Water).With("t"), new Contribute(Parks), new Extend(5).With("t", reason: true),
        new ConcludeHearing(new(new(2024, 9, 1), new(2024, 9, 20), [new("residents", 5)])).With("t"), new TakeIntoCollectiveAgency(RepresentativeId.From("rep-7")), new ConcludeAgency("Solved"),
        new Conclude("Solved"), new FeedBack("Petitioner", FeedbackChannel.Sms).With("t"), new FeedBack("Studio", FeedbackChannel.Sms), new Appraise("by-petitioner", Satisfied), new Appraise("by-residents", Satisfied),
        new ExpireClock("ReportOverdue", "handling", "due"), new Approve("Extend", Role.From("Intake"), 5), new CorrectDate(At("2024-09-29T09:00"), At("2024-09-28T09:00")).With("t", reason: true),
        new RecordAttempt("Petitioner", FeedbackChannel.Sms), new LinkDuplicate(PetitionId.From("Q-1")), new MergeInto(PetitionId.From("Q-1")), new UnlinkDuplicate(PetitionId.From("Q-1")),
        new AddReference(new("xinfang", "n-1")), new SelectForDigest("2024-1"), new RecomputeDeadline("handling", "notice"), new Import(Form(), new() { State = "WithUnit" }, new("x", "1")),
    ];

    /// <summary>Petitions as different as walks make them.</summary>
    private static List<Petition> Petitions()
    {
        List<Petition> petitions = [];
        for (ulong seed = 1; seed <= 12; seed++)
        {
            RandomWalk walk = new(seed * 31);
            Petition petition = Registered();
            for (int step = 0; step < 60; step++)
            {
                (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(petition);
                petition = petition.Decide(command, actor, at).Next();
                if (step % 12 == 0)
                {
                    petitions.Add(petition);
                }
            }
        }

        return petitions;
    }

    [Fact]
    public void Who_is_out_of_scope_gets_the_same_refusal_whatever_the_petition()
    {
        List<Petition> petitions = Petitions();
        Assert.True(petitions.DistinctBy(p => p.State.Id).Count() >= 8, string.Join(' ', petitions.Select(p => p.State.Id).Distinct()));
        Actor[] strangers =
        [
            .. Roles.Select(r => new Actor(ActorId.From("stranger"), [r], [StudioId.From("elsewhere")], [UnitId.From("elsewhere")])),
            new(ActorId.From("stranger"), Roles, [StudioId.From("elsewhere")], [UnitId.From("elsewhere")]),
            new(ActorId.From("stranger"), Roles),
            new(ActorId.From("stranger"), [Role.From("Nobody")]),
        ];
        foreach (Actor stranger in strangers)
        {
            foreach (PetitionCommand command in Commands())
            {
                // What begins a petition finds one there or not; all else is refused alike, also where there is none.
                bool begins = command is Register or Import;
                string[] told = [.. (begins ? petitions : petitions.Append(New()))
                    .Select(p => p.Decide(command, stranger, At("2026-09-29T09:00")).Refusal!).Select(r => $"{string.Join(' ', r.Reasons.Select(x => x.Code + x.Text.English))} / {string.Join(' ', r.Allowed)}").Distinct()];
                Assert.True(told.Length == 1 && (begins || told[0] == "not-yoursthis petition is not within your scope / "), $"{stranger.Id} {string.Join(' ', stranger.Roles)} {command.Name}: {string.Join(" | ", told)}");
            }
        }
    }

    [Fact]
    public async Task A_desk_tells_a_stranger_nothing_either()
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        PetitionDesk desk = PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), Rules);
        PetitionId id = PetitionId.From("P-1");
        Assert.True((await desk.SubmitAsync(new(CommandId.From("c-1"), id, new Register(Form()), Clerk, At("2024-09-29T09:00")), cancellationToken: Token)).IsAccepted);
        Assert.False((await desk.SubmitAsync(new(CommandId.From("c-2"), id, new Step("Escalate"), Clerk, At("2024-12-29T09:00")), cancellationToken: Token)).RanOut.IsEmpty);
        foreach (PetitionCommand command in Commands().Where(c => c is not (Register or Import)))
        {
            foreach (string submission in (string[])["c-1", "c-2", "c-new"])
            {
                SubmissionResult here = await desk.SubmitAsync(new(CommandId.From(submission), id, command, OtherClerk, At("2025-02-01T09:00")), cancellationToken: Token);
                SubmissionResult nowhere = await desk.SubmitAsync(new(CommandId.From(submission), PetitionId.From("P-9"), command, OtherClerk, At("2025-02-01T09:00")), cancellationToken: Token);
                Assert.Equal("not-yours", Assert.Single(here.Refusal!.Reasons).Code);
                Assert.Equal(($"{here.Refusal}", here.Refusal.Allowed.Length), ($"{nowhere.Refusal}", nowhere.Refusal!.Allowed.Length));
                Assert.Empty(here.Events);
            }
        }
    }

    /// <summary>Of all events of random walks with people who hold several roles: what a recipient records as told is by the account that answered, or in somebody's place.</summary>
    [Fact]
    public void Who_settles_what_is_owed_to_them_is_who_answered_or_stands_in()
    {
        int own = 0, others = 0, refused = 0;
        for (ulong seed = 1; seed <= 200; seed++)
        {
            RandomWalk walk = new(seed * 77);
            Petition petition = Registered();
            ActorId? answered = null;
            for (int step = 0; step < 60; step++)
            {
                (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(petition);
                if (walk.Next(3) == 0 && command is StepCommand and not ExpireClock)
                {
                    // Somebody of the studio who is also of the department, or of the studio twice over.
                    actor = new(ActorId.From($"two-hats-{walk.Next(2)}"), [Role.From("Clerk"), Role.From(walk.Next(2) == 0 ? "Intake" : "Representative")], [Haishan]);
                }

                PetitionDecision decision = petition.Decide(command, actor, at);
                refused += decision.Refusal?.Reasons.Any(r => r.Code == "own-feedback") == true ? 1 : 0;
                foreach (StepEvent happened in decision.Events.OfType<StepEvent>())
                {
                    answered = happened.Outcome is { } outcome ? outcome.Length > 0 ? actor.Id : null : answered;
                    foreach (ObligationChange change in happened.Obligations ?? [])
                    {
                        string[] to = change.Recipient switch { "Petitioner" => ["Petitioner"], "MassWorkDepartment" => ["Intake"], "CollectingRepresentative" => ["Representative"], "Studio" => ["Clerk", "Director"], _ => [] };
                        if (change.Is == Minyi.Workflow.ObligationState.Settled && actor.Roles.Any(r => to.Contains(r.Value, StringComparer.Ordinal)) && (to[0] != "Petitioner" || petition.Form!.Petitioner == actor.Id))
                        {
                            Assert.True(answered == actor.Id || happened.InPlaceOf is not null, $"{actor.Id} recorded {change.Recipient} as told; {answered} had answered");
                            own++;
                        }
                        else if (change.Is == Minyi.Workflow.ObligationState.Settled)
                        {
                            others++;
                        }
                    }
                }

                petition = decision.Next();
                Assert.Equal(answered, petition.File.AnsweredBy);
            }
        }

        Assert.True(own > 10 && others > 20 && refused > 20, $"{own} own, {others} others, {refused} refused");
    }

    [Fact]
    public void A_petition_that_joins_a_matter_late_has_the_matters_answer()
    {
        Petition head = WithUnit().Do(RoadsOfficer, new Conclude("Solved"));
        Petition late = New("P-2").Do(Clerk, new Register(Form()).With("form")).Do(Clerk, new Step("Escalate"));
        Petition joined = late.Decide(new MergeInto(head.Id), Clerk, head.LastAt!.Value).Next();
        Assert.Null(joined.File.AnsweredBy); // only the file says so where the matter is not known
        Assert.Equal(RoadsOfficer.Id, head.File.AnsweredBy);
    }
}
