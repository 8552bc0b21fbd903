using Minyi.Workflow.Verification.Configurations;

namespace Minyi.Workflow.Verification.Search;

/// <summary>Strongly connected components of a state space (Tarjan 1972, without recursion) or of some of its steps, and which of them can reach a final configuration.</summary>
/// <remarks>Tarjan's algorithm completes a component after all components it leads to, so one pass settles both questions.</remarks>
internal sealed class Components
{
    private readonly int[] _component;
    private readonly List<bool> _completes = [];
    private readonly List<int> _order;
    private readonly ProofBudget _budget;

    internal Components(StateSpace space, Func<int, bool> isFinal, Func<int, int, bool>? counts = null)
    {
        int count = space.Configurations.Count;
        _budget = space.Budget;
        space.Budget.Hold(8L * count); // what stays
        space.Budget.Hold(20L * count); // what is needed on the way
        _component = new int[count];
        _order = new(count);
        int[] number = new int[count];
        int[] low = new int[count];
        int[] nextEdge = new int[count];
        Stack<int> path = new();
        Stack<int> open = new();
        int numbered = 0;
        Array.Fill(_component, -1);
        for (int root = 0; root < count; root++)
        {
            if (number[root] != 0)
            {
                continue;
            }

            path.Push(root);
            while (path.TryPeek(out int index))
            {
                if (number[index] == 0)
                {
                    space.Steps(index);
                    number[index] = low[index] = ++numbered;
                    open.Push(index);
                }

                ReadOnlySpan<Edge> steps = space.StepsAgain(index);
                bool descended = false;
                while (nextEdge[index] < steps.Length)
                {
                    (int target, int label) = steps[nextEdge[index]++];
                    if (counts is not null && !counts(index, label))
                    {
                        continue;
                    }

                    if (number[target] == 0)
                    {
                        path.Push(target);
                        descended = true;
                        break;
                    }

                    if (_component[target] < 0)
                    {
                        low[index] = Math.Min(low[index], number[target]);
                    }
                }

                if (descended)
                {
                    continue;
                }

                path.Pop();
                if (low[index] == number[index])
                {
                    Complete(space, isFinal, open, index);
                }

                if (path.TryPeek(out int parent))
                {
                    low[parent] = Math.Min(low[parent], low[index]);
                }
            }
        }

        space.Budget.Release(20L * count);
    }

    /// <summary>Says that it is needed no more.</summary>
    internal void Release() => _budget.Release(8L * _component.Length);

    /// <summary>The configurations, each after those of the components that it leads to.</summary>
    internal List<int> Order => _order;

    internal bool CanComplete(int index) => _completes[_component[index]];

    internal int Of(int index) => _component[index];

    internal bool Together(int one, int other) => _component[one] == _component[other];

    private void Complete(StateSpace space, Func<int, bool> isFinal, Stack<int> open, int head)
    {
        int component = _completes.Count;
        List<int> members = [];
        int member;
        do
        {
            member = open.Pop();
            _component[member] = component;
            members.Add(member);
            _order.Add(member);
        }
        while (member != head);

        bool completes = false;
        foreach (int index in members)
        {
            completes |= isFinal(index);
            foreach ((int target, _) in space.Steps(index))
            {
                completes |= _component[target] >= 0 && _component[target] != component && _completes[_component[target]];
            }
        }

        _completes.Add(completes);
    }
}
