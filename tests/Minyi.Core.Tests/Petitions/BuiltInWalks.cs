using System.Collections.Immutable;
using Minyi.Appraisals;
using Minyi.Deadlines;
using Minyi.Districts;
using Minyi.Feedback;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What is proved of a built-in workflow can be done with petitions: each of its transitions is taken, by somebody of one of its roles and of the own unit.</summary>
public class BuiltInWalks
{
    public static TheoryData<string> BuiltIns => ["yantian", "xinfang", "jiesu-jiban", "service-request"];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public async Task Every_transition_is_taken_and_the_same_again_is_a_repetition(string workflow)
    {
        PetitionWorkflow built = PetitionWorkflow.BuiltIn(workflow);
        PetitionRules rules = new(built, Rules.Time, built.Definition.Clocks.Select(c => new DeadlineRule(c.Id, 10, DeadlineUnit.WorkingDays)
        {
            Stages = c.Stages.Count > 1 ? [.. Enumerable.Range(1, c.Stages.Count - 1).Select(s => WarningStage.At(100 * s / c.Stages.Count))] : [],
            Extension = new ExtensionPolicy(10),
        }), new FeedbackPolicy(1, 1, 1));
        Dictionary<string, int> taken = rules.Workflow.Definition.Transitions.ToDictionary(t => t.Id, _ => 0, StringComparer.Ordinal);
        Dictionary<string, string> refusals = new(StringComparer.Ordinal);
        for (ulong seed = 1; seed <= 4000 && taken.ContainsValue(0); seed++)
        {
            RandomWalk random = new(seed);
            Petition petition = Petition.New(PetitionId.From("P-" + seed), rules);
            List<RecordedEvent> history = [];
            string? kind = rules.Workflow.Definition.Kinds.Count == 0 ? null : rules.Workflow.Definition.Kinds[random.Next(rules.Workflow.Definition.Kinds.Count)].Id;
            for (int step = 0; step < 150; step++)
            {
                TransitionDefinition[] open = [.. rules.Workflow.Enabled(petition.Version == 0 ? rules.Workflow.Start(kind) : petition.Configuration).Select(e => e.Transition)];
                TransitionDefinition[] rare = [.. open.Where(t => taken[t.Id] == open.Min(o => taken[o.Id]))];
                if (open.Length == 0)
                {
                    break;
                }

                TransitionDefinition next = random.Next(3) > 0 ? rare[random.Next(rare.Length)] : open[random.Next(open.Length)];
                petition = await Take(petition, next, kind, random, history, taken, refusals);
            }
        }

        string[] never = [.. taken.Where(t => t.Value == 0).Select(t => $"{t.Key}: {refusals.GetValueOrDefault(t.Key)}")];
        Assert.True(never.Length == 0, string.Join('\n', never));
    }

    /// <summary>A transition as somebody takes it, with what has to be on file before: what happened, and the petition then; nothing where it is refused.</summary>
    internal static (Petition Next, List<RecordedEvent> Happened) Taken(Petition petition, TransitionDefinition transition, string? kind, RandomWalk random)
    {
        List<RecordedEvent> happened = [];
        (PetitionDecision decision, Actor actor, _, _) = Decided(petition, transition, kind, random, happened);
        happened.AddRange(decision.Events.Select(e => new RecordedEvent(e, actor.Id, decision.At)));
        return (decision.Next(), happened);
    }

    private static async Task<Petition> Take(
        Petition petition, TransitionDefinition transition, string? kind, RandomWalk random, List<RecordedEvent> history, Dictionary<string, int> taken, Dictionary<string, string> refusals)
    {
        (PetitionDecision decision, Actor actor, PetitionCommand command, petition) = Decided(petition, transition, kind, random, history);
        if (decision.IsAllowed)
        {
            string id = ((Minyi.Petitions.Events.StepEvent)decision.Events[0]).Transition;
            if (taken[id]++ == 0)
            {
                await SubmitTwice(petition, command, actor, decision.At, history);
            }

            history.AddRange(decision.Events.Select(e => new RecordedEvent(e, actor.Id, decision.At)));
        }
        else
        {
            refusals[transition.Id] = decision.Refusal.ToString();
        }

        return decision.Next();
    }

