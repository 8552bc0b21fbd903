namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Divides a small connected graph: into two by growing one side, into more by halving halves, from pinned nodes by growing all at once.</summary>
internal static class InitialDivision
{
    public static int[] Of(
        WeightedGraph graph, long[] low, long[] high, int[]? pinned, Effort effort, Randomness random, CancellationToken cancellation)
    {
        int parts = low.Length;
        if (parts == 1)
        {
            return new int[graph.Nodes];
        }

        if (pinned is not null && pinned.Any(p => p >= 0))
        {
            return Growth.FromPins(graph, parts, pinned, random);
        }

        if (parts == 2)
        {
            return InTwo(graph, low, high, effort, random);
        }

        int[] part = new int[graph.Nodes];
        int[] position = new int[graph.Nodes];
        Array.Fill(position, -1);
        int[] all = new int[graph.Nodes];
        for (int v = 0; v < all.Length; v++)
        {
            all[v] = v;
        }

        Halve(graph, all, 0, low, high, part, position, effort, random, cancellation);
        return part;
    }

    private static void Halve(
        WeightedGraph graph, int[] nodes, int first, long[] low, long[] high, int[] part, int[] position,
        Effort effort, Randomness random, CancellationToken cancellation)
    {
        int parts = low.Length;
        if (parts == 1)
        {
            foreach (int v in nodes)
            {
                part[v] = first;
            }

            return;
        }

        // The weight to be shared out may be off the bounds' middle by what earlier halvings left over.
        WeightedGraph induced = graph.Induced(nodes, position);
        int left = parts / 2;
        double middle = 0;
        double middleOfLeft = 0;
        for (int c = 0; c < parts; c++)
        {
            middle += (low[c] + high[c]) / 2.0;
            middleOfLeft += c < left ? (low[c] + high[c]) / 2.0 : 0;
        }

        double share = middle > 0 ? middleOfLeft / middle : (double)left / parts;
        double target = induced.TotalWeight * share;
        double room = Math.Max(0, (high[0] - low[0]) / 2.0) * Math.Min(left, parts - left) / Math.Max(1, Math.Log2(parts));
        long[] lows = [(long)Math.Ceiling(target - room), (long)Math.Ceiling(induced.TotalWeight - target - room)];
        long[] highs = [(long)Math.Floor(target + room), (long)Math.Floor(induced.TotalWeight - target + room)];
        PartState two = Multilevel.Divide(induced, lows, highs, null, effort, random, cancellation);
        int[] sides = two.Part;
        int[] leftNodes = [.. nodes.Where((_, i) => sides[i] == 0)];
        int[] rightNodes = [.. nodes.Where((_, i) => sides[i] == 1)];
        if (Growth.WithEnough(graph, leftNodes, rightNodes, left, parts - left) is not { } enough)
        {
            int[] tree = TreeDivision.Of(induced, parts);
            for (int i = 0; i < nodes.Length; i++)
            {
                part[nodes[i]] = first + tree[i];
            }

            return;
        }

        (leftNodes, rightNodes) = enough;
        Halve(graph, leftNodes, first, low[..left], high[..left], part, position, effort, random, cancellation);
        Halve(graph, rightNodes, first + left, low[left..], high[left..], part, position, effort, random, cancellation);
    }

    private static int[] InTwo(WeightedGraph graph, long[] low, long[] high, Effort effort, Randomness random)
    {
        int[]? best = null;
        (long Outside, long Cost) least = default;
        long node = graph.TotalWeight / graph.Nodes;
        for (int t = 0; t < effort.Tries; t++)
        {
            PartState state = new(graph, Growth.InTwo(graph, (low[0] + high[0]) / 2, random), low, high);
            LocalSearch search = new(state);
            if (state.Violation() > 0)
            {
                new Rebalancing(state, search.Contiguity).Run(random);
            }

            search.Run(random, effort.Rounds, effort.Patience, 2 * node, promising: false);
            (long, long) found = (state.Violation(), state.Cost());
            if (best is null || found.CompareTo(least) < 0)
            {
                (best, least) = (state.Part, found);
            }
        }

        return best!;
    }
}
