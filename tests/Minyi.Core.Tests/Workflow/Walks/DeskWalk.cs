using System.Collections.Immutable;
using Minyi.Core.Tests.Hosting;
using Minyi.Core.Tests.Petitions;
using Minyi.Deadlines;
using Minyi.Feedback;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Petitions.Registration;
using Minyi.Storage;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>One petition of a workflow at the real desk: people who hold several roles, roles that never act, the runner, and in the end whoever is left.</summary>
internal sealed class DeskWalk
{
    private readonly Random _random;
    private readonly PetitionRules _rules;
    private readonly People _people;
    private readonly StillClock _clock = new(At("2024-09-02T09:00"));
    private readonly InMemoryPetitionStore _store = new(PetitionEventFormat.Current);
    private readonly PetitionDesk _desk;
    private readonly DeadlineRunner _runner;
    private readonly PetitionId _id = PetitionId.From("P-1");
    private readonly HashSet<Role> _deaf;
    private readonly Words _words;
    private Petition _petition;
    private int _count;

    internal DeskWalk(PetitionWorkflow workflow, int seed)
    {
        _random = new(seed);
        _rules = new(workflow, Yantian.Rules.Time, workflow.Definition.Clocks.Select(c => new DeadlineRule(c.Id, _random.Next(1, 8), DeadlineUnit.WorkingDays)
        {
            Stages = [.. Enumerable.Range(1, c.Stages.Count - 1).Select(s => WarningStage.At(100 * s / c.Stages.Count))],
            Extension = new ExtensionPolicy(10, Times: 100),
        }));
        _words = new(workflow.Definition);
        Checks = new(workflow.Definition);
        _people = new(workflow.Definition, _random);
        Role[] authorities = [.. workflow.Definition.Roles.Where(r => r.Party is RoleParty.Office or RoleParty.Unit).Select(r => r.Id)];
        _deaf = [.. authorities.Where(_ => _random.Next(3) == 0)];
        InMemoryPersonalDataStore texts = new();
        _desk = new(_store, texts, _rules, _clock);
        _runner = new(_desk, new PetitionBoard(_store, _rules));
        _petition = Petition.New(_id, _rules);
    }

    internal RunChecks Checks { get; }

    internal List<string> Found => Checks.Found;

    /// <summary>How often somebody who is late was done without.</summary>
    internal bool EndedWithoutTheLate { get; private set; }

    internal HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

    internal int Refused { get; private set; }

    internal IEnumerable<string> Trace => _trace;

    private readonly List<string> _trace = [];
    private readonly List<Actor> _asked = [];
    private readonly List<Actor> _approved = [];
    private readonly List<(ActorId By, Role[] Roles, bool InPlace)> _acted = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Random attempts of whoever is not deaf, and time that passes; then the end.</summary>
    internal async Task RunAsync(int steps)
    {
        for (int i = 0; i < steps && Found.Count == 0; i++)
        {
            if (_random.Next(4) == 0 && _petition.Version > 0)
            {
                await PassAsync(_random.Next(3) == 0 && _petition.NextExpiry() is { } next ? next.At : _clock.Now + Duration.FromHours(_random.Next(1, 90)));
            }

            (PetitionCommand command, Actor actor) = Attempt();
            await SubmitAsync(command, actor);
        }

        if (Found.Count == 0 && !_petition.IsClosed && _petition.Version > 0)
        {
            await EndAsync();
        }
    }

    /// <summary>Nobody speaks until nothing runs any more; then whoever is late is done without.</summary>
    private async Task EndAsync()
    {
        for (int silent = 0; Late().Count == 0 && _petition.NextExpiry() is { } next && !_petition.IsClosed; silent++)
        {
            await PassAsync(Instant.Max(next.At, _clock.Now));
            if (silent > 40)
            {
                Found.Add("silence-escalates: the runner goes on for ever");
                return;
            }
        }

        AtTheEndOfSilence(_petition);
        HashSet<Role> late = Late();
        if (late.Count == 0 || _petition.IsClosed || Found.Count > 0)
        {
            return;
        }

        List<(PetitionCommand Command, Actor Actor, Instant At)>? path = WayOut(late);
        if (path is null)
        {
            Found.Add($"ends-without-the-late: {string.Join(' ', late)} are late in {_petition.State.Id}, and the others cannot end it");
            return;
        }

        foreach ((PetitionCommand command, Actor actor, Instant at) in path)
        {
            if (command is ExpireClock)
            {
                await PassAsync(at);
                continue;
            }

            _clock.Now = Instant.Max(_clock.Now, at);
            Assert.True(await SubmitAsync(command, actor), $"{command.Name} by {actor.Id} was decided and is refused at the desk: {_trace[^1]}");
        }

        Assert.True(_petition.IsClosed);
        EndedWithoutTheLate = true;
    }

