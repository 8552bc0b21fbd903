using System.Buffers;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Workflow;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Petitions;

/// <summary>What holds whatever anybody tries.</summary>
public class PetitionInvariants
{
    private const int Walks = 150;
    private const int Steps = 120;

    [Fact]
    public void Hold_along_random_walks_of_random_actors()
    {
        HashSet<string> states = [];
        HashSet<string> transitions = [];
        HashSet<Type> events = [];
        HashSet<(bool Studio, bool Collected, bool Told)> closed = [];
        int refused = 0;
        for (ulong seed = 1; seed <= Walks; seed++)
        {
            RandomWalk walk = new(seed * 7919);
            Petition petition = New("P-" + seed);
            List<RecordedEvent> history = [];
            Model model = new();
            PaperModel paper = new();
            for (int step = 0; step < Steps; step++)
            {
                (PetitionCommand command, Actor actor, Instant at) = walk.Attempt(petition);
                PetitionDecision decision = petition.Decide(command, actor, at);
                Petition next = decision.Next();
                if (!decision.IsAllowed)
                {
                    refused++;
                    Assert.Same(petition, next);
                    Assert.Empty(decision.Events);
                    continue;
                }

                Assert.Equal(petition.Version + decision.Events.Length, next.Version);
                Assert.True(petition.Version == 0 || decision.Events[0] is (not StepEvent) or PetitionMerged || petition.Allowed(actor).Contains(command.Name), $"{command.Name} was allowed and not said to be");
                Assert.Equal(decision.Events.AsEnumerable(), petition.Decide(command, actor, at).Events);
                foreach (PetitionEvent happened in decision.Events)
                {
                    Assert.Equal(happened, RoundTrip(happened));
                    history.Add(new(happened, actor.Id, decision.At));
                    model.Apply(happened);
                    paper.Apply(command, history[^1]);
                    events.Add(happened.GetType());
                    transitions.Add((happened as StepEvent)?.Transition ?? "");
                }

                petition = next;
                states.Add(petition.State.Id);
                Check(petition, model);
                paper.Check(petition);
            }

            if (petition is { IsClosed: true, Form: { } form })
            {
                closed.Add((form.Studio is not null, form.Representative is not null, petition.File.Told.Count > 0));
            }

            Assert.Equal(petition, Petition.Fold(petition.Id, Rules, history));
            Assert.Equal(petition.GetHashCode(), Petition.Fold(petition.Id, Rules, history).GetHashCode());
        }

        // The walks go everywhere, or the checks above would say little.
        Assert.Equal(4, closed.Where(c => c.Told).Select(c => (c.Studio, c.Collected)).Distinct().Count());
        Assert.True(refused > 1000, $"{refused} refused");
        Assert.True(states.Count >= 19, string.Join(' ', states));
        Assert.True(transitions.Count >= 60, $"{transitions.Count} transitions");
        Assert.True(events.Count >= 15, string.Join(' ', events.Select(e => e.Name)));
    }

    private static void Check(Petition petition, Model model)
    {
        ConfigurationView view = petition.Rules.Workflow.Describe(petition.Configuration);
        string[] owed = [.. view.Obligations.Where(o => o.Value is ObligationState.Owed or ObligationState.Some).Select(o => o.Key)];
        if (petition.IsClosed)
        {
            Assert.Empty(owed);
            Assert.Empty(petition.Deadlines);
            Assert.Empty(petition.Owed);
            Assert.Empty(model.Owing);
            Assert.True(petition.State.Id == "Withdrawn" || model.PetitionerTold, $"{petition}: the petitioner was never told");
        }
        else
        {
            Assert.NotEmpty(petition.Owed);
            Assert.All(petition.Owed, o => Assert.NotNull(o.Due));
            Assert.True(petition.Owed.Any(o => Holder(petition, o.Role) is { } holder && !petition.Allowed(holder).IsEmpty), $"{petition}: {string.Join(' ', owed)} {petition.Form} {string.Join(' ', petition.File.Handlers)} {string.Join(' ', petition.File.Told)}");
            Assert.All(petition.Owed, o => Assert.NotNull(Holder(petition, o.Role)));
            Assert.All(petition.Owed, o => Assert.True(o.What.Chinese.Length > 0 && o.What.English.Length > 0));
        }

        // The clocks that the workflow knows to run or be paused are those with a deadline.
        Assert.Equal(view.Clocks.Keys.Order(StringComparer.Ordinal), petition.Deadlines.Select(d => d.Clock).Order(StringComparer.Ordinal));
        Assert.All(petition.Deadlines, d => Assert.Equal(view.Clocks[d.Clock].Status == ClockStatus.Paused, d.IsPaused));
        Assert.Equal(model.Owing.Order(StringComparer.Ordinal), owed.Where(o => o != "AssistingUnits").Order(StringComparer.Ordinal));
        Assert.Equal(model.Parts.Order(StringComparer.Ordinal), petition.OwingParts.Select(u => u.Value).Order(StringComparer.Ordinal));
        Assert.True(petition.Rules.Workflow.IsReachable(petition.Configuration));
        petition.ExplainForAudit();
    }

