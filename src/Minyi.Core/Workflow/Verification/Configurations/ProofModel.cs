using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification.Configurations;

/// <summary>The explored configurations with what the properties are said in: entries, chains, who may take a step.</summary>
internal sealed class ProofModel
{
    private readonly ulong[] _nothing;
    private readonly ulong[][] _clockMasks;
    private readonly ulong[][] _chainMasks;
    private readonly ulong[][] _headedMasks;
    private readonly ulong[] _scratch;
    private readonly bool _runnerStandsIn;
    private readonly ulong[] _counterMask;
    private readonly ulong[] _publishedMask;

    internal ProofModel(CompiledWorkflow workflow, StateSpace space, RoleTable roles)
    {
        Workflow = workflow;
        Space = space;
        Roles = roles;
        Clocks = new(workflow);
        Rules = [.. workflow.Transitions.Select(t => new StepRule(t, workflow, roles))];
        WorkflowDefinition definition = workflow.Definition;
        ImmutableArray<Link>[] chains = [.. definition.Clocks.Select(c => c.Chain.Select(l => new Link(roles.Bit(l.Role), l.Clock is null ? -1 : Clock(l.Clock))).ToImmutableArray())];
        IsFinal = [.. definition.States.Select(s => s.IsFinal)];
        Entries = [.. definition.States.Select(s => s.IsFinal ? [] : s.Owes.Distinct().Select(o => new Entry(roles.Bit(o.Role), Clock(o.Clock), chains[Clock(o.Clock)])).ToArray())];
        Owing = [.. Entries.Select(e => e.Aggregate(0UL, (mask, entry) => mask | entry.Role))];
        _clockMasks = [.. workflow.Layout.Clocks.Select(f => Mask([f]))];
        _counterMask = Mask(workflow.Layout.Counters);
        _publishedMask = Mask([workflow.Layout.Published]);
        _nothing = new ulong[workflow.Layout.Words];
        _scratch = new ulong[workflow.Layout.Words];
        _chainMasks = [.. definition.Clocks.Select((_, k) => Mask(Together(chains, k).Select(c => workflow.Layout.Clocks[c])))];
        _headedMasks = [.. chains.Select((chain, k) => Mask(chain.Select(l => l.Clock).Where(c => c >= 0).Append(k).Select(c => workflow.Layout.Clocks[c])))];
        _runnerStandsIn = chains.Any(c => c.Any(l => (l.Role & roles.Clocks) != 0));

        int Clock(string id) => TransitionCompiler.IndexOf(definition.Clocks, c => c.Id == id);
    }

    internal CompiledWorkflow Workflow { get; }

    internal StateSpace Space { get; }

    internal RoleTable Roles { get; }

    internal Clocks Clocks { get; }

    internal ImmutableArray<StepRule> Rules { get; }

    internal bool[] IsFinal { get; }

    /// <summary>Who owes in each state, each pair once; nobody in a final one.</summary>
    internal Entry[][] Entries { get; }

    /// <summary>The roles that owe in each state.</summary>
    internal ulong[] Owing { get; }

    internal int Count => Space.Configurations.Count;

    internal ReadOnlySpan<ulong> Words(int index) => Space.Configurations[index];

    internal int State(int index) => Workflow.Layout.State.Read(Space.Configurations[index]);

    internal StepRule Rule(int label) => Rules[Space.Transition(label)];

    internal string StateId(int index) => Workflow.Definition.States[State(index)].Id;

    /// <summary>Whether a role of party <c>clock</c> may take a step from a configuration.</summary>
    internal bool IsRunnerStep(StepRule rule, int index) => rule.IsRunner || (_runnerStandsIn && rule.StandIn && StandsIn(Roles.Clocks, rule, index));

    /// <summary>Whether a role may take a step from a configuration, as one of its roles or as a stand-in.</summary>
    internal bool MayTake(ulong role, StepRule rule, int index) => (rule.Roles & role) != 0 || (rule.StandIn && StandsIn(role, rule, index));

    /// <summary>Whether an effect finds something to do when its turn comes: an obligation that is owed, an appraisal that is offered.</summary>
    /// <param name="index">The configuration.</param>
    /// <param name="rule">The transition.</param>
    /// <param name="step">The effect's place among the transition's steps.</param>
    /// <param name="closes">Whether it closes an appraisal.</param>
    internal bool Applies(int index, StepRule rule, int step, bool closes)
    {
        Words(index).CopyTo(_scratch);
        for (int before = 0; before < step; before++)
        {
            rule.Transition.Steps[before].Apply(_scratch, completes: false, absent: 0);
        }

        int value = rule.Transition.Steps[step].Field.Read(_scratch);
        return closes ? (AppraisalState)value == AppraisalState.Offered : (ObligationState)value is ObligationState.Owed or ObligationState.Some;
    }

    /// <summary>Whether two configurations differ in something else than counters and a clock (-1 for none).</summary>
    internal bool DifferBeside(int one, int other, int clock) => Differ(one, other, _counterMask, clock < 0 ? _nothing : _clockMasks[clock]);

    /// <summary>Whether two configurations differ in something else than whether the result is published.</summary>
    internal bool DifferBesidePublished(int one, int other) => Differ(one, other, _publishedMask, _nothing);

    /// <summary>Whether two configurations differ in something else than a clock and the clocks of the chain that it heads.</summary>
    internal bool DifferBesideHeaded(int one, int other, int clock) => Differ(one, other, _headedMasks[clock], _nothing);

    /// <summary>Whether two configurations differ in something else than a clock and the clocks of the chains that it heads or is in.</summary>
    internal bool DifferBesideChains(int one, int other, int clock) => Differ(one, other, _chainMasks[clock], _nothing);

    private bool StandsIn(ulong roles, StepRule rule, int index)
    {
        ReadOnlySpan<ulong> words = Words(index);
        foreach (Entry entry in Entries[Workflow.Layout.State.Read(words)])
        {
            Turn turn = entry.Next(Clocks, words);
            if (turn.Link >= 0 && (entry.Chain[turn.Link].Role & roles) != 0 && (turn.Overdue & rule.Roles) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool Differ(int one, int other, ulong[] ignored, ulong[] alsoIgnored)
    {
        ReadOnlySpan<ulong> a = Words(one);
        ReadOnlySpan<ulong> b = Words(other);
        for (int i = 0; i < a.Length; i++)
        {
            if (((a[i] ^ b[i]) & ~(ignored[i] | alsoIgnored[i])) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private ulong[] Mask(IEnumerable<Field> fields)
    {
        ulong[] mask = new ulong[Workflow.Layout.Words];
        foreach (Field field in fields)
        {
            mask[field.Word] |= field.Mask << field.Shift;
        }

        return mask;
    }

    private static SortedSet<int> Together(ImmutableArray<Link>[] chains, int clock)
    {
        SortedSet<int> together = [clock];
        for (int head = 0; head < chains.Length; head++)
        {
            if (head == clock || chains[head].Any(l => l.Clock == clock))
            {
                together.Add(head);
                together.UnionWith(chains[head].Select(l => l.Clock).Where(k => k >= 0));
            }
        }

        return together;
    }
}
