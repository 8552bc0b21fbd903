using System.CommandLine;
using System.Globalization;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Assignment;

namespace Minyi.Cli.Grid;

/// <summary><c>minyi grid reassign … --previous A [--max-changes N]</c>: a new assignment that keeps most of the last one.</summary>
internal sealed class ReassignCommand : MinyiCommand
{
    private const int None = -1;

    /// <summary>The former representative is not there any more.</summary>
    private const int Gone = -2;

    private readonly AssignmentOptionSet _options;
    private readonly Option<string?> _previous;
    private readonly Option<string?> _maxChanges;
    private readonly Option<string?> _first;

    public ReassignCommand(Language language)
        : base(
            "reassign", language,
            new("人员变动后重新确定代表，尽量少换人", "assigns again after changes, with few people given another representative"),
            "minyi grid reassign --people samples/data/grid/people.csv --representatives samples/data/grid/representatives.csv --previous samples/data/grid/previous.csv --max-changes 2")
    {
        _options = AssignmentOptionSet.Declare(AddOption);
        _previous = AddOption("--previous", "A", new("CSV：who,representative，上次的结果", "CSV: who,representative, the last assignment"));
        _maxChanges = AddOption("--max-changes", "N", new("至多换 N 个", "change at most N"));
        _first = AddOption("--first", "cost|changes", new(
            "没有 --max-changes 时：先使总成本最小（缺省），或先使更换最少",
            "without --max-changes: the least cost first (default), or the fewest changes first"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string previous = invocation.Required(_previous);
        int? most = invocation.Int(_maxChanges, least: 0);
        string first = invocation.Choice(_first, "cost", ("cost", "cost"), ("changes", "changes"));
        AssignmentInput input = AssignmentInput.Read(invocation, _options);
        if (input.Weights is not null)
        {
            invocation.Faults.Add(new(_options.Unit.Name, null, null, new("按人数计", "capacities in people"), new("--unit contacts：重新分配按户数计", "--unit contacts: reassign counts contacts")));
        }

        int[] former = ReadPrevious(invocation, previous, input);
        invocation.EndIfFaulty();
        int gone = former.Count(f => f == Gone);
        using AssignmentProgressBar progress = new(invocation);
        Reassignment reassignment = new(input.Problem, Array.ConvertAll(former, f => Math.Max(f, None)), new() { Progress = progress });
        bool solved = Solve(reassignment, most - gone, first, out ReassignmentPoint? point, out ReassignmentAnswer? answer, out AssignmentConflict? conflict);
        progress.Dispose();
        if (!solved)
        {
            return AssignmentText.Refuse(invocation, _options, input, conflict!);
        }

        int changes = point!.Changes + gone;
        if (changes > most)
        {
            invocation.Note(new($"至少要更换 {changes} 个。", $"At least {changes} must change."));
            return ExitCode.No;
        }

        Write(invocation, input, point, former);
        Tell(invocation, point, answer, gone);
        AssignmentText.WriteJson(invocation, _options.Certificate, json =>
        {
            json.WriteNumber("cost", point.Cost);
            json.WriteNumber("changes", changes);
            json.WriteFraction("price_per_change", point.Price);
            json.WriteNumber("scale", (long)point.Price.Denominator);
            if (answer is not null)
            {
                json.WriteFraction("bound", answer.Bound);
                json.WriteFraction("gap", answer.Gap);
            }

            AssignmentText.WriteProof(json, input, point.Proof);
        });
        return ExitCode.Done;
    }

    private static bool Solve(
        Reassignment reassignment, int? most, string first, out ReassignmentPoint? point, out ReassignmentAnswer? answer, out AssignmentConflict? conflict)
    {
        answer = null;
        if (most is { } n && n >= 0)
        {
            bool found = reassignment.TryWithin(n, out answer, out conflict);
            point = answer?.Point;
            return found;
        }

        return first == "changes" || most is not null ? reassignment.TryLeastChanges(out point, out conflict) : reassignment.TryLeastCost(out point, out conflict);
    }

    private static int[] ReadPrevious(Invocation invocation, string path, AssignmentInput input)
    {
        int[] former = new int[input.Items.Length];
        Array.Fill(former, None);
        Dictionary<string, long> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in invocation.ReadCsv(path, ["who", "representative"]).Rows())
        {
            int item = Array.BinarySearch(input.Items, row.UniqueId("who", seen), StringComparer.Ordinal);
            int bin = Array.BinarySearch(input.Representatives, row.Id("representative"), StringComparer.Ordinal);
            if (item >= 0)
            {
                former[item] = bin >= 0 ? bin : Gone;
            }
        }

        return former;
    }

    private static void Write(Invocation invocation, AssignmentInput input, ReassignmentPoint point, int[] former)
    {
        ResultTable table = new(["who", "representative", "changed", .. input.OtherColumns]);
        for (int i = 0; i < input.Who.Count; i++)
        {
            int item = input.Positions[i];
            int bin = point.Bins[item];
            table.Add([input.Who[i], input.Representatives[bin], former[item] != None && former[item] != bin, .. input.Carried[i]]);
        }

        invocation.Write(table);
    }

    private static void Tell(Invocation invocation, ReassignmentPoint point, ReassignmentAnswer? answer, int gone)
    {
        int changes = point.Changes + gone;
        invocation.Note(new($"总成本 {point.Cost}，更换 {changes} 个", $"cost {point.Cost}, {changes} changed"));
        if (gone > 0)
        {
            invocation.Note(new($"其中 {gone} 个的原代表已不在", $"{gone} of them had a representative who is not there any more"));
        }

        if (answer?.Beyond is { } beyond)
        {
            string gap = ((double)answer.Gap).ToString("0.###", CultureInfo.InvariantCulture);
            invocation.Note(new(
                $"更换 {beyond.Changes + gone} 个时总成本可为 {beyond.Cost}；在所给更换数内，比现方案至多还能省 {gap}",
                $"with {beyond.Changes + gone} changed the cost would be {beyond.Cost}; within the number given, at most {gap} could still be saved"));
        }
    }
}
