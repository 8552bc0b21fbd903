using System.CommandLine;
using System.Globalization;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Cells;
using Minyi.Numerics;

namespace Minyi.Cli.Grid;

/// <summary><c>minyi grid cells --nodes F --edges E --cells K</c>.</summary>
internal sealed class CellsCommand : MinyiCommand
{
    private readonly Option<string?> _nodes;
    private readonly Option<string?> _edges;
    private readonly Option<string?> _cells;
    private readonly Option<string?> _tolerance;
    private readonly Option<string?> _borders;
    private readonly Option<string?> _homes;
    private readonly Option<string?> _previous;
    private readonly Option<string?> _seed;
    private readonly Option<string?> _starts;
    private readonly Option<string?> _summary;
    private readonly CellsMap _map;

    public CellsCommand(Language language)
        : base(
            "cells", language,
            new("把街区划分成连片、人口均衡、边界短的联系网格", "partitions blocks into contact cells: each contiguous, equal in population, with short borders"),
            "minyi grid cells --nodes samples/data/blocks-arkansas-nodes.csv --edges samples/data/blocks-arkansas-edges.csv --cells 4",
            "minyi grid cells --nodes samples/data/blocks-arkansas-nodes.csv --edges samples/data/blocks-arkansas-edges.csv --cells 22 --map -")
    {
        _nodes = AddOption("--nodes", "F", new("CSV：id,population[,x,y]", "CSV: id,population[,x,y]"));
        _edges = AddOption("--edges", "E", new("CSV：a,b（相邻的两个街区）", "CSV: a,b (two blocks that are neighbours)"));
        _cells = AddOption("--cells", "K", new("网格数", "how many cells"));
        _tolerance = AddOption("--tolerance", "T", new("各网格人口与平均值之差的上限，缺省 0.01", "the largest |population / ideal - 1| of a cell; default 0.01"));
        _borders = AddOption("--borders", "COLUMN", new("网格不得跨越此列的值（社区、街道）", "cells do not cross from one value of this column to another (community, street)"));
        _homes = AddOption("--homes", "F", new("CSV：cell,block；各代表住处须在其网格内", "CSV: cell,block; the home of a representative is in the cell"));
        _previous = AddOption("--previous", "A", new("CSV：id,cell；在上次划分基础上变动人数最少", "CSV: id,cell; change this division with the fewest people moved"));
        _seed = AddOption("--seed", "N", new("随机种子，缺省 1；同一种子结果相同", "seed of the draws, default 1; the same seed gives the same cells"));
        _starts = AddOption("--starts", "N", new("搜索次数，取最好的；缺省随规模而定", "how many searches the best is taken from; default: by size"));
        _summary = AddOption("--summary", "F", new("把各网格的人口、偏差、边界写入此文件（CSV）", "write population, deviation and border of each cell to this file (CSV)"));
        _map = new(AddOption);
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string nodes = invocation.Required(_nodes);
        string edges = invocation.Required(_edges);
        invocation.Required(_cells);
        int cells = invocation.Int(_cells, least: 1) ?? 1;
        CellOptions options = new()
        {
            Tolerance = invocation.Number(_tolerance, least: 0) ?? new Rational(1, 100),
            Randomness = (long?)invocation.Integer(_seed, 0, long.MaxValue) ?? 1,
            Starts = invocation.Int(_starts, least: 1, most: 1_000_000) ?? 0,
        };
        string? homes = invocation.Value(_homes);
        string? previous = invocation.Value(_previous);
        if (homes is not null && previous is not null)
        {
            invocation.Faults.Add(new(_homes.Name, null, null, new("与 --previous 同时出现", "--previous beside it"), new("二者之一", "one of the two")));
        }

        _map.Read(invocation);
        invocation.EndIfFaulty();
        CellsInput input = CellsInput.Read(invocation, nodes, edges, invocation.Value(_borders), homes, previous);
        options = options with { Homes = [.. input.Homes] };
        Progress progress = new(invocation);
        Refusal? refusal;
        bool found = input.Previous is null
            ? ContactCells.TryForm(input.Blocks, input.Neighbours, cells, options, out ContactCells? formed, out refusal, progress)
            : ContactCells.TryReform(input.Blocks, input.Neighbours, cells, input.Previous, options, out formed, out refusal, progress);
        progress.End();
        if (!found)
        {
            invocation.Note(refusal!.Reasons[0].Text);
            return ExitCode.No;
        }

        ResultTable table = new(["id", "cell", .. input.OtherColumns]);
        for (int i = 0; i < input.Blocks.Count; i++)
        {
            table.Add([input.Blocks[i].Id, formed!.CellOf(input.Blocks[i].Id).Id, .. input.Carried[i]]);
        }

        invocation.Write(table);
        WriteSummary(invocation, formed!);
        _map.Write(invocation, input, formed!);
        Tell(invocation, formed!, input);
        return formed!.Shortfall is null ? ExitCode.Done : ExitCode.No;
    }

    private void WriteSummary(Invocation invocation, ContactCells formed)
    {
        if (invocation.Value(_summary) is not { } path)
        {
            return;
        }

        ResultTable table = new("cell", "blocks", "population", "deviation", "cut_edges");
        foreach (ContactCell cell in formed.Cells)
        {
            table.Add(cell.Id, cell.Blocks.Length, cell.Population, (double)cell.Deviation, cell.CutEdges);
        }

        using Stream stream = invocation.OpenFile(path);
        TableWriter.Write(table, TableFormat.Csv, stream);
    }

    private static void Tell(Invocation invocation, ContactCells formed, CellsInput input)
    {
        if (formed.Shortfall is { } shortfall)
        {
            invocation.Note(shortfall.Reasons[0].Text);
        }

        string deviation = Percent((double)(formed.Deviation * 100));
        string proved = formed.Partition.IsProvedBest ? "，已证明最优" : "";
        string best = formed.Partition.IsProvedBest ? ", proved the best" : "";
        invocation.Note(new(
            $"{formed.Cells.Length} 个网格，最大偏差 {deviation}，切断相邻关系 {formed.CutEdges} 处{proved}",
            $"{formed.Cells.Length} cells, largest deviation {deviation}, {formed.CutEdges} cut edges{best}"));
        if (input.Previous is not null)
        {
            long people = input.Blocks.Where(b => input.Previous.ContainsKey(b.Id)).Sum(b => b.Population);
            string share = Percent(people == 0 ? 0 : 100.0 * formed.Moved / people);
            invocation.Note(new($"变动 {formed.Moved} 人（{share}）", $"{formed.Moved} people moved ({share})"));
        }
    }

    private static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + " %";

    /// <summary>A line that is written over after each start, on a terminal alone.</summary>
    private sealed class Progress(Invocation invocation) : IProgress<PartitionProgress>
    {
        private bool _shown;

        public void Report(PartitionProgress value)
        {
            if (invocation.Terminal.ErrorIsTerminal && value.Starts > 1)
            {
                _shown = true;
                invocation.Terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value.Done}/{value.Starts} ({value.CutWeight}) "));
            }
        }

        public void End()
        {
            if (_shown)
            {
                invocation.Terminal.Error.Write("\r" + new string(' ', 40) + "\r");
            }
        }
    }
}
