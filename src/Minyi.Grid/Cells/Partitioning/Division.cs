using System.Collections.Immutable;

namespace Minyi.Grid.Cells.Partitioning;

/// <summary>A partition of a graph that may have several components: each gets a number of parts, and is searched for itself.</summary>
internal sealed class Division
{
    private readonly WeightedGraph _graph;
    private readonly int _parts;
    private readonly PartitionOptions _options;
    private readonly IProgress<PartitionProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly Components _components;
    private readonly Bounds _bounds;
    private readonly int[] _seeds;
    private readonly int[]? _shares;

    public Division(WeightedGraph graph, int parts, PartitionOptions options, IProgress<PartitionProgress>? progress, CancellationToken cancellation)
    {
        if (options.Tolerance.Sign < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), $"The tolerance is {options.Tolerance}; it is 0 or more.");
        }

        Guard.Against.Negative(options.Starts);
        _graph = graph;
        _parts = parts;
        _options = options;
        _progress = progress;
        _cancellation = cancellation;
        _seeds = Checked(options.Seeds, parts, graph.Nodes);
        _components = new(graph);
        _bounds = new(graph.TotalWeight, parts, options.Tolerance);
        if (parts > graph.Nodes)
        {
            Conflict = new(PartitionConflictKind.TooFewNodes, graph.Nodes, parts, []);
            return;
        }

        int[] seeded = new int[_components.Nodes.Count];
        foreach (int v in _seeds.Where(s => s >= 0))
        {
            seeded[_components.Of[v]]++;
        }

        int[] least = Array.ConvertAll(seeded, s => Math.Max(1, s));
        if (seeded.Length > parts)
        {
            Conflict = new(PartitionConflictKind.TooManyComponents, seeded.Length, parts, [.. _components.Nodes.Select(c => c[0])]);
            return;
        }

        if (least.Sum() > parts)
        {
            Conflict = new(PartitionConflictKind.TooManySeeds, least.Sum(), parts, [.. _components.Nodes.Select(c => c[0])]);
            return;
        }

        _shares = ComponentShares.Of(_components.Weights, least, [.. _components.Nodes.Select(c => c.Length)], parts);
    }

    public PartitionConflict? Conflict { get; }

    /// <summary>From scratch.</summary>
    public Partition Anew() => Result(FromScratch(out bool proved), proved, [], 0);

    /// <summary>With as little moved as may be; the division from scratch is one of the candidates.</summary>
    public Partition After(int[] previous)
    {
        int[] scratch = FromScratch(out _);
        long[] low = Bound(_bounds.Low);
        long[] high = Bound(_bounds.High);
        Randomness random = new((ulong)_options.Randomness + 0x5DEECE66D);
        int[] matched = PartMatching.Of(_graph, scratch, previous, _parts);
        List<(PartState State, IReadOnlyList<int> Continues)> all =
        [
            (new(_graph, [.. scratch], low, high), matched),
            (Redivision.Improve(Redivision.Drawn(_graph, scratch, previous, matched, low, high), random, _cancellation), matched),
        ];
        int attempts = _graph.Nodes > 30_000 ? 1 : 4;
        for (int t = 0; t < attempts; t++)
        {
            Redivision redivision = new(_graph, previous, _shares!, _components, low, high, random, _cancellation);
            all.Add((redivision.Run(carve: t > 0), redivision.Continues));
        }

        (PartState best, IReadOnlyList<int> continues) = all
            .Select(c => (State: Redivision.Strict(_graph, c.State.Part, previous, c.Continues, low, high), c.Continues)).MinBy(c => c.State.Merit());
        bool proved = false;
        int[] part = best.Part;
        if (_graph.Nodes <= Exhaustion.MostNodes && _components.Nodes.Count == 1 && continues.Count(c => c >= 0) == previous.Where(p => p >= 0).Distinct().Count())
        {
            Exhaustion exhaustion = new(best);
            proved = exhaustion.TryFinish();
            part = exhaustion.Best;
        }

        return Result(part, proved, [.. continues], Moved(part, previous, continues));
    }

    private long Moved(int[] part, int[] previous, IReadOnlyList<int> continues)
    {
        long moved = 0;
        for (int v = 0; v < part.Length; v++)
        {
            moved += previous[v] >= 0 && continues[part[v]] != previous[v] ? _graph.Weights[v] : 0;
        }

        return moved;
    }

    private long[] Bound(long value) => [.. Enumerable.Repeat(value, _parts)];

    private int[] FromScratch(out bool proved)
    {
        int[] part = new int[_graph.Nodes];
        Queue<int> free = new(Enumerable.Range(0, _parts).Where(c => _seeds[c] < 0));
        int[] position = [.. Enumerable.Repeat(-1, _graph.Nodes)];
        int total = _components.Nodes.Select((c, i) => StartsOf(c.Length, _shares![i])).Sum();
        int done = 0;
        proved = _components.Nodes.Count == 1;
        Randomness random = new((ulong)_options.Randomness);
        for (int i = 0; i < _components.Nodes.Count; i++)
        {
            int[] nodes = _components.Nodes[i];
            List<int> labels = [.. Enumerable.Range(0, _parts).Where(c => _seeds[c] >= 0 && _components.Of[_seeds[c]] == i)];
            int[]? pinned = labels.Count == 0 ? null : Pins(nodes, labels);
            while (labels.Count < _shares![i])
            {
                labels.Add(free.Dequeue());
            }

            WeightedGraph graph = _components.Nodes.Count == 1 ? _graph : _graph.Induced(nodes, position);
            (long low, long high) = _bounds.For(graph.TotalWeight, labels.Count);
            int starts = StartsOf(nodes.Length, labels.Count);
            Search search = new(graph, Filled(low, labels.Count), Filled(high, labels.Count), pinned, random.Fork(), starts, _cancellation);
            int before = done;
            PartState found = search.Run((s, best) => _progress?.Report(new(before + s, total, best.Cost(), best.Violation() == 0)));
            done += starts;
            proved &= search.IsProved;
            for (int v = 0; v < nodes.Length; v++)
            {
                part[nodes[v]] = labels[found.Part[v]];
            }
        }

        return part;
    }

    private int StartsOf(int nodes, int parts) => _options.Starts > 0 ? _options.Starts : Search.StartsFor(nodes, parts);

    private static long[] Filled(long value, int count) => [.. Enumerable.Repeat(value, count)];

    private int[] Pins(int[] nodes, List<int> labels)
    {
        Dictionary<int, int> at = [];
        for (int c = 0; c < labels.Count; c++)
        {
            at.Add(_seeds[labels[c]], c);
        }

        return [.. nodes.Select(v => at.TryGetValue(v, out int c) ? c : -1)];
    }

    private Partition Result(int[] part, bool proved, ImmutableArray<int> continues, long moved)
    {
        PartState state = new(_graph, part, Bound(_bounds.Low), Bound(_bounds.High));
        int cut = 0;
        for (int v = 0; v < part.Length; v++)
        {
            for (int e = _graph.Offsets[v]; e < _graph.Offsets[v + 1]; e++)
            {
                cut += part[_graph.Targets[e]] > part[v] || part[_graph.Targets[e]] < part[v] ? 1 : 0;
            }
        }

        ImmutableArray<int> outside = [.. Enumerable.Range(0, _parts).Where(c => !_bounds.Holds(state.Load[c]))];
        return new()
        {
            Parts = [.. part],
            Loads = [.. state.Load],
            CutEdges = cut / 2,
            CutWeight = state.Cost(),
            Deviation = state.Load.Max(_bounds.DeviationOf),
            Outside = outside,
            Impossibility = outside.IsEmpty ? null : Certificate(proved),
            IsProvedBest = proved,
            Continues = continues,
            Moved = moved,
        };
    }

    private PartitionImpossibility? Certificate(bool proved)
    {
        int[] heavy = [.. Enumerable.Range(0, _graph.Nodes).Where(v => _graph.Weights[v] > _bounds.High)];
        if (_bounds.Low > _bounds.High)
        {
            return Impossible(PartitionImpossibilityKind.NoWholeLoad, []);
        }

        if (heavy.Length > 0)
        {
            return Impossible(PartitionImpossibilityKind.HeavyNode, heavy);
        }

        long fewest = 0;
        long most = 0;
        for (int i = 0; i < _components.Nodes.Count; i++)
        {
            (long few, long many) = _bounds.Shares(_components.Weights[i], _components.Nodes[i].Length);
            if (few > many)
            {
                return Impossible(PartitionImpossibilityKind.Component, _components.Nodes[i]);
            }

            fewest += few;
            most += many;
        }

        return fewest > _parts || most < _parts ? Impossible(PartitionImpossibilityKind.ComponentsTogether, [])
            : proved ? Impossible(PartitionImpossibilityKind.Exhausted, [])
            : null;
    }

    private PartitionImpossibility Impossible(PartitionImpossibilityKind kind, int[] nodes) => new(kind, [.. nodes], _bounds.Low, _bounds.High);

    private static int[] Checked(ImmutableArray<int> seeds, int parts, int nodes)
    {
        if (seeds.IsDefaultOrEmpty)
        {
            return [.. Enumerable.Repeat(-1, parts)];
        }

        int[] given = [.. seeds.Where(s => s >= 0)];
        if (seeds.Length != parts || seeds.Any(s => s < -1 || s >= nodes) || given.Distinct().Count() != given.Length)
        {
            throw new ArgumentException($"There are {seeds.Length} seeds for {parts} parts; one for each part, different nodes, or -1, are expected.", nameof(seeds));
        }

        return [.. seeds];
    }
}
