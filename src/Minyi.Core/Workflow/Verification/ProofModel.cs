using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>The explored configurations with what the properties are said in: entries, chains, who may take a step.</summary>
internal sealed class ProofModel
{
    private readonly ulong[] _shared;
    private readonly ulong[][] _clockMasks;
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
        _shared = new ulong[workflow.Layout.Words];
        ChainClocks = [.. definition.Clocks.Select((_, k) => Together(chains, k))];

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

    /// <summary>For each clock, itself and the clocks of the chains that it heads or is in.</summary>
    internal ImmutableArray<int>[] ChainClocks { get; }

    internal int Count => Space.Configurations.Count;

    internal ReadOnlySpan<ulong> Words(int index) => Space.Configurations[index];

    internal int State(int index) => Workflow.Layout.State.Read(Space.Configurations[index]);

    internal StepRule Rule(int label) => Rules[Space.Transition(label)];

    /// <summary>Whether a role may take a step from a configuration, as one of its roles or as a stand-in.</summary>
    internal bool MayTake(ulong role, StepRule rule, int index)
    {
        if ((rule.Roles & role) != 0)
        {
            return true;
        }

        if (rule.StandIn)
        {
            ReadOnlySpan<ulong> words = Words(index);
            foreach (Entry entry in Entries[Workflow.Layout.State.Read(words)])
            {
                Turn turn = entry.Next(Clocks, words);
                if (turn.Link >= 0 && entry.Chain[turn.Link].Role == role && (turn.Overdue & rule.Roles) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether two configurations differ in something else than counters and a clock (-1 for none).</summary>
    internal bool DifferBeside(int one, int other, int clock) => Differ(one, other, _counterMask, clock < 0 ? _shared : _clockMasks[clock]);

    /// <summary>Whether two configurations differ in something else than whether the result is published.</summary>
    internal bool DifferBesidePublished(int one, int other) => Differ(one, other, _publishedMask, _shared);

    /// <summary>Whether two configurations differ in something else than the clocks of a clock's chains.</summary>
    internal bool DifferBesideChain(int one, int other, int clock, bool headed)
    {
        ulong[] mask = new ulong[Workflow.Layout.Words];
        foreach (int k in headed ? Headed(clock) : ChainClocks[clock])
        {
            for (int i = 0; i < mask.Length; i++)
            {
                mask[i] |= _clockMasks[k][i];
            }
        }

        return Differ(one, other, mask, _shared);
    }

    private IEnumerable<int> Headed(int clock) =>
        [clock, .. Workflow.Definition.Clocks[clock].Chain.Where(l => l.Clock is not null).Select(l => TransitionCompiler.IndexOf(Workflow.Definition.Clocks, c => c.Id == l.Clock))];

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

    private static ImmutableArray<int> Together(ImmutableArray<Link>[] chains, int clock)
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

        return [.. together];
    }
}
