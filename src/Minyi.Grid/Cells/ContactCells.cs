using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Grid.Cells.Shapes;
using Minyi.Numerics;

namespace Minyi.Grid.Cells;

/// <summary>A district's blocks in contact cells 网格: each cell connected, of equal population within a tolerance, with short borders.</summary>
/// <remarks>The order in which blocks and neighbours are given does not matter: blocks are put in the ordinal order of ids first.</remarks>
public sealed class ContactCells
{
    private readonly Dictionary<string, int> _cellOf;

    private ContactCells(ImmutableArray<ContactCell> cells, Dictionary<string, int> cellOf, Partition partition, int cutEdges, Refusal? shortfall)
    {
        Cells = cells;
        _cellOf = cellOf;
        Partition = partition;
        CutEdges = cutEdges;
        Shortfall = shortfall;
    }

    /// <summary>The cells: those with ids of their own in ordinal order, then those with numbers.</summary>
    public ImmutableArray<ContactCell> Cells { get; }

    /// <summary>The partition of the blocks in the ordinal order of their ids, without the neighbours that a community's border separates.</summary>
    public Partition Partition { get; }

    /// <summary>How many pairs of neighbouring blocks are in different cells, those on communities' borders included.</summary>
    public int CutEdges { get; }

    /// <summary>The largest |population / ideal - 1| of a cell.</summary>
    public Rational Deviation => Partition.Deviation;

    /// <summary>Why the tolerance is not held: that it is impossible and by which blocks, or that no such cells were found and which are outside; null where it is held.</summary>
    public Refusal? Shortfall { get; }

    /// <summary>How many people are in another cell than before; people of new blocks are not counted.</summary>
    public long Moved => Partition.Moved;

    /// <summary>The cell of a block.</summary>
    /// <exception cref="KeyNotFoundException">There is no such block.</exception>
    public ContactCell CellOf(string block) => Cells[_cellOf[Guard.Against.Null(block)]];

    /// <summary>Forms cells.</summary>
    /// <param name="blocks">The blocks, with distinct ids.</param>
    /// <param name="neighbours">Which blocks are neighbours; a pair may stand there in both directions.</param>
    /// <param name="cells">How many cells, at least 1.</param>
    /// <param name="options">What they should be like.</param>
    /// <param name="formed">The cells; null when the blocks cannot be put into so many connected cells at all.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="progress">Told after each start.</param>
    /// <param name="cancellation">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An id occurs twice or is not known, a block is its own neighbour, or a population is negative.</exception>
    public static bool TryForm(
        IEnumerable<Block> blocks, IEnumerable<BlockAdjacency> neighbours, int cells, CellOptions options,
        [NotNullWhen(true)] out ContactCells? formed, [NotNullWhen(false)] out Refusal? refusal,
        IProgress<PartitionProgress>? progress = null, CancellationToken cancellation = default)
    {
        BlockMap map = new(blocks, neighbours);
        Guard.Against.NegativeOrZero(cells);
        Guard.Against.Null(options);
        CellHome[] homes = [.. (options.Homes.IsDefault ? [] : options.Homes).OrderBy(h => h.Cell, StringComparer.Ordinal)];
        if (homes.Length > cells)
        {
            formed = null;
            refusal = CellTexts.TooManyHomes(homes.Length, cells);
            return false;
        }

        PartitionOptions how = map.Options(options, homes, cells);
        formed = GraphPartitioner.TryDivide(map.Graph, cells, how, out Partition? partition, out PartitionConflict? conflict, progress, cancellation)
            ? Named(map, partition, [.. Enumerable.Range(0, cells).Select(c => c < homes.Length ? homes[c].Cell : null)], options)
            : null;
        refusal = conflict is null ? null : CellTexts.Of(conflict, map.Ids);
        return formed is not null;
    }

