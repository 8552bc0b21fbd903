using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Feasibility;
using Minyi.Grid.Assignment.Phases;
using Minyi.Grid.Assignment.Prices;
using Minyi.Grid.Assignment.Work;

namespace Minyi.Grid.Assignment.Solving;

/// <summary>Solves a problem once: feasibility, a guess at the prices, exact phases, the canonical choice.</summary>
internal sealed class PlainSolver
{
    /// <summary>With fewer items a guess costs more than it saves.</summary>
    private const int GuessFrom = 1_000;

    /// <summary>Up to so many pairs all are listed.</summary>
    private const long ListAll = 4_096;

    private const int MarginItems = 512;
    private const float Everything = 1e30f;

    private readonly AssignmentProblem _problem;
    private readonly AssignmentOptions _options;
    private readonly Workers _workers;
    private readonly int[]? _weights;
    private readonly long[] _minimum;
    private readonly long[] _maximum;
    private readonly long _units;

    public PlainSolver(AssignmentProblem problem, AssignmentOptions options, int[]? weights = null)
    {
        _problem = problem;
        _options = options;
        _weights = weights;
        int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        _workers = new(threads, options.Cancellation);
        _units = problem.Items;
        if (weights is not null)
        {
            _units = 0;
            foreach (int weight in weights)
            {
                _units += weight;
            }
        }

        // One more than there are units never binds.
        _minimum = [.. problem.Bins.Select(b => (long)b.Minimum)];
        _maximum = [.. problem.Bins.Select(b => Math.Max(Math.Min(b.Maximum, _units + 1), b.Minimum))];
    }

    /// <summary>The rows of the last solution.</summary>
    public CostRows? Rows { get; private set; }

    /// <summary>The last solution.</summary>
    public PhaseResult? Result { get; private set; }

    /// <summary>Solves with given costs of a unit; gives the conflict where there is no solution.</summary>
    /// <param name="costs">What a unit costs.</param>
    /// <param name="start">Prices to start from, of an instance like this; null to guess.</param>
    public AssignmentConflict? Solve(UnitCosts costs, long[]? start = null)
    {
        AllowedSets? sets = null;
        AssignmentConflict? Conflict() => (sets ??= new(_problem.Costs, _weights)).Conflict(_minimum, _maximum, _options.Cancellation);
        bool looked = _units < _minimum.Sum() || _units > _maximum.Sum() || _problem.Costs is MetricTable;
        if (looked && Conflict() is { } conflict)
        {
            return conflict;
        }

        Rows = _problem.Costs.Rows(costs);
        double margin = Margin(costs);
        long[] prices = new long[_problem.Bins.Length];
        long window = Rows.Pairs <= ListAll ? long.MaxValue : Math.Max(8, (long)Math.Min(margin, 1e15));
        if (start is not null)
        {
            prices = start;
            window = Math.Min(window, Math.Max(8, (long)(margin / 16)));
        }
        else if (Rows.Items >= GuessFrom && Rows.Pairs > ListAll && margin > 0)
        {
            double[] guess = new PriceGuess(
                Rows, Array.ConvertAll(_minimum, m => (double)m), Array.ConvertAll(_maximum, m => (double)m), _units, _workers).Find(margin, out double temperature);
            double limit = _problem.Costs is MetricTable ? 1L << 50 : 1L << 60;
            prices = Array.ConvertAll(guess, g => (long)Math.Round(Math.Clamp(g, -limit, limit)));
            window = Math.Max(8, (long)Math.Ceiling(0.7 * temperature));
        }

        AssignmentConflict? found = null;
        Result = new ExactPhases(Rows, _minimum, _maximum, _units, _workers).Run(
            prices, window, () => looked || (found = Conflict()) is null,
            _options.Progress is { } progress ? left => progress.Report(new(_units - Math.Min(left, _units), _units)) : null);
        return found;
    }

    /// <summary>The canonical solution of a problem in which each item counts one.</summary>
    public AssignmentSolution Solution()
    {
        int[] bins = CanonicalChoice.Of(Result!, Rows!.ItemAt);
        long[] prices = Result!.Prices;
        long[] values = new long[bins.Length];
        long objective = 0;
        for (int i = 0; i < bins.Length; i++)
        {
            long cost = _problem.CostOf(i, bins[i]);
            objective += cost;
            values[i] = cost + prices[bins[i]];
        }

        return new([.. bins], objective, [.. prices], [.. values]);
    }

    /// <summary>How much dearer the second best bin is than the best, on average over a sample, former bins left aside.</summary>
    private double Margin(UnitCosts costs)
    {
        CostRows all = costs.Former is null ? Rows! : _problem.Costs.Rows(costs with { Former = null });
        CostRows sample = all.Sample(Math.Max(1, all.Items / MarginItems));
        NearBins<float> near = new();
        float[] prices = new float[all.Bins];
        double sum = 0;
        int count = 0;
        for (int block = 0; block < sample.Blocks; block++)
        {
            sample.Near(block, prices, Everything, near);
            for (int i = 0; i < near.Items; i++)
            {
                float best = float.MaxValue;
                float second = float.MaxValue;
                foreach (float excess in near.Excess(i))
                {
                    (best, second) = excess < best ? (excess, best) : (best, Math.Min(second, excess));
                }

                if (second < float.MaxValue)
                {
                    sum += second - best;
                    count++;
                }
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