    private HashSet<Role> Late() => Checks.Late(_rules.Workflow.Describe(_petition.Configuration));

    /// <summary>From anywhere silence ends, and what is owed then has climbed to somebody above who is not late.</summary>
    private void AtTheEndOfSilence(Petition petition)
    {
        int told = 0;
        while (!petition.IsClosed && petition.NextExpiry() is not null)
        {
            petition = Petitions.Lateness.Decide(petition).Next();
            if (++told > 40)
            {
                Found.Add("silence-escalates: the runner goes on for ever");
                return;
            }
        }

        Minyi.Workflow.ConfigurationView at = _rules.Workflow.Describe(petition.Configuration);
        foreach (OwedStep entry in _words.Entries(at).Where(e => _words.IsAuthority(e.Role)))
        {
            bool runs = Words.At(at, entry.Clock!).Status == Minyi.Workflow.ClockStatus.Running;
            bool stuck = Words.HasRunOut(at, entry.Clock!) && _words.Turn(entry, at) is var turn && (turn.Next is null || !turn.IsLast || !_words.Is(turn.Next.Role, RoleParty.Office));
            if (runs || stuck)
            {
                Found.Add($"silence-escalates: {entry.Role} owes under {entry.Clock} in {at.State} and nobody above can act");
            }
        }
    }

    private async Task PassAsync(Instant until)
    {
        _clock.Now = Instant.Max(_clock.Now, until);
        DeadlineRun run = await _runner.RunAsync(_clock.Now, Token);
        Assert.Empty(run.Refused);
        Assert.Empty(run.Failed);
        await SeeAsync(null);
    }

    private async Task<bool> SubmitAsync(PetitionCommand command, Actor actor)
    {
        SubmissionResult result = await _desk.SubmitAsync(new(CommandId.From($"c-{_count++}"), _id, command, actor), cancellationToken: Token);
        _trace.Add($"{actor.Id} [{string.Join(' ', actor.Roles)}] {command.Name}: {(result.IsAccepted ? result.Petition.State.Id : result.Refusal)}");
        Refused += result.IsAccepted ? 0 : 1;
        await SeeAsync(actor);
        return result.IsAccepted;
    }

    /// <summary>What is new on file, step by step.</summary>
    private async Task SeeAsync(Actor? actor)
    {
        foreach (EventEnvelope envelope in await _store.ReadAsync(_id, _petition.Version, Token))
        {
            Petition before = _petition;
            _petition = _petition.Apply(envelope.Recorded);
            if (envelope.Event is StepEvent step)
            {
                TransitionDefinition transition = _rules.Workflow.Definition.Transitions.Single(t => t.Id == step.Transition);
                Taken.Add($"{transition.Command}{(step.InPlaceOf is null ? "" : " in place")}");
                ImmutableArray<Role> by = envelope.Actor == DeadlineRunner.ActorId ? [.. transition.Roles.Where(r => _words.Is(r, RoleParty.Clock))]
                    : step.InPlaceOf is not null ? []
                    : [.. transition.Roles.Where(actor!.Roles.Contains)];
                if (envelope.Actor == DeadlineRunner.ActorId)
                {
                    _trace.Add($"runner {step.Transition}: {step.State}");
                }

                // Before the first event nobody knows the kind: the configuration that it leaves is the start of its kind.
                Minyi.Workflow.Configuration from = before.Version == 0 ? _rules.Workflow.Start(_petition.Form!.Kind) : before.Configuration;
                Checks.Take(new(_rules.Workflow.Describe(from), transition, _rules.Workflow.Describe(_petition.Configuration), by));
                if (envelope.Actor != DeadlineRunner.ActorId)
                {
                    Judged(before, transition, actor!);
                    Parties(before, step, transition, actor!);
                }
            }

            if (envelope.Event is ApprovalGiven)
            {
                _approved.Add(actor!);
                if (_asked.Any(a => a.Id == actor!.Id))
                {
                    Found.Add($"two-parties: {actor!.Id} asked, and approves");
                }
            }

            Attended();
        }
    }

