using Minyi.Workflow.Definition;

namespace Minyi.Tests.Workflow.Explorer;

/// <summary>
/// The parts of a workflow by number. A configuration is a row of bytes: state, kind, outcome (0: none), published, then each obligation, clock,
/// appraisal and counter in the order of the file.
/// </summary>
internal sealed class Parts
{
    internal const byte Stopped = 0;
    private const int StatePart = 0;
    private const int KindPart = 1;
    private const int OutcomePart = 2;
    private const int PublishedPart = 3;
    private const int First = 4;
    private readonly Dictionary<string, int> _states;
    private readonly Dictionary<string, int> _obligations;
    private readonly Dictionary<string, int> _clocks;
    private readonly Dictionary<string, int> _appraisals;
    private readonly Dictionary<string, int> _counters;
    private readonly Dictionary<string, int> _outcomes;
    private readonly List<string> _roles = [];

    internal Parts(WorkflowDefinition definition)
    {
        Definition = definition;
        _states = Numbered(definition.States.Select(s => s.Id));
        _obligations = Numbered(definition.Obligations.Select(o => o.Id));
        _clocks = Numbered(definition.Clocks.Select(c => c.Id));
        _appraisals = Numbered(definition.Appraisals.Select(a => a.Id));
        _counters = Numbered(definition.Counters.Select(c => c.Id));
        _outcomes = Numbered(definition.Outcomes.Select(o => o.Id));
        Office = RoleSet(RolesOf(RoleParty.Office));
        Authorities = Office | RoleSet(RolesOf(RoleParty.Unit));
        Units = RoleSet(RolesOf(RoleParty.Unit));
        Asking = RoleSet(RolesOf(RoleParty.Asking));
        Runners = RoleSet(RolesOf(RoleParty.Clock));
        InCharge = RoleSet(definition.Roles.Where(r => r.Scope == RoleScope.OwnReferral).Select(r => r.Id.Value));
        Moves = [.. definition.Transitions.Select((_, i) => new Move(this, i))];
        Entries = [.. definition.States.Select(s => s.IsFinal ? [] : s.Owes.Select(o => (Role(o.Role.Value), Clock(o.Clock))).Distinct().ToArray())];
        Pairs = [.. Entries.SelectMany(e => e).Distinct()];
        Chains = [.. definition.Clocks.Select(c => c.Chain.Select(l => (Role(l.Role.Value), l.Clock is { } clock ? Clock(clock) : (int?)null)).ToArray())];
    }

    internal WorkflowDefinition Definition { get; }

    internal Move[] Moves { get; }

    /// <summary>The roles of a party, as a set: bit i for the role numbered i.</summary>
    internal ulong Office { get; }

    internal ulong Units { get; }

    internal ulong Authorities { get; }

    internal ulong Asking { get; }

    internal ulong Runners { get; }

    /// <summary>The roles of the unit in charge.</summary>
    internal ulong InCharge { get; }

    /// <summary>The entries of each state; a final state's count for nothing.</summary>
    internal (int Role, int Clock)[][] Entries { get; }

    /// <summary>All entries of all states.</summary>
    internal (int Role, int Clock)[] Pairs { get; }

    internal (int Role, int? Clock)[][] Chains { get; }

    internal int RoleCount => _roles.Count;

    private int FirstClock => First + Definition.Obligations.Count;

    private int FirstAppraisal => FirstClock + Definition.Clocks.Count;

    private int FirstCounter => FirstAppraisal + Definition.Appraisals.Count;

    internal int State(string id) => _states[id];

    internal int Obligation(string id) => _obligations[id];

    internal int Clock(string id) => _clocks[id];

    internal int Appraisal(string id) => _appraisals[id];

    internal int Outcome(string id) => _outcomes[id] + 1;

    internal string RoleName(int role) => _roles[role];

    internal int Role(string id)
    {
        int at = _roles.IndexOf(id);
        if (at < 0)
        {
            at = _roles.Count;
            _roles.Add(id);
        }

        return at < 64 ? at : throw new NotSupportedException("more than 64 roles");
    }

