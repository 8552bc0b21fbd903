namespace Minyi.Tests.Workflow.Explorer;

/// <summary>Reachability by some of the steps only.</summary>
internal static class Paths
{
    /// <summary>What can be reached from some configurations (these included).</summary>
    internal static bool[] Forward(Space space, IEnumerable<int> from, Func<Step, bool> by) => Reach(space, from, at => space.Out[at], by, s => s.To);

    /// <summary>From where one of some configurations (these included) can be reached.</summary>
    internal static bool[] Backward(Space space, IEnumerable<int> to, Func<Step, bool> by) => Reach(space, to, at => space.In[at], by, s => s.From);

    /// <summary>
    /// A number for each configuration, the same for two when each is reachable from the other by some of the steps: what can be reached from a
    /// configuration is looked for among what is not yet numbered, against the order in which searches forward ended.
    /// </summary>
    internal static int[] Components(Space space, Func<Step, bool> by)
    {
        int count = space.Configurations.Count;
        int[] order = Ended(space, by);
        int[] component = new int[count];
        Array.Fill(component, -1);
        for (int i = count - 1; i >= 0; i--)
        {
            if (component[order[i]] >= 0)
            {
                continue;
            }

            Stack<int> open = new([order[i]]);
            component[order[i]] = i;
            while (open.TryPop(out int at))
            {
                foreach (Step step in space.In[at])
                {
                    if (component[step.From] < 0 && by(step))
                    {
                        component[step.From] = i;
                        open.Push(step.From);
                    }
                }
            }
        }

        return component;
    }

    private static int[] Ended(Space space, Func<Step, bool> by)
    {
        int count = space.Configurations.Count;
        List<int> order = new(count);
        bool[] seen = new bool[count];
        Stack<(int At, int Step)> path = new();
        for (int start = 0; start < count; start++)
        {
            if (seen[start])
            {
                continue;
            }

            seen[start] = true;
            path.Push((start, 0));
            while (path.TryPop(out (int At, int Step) top))
            {
                Step[] steps = space.Out[top.At];
                int next = top.Step;
                while (next < steps.Length && (seen[steps[next].To] || !by(steps[next])))
                {
                    next++;
                }

                if (next == steps.Length)
                {
                    order.Add(top.At);
                }
                else
                {
                    path.Push((top.At, next + 1));
                    seen[steps[next].To] = true;
                    path.Push((steps[next].To, 0));
                }
            }
        }

        return [.. order];
    }

    private static bool[] Reach(Space space, IEnumerable<int> start, Func<int, IReadOnlyList<Step>> steps, Func<Step, bool> by, Func<Step, int> end)
    {
        bool[] seen = new bool[space.Configurations.Count];
        Queue<int> open = new();
        foreach (int at in start)
        {
            if (!seen[at])
            {
                seen[at] = true;
                open.Enqueue(at);
            }
        }

        while (open.TryDequeue(out int at))
        {
            foreach (Step step in steps(at))
            {
                if (!seen[end(step)] && by(step))
                {
                    seen[end(step)] = true;
                    open.Enqueue(end(step));
                }
            }
        }

        return seen;
    }
}
