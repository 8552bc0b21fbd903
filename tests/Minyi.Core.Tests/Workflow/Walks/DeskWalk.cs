using System.Collections.Immutable;
using Minyi.Core.Tests.Hosting;
using Minyi.Core.Tests.Petitions;
using Minyi.Deadlines;
using Minyi.Hosting;
using Minyi.Petitions;
using Minyi.Petitions.Commands;
using Minyi.Petitions.Events;
using Minyi.Storage;
using Minyi.Workflow.Definition;
using static Minyi.Core.Tests.Petitions.Yantian;

namespace Minyi.Core.Tests.Workflow.Walks;

/// <summary>One petition of a workflow at the real desk: people who hold several roles, roles that never act, the runner, and in the end whoever is left.</summary>
internal sealed class DeskWalk
{
    private const int Long = 40;
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
    private readonly Attempts _attempts;
    private readonly WayOut _wayOut;
    private readonly PartyChecks _parties;
    private readonly List<string> _trace = [];
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
        _attempts = new(_rules, _people, _random);
        _wayOut = new(_rules, _people, _attempts);
        _parties = new(_rules, Checks.Found);
        Role[] authorities = [.. workflow.Definition.Roles.Where(r => r.Party is RoleParty.Office or RoleParty.Unit).Select(r => r.Id)];
        _deaf = [.. authorities.Where(_ => _random.Next(3) == 0)];
        InMemoryPersonalDataStore texts = new();
        _desk = new(_store, texts, _rules, _clock);
        _runner = new(_desk, new PetitionBoard(_store, _rules));
        _petition = Petition.New(_id, _rules);
    }

    internal RunChecks Checks { get; }

    internal List<string> Found => Checks.Found;

    /// <summary>Whether somebody who was late was done without.</summary>
    internal bool EndedWithoutTheLate { get; private set; }

    /// <summary>Whether some role that never acts was late, and it ended although none of them acted from the first step to the last.</summary>
    internal bool EndedWithoutTheDeaf { get; private set; }

    internal HashSet<string> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>The codes of all refusals.</summary>
    internal HashSet<string> Codes { get; } = new(StringComparer.Ordinal);

    internal int Refused { get; private set; }

    /// <summary>How many steps were taken by people who hold several roles.</summary>
    internal int BySeveral { get; private set; }

    internal IEnumerable<string> Trace => _trace;

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

            (PetitionCommand command, Actor actor) = _attempts.Next(_petition, _deaf);
            await SubmitAsync(command, actor);
        }

        if (Found.Count == 0 && !_petition.IsClosed && _petition.Version > 0)
        {
            await EndAsync();
        }
    }

    /// <summary>
    /// Nobody speaks until somebody is late or nothing runs any more; then whoever is late is done without, and as far as it can be everybody who is deaf. Where the next
    /// step is up to somebody deaf who is not late yet, it is waited for once more. Somebody deaf who is up without owing anything (an approval) is no case of the promise, and is woken.
    /// </summary>
    private async Task EndAsync()
    {
        HashSet<Role> everDeafAndLate = [];
        HashSet<Role> awaited = [];
        int deaf = _deaf.Count;
        for (int round = 0; !_petition.IsClosed; round++)
        {
            Assert.True(round < Long, "it goes round and does not end");
            await BeSilentAsync(awaited);
            AtTheEndOfSilence(_petition);
            HashSet<Role> late = Late();
            if (late.Count == 0 || _petition.IsClosed || Found.Count > 0)
            {
                return;
            }

            everDeafAndLate.UnionWith(late.Intersect(_deaf));
            if ((_wayOut.Find(_petition, _clock.Now, late, _deaf) ?? _wayOut.Find(_petition, _clock.Now, late, [])) is not { } path)
            {
                Found.Add($"ends-without-the-late: {string.Join(' ', late)} are late in {_petition.State.Id}, and the others cannot end it");
                return;
            }

            awaited = await FollowAsync(path, late);
        }

        EndedWithoutTheLate = Found.Count == 0;
        EndedWithoutTheDeaf = EndedWithoutTheLate && everDeafAndLate.Count > 0 && _deaf.Count == deaf;
    }

    /// <summary>Goes the way to the end, up to where it is up to somebody deaf who owes: their roles, for whom to wait.</summary>
    private async Task<HashSet<Role>> FollowAsync(List<(PetitionCommand Command, Actor Actor, Instant At)> path, HashSet<Role> late)
    {
        foreach ((PetitionCommand command, Actor actor, Instant at) in path)
        {
            if (command is ExpireClock)
            {
                await PassAsync(at);
                continue;
            }

            Role[] up = [.. actor.Roles.Where(_deaf.Contains)];
            Minyi.Workflow.ConfigurationView view = _rules.Workflow.Describe(_petition.Configuration);
            HashSet<Role> owing = [.. up.Where(r => !late.Contains(r) && _words.Entries(view).Any(e => e.Role == r && Words.At(view, e.Clock!).Status == Minyi.Workflow.ClockStatus.Running))];
            if (owing.Count > 0 && command is not Approve)
            {
                return owing;
            }

            _deaf.ExceptWith(up);
            _clock.Now = Instant.Max(_clock.Now, at);
            Assert.True(await SubmitAsync(command, actor), $"{command.Name} by {actor.Id} was decided and is refused at the desk: {_trace[^1]}");
        }

        Assert.True(_petition.IsClosed);
        return [];
    }

    /// <summary>Time passes until somebody is late, and each of those who are waited for, or nothing runs any more.</summary>
    private async Task BeSilentAsync(HashSet<Role> awaited)
    {
        for (int silent = 0; (Late() is var late && (late.Count == 0 || !awaited.All(late.Contains))) && _petition.NextExpiry() is { } next && !_petition.IsClosed; silent++)
        {
            await PassAsync(Instant.Max(next.At, _clock.Now));
            if (silent > Long)
            {
                Found.Add("silence-escalates: the runner goes on for ever");
                return;
            }
        }
    }

    private HashSet<Role> Late() => Checks.Late(_rules.Workflow.Describe(_petition.Configuration));

    /// <summary>From anywhere silence ends, and what is owed then has climbed to somebody above who is not late.</summary>
    private void AtTheEndOfSilence(Petition petition)
    {
        int told = 0;
        while (!petition.IsClosed && petition.NextExpiry() is not null)
        {
            petition = Petitions.Lateness.Decide(petition).Next();
            if (++told > Long)
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
        Codes.UnionWith(result.Refusal?.Reasons.Select(r => r.Code) ?? []);
        await SeeAsync(actor);
        return result.IsAccepted;
    }

    /// <summary>What is new on file, step by step, after somebody's command or, when time passed, after nobody's.</summary>
    private async Task SeeAsync(Actor? actor)
    {
        foreach (EventEnvelope envelope in await _store.ReadAsync(_id, _petition.Version, Token))
        {
            Petition before = _petition;
            _petition = _petition.Apply(envelope.Recorded);
            bool isRunner = envelope.Actor == DeadlineRunner.ActorId;
            if (!isRunner && envelope.Actor != actor?.Id)
            {
                Found.Add($"roles: {envelope.Actor} has said nothing, and is on file");
            }
            else if (!isRunner && _people.All.Single(p => p.Id == envelope.Actor).Roles.Overlaps(_deaf))
            {
                Found.Add($"roles: {envelope.Actor} is deaf, and is on file");
            }
            else if (envelope.Event is StepEvent step)
            {
                See(before, step, isRunner ? null : actor);
            }
            else if (envelope.Event is ApprovalGiven given)
            {
                _parties.Approved(before, given, actor!);
            }

            Attended();
        }
    }

    private void See(Petition before, StepEvent step, Actor? actor)
    {
        TransitionDefinition transition = _rules.Workflow.Definition.Transitions.Single(t => t.Id == step.Transition);
        Taken.Add($"{transition.Command}{(step.InPlaceOf is null ? "" : " in place")}");

        // Before the first event nobody knows the kind, nor whose petition it will be: the configuration that it leaves is the start of its kind.
        Petition at = before.Version == 0 ? _petition : before;
        Minyi.Workflow.Configuration from = before.Version == 0 ? _rules.Workflow.Start(_petition.Form!.Kind) : before.Configuration;
        ImmutableArray<Role> by = actor is null ? [.. transition.Roles.Where(r => _words.Is(r, RoleParty.Clock))]
            : step.InPlaceOf is not null ? []
            : _parties.By(at, transition, actor);
        Checks.Take(new(_rules.Workflow.Describe(from), transition, _rules.Workflow.Describe(_petition.Configuration), by, actor is not null && _parties.Answered == actor.Id));
        if (actor is not null)
        {
            _attempts.Acted(actor.Id);
            _parties.Taken(at, step, transition, actor);
            _parties.Answer(transition, actor.Id);
            BySeveral += _people.Several.Any(p => p.Id == actor.Id) ? 1 : 0;
            return;
        }

        _parties.Answer(transition, DeadlineRunner.ActorId);
        _trace.Add($"runner {step.Transition}: {step.State}");
        if (by.IsEmpty || transition.Find(RequirementKind.Expired) is null)
        {
            Found.Add($"roles: the runner took {transition.Id}, which is not the runner's");
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
            : _words.Turn(e, at) is { Next: { } next, IsLast: var isLast } && CanGoOn(next.Role) && (isLast || Words.At(at, next.Clock!).Status == Minyi.Workflow.ClockStatus.Running));
        if (!attended)
        {
            Found.Add($"someone-owes: {_petition} waits and nobody can go on");
        }

        Assert.True(_rules.Workflow.IsReachable(_petition.Configuration), $"{_petition} stands where the proof did not look");
    }

    /// <summary>There is one account that asked, and when it handled the petition too it does not grade that: of who asks it is enough that the workflow lets them.</summary>
    private bool CanGoOn(Role role) => _words.Is(role, RoleParty.Asking)
        ? _attempts.Enabled(_petition).Any(t => t.Roles.Contains(role))
        : _people.Plain.Any(p => p.Roles.Contains(role) && !_petition.Allowed(p).IsEmpty);
}