    /// <summary>Two parties over the petition's life, from the events alone.</summary>
    private void Parties(Petition before, StepEvent step, TransitionDefinition transition, Actor actor)
    {
        bool own = step.InPlaceOf is null;
        Role[] held = [.. transition.Roles.Where(actor.Roles.Contains)];
        if (step.Approvals is not null)
        {
            _asked.Add(actor);
            Add(_approved.Any(a => a.Id == actor.Id), "approver and asker are one account");
            Add(_approved.Any(a => a.Units.Overlaps(actor.Units)), "approver and asker are of one unit");
        }

        if (transition.Find(RequirementKind.DistinctFrom) is not null)
        {
            Add(_acted.Any(a => a.By == actor.Id && a.Roles.All(r => _words.Is(r, RoleParty.Unit))), "who judges has acted for a unit, or in its place");
        }

        Minyi.Workflow.ConfigurationView at = _rules.Workflow.Describe(before.Configuration);
        foreach (OwedStep entry in before.Version == 0 ? [] : _words.Entries(at))
        {
            ChainLink[] chain = [.. _words.Clock(entry.Clock!).Chain];
            bool supervises = own && transition.Requires.Any(r => r.Kind == RequirementKind.Clock && r.Of == entry.Clock && r.Is.SequenceEqual(["run-out"])) && transition.Roles.All(r => chain.Any(l => l.Role == r));
            Add(supervises && _acted.Any(a => a.By == actor.Id && !a.InPlace && a.Roles.Contains(entry.Role) && !chain.Any(l => a.Roles.Contains(l.Role))), "who supervises has taken the step of who owes");
        }

        Add(!own && _acted.Any(a => a.By == actor.Id && !a.InPlace && a.Roles.Contains(step.InPlaceOf!.Value) && !a.Roles.Any(actor.Roles.Contains)), "who stands in has acted as the one who is late");
        _acted.Add((actor.Id, own ? held.Any(r => _words.Is(r, RoleParty.Unit)) && step.ForUnit is not null ? [.. transition.Roles.Where(r => _words.Is(r, RoleParty.Unit))] : [.. transition.Roles] : [step.InPlaceOf!.Value], !own));

        void Add(bool fails, string what)
        {
            if (fails)
            {
                Found.Add($"two-parties: {what} ({actor.Id}, {transition.Id})");
            }
        }
    }

    private void Judged(Petition before, TransitionDefinition transition, Actor actor)
    {
        bool judges = _rules.Workflow.Definition.Commands.Single(c => c.Id == transition.Command).Judges || transition.Effects.Any(e => e.Kind == EffectKind.Close && e.As != "lapsed");
        if (judges && (before.File.Handlers.Contains(actor.Id) || actor.Units.Any(u => u == before.Lead || before.Assisting.Contains(u) || before.File.FormerUnits.Contains(u))))
        {
            Found.Add($"nobody-judges-own-unit: {actor.Id} took {transition.Id}");
        }
    }

    /// <summary>Wherever it waits, one of those who owe can go on under a clock that runs, or the next of its chain can.</summary>
    private void Attended()
    {
        if (_petition.IsClosed || _petition.Version == 0)
        {
            return;
        }

        Minyi.Workflow.ConfigurationView at = _rules.Workflow.Describe(_petition.Configuration);
        bool attended = _words.Entries(at).Any(e => Words.At(at, e.Clock!).Status == Minyi.Workflow.ClockStatus.Running ? CanGoOn(e.Role) && _petition.NextExpiry() is not null
            : _words.Turn(e, at).Next is { } next && CanGoOn(next.Role));
        if (!attended)
        {
            Found.Add($"someone-owes: {_petition} waits and nobody can go on");
        }

        Assert.True(_rules.Workflow.IsReachable(_petition.Configuration), $"{_petition} stands where the proof did not look");
    }