    internal ulong RoleSet(IEnumerable<string> ids) => ids.Aggregate(0UL, (set, id) => set | 1UL << Role(id));

    /// <summary>The initial configurations, one for each kind.</summary>
    internal IEnumerable<byte[]> Initial()
    {
        for (int kind = 0; kind < Math.Max(1, Definition.Kinds.Count); kind++)
        {
            byte[] at = new byte[FirstCounter + Definition.Counters.Count];
            at[StatePart] = (byte)State(Definition.Initial);
            at[KindPart] = (byte)kind;
            yield return at;
        }
    }

    internal int StateOf(byte[] at) => at[StatePart];

    internal void SetState(byte[] at, int state) => at[StatePart] = (byte)state;

    internal int KindOf(byte[] at) => at[KindPart];

    internal ref byte OutcomeOf(byte[] at) => ref at[OutcomePart];

    internal ref byte PublishedOf(byte[] at) => ref at[PublishedPart];

    internal ref byte ObligationOf(byte[] at, int obligation) => ref at[First + obligation];

    internal ref byte ClockOf(byte[] at, int clock) => ref at[FirstClock + clock];

    internal ref byte AppraisalOf(byte[] at, int appraisal) => ref at[FirstAppraisal + appraisal];

    internal ref byte CounterOf(byte[] at, int counter) => ref at[FirstCounter + counter];

    /// <summary>A clock is 0 stopped, 1 to n running in that stage, n+1 to 2n paused in that stage less n, 2n+1 run out.</summary>
    internal int Stages(int clock) => Definition.Clocks[clock].Stages.Count;

    internal bool Runs(byte[] at, int clock) => ClockOf(at, clock) >= 1 && ClockOf(at, clock) <= Stages(clock);

    internal bool IsPaused(byte[] at, int clock) => ClockOf(at, clock) > Stages(clock) && ClockOf(at, clock) <= 2 * Stages(clock);

    internal bool HasRunOut(byte[] at, int clock) => ClockOf(at, clock) == 2 * Stages(clock) + 1;

    internal bool IsInLastStage(byte[] at, int clock) => ClockOf(at, clock) == Stages(clock);

    internal bool IsFinal(byte[] at) => Definition.States[at[StatePart]].IsFinal;

    /// <summary>Whether two configurations differ in nothing but what is named.</summary>
    internal bool SameBut(byte[] a, byte[] b, bool counters = false, bool published = false, IReadOnlyCollection<int>? clocks = null)
    {
        for (int i = 0; i < a.Length; i++)
        {
            bool excused = (i == PublishedPart && published)
                || (i >= FirstCounter && counters)
                || (i >= FirstClock && i < FirstAppraisal && clocks is not null && clocks.Contains(i - FirstClock));
            if (a[i] != b[i] && !excused)
            {
                return false;
            }
        }

        return true;
    }

    internal int Named(RequirementKind kind, string? of) => kind switch
    {
        RequirementKind.Obligation or RequirementKind.Recipient => _obligations[of!],
        RequirementKind.Appraisal or RequirementKind.Result => _appraisals[of!],
        RequirementKind.Clock or RequirementKind.Expired => _clocks[of!],
        RequirementKind.Counter => _counters[of!],
        _ => -1,
    };

    internal int Named(EffectKind kind, string? of) => kind switch
    {
        EffectKind.Open or EffectKind.Settle or EffectKind.Waive or EffectKind.Void => _obligations[of!],
        EffectKind.Offer or EffectKind.Close or EffectKind.Withdraw => _appraisals[of!],
        EffectKind.Count or EffectKind.Reset => _counters[of!],
        EffectKind.Conclude or EffectKind.Reconsider or EffectKind.Publish or EffectKind.Retract => -1,
        _ => _clocks[of!],
    };

    private static Dictionary<string, int> Numbered(IEnumerable<string> ids) =>
        ids.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i, StringComparer.Ordinal);

    private IEnumerable<string> RolesOf(RoleParty party) => Definition.Roles.Where(r => r.Party == party).Select(r => r.Id.Value);
}
