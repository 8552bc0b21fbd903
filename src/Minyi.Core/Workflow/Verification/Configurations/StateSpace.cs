using System.Collections.Immutable;
using Minyi.Workflow.Definition;
using Minyi.Workflow.Execution;
using Minyi.Workflow.Verification.Search;

namespace Minyi.Workflow.Verification.Configurations;

/// <summary>All reachable configurations and the steps between them, in breadth-first order, so that the way back along the parents is a shortest trace.</summary>
internal sealed class StateSpace
{
    private readonly CompiledWorkflow _workflow;
    private readonly int _variantBits;
    private readonly List<int> _firstEdge = [];
    private readonly List<(int From, int Edge)> _parents = [];
    private readonly Dictionary<int, TraceStep> _traceSteps = [];
    private Edge[] _edges = new Edge[4096];

    internal StateSpace(CompiledWorkflow workflow, ProofBudget budget)
    {
        _workflow = workflow;
        Budget = budget;
        _variantBits = 1 + workflow.Optionals.Length;
        Configurations = new(workflow.Layout.Words, budget);
    }

    internal ReachableSet Configurations { get; }

    internal ProofBudget Budget { get; }

    internal int Edges { get; private set; }

    /// <summary>Explores until everything is known.</summary>
    /// <param name="inspect">Called for each configuration in breadth-first order with the transitions possible in it; null for nobody.</param>
    /// <exception cref="ProofLimitException">There is more than the budget allows.</exception>
    internal void Explore(IInspector? inspect)
    {
        int kinds = Math.Max(1, _workflow.Definition.Kinds.Count);
        for (int kind = 0; kind < kinds; kind++)
        {
            Configurations.FindOrAdd(_workflow.Start(kind));
            _parents.Add((-1, kind));
        }

        bool[] possible = new bool[_workflow.Transitions.Length];
        ulong[] current = new ulong[_workflow.Layout.Words];
        ulong[] next = new ulong[_workflow.Layout.Words];
        for (int index = 0; index < Configurations.Count; index++)
        {
            Configurations[index].CopyTo(current);
            int state = _workflow.Layout.State.Read(current);
            ImmutableArray<CompiledTransition> leaving = _workflow.FromState[state];
            Budget.Spend(1 + leaving.Length);
            _firstEdge.Add(Edges);
            foreach (CompiledTransition transition in leaving)
            {
                if (possible[transition.Index] = transition.IsPossible(current))
                {
                    Take(index, transition, current, next);
                }
            }

            inspect?.Inspect(index, state, current, possible);
            Budget.CheckConfigurations(Configurations.Count);
        }
    }

    /// <summary>The steps from a configuration; each look at them is counted as work.</summary>
    internal ReadOnlySpan<Edge> Steps(int index)
    {
        ReadOnlySpan<Edge> steps = StepsAgain(index);
        Budget.Spend(1 + steps.Length);
        return steps;
    }

    /// <summary>The same, where the look was counted before.</summary>
    internal ReadOnlySpan<Edge> StepsAgain(int index)
    {
        int first = _firstEdge[index];
        return _edges.AsSpan(first, (index + 1 < _firstEdge.Count ? _firstEdge[index + 1] : Edges) - first);
    }

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
        Budget.Spend(labels.Count);
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

    /// <summary>A label as a step of a trace; the same object for the same label, since traces are long and many.</summary>
    internal TraceStep Step(int label)
    {
        if (!_traceSteps.TryGetValue(label, out TraceStep? step))
        {
            TransitionDefinition transition = _workflow.Transitions[Transition(label)].Definition;
            string[] absent = [.. _workflow.Optionals.Where((_, i) => ((label >> (i + 1)) & 1) == 1)];
            _traceSteps.Add(label, step = new(transition.Command, transition.Id, (label & 1) == 1, absent.ToValueList()));
        }

        return step;
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

    private void Take(int index, CompiledTransition transition, ReadOnlySpan<ulong> current, Span<ulong> next)
    {
        int first = -1;
        foreach (int variant in transition.Variants)
        {
            Budget.Spend(1 + transition.Steps.Length);
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

    private int Reach(int from, ReadOnlySpan<ulong> next, int label)
    {
        int target = Configurations.FindOrAdd(next);
        if (target == _parents.Count)
        {
            if (_parents.Count == _parents.Capacity)
            {
                Budget.Hold(_parents.Count * 12L); // and where the steps of each begin
            }

            _parents.Add((from, label));
        }

        if (Edges == _edges.Length)
        {
            Budget.Hold(Edges * 8L);
            Array.Resize(ref _edges, Edges * 2);
        }

        _edges[Edges++] = new(target, label);
        Budget.CheckSteps(Edges);
        return target;
    }
}

/// <summary>A step from a configuration: where it leads, and which transition in which variant it is.</summary>
internal readonly record struct Edge(int Target, int Label);
