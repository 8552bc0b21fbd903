using System.Collections.Immutable;
using Minyi.Grid.Cells;
using Minyi.Numerics;

namespace Minyi.Grid.Tests.Cells;

public sealed class ContactCellsTests
{
    /// <summary>A town of square blocks, 100 metres each, in rows and columns; ids are row-column.</summary>
    private static (Block[] Blocks, BlockAdjacency[] Neighbours) Squares(int rows, int columns, Func<int, int, long> population, Func<int, int, string?>? community = null)
    {
        var all = from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) select (Row: r, Column: c);
        return (
            [.. all.Select(b => new Block(Id(b.Row, b.Column), population(b.Row, b.Column)) { Community = community?.Invoke(b.Row, b.Column), Outline = Square(b.Row, b.Column) })],
            [
                .. all.Where(b => b.Column + 1 < columns).Select(b => new BlockAdjacency(Id(b.Row, b.Column), Id(b.Row, b.Column + 1))),
                .. all.Where(b => b.Row + 1 < rows).Select(b => new BlockAdjacency(Id(b.Row, b.Column), Id(b.Row + 1, b.Column))),
            ]);

        static string Id(int row, int column) => $"{row:00}-{column:00}";

        static ImmutableArray<BlockPoint> Square(int row, int column) =>
            [new(100 * column, 100 * row), new((100 * column) + 100, 100 * row), new((100 * column) + 100, (100 * row) + 100), new(100 * column, (100 * row) + 100)];
    }

    private static ContactCells Formed((Block[] Blocks, BlockAdjacency[] Neighbours) town, int cells, CellOptions? options = null)
    {
        Assert.True(ContactCells.TryForm(town.Blocks, town.Neighbours, cells, options ?? new(), out ContactCells? formed, out _));
        return formed;
    }

    [Fact]
    public void SquaresGetSquareCellsWithTheirCompactness()
    {
        ContactCells cells = Formed(Squares(4, 4, (_, _) => 50), 4);
        Assert.Equal((8, Rational.Zero, null), (cells.CutEdges, cells.Deviation, cells.Shortfall));
        Assert.Equal(["1", "2", "3", "4"], cells.Cells.Select(c => c.Id));
        Assert.Equal(["00-00", "00-01", "01-00", "01-01"], cells.Cells[0].Blocks);
        foreach (ContactCell cell in cells.Cells)
        {
            Assert.Equal((200L, 4, Rational.Zero), (cell.Population, cell.CutEdges, cell.Deviation));
            Assert.Equal(Math.PI / 4, cell.PolsbyPopper!.Value, 1e-12);      // 4π a² / (4 a)²
            Assert.Equal(2 / Math.PI, cell.Reock!.Value, 1e-12);             // a² / (π a² / 2)
        }
    }

    [Fact]
    public void AnLHasTheCompactnessThatAnyoneCanWorkOut()
    {
        (Block[] blocks, BlockAdjacency[] neighbours) = Squares(2, 2, (_, _) => 1);
        ContactCells one = Formed(([.. blocks.Take(3)], [.. neighbours.Where(n => n.A != "01-01" && n.B != "01-01")]), 1);
        Assert.Equal(4 * Math.PI * 3 / 64, one.Cells[0].PolsbyPopper!.Value, 1e-12);
        Assert.Equal(3 / (2 * Math.PI), one.Cells[0].Reock!.Value, 1e-12);   // the circle is that of the whole square: r² = 2
        Assert.Null(Formed(([blocks[0] with { Outline = [] }], []), 1).Cells[0].Reock);
    }

    [Property(MaxTest = 15, QuietOnSuccess = true)]
    public Property TheOrderOfTheInputDoesNotMatter() => Prop.ForAll(Gen.Choose(10, 90).ArrayOf(30).ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (people, seed) =>
    {
        (Block[] Blocks, BlockAdjacency[] Neighbours) town = Squares(5, 6, (r, c) => people[(6 * r) + c]);
        CellOptions options = new() { Tolerance = new(1, 10), Randomness = seed, Starts = 1 };
        ContactCells first = Formed(town, 4, options);
        ContactCells second = Formed(([.. town.Blocks.Reverse()], [.. town.Neighbours.Reverse().Select(n => new BlockAdjacency(n.B, n.A))]), 4, options);
        Assert.Equal(first.Cells.Select(c => (c.Id, string.Join(" ", c.Blocks))), second.Cells.Select(c => (c.Id, string.Join(" ", c.Blocks))));
        Assert.All(town.Blocks, b => Assert.Contains(b.Id, first.CellOf(b.Id).Blocks));
    });

    [Fact]
    public void CellsDoNotCrossCommunities()
    {
        ContactCells cells = Formed(Squares(4, 6, (_, _) => 10, (_, c) => c < 2 ? "west" : "east"), 3);
        Assert.Null(cells.Shortfall);
        Assert.Equal(1, cells.Cells.Count(c => c.Blocks.All(b => b.EndsWith("-00", StringComparison.Ordinal) || b.EndsWith("-01", StringComparison.Ordinal))));
        Assert.Equal(8, cells.CutEdges);                                     // 4 on the communities' border, 4 between the eastern cells
        Assert.Equal(4, cells.Partition.CutEdges);
    }

    [Fact]
    public void AHomeIsInItsCellAndGivesItTheName()
    {
        CellOptions options = new() { Homes = [new("rep-b", "00-00"), new("rep-a", "03-03")] };
        ContactCells cells = Formed(Squares(4, 4, (_, _) => 5), 4, options);
        Assert.Equal(["rep-a", "rep-b", "1", "2"], cells.Cells.Select(c => c.Id));
        Assert.Equal(("rep-a", "rep-b"), (cells.CellOf("03-03").Id, cells.CellOf("00-00").Id));
        Assert.False(ContactCells.TryForm([new("a", 1)], [], 1, new() { Homes = [new("x", "a"), new("y", "a")] }, out _, out Refusal? refusal));
        Assert.Equal("too-many-homes", refusal.Reasons[0].Code);
    }

    [Fact]
    public void ChangedCellsKeepTheirIdsAndNewBlocksJoin()
    {
        (Block[] Blocks, BlockAdjacency[] Neighbours) town = Squares(4, 5, (_, _) => 10);
        CellOptions options = new() { Tolerance = new(1, 5) };
        Dictionary<string, string> previous = town.Blocks.Where(b => !b.Id.EndsWith("-04", StringComparison.Ordinal))
            .ToDictionary(b => b.Id, b => (b.Id[1] < '2' ? "north" : "south"), StringComparer.Ordinal);
        Assert.True(ContactCells.TryReform(town.Blocks, town.Neighbours, 2, previous, options, out ContactCells? two, out _));
        Assert.Equal(["north", "south"], two.Cells.Select(c => c.Id));
        Assert.Equal((0L, null), (two.Moved, two.Shortfall));
        Assert.True(ContactCells.TryReform(town.Blocks, town.Neighbours, 3, previous, options, out ContactCells? three, out _));
        Assert.Equal(["north", "south", "1"], three.Cells.Select(c => c.Id));
        Assert.Equal(three.Moved, town.Blocks.Where(b => previous.TryGetValue(b.Id, out string? cell) && three.CellOf(b.Id).Id != cell).Sum(b => b.Population));
        Assert.Null(three.Shortfall);
    }

    [Fact]
    public void WhatIsImpossibleNamesTheBlocks()
    {
        ContactCells cells = Formed(([new("big", 90), new("left", 5), new("right", 5)], [new("left", "big"), new("big", "right")]), 2);
        Assert.Equal(("heavy-block", true), (cells.Shortfall!.Reasons[0].Code, cells.Shortfall.Reasons[0].Text.English.Contains(": big.", StringComparison.Ordinal)));
        Assert.False(ContactCells.TryForm([new("a", 1), new("b", 1)], [], 1, new(), out _, out Refusal? refusal));
        Assert.Equal("too-many-areas", refusal.Reasons[0].Code);
        Assert.False(ContactCells.TryForm([new("a", 1)], [], 2, new(), out _, out refusal));
        Assert.Equal("too-few-blocks", refusal.Reasons[0].Code);
    }

    [Fact]
    public void UnknownOrRepeatedIdsAreAProgrammersError()
    {
        Assert.Throws<ArgumentException>(() => ContactCells.TryForm([new("a", 1), new("a", 1)], [], 1, new(), out _, out _));
        Assert.Throws<ArgumentException>(() => ContactCells.TryForm([new("a", 1)], [new("a", "b")], 1, new(), out _, out _));
        Assert.Throws<ArgumentException>(() => ContactCells.TryForm([new("a", 1), new("b", 1)], [new("a", "b")], 2, new() { Homes = [new("x", "a"), new("x", "b")] }, out _, out _));
    }
}