    /// <summary>A transition as somebody tries it; what had to be on file before is added to the history, and the petition is the one with it.</summary>
    internal static (PetitionDecision Decision, Actor Actor, PetitionCommand Command, Petition Petition) Decided(
        Petition petition, TransitionDefinition transition, string? kind, RandomWalk random, List<RecordedEvent> history)
    {
        PetitionRules rules = petition.Rules;
        Instant at = petition.LastAt ?? At("2024-09-29T09:00");
        Role role = transition.Roles[random.Next(transition.Roles.Count)];
        UnitId unit = petition.Lead ?? Roads;
        Actor actor = rules.Scope(role) switch
        {
            RoleScope.OwnPetition => new(Petitioner.Id, [role]),
            RoleScope.OwnReferral => new(ActorId.From("officer"), [role], units: [unit]),
            RoleScope.OwnPart => new(ActorId.From("helper"), [role], units: [petition.OwingParts.FirstOrDefault(Water)]),
            _ => new(ActorId.From($"somebody-{role}"), [role], [Haishan]), // whoever approves, judges and supervises is another
        };
        PetitionCommand command = transition.Find(RequirementKind.Expired) is { } expired
            ? Expiry(petition, transition, expired, ref at)
            : Dressed(petition, transition, kind, random);
        if (transition.Requires.Any(r => r.Kind == RequirementKind.Document && r.Of == "attempts") && petition.Version > 0)
        {
            Actor anybody = new(ActorId.From("somebody"), [.. rules.Workflow.Definition.Roles.Select(r => r.Id)], [Haishan], [unit]);
            PetitionDecision attempt = petition.Decide(new RecordAttempt("Petitioner", FeedbackChannel.Telephone), anybody, at);
            history.AddRange(attempt.Events.Select(e => new RecordedEvent(e, anybody.Id, at)));
            petition = attempt.Next();
        }

        foreach (Requirement approval in transition.Requires.Where(r => r.Kind == RequirementKind.Approval))
        {
            Role approving = Role.From(approval.Of!);
            Actor approver = new(ActorId.From("approver"), [approving], [Haishan]);
            PetitionDecision approved = petition.Decide(new Approve(transition.Command, approving), approver, at);
            history.AddRange(approved.Events.Select(e => new RecordedEvent(e, approver.Id, at)));
            petition = approved.Next();
        }

        return (petition.Decide(command, actor, at), actor, command, petition);
    }

    private static async Task SubmitTwice(Petition petition, PetitionCommand command, Actor actor, Instant at, List<RecordedEvent> history)
    {
        InMemoryPetitionStore store = new(PetitionEventFormat.Current);
        for (int version = 0; version < history.Count; version++)
        {
            await store.AppendAsync(new(petition.Id, version, CommandId.From("h-" + version), history[version].By, history[version].At, [history[version].Event]), cancellationToken: TestContext.Current.CancellationToken);
        }

        PetitionDesk desk = PetitionDesk.Replaying(store, new InMemoryPersonalDataStore(), petition.Rules);
        Submission submission = new(CommandId.From("c"), petition.Id, command, actor, at);
        SubmissionResult first = await desk.SubmitAsync(submission, cancellationToken: TestContext.Current.CancellationToken);
        SubmissionResult second = await desk.SubmitAsync(submission, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(first.IsAccepted && !first.IsRepeated, $"{command.Name}: {first.Refusal}");
        Assert.True(second.IsRepeated, $"{command.Name}: {second.Refusal}");
        Assert.Equal(first.Events.AsEnumerable(), second.Events);
        Assert.Equal(first.Petition, second.Petition);
    }

    private static ExpireClock Expiry(Petition petition, TransitionDefinition transition, Requirement expired, ref Instant at)
    {
        PendingExpiry? next = petition.NextExpiry();
        at = next is not null && next.Command.Clock == expired.Of ? Instant.Max(at, next.At) : at;
        return new ExpireClock(transition.Command, expired.Of!, next?.Command.Stage ?? expired.Is[0]);
    }

    private static PetitionCommand Dressed(Petition petition, TransitionDefinition transition, string? kind, RandomWalk random)
    {
        WorkflowDefinition definition = petition.Rules.Workflow.Definition;
        bool begins = transition.From.Contains(definition.Initial, StringComparer.Ordinal);
        bool toUnits = petition.Lead is null && transition.To is { } to && definition.States.First(s => s.Id == to).Owes is { Count: > 0 } owes
            && owes.All(o => petition.Rules.Scope(o.Role) is RoleScope.OwnReferral or RoleScope.OwnPart);
        bool several = transition.Effects.Any(e => e.Kind == EffectKind.Open && definition.Obligations.First(o => o.Id == e.Of).Many);
        RegistrationForm? form = begins ? Form(kind ?? "") with { Kind = kind } : null;
        PetitionCommand command = transition.Command switch
        {
            "Refer" => new Refer(Roads, several && random.Next(3) > 0 ? [Water, Parks] : []),
            "Contribute" => new Contribute(petition.OwingParts.FirstOrDefault(Water)),
            "ConcludeHearing" => new ConcludeHearing(new(new(2024, 9, 1), new(2024, 9, 20), [new("residents", 5)])),
            "TakeIntoCollectiveAgency" => new TakeIntoCollectiveAgency(RepresentativeId.From("rep-7")),
            "ReceiveFromMeetings" => new ReceiveFromMeetings(form),
            _ => new Step(transition.Command)
            {
                Form = form,
                Outcome = transition.Find(RequirementKind.Proposal)?.Is[0],
                Recipient = transition.Find(RequirementKind.Recipient)?.Of,
                Channel = transition.Find(RequirementKind.Recipient) is null ? null : FeedbackChannel.Letter,
                Appraisal = transition.Find(RequirementKind.Result)?.Of,
                Grade = transition.Find(RequirementKind.Result) is { } result ? new Grade("satisfaction", result.Is[0] == "satisfied" ? "satisfied" : "not-satisfied") : null,
                Lead = toUnits ? Roads : null,
                Assisting = several && petition.Lead is not null ? [Water, Parks] : [],
            },
        };
        return command with
        {
            HasReason = true,
            Data = [Text("text")],
            Attachments = [.. transition.Requires.Where(r => r.Kind == RequirementKind.Document).Select(r => new Attachment(r.Of!, "doc"))],
        };
    }
}
