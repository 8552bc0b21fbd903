namespace Minyi.Grid.Cells.Partitioning;

/// <summary>The whole search on one connected graph: several starts, each a multilevel division followed by annealing; the best is kept.</summary>
internal sealed class Search(WeightedGraph graph, long[] low, long[] high, int[]? pinned, Randomness random, int starts, CancellationToken cancellation)
{
    private const int SmallGraph = 400;
    private const int LargeGraph = 30_000;
    private const long MovesOfLarge = 180;
    private const long MovesOfMiddling = 1_000;
    private const int Reach = 400;

    /// <summary>Cut edges against balance: patient with what is outside at first, strict at last.</summary>
    private static readonly Cooling[] Coolings = [new(3, 0.3, 1, 50), new(3, 0.3, 10, 100), new(3, 0.3, 2.5, 50), new(2, 0.5, 1, 20)];

    private static readonly Cooling Polish = new(0.8, 0.15, 0.5, 100);

    private static readonly Cooling Balance = new(1.2, 0.15, 1, 200);

    private static readonly Effort Effort = new(Tries: 8, Rounds: 60, Patience: 8);

    private int[]? _best;
    private (long Farthest, long Outside, long Cost) _least;

    /// <summary>Whether every partition was gone through, so that no better one exists.</summary>
    public bool IsProved { get; private set; }

    /// <summary>Starts that a graph gets when nobody says how many: fewer where one takes longer, by the size of the borders that are to be expected.</summary>
    public static int StartsFor(int nodes, int parts)
    {
        if (nodes <= SmallGraph)
        {
            return 16;
        }

        bool large = nodes > LargeGraph;
        double border = 4 * Math.Sqrt((double)nodes * parts);
        double work = (8.0 * nodes) + (border * (large ? MovesOfLarge : MovesOfMiddling));
        return (int)Math.Clamp((large ? 2_500_000 : 10_000_000) / work, 1, 16);
    }

    /// <summary>Divides the graph.</summary>
    /// <param name="done">Told after each start how many there have been, and the best so far.</param>
    public PartState Run(Action<int, PartState>? done)
    {
        for (int s = 0; s < starts; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            Start(s, random.Fork());
            done?.Invoke(s + 1, State(_best!));
            if (graph.Nodes <= Exhaustion.MostNodes)
            {
                Exhaustion all = new(State(_best!));
                IsProved = all.TryFinish();
                _best = all.Best;
                if (IsProved)
                {
                    break;
                }
            }
        }

        if (!IsProved && State(_best!).Violation() > 0)
        {
            Balanced(random.Fork());
            Narrowed(random.Fork());
        }

        return State(_best!);
    }

    private PartState State(int[] part) => new(graph, [.. part], low, high, pinned);

    private void Start(int number, Randomness draws)
    {
        PartState state = Multilevel.Divide(graph, low, high, pinned, Effort, draws, cancellation);
        Offer(state);
        if (state.Parts == 1 || graph.Nodes <= Exhaustion.MostNodes)
        {
            return;
        }

        bool small = graph.Nodes <= SmallGraph;
        Annealing annealing = new(state, small ? int.MaxValue : Reach);
        long moves = small ? Math.Min(3_000_000, 30_000L * graph.Nodes) : Math.Max(300_000, (graph.Nodes <= LargeGraph ? MovesOfMiddling : MovesOfLarge) * annealing.Borders);
        annealing.Run(draws, moves, small ? Coolings[number % Coolings.Length] : Polish, cancellation);
        Finish(annealing.Best, draws);
        Finish(state.Part, draws);
    }

    /// <summary>Brings what is outside the bounds inside where that can be done, and takes the moves that are left.</summary>
    private void Finish(int[] part, Randomness draws)
    {
        PartState state = State(part);
        LocalSearch search = new(state, graph.Nodes <= SmallGraph ? int.MaxValue : Reach);
        long node = graph.TotalWeight / graph.Nodes;
        if (state.Violation() > 0)
        {
            new Rebalancing(state, search.Contiguity).Run(draws);
        }

        search.Run(draws, 20, 10, 2 * node, promising: false);
        Offer(state);
    }

    /// <summary>Anneals for balance: more strictly each time, while something is outside.</summary>
    private void Balanced(Randomness draws)
    {
        for (int t = 0; t < 4 && _least.Farthest > 0; t++)
        {
            PartState state = State(_best!);
            Annealing annealing = new(state, Reach);
            long moves = Math.Max(50_000, 1_000L * annealing.Borders);
            annealing.Run(draws, moves, Balance with { FirstRate = 1 << t }, cancellation);
            Finish(annealing.Best, draws);
            Finish(state.Part, draws);
        }
    }

    /// <summary>Where the bounds cannot be held: bounds as narrow as can be held beyond them, by halving.</summary>
    private void Narrowed(Randomness draws)
    {
        long held = _least.Farthest;
        long missed = 0;
        for (int t = 0; t < 6 && held - missed > 1; t++)
        {
            long wider = missed + ((held - missed) / 2);
            PartState state = new(graph, [.. _best!], [.. low.Select(l => l - wider)], [.. high.Select(h => h + wider)], pinned);
            Annealing annealing = new(state, Reach);
            annealing.Run(draws, Math.Max(20_000, 400L * annealing.Borders), Balance, cancellation);
            Finish(annealing.Best, draws);
            held = Math.Min(held, _least.Farthest);
            missed = held > wider ? wider : missed;
        }
    }

    private void Offer(PartState state)
    {
        (long, long, long) found = state.Merit();
        if (_best is null || found.CompareTo(_least) < 0)
        {
            (_best, _least) = ([.. state.Part], found);
        }
    }
}