    /// <summary>Somebody who holds a role on this petition, by the form; null where nobody can, as no clerk does where no studio registered it.</summary>
    private static Actor? Holder(Petition petition, Role role) => role.Value switch
    {
        "Representative" when petition.Form!.Representative is { } collector => new(ActorId.From(collector.Value), [role]),
        "Representative" when petition.File.Agencies is { Count: > 0 } agencies && agencies[^1].ConcludedAt is null => new(ActorId.From(agencies[^1].Agents[0].Value), [role]),
        "Representative" or "Clerk" or "Director" or "Resident" => petition.Form!.Studio is { } studio ? new(ActorId.From("somebody"), [role], [studio]) : null,
        "ResponsibleUnit" => new(ActorId.From("somebody"), [role], units: [petition.Lead!.Value]),
        "AssistingUnit" => new(ActorId.From("somebody"), [role], units: petition.Assisting),
        "Petitioner" => new(petition.Form!.Petitioner!.Value, [role]),
        _ => new(ActorId.From("somebody"), [role]),
    };

    private static PetitionEvent RoundTrip(PetitionEvent happened)
    {
        ArrayBufferWriter<byte> json = new();
        PetitionEventFormat.Current.Write(happened, json);
        return PetitionEventFormat.Current.Read(PetitionEventFormat.Current.TypeOf(happened), json.WrittenSpan);
    }

    /// <summary>A plain model of who is owed what, written from the paper and not from the workflow: an answer owes four, of whom the representative and the
    /// studio may not exist (nobody collected what came by e-mail), and each feedback pays one.</summary>
    private sealed class Model
    {
        private string[] _all = [];

        internal HashSet<string> Owing { get; } = new(StringComparer.Ordinal);

        internal HashSet<string> Parts { get; } = new(StringComparer.Ordinal);

        internal bool PetitionerTold { get; private set; }

        internal void Apply(PetitionEvent happened)
        {
            switch (happened)
            {
                case PetitionRegistered { Form: { } form }:
                    _all = ["Petitioner", "MassWorkDepartment", .. form.Representative is null ? [] : (string[])["CollectingRepresentative"], .. form.Studio is null ? [] : (string[])["Studio"]];
                    break;
                case StepEvent { Command: "AnswerOnTheSpot" }:
                    Owing.UnionWith(_all.Where(r => r != "Petitioner"));
                    PetitionerTold = true;
                    break;
                case StepEvent { Command: "Conclude" or "Explain" }:
                    Owing.UnionWith(_all);
                    Parts.Clear();
                    break;
                case StepEvent { Command: "NotAccept" or "HandOver" }:
                    PetitionerTold = true;
                    break;
                case FeedbackGiven given:
                    Assert.True(Owing.Remove(given.Recipient), $"{given.Recipient} was told without being owed");
                    PetitionerTold |= given.Recipient == "Petitioner";
                    break;
                case StepEvent { Command: "DeclareUnreachable" }:
                    Owing.Remove("Petitioner");
                    PetitionerTold = true;
                    break;
                case PetitionReferred referred:
                    Parts.UnionWith(referred.Assisting?.Select(u => u.Value) ?? []);
                    break;
                case StepEvent { Command: "Contribute" } step:
                    Parts.Remove(step.Obligations![0].Member!);
                    break;
                case StepEvent { Command: "ReleaseAssisting" or "GrantReturn" }:
                    Parts.Clear();
                    break;
                case StepEvent { Command: "Withdraw" }:
                    Owing.Clear();
                    Parts.Clear();
                    break;
                case StepEvent { Command: "Rework" or "Reopen" or "LookAgain" or "ReceiveFromMeetings" or "TakeUnderSupervision" }:
                    PetitionerTold = false;
                    break;
            }
        }
    }
}
