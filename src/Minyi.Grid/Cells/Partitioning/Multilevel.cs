namespace Minyi.Grid.Cells.Partitioning;

/// <summary>Partitions a connected graph: coarsens it, divides the small graph, and improves the division on every finer one.</summary>
/// <remarks>After G. Karypis and V. Kumar, "Multilevel k-way partitioning scheme for irregular graphs", J. Parallel Distrib. Comput. 48, 1998.</remarks>
internal static class Multilevel
{
    private const int SmallestForTwo = 80;
    private const int NodesOfAPart = 30;
    private const int MiddlingGraph = 4_000;
    private const int Reach = 400;
    private const int CellsTried = 80;
    private const int MostTries = 16;
    private const int Annealed = 3;

    /// <summary>Divides into parts; every part is connected and has a node.</summary>
    /// <param name="graph">The graph, connected, with at least as many nodes as parts.</param>
    /// <param name="low">The least load of each part.</param>
    /// <param name="high">The largest load of each part.</param>
    /// <param name="pinned">Parts that nodes must be in, or -1; null when there are none.</param>
    /// <param name="effort">How hard to search.</param>
    /// <param name="random">Draws.</param>
    /// <param name="cancellation">Ends the work with an exception.</param>
    public static PartState Divide(
        WeightedGraph graph, long[] low, long[] high, int[]? pinned, Effort effort, Randomness random, CancellationToken cancellation)
    {
        int parts = low.Length;
        int middle = Math.Max(MiddlingGraph, 2 * NodesOfAPart * parts);
        if (parts > 2 && graph.Nodes > 2 * middle)
        {
            return DivideFromMiddle(graph, low, high, pinned, middle, effort, random, cancellation);
        }

        int stop = parts == 2 ? SmallestForTwo : Math.Max(SmallestForTwo * 2, NodesOfAPart * parts);
        List<Level> levels = Coarsen(graph, pinned, null, stop, parts, random, cancellation);
        Level coarsest = levels[^1];
        int[] part = InitialDivision.Of(coarsest.Graph, low, high, coarsest.Pinned, effort, random, cancellation);
        return Refine(levels, part, low, high, effort, random, loosen: true, cancellation);
    }

    /// <summary>A large graph: several divisions of a middling one, of which the best is carried on.</summary>
    private static PartState DivideFromMiddle(
        WeightedGraph graph, long[] low, long[] high, int[]? pinned, int middle, Effort effort, Randomness random, CancellationToken cancellation)
    {
        List<Level> levels = Coarsen(graph, pinned, null, middle, low.Length, random, cancellation);
        Level level = levels[^1];
        long give = 4 * (graph.TotalWeight / level.Graph.Nodes);
        int tries = Math.Clamp(CellsTried / low.Length, 1, MostTries);
        PartState[] found = [.. Enumerable.Range(0, tries)
            .Select(_ => Divide(level.Graph, [.. low.Select(x => x - give)], [.. high.Select(x => x + give)], level.Pinned, effort, random, cancellation))
            .OrderBy(s => s.Merit()).Take(Annealed)];
        PartState best = found[0];
        for (int i = 0; i < found.Length && low.Length <= CellsTried; i++)
        {
            Annealing annealing = new(found[i], Reach);
            annealing.Run(random, 300L * annealing.Borders, Cooling.Of(level.Graph), cancellation);
            PartState state = new(level.Graph, annealing.Best, found[i].Low, found[i].High, level.Pinned);
            best = state.Merit().CompareTo(best.Merit()) < 0 ? state : best;
        }

        return Refine(levels, best.Part, low, high, effort, random, loosen: true, cancellation);
    }

    /// <summary>Coarsens along a division that there is, and improves it on every level.</summary>
    public static PartState Improve(PartState state, Effort effort, Randomness random, CancellationToken cancellation)
    {
        int stop = Math.Max(SmallestForTwo, NodesOfAPart * state.Parts);
        List<Level> levels = Coarsen(state.Graph, state.Pinned, state.Part, stop, state.Parts, random, cancellation);
        return Refine(levels, levels[^1].Together!, state.Low, state.High, effort, random, loosen: false, cancellation);
    }

    private static PartState Refine(
        List<Level> levels, int[] part, long[] low, long[] high, Effort effort, Randomness random, bool loosen, CancellationToken cancellation)
    {
        PartState? state = null;
        for (int l = levels.Count - 1; l >= 0; l--)
        {
            cancellation.ThrowIfCancellationRequested();
            WeightedGraph graph = levels[l].Graph;
            if (state is not null)
            {
                int[] map = levels[l].Map!;
                int[] finer = new int[graph.Nodes];
                for (int v = 0; v < finer.Length; v++)
                {
                    finer[v] = state.Part[map[v]];
                }

                part = finer;
            }

            // Where nodes are heavy beside a part, the bounds are widened by some of a node; the finer graphs narrow them again.
            long node = graph.TotalWeight / graph.Nodes;
            long give = loosen && l > 0 ? 4 * node : 0;
            state = new(graph, part, [.. low.Select(x => x - give)], [.. high.Select(x => x + give)], levels[l].Pinned);
            LocalSearch search = new(state);
            if (state.Violation() > 0)
            {
                new Rebalancing(state, search.Contiguity).Run(random);
            }


            // Moves that cost nothing smooth a border, many rounds of them; dearer ones get it out of what it is stuck in, a few rounds.
            search.Run(random, effort.Rounds, 1, 2 * node, promising: true);
            search.Run(random, 2, effort.Patience, 2 * node, promising: false);
            search.Run(random, effort.Rounds / 4, 1, 2 * node, promising: true);
        }

        state!.Low = low;
        state.High = high;
        return state;
    }

    private static List<Level> Coarsen(
        WeightedGraph graph, int[]? pinned, int[]? together, int stop, int parts, Randomness random, CancellationToken cancellation)
    {
        List<Level> levels = [new(graph, null, pinned, together)];
        long heaviest = Math.Max(1, (long)(1.5 * graph.TotalWeight / stop));
        while (levels[^1].Graph.Nodes > stop)
        {
            cancellation.ThrowIfCancellationRequested();
            Level fine = levels[^1];
            Coarsening step = Coarsening.Of(fine.Graph, heaviest, random, fine.Together, fine.Pinned);
            if (step.Coarse.Nodes > 0.95 * fine.Graph.Nodes || step.Coarse.Nodes < parts)
            {
                break;
            }

            fine.Map = step.Map;
            levels.Add(new(step.Coarse, null, Carried(fine.Pinned, step), Carried(fine.Together, step)));
        }

        return levels;
    }

    private static int[]? Carried(int[]? values, Coarsening step)
    {
        if (values is null)
        {
            return null;
        }

        int[] coarse = new int[step.Coarse.Nodes];
        Array.Fill(coarse, -1);
        for (int v = 0; v < values.Length; v++)
        {
            coarse[step.Map[v]] = Math.Max(coarse[step.Map[v]], values[v]);
        }

        return coarse;
    }

    private sealed class Level(WeightedGraph graph, int[]? map, int[]? pinned, int[]? together)
    {
        public WeightedGraph Graph => graph;

        /// <summary>Where each node went in the next coarser graph; null at the coarsest.</summary>
        public int[]? Map { get; set; } = map;

        public int[]? Pinned => pinned;

        public int[]? Together => together;
    }
}