    /// <summary>Forms cells anew after blocks or their number changed, with as few people moved as was found to do.</summary>
    /// <param name="blocks">The blocks as they are now, with distinct ids.</param>
    /// <param name="neighbours">Which blocks are neighbours.</param>
    /// <param name="cells">How many cells, at least 1.</param>
    /// <param name="previous">The previous cell's id by block; blocks that are not there are new, and blocks that are no more are ignored.</param>
    /// <param name="options">What the cells should be like; homes are not taken here.</param>
    /// <param name="formed">The cells, which keep the ids of those that they continue; null when the blocks cannot be put into so many connected cells at all.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="progress">Told after each start.</param>
    /// <param name="cancellation">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">An id occurs twice or is not known, a block is its own neighbour, a population is negative, or homes are given.</exception>
    public static bool TryReform(
        IEnumerable<Block> blocks, IEnumerable<BlockAdjacency> neighbours, int cells, IReadOnlyDictionary<string, string> previous, CellOptions options,
        [NotNullWhen(true)] out ContactCells? formed, [NotNullWhen(false)] out Refusal? refusal,
        IProgress<PartitionProgress>? progress = null, CancellationToken cancellation = default)
    {
        BlockMap map = new(blocks, neighbours);
        Guard.Against.NegativeOrZero(cells);
        Guard.Against.Null(previous);
        if (!Guard.Against.Null(options).Homes.IsDefaultOrEmpty)
        {
            throw new ArgumentException("Homes are not taken when cells are changed.", nameof(options));
        }

        string[] labels = [.. map.Ids.Where(previous.ContainsKey).Select(id => previous[id]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        int[] before = [.. map.Ids.Select(id => previous.TryGetValue(id, out string? cell) ? Array.BinarySearch(labels, cell, StringComparer.Ordinal) : -1)];
        PartitionOptions how = map.Options(options, [], cells);
        formed = GraphPartitioner.TryRedivide(map.Graph, cells, before, how, out Partition? partition, out PartitionConflict? conflict, progress, cancellation)
            ? Named(map, partition, [.. partition.Continues.Select(c => c >= 0 ? labels[c] : null)], options)
            : null;
        refusal = conflict is null ? null : CellTexts.Of(conflict, map.Ids);
        return formed is not null;
    }

    /// <summary>Gives cells their ids: those that have one keep it, the others get the smallest free numbers in the order of their first blocks.</summary>
    private static ContactCells Named(BlockMap map, Partition partition, string?[] names, CellOptions options)
    {
        HashSet<string> taken = new(names.OfType<string>(), StringComparer.Ordinal);
        string[] ids = new string[names.Length];
        int[] first = [.. Enumerable.Range(0, names.Length).Select(c => partition.Parts.IndexOf(c))];
        int number = 0;
        foreach (int c in Enumerable.Range(0, names.Length).OrderBy(c => first[c]))
        {
            while (names[c] is null && !taken.Add(CellTexts.Number(++number)))
            {
            }

            ids[c] = names[c] ?? CellTexts.Number(number);
        }

        int[] order = [.. Enumerable.Range(0, ids.Length).OrderBy(c => names[c] is null).ThenBy(c => names[c] is null ? first[c] : 0).ThenBy(c => ids[c], StringComparer.Ordinal)];
        int[] borders = map.Borders(partition.Parts, out int cut);
        ILookup<int, int> members = Enumerable.Range(0, map.Ids.Length).ToLookup(v => partition.Parts[v]);
        Rational ideal = new(map.Graph.TotalWeight, names.Length);
        ImmutableArray<ContactCell> cells =
        [
            .. order.Select(c => (Cell: c, Shape: Compactness.Of([.. members[c].Select(v => map.Blocks[v].Outline)])))
                .Select(x => new ContactCell(
                    ids[x.Cell], [.. members[x.Cell].Select(v => map.Ids[v])], partition.Loads[x.Cell],
                    ideal.Sign == 0 ? Rational.Zero : (partition.Loads[x.Cell] / ideal) - 1, borders[x.Cell], x.Shape?.PolsbyPopper, x.Shape?.Reock)),
        ];
        Dictionary<string, int> cellOf = new(StringComparer.Ordinal);
        for (int i = 0; i < cells.Length; i++)
        {
            foreach (string block in cells[i].Blocks)
            {
                cellOf.Add(block, i);
            }
        }

        Refusal? shortfall = partition.IsWithinTolerance ? null : CellTexts.Of(partition, map.Ids, [.. order.Where(c => partition.Outside.Contains(c)).Select(c => ids[c])], options.Tolerance);
        return new(cells, cellOf, partition, cut, shortfall);
    }
}
