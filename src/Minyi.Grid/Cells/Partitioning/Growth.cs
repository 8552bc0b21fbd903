namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Connected parts by growing.</summary>
internal static class Growth
{
    /// <summary>Part 0 grows from a node drawn by lot, by the neighbour that cuts least, until it has about the target; both parts are connected.</summary>
    public static int[] InTwo(WeightedGraph graph, long target, Randomness random)
    {
        int n = graph.Nodes;
        int[] part = new int[n];
        Array.Fill(part, 1);
        GainHeap heap = new(n);
        long load = 0;
        int grown = 0;
        heap.Set(random.Below(n), 0);
        while (heap.Count > 0 && grown < n - 1)
        {
            int v = heap.Pop();
            long weight = graph.Weights[v];
            if (grown > 0 && load + weight - target > target - load)
            {
                continue;
            }

            part[v] = 0;
            load += weight;
            grown++;
            if (load >= target)
            {
                break;
            }

            for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
            {
                int u = graph.Targets[e];
                if (part[u] == 1)
                {
                    long gain = 0;
                    for (int f = graph.Offsets[u]; f < graph.Offsets[u + 1]; f++)
                    {
                        gain += part[graph.Targets[f]] == 0 ? graph.EdgeWeights[f] : -graph.EdgeWeights[f];
                    }

                    heap.Set(u, gain);
                }
            }
        }

        Join(graph, part);
        return part;
    }

    /// <summary>Every part grows from its pinned nodes, the lightest first; parts without a pin split off from the heaviest.</summary>
    public static int[] FromPins(WeightedGraph graph, int parts, int[] pinned, Randomness random)
    {
        int n = graph.Nodes;
        int[] part = new int[n];
        Array.Fill(part, -1);
        int[] first = Enumerable.Range(0, n).Where(v => pinned[v] >= 0).ToArray();
        bool[] begun = new bool[parts];
        foreach (int v in first)
        {
            part[v] = pinned[v];
            begun[pinned[v]] = true;
        }

        // A part that nobody is pinned to begins far from those that there are.
        for (int c = 0; c < parts; c++)
        {
            if (!begun[c])
            {
                int far = Farthest(graph, part, random);
                part[far] = c;
            }
        }

        Spread(graph, part, parts);
        return part;
    }

    /// <summary>Gives every node without a part (-1) to a neighbouring part, the lightest part first.</summary>
    public static void Spread(WeightedGraph graph, int[] part, int parts)
    {
        long[] load = new long[parts];
        Queue<int>[] edge = new Queue<int>[parts];
        for (int c = 0; c < parts; c++)
        {
            edge[c] = new();
        }

        for (int v = 0; v < part.Length; v++)
        {
            if (part[v] >= 0)
            {
                load[part[v]] += graph.Weights[v];
                edge[part[v]].Enqueue(v);
            }
        }

        PriorityQueue<int, (long, int)> lightest = new();
        for (int c = 0; c < parts; c++)
        {
            lightest.Enqueue(c, (load[c], c));
        }

        while (lightest.TryDequeue(out int c, out _))
        {
            while (edge[c].TryPeek(out int v))
            {
                int free = -1;
                for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1] && free < 0; e++)
                {
                    free = part[graph.Targets[e]] < 0 ? graph.Targets[e] : -1;
                }

                if (free < 0)
                {
                    edge[c].Dequeue();
                    continue;
                }

                part[free] = c;
                load[c] += graph.Weights[free];
                edge[c].Enqueue(free);
                lightest.Enqueue(c, (load[c], c));
                break;
            }
        }
    }

    /// <summary>
    /// Moves nodes from one side to the other until each has at least as many nodes as it must have parts; both stay connected. Null where that is stuck, as in a star.
    /// </summary>
    public static (int[] Left, int[] Right)? WithEnough(WeightedGraph graph, int[] left, int[] right, int leftParts, int rightParts)
    {
        if (left.Length >= leftParts && right.Length >= rightParts)
        {
            return (left, right);
        }

        int[] part = new int[graph.Nodes];
        Array.Fill(part, -1);
        foreach (int v in left)
        {
            part[v] = 0;
        }

        foreach (int v in right)
        {
            part[v] = 1;
        }

        int from = left.Length < leftParts ? 1 : 0;
        int missing = from == 1 ? leftParts - left.Length : rightParts - right.Length;
        Contiguity contiguity = new(graph, int.MaxValue);
        while (missing > 0)
        {
            int mover = Where(part, from).FirstOrDefault(v => Borders(graph, part, v, 1 - from) && contiguity.CanLeave(v, part), -1);
            if (mover < 0)
            {
                return null;
            }

            part[mover] = 1 - from;
            missing--;
        }

        return ([.. Where(part, 0)], [.. Where(part, 1)]);
    }

    private static IEnumerable<int> Where(int[] part, int value) => Enumerable.Range(0, part.Length).Where(v => part[v] == value);

    private static bool Borders(WeightedGraph graph, int[] part, int node, int other)
    {
        for (int e = graph.Offsets[node]; e < graph.Offsets[node + 1]; e++)
        {
            if (part[graph.Targets[e]] == other)
            {
                return true;
            }
        }

        return false;
    }

    private static int Farthest(WeightedGraph graph, int[] part, Randomness random)
    {
        int n = graph.Nodes;
        bool[] seen = new bool[n];
        Queue<int> queue = new();
        for (int v = 0; v < n; v++)
        {
            if (part[v] >= 0)
            {
                seen[v] = true;
                queue.Enqueue(v);
            }
        }

        if (queue.Count == 0)
        {
            return random.Below(n);
        }

        int last = -1;
        while (queue.TryDequeue(out int v))
        {
            last = part[v] < 0 ? v : last;
            for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
            {
                if (!seen[graph.Targets[e]])
                {
                    seen[graph.Targets[e]] = true;
                    queue.Enqueue(graph.Targets[e]);
                }
            }
        }

        return last;
    }

    /// <summary>What of part 1 hangs together least goes to part 0.</summary>
    private static void Join(WeightedGraph graph, int[] part)
    {
        int[] component = new int[graph.Nodes];
        Array.Fill(component, -1);
        List<long> weights = [];
        Stack<int> stack = new();
        for (int s = 0; s < part.Length; s++)
        {
            if (part[s] != 1 || component[s] >= 0)
            {
                continue;
            }

            component[s] = weights.Count;
            weights.Add(0);
            stack.Push(s);
            while (stack.TryPop(out int v))
            {
                weights[component[s]] += graph.Weights[v];
                for (int e = graph.Offsets[v]; e < graph.Offsets[v + 1]; e++)
                {
                    int u = graph.Targets[e];
                    if (part[u] == 1 && component[u] < 0)
                    {
                        component[u] = component[s];
                        stack.Push(u);
                    }
                }
            }
        }

        int largest = weights.IndexOf(weights.Max());
        for (int v = 0; v < part.Length; v++)
        {
            part[v] = part[v] == 1 && component[v] != largest ? 0 : part[v];
        }
    }
}
