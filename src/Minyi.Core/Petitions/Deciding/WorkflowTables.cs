using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Petitions.Authority;
using Minyi.Workflow;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Petitions.Deciding;

/// <summary>What a transition can change, by index, so that the change can be told without looking at everything.</summary>
internal sealed record StepPlan(
    ImmutableArray<int> Obligations, ImmutableArray<(int Clock, EffectKind? Effect)> Clocks, ImmutableArray<int> Appraisals, ImmutableArray<int> Counters, bool Outcome, bool Concludes, bool Published);

/// <summary>A workflow's parts by index and by name, for telling changes and for folding them.</summary>
internal sealed class WorkflowTables
{
    /// <summary>The kind of document that documented attempts to reach a recipient are.</summary>
    internal const string Attempts = "attempts";

    private readonly FrozenDictionary<string, FrozenSet<Role>> _appraisers;
    private readonly FrozenDictionary<string, StepPlan> _plans;
    private readonly ImmutableArray<ImmutableArray<ClockState>> _clockStates;

    internal WorkflowTables(WorkflowDefinition definition)
    {
        Definition = definition;
        Layout = new(definition);
        States = Index(definition.States.Select(s => s.Id));
        Obligations = Index(definition.Obligations.Select(o => o.Id));
        Clocks = Index(definition.Clocks.Select(c => c.Id));
        Appraisals = Index(definition.Appraisals.Select(a => a.Id));
        Counters = Index(definition.Counters.Select(c => c.Id));
        Outcomes = Index(definition.Outcomes.Select(o => o.Id));
        _clockStates = [.. definition.Clocks.Select(ClockStates)];
        _plans = definition.Transitions.ToFrozenDictionary(t => t.Id, Plan, StringComparer.Ordinal);
        AttemptsFor = definition.Transitions
            .Where(t => t.Requires.Any(r => r is { Kind: RequirementKind.Document, Of: Attempts }))
            .GroupBy(t => t.Command, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.First().Effects.FirstOrDefault(e => e.Kind == EffectKind.Waive)?.Of, StringComparer.Ordinal);
        Absent = new(definition);
        Shared = definition.Obligations.Count(o => o.Many) == 1 ? definition.Obligations.Single(o => o.Many).Id : null;
        _appraisers = definition.Transitions.SelectMany(t => t.Requires.Where(r => r is { Kind: RequirementKind.Result, Of: not null }).SelectMany(r => t.Roles.Select(role => (r.Of, Role: role))))
            .GroupBy(a => a.Of!, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Select(a => a.Role).ToFrozenSet(), StringComparer.Ordinal);
        Documents = definition.Transitions.SelectMany(t => t.Requires).Where(r => r is { Kind: RequirementKind.Document, Of: not null }).Select(r => r.Of!).ToFrozenSet(StringComparer.Ordinal);
        RolesById = definition.Roles.ToFrozenDictionary(r => r.Id);
        RoleSets = new(definition);
        UnitRoles = definition.Roles.Where(r => r.Party == RoleParty.Unit).Select(r => r.Id).ToFrozenSet();
        Runners = definition.Roles.Where(r => r.Party == RoleParty.Clock).Select(r => r.Id).ToFrozenSet();
        Collecting = definition.Roles.Where(r => r.Collects).Select(r => r.Id).ToFrozenSet();
        FrozenSet<Role> asking = definition.Roles.Where(r => r.Scope == RoleScope.OwnPetition).Select(r => r.Id).ToFrozenSet();
        ToAsking = definition.Obligations.Where(o => o.To.Any(asking.Contains)).Select(o => o.Id).ToFrozenSet(StringComparer.Ordinal);
        Confidential = definition.Kinds.Where(k => k.Confidential).Select(k => k.Id).ToFrozenSet(StringComparer.Ordinal);
        Texts = [.. definition.Texts.Select(t => t.Id)];
        Reasons = [.. definition.Texts.Where(t => t.Use == TextUse.Reason).Select(t => t.Id)];
        Place = definition.Texts.FirstOrDefault(t => t.Use == TextUse.Place)?.Id;
        UnitStates = definition.Transitions.Where(t => t.Roles.Any(UnitRoles.Contains)).SelectMany(t => t.From).Where(f => f != definition.Initial).ToFrozenSet(StringComparer.Ordinal);
        Appraised = definition.Transitions.Where(GradedSide.LooksAtAppraisals).SelectMany(t => t.From.Select(f => (f, t.Command))).ToFrozenSet();
        FrozenSet<Role> district = definition.Roles.Where(r => r is { Party: RoleParty.Office, Scope: RoleScope.District }).Select(r => r.Id).ToFrozenSet();
        Beginning = definition.Transitions.Where(t => t.From.Contains(definition.Initial, StringComparer.Ordinal) && t.Roles.All(district.Contains)).SelectMany(t => t.Roles).ToFrozenSet();
        Starts = definition.Transitions.Where(t => t.From.Contains(definition.Initial, StringComparer.Ordinal)).Select(t => t.Command).ToFrozenSet(StringComparer.Ordinal);
        RolesOf = definition.Transitions.GroupBy(t => t.Command, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.SelectMany(t => t.Roles).ToFrozenSet(), StringComparer.Ordinal);
    }

    /// <summary>Who may take which steps, for the record of who has.</summary>
    internal RoleSets RoleSets { get; }

    internal WorkflowDefinition Definition { get; }

    internal Layout Layout { get; }

    internal FrozenDictionary<string, int> States { get; }

    internal FrozenDictionary<string, int> Obligations { get; }

    internal FrozenDictionary<string, int> Clocks { get; }

