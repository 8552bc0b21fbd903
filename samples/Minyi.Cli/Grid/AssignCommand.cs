using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Minyi.Cli.Execution;
using Minyi.Cli.Tables;
using Minyi.Grid.Assignment;
using Minyi.Numerics;

namespace Minyi.Cli.Grid;

/// <summary><c>minyi grid assign --costs F --capacities C</c> or <c>--people P --representatives R</c>.</summary>
internal sealed class AssignCommand : MinyiCommand
{
    private readonly AssignmentOptionSet _options;
    private readonly Option<string?> _objective;

    public AssignCommand(Language language)
        : base(
            "assign", language,
            new("以最小总成本为每个联系对象确定一名代表，并附核验依据", "names a representative for everyone at the least total cost, with dual prices as the proof"),
            "minyi grid assign --people samples/data/grid/people.csv --representatives samples/data/grid/representatives.csv",
            "minyi grid assign --costs samples/data/grid/costs.csv --capacities samples/data/grid/capacities.csv --certificate -")
    {
        _options = AssignmentOptionSet.Declare(AddOption);
        _objective = AddOption("--objective", "cost|max-load|max-distance", new(
            "先使总成本（缺省）、最大负担或最大距离最小；后两者再使总成本最小",
            "least total cost (default); or first the least load of the fullest, or the least cost of the dearest pair, and then the least total cost"));
        AddTableOptions();
    }

    public override ExitCode Run(Invocation invocation)
    {
        string objective = invocation.Choice(_objective, "cost", ("cost", "cost"), ("max-load", "max-load"), ("max-distance", "max-distance"));
        AssignmentInput input = AssignmentInput.Read(invocation, _options);
        using AssignmentProgressBar progress = new(invocation);
        AssignmentOptions how = new() { Progress = progress };
        AssignmentProblem problem = input.Problem;
        FairLimit? limit = null;
        if (objective != "cost")
        {
            if (!Limit(objective, input, how, out limit, out AssignmentConflict? conflict))
            {
                progress.Dispose();
                return AssignmentText.Refuse(invocation, _options, input, conflict!);
            }

            problem = limit!.Limited;
        }

        ExitCode code = input.Weights is null ? Whole(invocation, input, problem, how, progress, objective, limit) : Weighted(invocation, input, problem, how, progress, objective, limit);
        if (code == ExitCode.Done && limit is not null)
        {
            string value = limit.Value.ToString(CultureInfo.InvariantCulture);
            invocation.Note(objective == "max-load"
                ? new($"负担最重的代表为 {value}；少一则无解", $"The fullest representative has {value}; with one less there is no assignment.")
                : new($"最远的联系对象为 {value}；少一则无解", $"The dearest pair costs {value}; with one less there is no assignment."));
        }

        return code;
    }

    private ExitCode Whole(
        Invocation invocation, AssignmentInput input, AssignmentProblem problem, AssignmentOptions how, AssignmentProgressBar progress, string objective, FairLimit? limit)
    {
        bool solved = problem.TrySolve(out AssignmentSolution? solution, out AssignmentConflict? conflict, how);
        progress.Dispose();
        if (!solved)
        {
            return AssignmentText.Refuse(invocation, _options, input, conflict!);
        }

        Write(invocation, input, solution!.Bins);
        AssignmentText.WriteJson(invocation, _options.Certificate, json =>
        {
            WriteLimit(json, objective, limit);
            AssignmentText.WriteProof(json, input, solution);
        });
        return ExitCode.Done;
    }

    private ExitCode Weighted(
        Invocation invocation, AssignmentInput input, AssignmentProblem problem, AssignmentOptions how, AssignmentProgressBar progress, string objective, FairLimit? limit)
    {
        bool solved = problem.TrySolveWeighted(input.Weights, out WeightedSolution? solution, out AssignmentConflict? conflict, how);
        progress.Dispose();
        if (!solved)
        {
            return AssignmentText.Refuse(invocation, _options, input, conflict!);
        }

        AssignmentText.WriteJson(invocation, _options.Certificate, json =>
        {
            WriteLimit(json, objective, limit);
            AssignmentText.WriteProof(json, input, solution!);
        });
        string bound = Number(solution!.Bound);
        if (!solution.IsFound)
        {
            invocation.Note(new(
                $"没有找到不拆户的方案；若允许拆户，总成本至少 {bound}。是否存在不拆户的方案未被证明或否定。",
                $"No assignment was found that keeps everybody together; split, the cost is at least {bound}. Whether there is one is neither proved nor refuted."));
            return ExitCode.No;
        }

        Write(invocation, input, solution.Bins);
        invocation.Note(solution.IsOptimal
            ? new($"总成本 {solution.Objective}，已证明最小", $"The cost is {solution.Objective}, proved the least.")
            : new(
                $"总成本 {solution.Objective}，下界（允许拆户）{bound}，差距至多 {Number(solution.Gap!.Value)}；未证明最小",
                $"The cost is {solution.Objective}, the bound (if contacts could be split) {bound}, the gap at most {Number(solution.Gap!.Value)}; not proved the least."));
        return ExitCode.Done;
    }

    private static bool Limit(string objective, AssignmentInput input, AssignmentOptions how, out FairLimit? limit, out AssignmentConflict? conflict) =>
        objective == "max-load"
            ? input.Problem.TryLeastMaximumLoad(out limit, out conflict, input.Weights, how)
            : input.Problem.TryLeastMaximumCost(out limit, out conflict, input.Weights, how);

    private static void WriteLimit(System.Text.Json.Utf8JsonWriter json, string objective, FairLimit? limit)
    {
        if (limit is not null)
        {
            json.WriteNumber(objective == "max-load" ? "max_load" : "max_distance", limit.Value);
        }
    }

    private static void Write(Invocation invocation, AssignmentInput input, ImmutableArray<int> bins)
    {
        ResultTable table = new(["who", "representative", .. input.OtherColumns]);
        for (int i = 0; i < input.Who.Count; i++)
        {
            table.Add([input.Who[i], input.Representatives[bins[input.Positions[i]]], .. input.Carried[i]]);
        }

        invocation.Write(table);
    }

    private static string Number(Rational value) => ((double)value).ToString("0.###", CultureInfo.InvariantCulture);
}
