using System.Collections.Immutable;

namespace Minyi.Grid.Cells;

/// <summary>Blocks in the ordinal order of their ids, with the graph that cells are formed on: neighbours within one community.</summary>
internal sealed class BlockMap
{
    private readonly (int A, int B)[] _pairs;

    public BlockMap(IEnumerable<Block> blocks, IEnumerable<BlockAdjacency> neighbours)
    {
        Blocks = [.. Guard.Against.Null(blocks).OrderBy(b => b.Id, StringComparer.Ordinal)];
        Ids = [.. Blocks.Select(b => b.Id)];
        for (int i = 1; i < Ids.Length; i++)
        {
            if (Ids[i] == Ids[i - 1])
            {
                throw new ArgumentException($"The block '{Ids[i]}' occurs twice.", nameof(blocks));
            }
        }

        Dictionary<string, int> positions = new(StringComparer.Ordinal);
        for (int i = 0; i < Ids.Length; i++)
        {
            positions.Add(Ids[i], i);
        }

        _pairs = [.. Guard.Against.Null(neighbours).Select(n => Pair(Position(positions, n.A), Position(positions, n.B))).Distinct()];
        PartitionEdge[] edges = [.. _pairs.Where(p => Blocks[p.A].Community == Blocks[p.B].Community).Select(p => new PartitionEdge(p.A, p.B))];
        Graph = PartitionGraph.Create([.. Blocks.Select(b => b.Population)], edges);
        Positions = positions;
    }

    public Block[] Blocks { get; }

    public ImmutableArray<string> Ids { get; }

    public PartitionGraph Graph { get; }

    private Dictionary<string, int> Positions { get; }

    /// <summary>The options of the graph's partition; homes in order are those of the first cells.</summary>
    public PartitionOptions Options(CellOptions options, CellHome[] homes, int cells)
    {
        string[] names = [.. homes.Select(h => h.Cell)];
        if (names.Distinct(StringComparer.Ordinal).Count() < names.Length || homes.Select(h => h.Block).Distinct(StringComparer.Ordinal).Count() < names.Length)
        {
            throw new ArgumentException("A cell has two homes, or two cells have the same.", nameof(options));
        }

        return new()
        {
            Tolerance = options.Tolerance,
            Randomness = options.Randomness,
            Starts = options.Starts,
            Seeds = homes.Length == 0 ? [] : [.. Enumerable.Range(0, cells).Select(c => c < homes.Length ? Position(Positions, homes[c].Block) : -1)],
        };
    }

    /// <summary>How many pairs of neighbours each part's border separates, and how many there are in all.</summary>
    public int[] Borders(ImmutableArray<int> parts, out int cut)
    {
        int[] borders = new int[parts.Max() + 1];
        cut = 0;
        foreach ((int a, int b) in _pairs)
        {
            if (parts[a] != parts[b])
            {
                borders[parts[a]]++;
                borders[parts[b]]++;
                cut++;
            }
        }

        return borders;
    }

    private static (int A, int B) Pair(int a, int b) => a < b ? (a, b) : (b, a);

    private static int Position(Dictionary<string, int> positions, string id) =>
        positions.TryGetValue(id, out int at) ? at : throw new ArgumentException($"The block '{id}' is not known.", nameof(id));
}