    /// <summary>There is one account that asked, and when it handled the petition too it does not grade that: of who asks it is enough that the workflow lets them.</summary>
    private bool CanGoOn(Role role) => _words.Is(role, RoleParty.Asking)
        ? Enabled().Any(t => t.Roles.Contains(role))
        : _people.Plain.Any(p => p.Roles.Contains(role) && !_petition.Allowed(p).IsEmpty);

    private (PetitionCommand Command, Actor Actor) Attempt()
    {
        Actor[] there = [.. _people.All.Where(p => !p.Roles.Overlaps(_deaf))];
        there = there.Length == 0 ? [.. _people.Plain] : there;
        Actor actor = Coming(there[_random.Next(there.Length)]);
        if (_random.Next(6) > 0 && _petition.Version > 0)
        {
            Actor[] able = [.. there.Where(p => !_petition.Allowed(p).IsEmpty)];
            actor = able.Length > 0 ? Coming(able[_random.Next(able.Length)]) : actor;
        }

        TransitionDefinition[] open = [.. Enabled().Where(t => t.Find(RequirementKind.Expired) is null)];
        TransitionDefinition[] approvable = [.. open.Where(t => t.Find(RequirementKind.Approval) is not null)];
        if (approvable.Length > 0 && _random.Next(4) == 0)
        {
            TransitionDefinition approved = approvable[_random.Next(approvable.Length)];
            Role approving = Role.From(approved.Find(RequirementKind.Approval)!.Of!);
            Actor[] approvers = [.. there.Where(p => p.Roles.Contains(approving))];
            if (approvers.Length > 0)
            {
                return (new Approve(approved.Command, approving), approvers[_random.Next(approvers.Length)]);
            }
        }

        ImmutableArray<string> allowed = _petition.Version == 0 ? [] : _petition.Allowed(actor);
        TransitionDefinition[] own = [.. open.Where(t => allowed.Contains(t.Command))];
        TransitionDefinition[] early = [.. own.Where(t => t.Command is not ("Withdraw" or "HandOver"))];
        own = _random.Next(8) > 0 && early.Length > 0 ? early : own;
        TransitionDefinition chosen = own.Length > 0 && _random.Next(6) > 0 ? own[_random.Next(own.Length)]
            : open.Length > 0 && _random.Next(3) > 0 ? open[_random.Next(open.Length)]
            : _rules.Workflow.Definition.Transitions[_random.Next(_rules.Workflow.Definition.Transitions.Count)];
        return (Dressed(_petition, chosen, actor, _random.Next(100)), actor);
    }

    /// <summary>Somebody who may leave roles and units at home this time.</summary>
    private Actor Coming(Actor person) => person.Roles.Count == 1 || _random.Next(2) == 0 ? person
        : new(person.Id, person.Roles.Where(_ => _random.Next(2) == 0).DefaultIfEmpty(person.Roles.First()), person.Studios, person.Units.Where(_ => _random.Next(3) > 0));

    private IEnumerable<TransitionDefinition> Enabled() => Enabled(_petition);

    private IEnumerable<TransitionDefinition> Enabled(Petition petition) =>
        _rules.Workflow.Enabled(petition.Version == 0 ? _rules.Workflow.Start(Kind) : petition.Configuration).Select(e => e.Transition);

    private string? Kind => _rules.Workflow.Definition.Kinds.Count == 0 ? null : _rules.Workflow.Definition.Kinds[_id.Value.Length % 2].Id;