    internal FrozenDictionary<string, int> Appraisals { get; }

    internal FrozenDictionary<string, int> Counters { get; }

    internal FrozenDictionary<string, int> Outcomes { get; }

    /// <summary>To whom nobody is there.</summary>
    internal AbsentRecipients Absent { get; }

    /// <summary>The obligation that several owe a part of, whatever a workflow calls it; null where there is none, or more than one.</summary>
    internal string? Shared { get; }

    /// <summary>The roles that give an appraisal.</summary>
    internal FrozenSet<Role> AppraisersOf(string appraisal) => _appraisers.GetValueOrDefault(appraisal) ?? FrozenSet<Role>.Empty;

    /// <summary>The kinds of document that the workflow asks for.</summary>
    internal FrozenSet<string> Documents { get; }

    /// <summary>The roles.</summary>
    internal FrozenDictionary<Role, RoleDefinition> RolesById { get; }

    /// <summary>The roles whose holders collect petitions.</summary>
    internal FrozenSet<Role> Collecting { get; }

    /// <summary>The obligations to whoever brought the petition.</summary>
    internal FrozenSet<string> ToAsking { get; }

    /// <summary>The kinds of petition that are kept from whom they are about.</summary>
    internal FrozenSet<string> Confidential { get; }

    /// <summary>The keys of texts that a command may bring.</summary>
    internal ImmutableArray<string> Texts { get; }

    /// <summary>The keys of texts that are reasons.</summary>
    internal ImmutableArray<string> Reasons { get; }

    /// <summary>The key of the text that keeps a place which could be somebody's door; null where the workflow has none.</summary>
    internal string? Place { get; }

    /// <summary>The roles of units.</summary>
    internal FrozenSet<Role> UnitRoles { get; }

    /// <summary>The roles of the clock: the host's own runner.</summary>
    internal FrozenSet<Role> Runners { get; }

    /// <summary>The states in which a unit may act.</summary>
    internal FrozenSet<string> UnitStates { get; }

    /// <summary>The commands that depend on how appraisals stand, by the state they are given in.</summary>
    internal FrozenSet<(string State, string Command)> Appraised { get; }

    /// <summary>The offices that act on every petition and may begin one that no others may.</summary>
    internal FrozenSet<Role> Beginning { get; }

    /// <summary>The commands that begin a petition; each of them brings the registration form.</summary>
    internal FrozenSet<string> Starts { get; }

    /// <summary>The commands that take documented attempts to reach a recipient, and which recipient.</summary>
    internal FrozenDictionary<string, string?> AttemptsFor { get; }

    /// <summary>The roles that may give a command in some state.</summary>
    internal FrozenDictionary<string, FrozenSet<Role>> RolesOf { get; }

    internal StepPlan PlanOf(TransitionDefinition transition) => _plans[transition.Id];

    internal ClockState ClockOf(int clock, int value) => _clockStates[clock][value];

    /// <summary>Whether a clock has a stage.</summary>
    internal bool HasStage(int clock, string? stage)
    {
        foreach (string one in Definition.Clocks[clock].Stages)
        {
            if (one == stage)
            {
                return true;
            }
        }

        return false;
    }

    internal int ValueOf(int clock, ClockStatus status, string? stage)
    {
        ValueList<string> stages = Definition.Clocks[clock].Stages;
        int index = 0;
        while (index < stages.Count - 1 && stages[index] != stage)
        {
            index++;
        }

        return status switch
        {
            ClockStatus.Running => index + 1,
            ClockStatus.Paused => stages.Count + index + 1,
            ClockStatus.RunOut => (2 * stages.Count) + 1,
            _ => 0,
        };
    }

    private static ImmutableArray<ClockState> ClockStates(ClockDefinition clock) =>
    [
        new(ClockStatus.Stopped),
        .. clock.Stages.Select(s => new ClockState(ClockStatus.Running, s)),
        .. clock.Stages.Select(s => new ClockState(ClockStatus.Paused, s)),
        new(ClockStatus.RunOut),
    ];

    private StepPlan Plan(TransitionDefinition transition)
    {
        List<(int, EffectKind?)> clocks = [];
        if (transition.Find(RequirementKind.Expired) is { } expired)
        {
            clocks.Add((Clocks[expired.Of!], null)); // its stage changes by the expiry itself, before the effects
        }

        foreach (Effect effect in transition.Effects.Where(e => e.Kind is >= EffectKind.Start and <= EffectKind.Transfer))
        {
            clocks.Add((Clocks[effect.Of!], effect.Kind));
        }

        return new(
            Of(Obligations, EffectKind.Open, EffectKind.Settle, EffectKind.Waive, EffectKind.Void),
            [.. clocks],
            Of(Appraisals, EffectKind.Offer, EffectKind.Close, EffectKind.Withdraw),
            Of(Counters, EffectKind.Count, EffectKind.Reset),
            transition.Effects.Any(e => e.Kind is EffectKind.Conclude or EffectKind.Reconsider),
            transition.Effects.Any(e => e.Kind == EffectKind.Conclude),
            transition.Effects.Any(e => e.Kind is EffectKind.Publish or EffectKind.Retract));

        ImmutableArray<int> Of(FrozenDictionary<string, int> index, params EffectKind[] kinds) =>
            [.. transition.Effects.Where(e => kinds.Contains(e.Kind)).Select(e => index[e.Of!]).Distinct()];
    }

    private static FrozenDictionary<string, int> Index(IEnumerable<string> ids) =>
        ids.Select((id, i) => KeyValuePair.Create(id, i)).ToFrozenDictionary(StringComparer.Ordinal);
}
