using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;

namespace Minyi.Workflow.Verification;

/// <summary>All reachable configurations and the steps between them, in breadth-first order, so that the way back along the parents is a shortest trace.</summary>
internal sealed class StateSpace
{
    private readonly CompiledWorkflow _workflow;
    private readonly int _variantBits;
    private readonly List<int> _firstEdge = [];
    private readonly List<(int From, int Edge)> _parents = [];
    private int[] _targets = new int[4096];
    private int[] _labels = new int[4096];

    internal StateSpace(CompiledWorkflow workflow)
    {
        _workflow = workflow;
        _variantBits = 1 + workflow.Optionals.Length;
        Configurations = new(workflow.Layout.Words);
    }

    internal ReachableSet Configurations { get; }

    internal int Edges { get; private set; }

    /// <summary>How many configurations have all their steps recorded; these come first.</summary>
    internal int Expanded => _firstEdge.Count;

    /// <summary>Explores until everything is known or there are more configurations than the limit.</summary>
    /// <param name="limit">The most configurations.</param>
    /// <param name="inspect">Called for each configuration in breadth-first order with the transitions possible in it.</param>
    /// <returns>Whether everything is known.</returns>
    internal bool Explore(int limit, IInspector inspect)
    {
        int kinds = Math.Max(1, _workflow.Definition.Kinds.Count);
        for (int kind = 0; kind < kinds; kind++)
        {
            Configurations.FindOrAdd(_workflow.Start(kind));
            _parents.Add((-1, kind));
        }

        bool[] possible = new bool[_workflow.Transitions.Length];
        Span<ulong> current = stackalloc ulong[_workflow.Layout.Words];
        Span<ulong> next = stackalloc ulong[_workflow.Layout.Words];
        for (int index = 0; index < Configurations.Count; index++)
        {
            Configurations[index].CopyTo(current);
            int state = _workflow.Layout.State.Read(current);
            ImmutableArray<CompiledTransition> leaving = _workflow.FromState[state];
            _firstEdge.Add(Edges);
            foreach (CompiledTransition transition in leaving)
            {
                bool can = transition.IsPossible(current);
                possible[transition.Index] = can;
                if (!can)
                {
                    continue;
                }

                int first = -1;
                foreach (int variant in transition.Variants)
                {
                    current.CopyTo(next);
                    transition.Apply(_workflow.Layout, next, (variant & 1) == 1, (uint)variant >> 1);
                    if (first < 0)
                    {
                        first = Reach(index, next, Label(transition.Index, variant));
                    }
                    else if (!Configurations[first].SequenceEqual(next))
                    {
                        Reach(index, next, Label(transition.Index, variant));
                    }
                }
            }

            inspect.Inspect(index, state, current, possible);
            if (Configurations.Count > limit)
            {
                return false;
            }
        }

        return true;
    }

    internal ReadOnlySpan<int> Targets(int index) => _targets.AsSpan(_firstEdge[index], End(index) - _firstEdge[index]);

    /// <summary>The label of each step, parallel to <see cref="Targets"/>.</summary>
    internal ReadOnlySpan<int> Labels(int index) => _labels.AsSpan(_firstEdge[index], End(index) - _firstEdge[index]);

    /// <summary>The labels of a shortest path to a configuration, and the initial configuration where it starts.</summary>
    internal (List<int> Labels, int Start) Path(int index)
    {
        List<int> labels = [];
        while (_parents[index] is (>= 0, _) and (int from, int label))
        {
            labels.Add(label);
            index = from;
        }

        labels.Reverse();
        return (labels, index);
    }

    /// <summary>A shortest trace to a configuration, and the kind it starts with.</summary>
    internal (List<TraceStep> Steps, string? Kind) Trace(int index)
    {
        (List<int> labels, int start) = Path(index);
        return ([.. labels.Select(Step)], Kind(start));
    }

    /// <summary>A step's label: its transition, and in which of its variants it fires.</summary>
    internal int Label(int transition, int variant = 0) => (transition << _variantBits) | variant;

    /// <summary>Whether the attempt completes no set and everybody is there.</summary>
    internal bool IsPlain(int label) => (label & ((1 << _variantBits) - 1)) == 0;

    /// <summary>The kind of an initial configuration; null in a workflow without kinds.</summary>
    internal string? Kind(int start) => _workflow.Definition.Kinds.Count == 0 ? null : _workflow.Definition.Kinds[_parents[start].Edge].Id;

    /// <summary>The transition that a label names.</summary>
    internal int Transition(int label) => label >> _variantBits;

    internal TraceStep Step(int label)
    {
        TransitionDefinition transition = _workflow.Transitions[Transition(label)].Definition;
        string[] absent = [.. _workflow.Optionals.Where((_, i) => ((label >> (i + 1)) & 1) == 1)];
        return new(transition.Command, transition.Id, (label & 1) == 1, absent.ToValueList());
    }

    internal int Depth(int index)
    {
        int depth = 0;
        for (; _parents[index].From >= 0; index = _parents[index].From)
        {
            depth++;
        }

        return depth;
    }

    private int End(int index) => index + 1 < _firstEdge.Count ? _firstEdge[index + 1] : Edges;

    private int Reach(int from, ReadOnlySpan<ulong> next, int label)
    {
        int target = Configurations.FindOrAdd(next);
        if (target == _parents.Count)
        {
            _parents.Add((from, label));
        }

        if (Edges == _targets.Length)
        {
            Array.Resize(ref _targets, Edges * 2);
            Array.Resize(ref _labels, Edges * 2);
        }

        _targets[Edges] = target;
        _labels[Edges++] = label;
        return target;
    }
}

/// <summary>Looks at each configuration as it is explored.</summary>
internal interface IInspector
{
    /// <summary>Looks at one configuration.</summary>
    /// <param name="index">Its place in breadth-first order.</param>
    /// <param name="state">Its state.</param>
    /// <param name="words">Its words.</param>
    /// <param name="possible">For the transitions that leave its state, whether each is possible.</param>
    void Inspect(int index, int state, ReadOnlySpan<ulong> words, bool[] possible);
}