    private Step Dressed(Petition petition, TransitionDefinition transition, Actor actor, int choice)
    {
        WorkflowDefinition definition = _rules.Workflow.Definition;
        bool begins = petition.Version == 0 && transition.From.Contains(definition.Initial, StringComparer.Ordinal);
        bool toUnits = petition.Lead is null && transition.To is { } to && definition.States.First(s => s.Id == to).Owes is { Count: > 0 } owes
            && owes.All(o => _rules.Scope(o.Role) is RoleScope.OwnReferral or RoleScope.OwnPart);
        bool opens = transition.Effects.Any(e => e.Kind == EffectKind.Open && _words.Obligation(e.Of!).Many);
        bool settles = transition.Effects.Any(e => e.Kind == EffectKind.Settle && _words.Obligation(e.Of!).Many);
        Requirement? result = transition.Find(RequirementKind.Result);
        string? recipient = settles ? null : transition.Find(RequirementKind.Recipient)?.Of;
        return new Step(transition.Command)
        {
            Form = begins ? Form() with { Kind = Kind, Petitioner = _people.Asker, Representative = null } : null,
            Outcome = transition.Find(RequirementKind.Proposal)?.Is[0],
            Recipient = recipient,
            Channel = recipient is null ? null : FeedbackChannel.Letter,
            Appraisal = result?.Of,
            Grade = result is null ? null : result.Is[0] == "satisfied" ? Satisfied : NotSatisfied,
            Lead = toUnits ? Roads : null,
            Assisting = opens ? (choice % 3) switch { 0 => [], 1 => [Water], _ => [Water, Parks] } : [],
            Unit = settles && petition.OwingParts.Where(actor.Units.Contains).Cast<Minyi.Districts.UnitId?>().FirstOrDefault() is { } part ? part : null,
            HasReason = true,
            Data = [Text("text")],
            Attachments = [.. transition.Requires.Where(r => r.Kind == RequirementKind.Document).Select(r => new Attachment(r.Of!, "doc"))],
        };
    }

    /// <summary>A shortest way to an end by steps that need nobody who is late and nobody who asks; null when there is none.</summary>
    private List<(PetitionCommand Command, Actor Actor, Instant At)>? WayOut(HashSet<Role> late)
    {
        Actor[] left = [.. _people.Plain.Where(p => !p.Roles.Any(r => late.Contains(r) || _words.Is(r, RoleParty.Asking)))];
        Queue<(Petition Petition, ImmutableList<(PetitionCommand, Actor, Instant)> Path)> open = new([(_petition, [])]);
        HashSet<(Minyi.Workflow.Configuration, int, int)> seen = [];
        while (open.TryDequeue(out (Petition Petition, ImmutableList<(PetitionCommand, Actor, Instant)> Path) at))
        {
            if (at.Petition.IsClosed)
            {
                return [.. at.Path];
            }

            if (!seen.Add((at.Petition.Configuration, at.Petition.OwingParts.Count(), at.Petition.File.Approvals.Count)))
            {
                continue;
            }

            Instant now = Instant.Max(_clock.Now, at.Petition.LastAt!.Value);
            if (at.Petition.NextExpiry() is { } due)
            {
                PetitionDecision expired = Petitions.Lateness.Decide(at.Petition);
                Assert.True(expired.IsAllowed);
                open.Enqueue((expired.Next(), at.Path.Add((due.Command, _people.Plain[0], expired.At))));
                now = due.At <= now ? Instant.MinValue : now; // what has run out comes first
            }

            foreach (TransitionDefinition transition in now == Instant.MinValue ? [] : Enabled(at.Petition).Where(t => t.Find(RequirementKind.Expired) is null))
            {
                Minyi.Workflow.ConfigurationView view = _rules.Workflow.Describe(at.Petition.Configuration);
                bool top = transition.Sole is not null && _words.Entries(view).Any(e => _words.Turn(e, view) is { IsLast: true, Next: { } next, Overdue: var overdue } && !late.Contains(next.Role) && overdue.Any(transition.Roles.Contains));
                Role[] approvals = [.. transition.Requires.Where(r => r.Kind == RequirementKind.Approval).Select(r => Role.From(r.Of!))];
                Petition petition = at.Petition;
                ImmutableList<(PetitionCommand, Actor, Instant)> path = at.Path;
                foreach (Role approval in approvals)
                {
                    foreach (Actor approver in left.Where(p => p.Roles.Contains(approval)))
                    {
                        Approve approve = new(transition.Command, approval);
                        if (petition.Decide(approve, approver, now) is { IsAllowed: true } given)
                        {
                            (petition, path) = (given.Next(), path.Add((approve, approver, now)));
                            break;
                        }
                    }
                }

                foreach (Actor actor in top ? left.Concat(_people.Plain.Where(p => p.Roles.Overlaps(transition.Roles))) : left)
                {
                    Step step = Dressed(petition, transition, actor, 1);
                    if (petition.Decide(step, actor, now) is { IsAllowed: true } decision)
                    {
                        open.Enqueue((decision.Next(), path.Add((step, actor, now))));
                        break;
                    }
                }
            }
        }

        return null;
    }
}
