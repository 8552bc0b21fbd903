using System.Diagnostics;
using System.Globalization;
using Google.OrTools.Graph;
using Minyi.Grid.Assignment;

namespace Minyi.Benchmarks.Grid;

/// <summary>
/// Exact assignment beside OR-Tools' minimum-cost flow and LEMON's network simplex, in turn, median of several runs, every instance listed.
/// Run by <c>eng/bench-assignment</c>.
/// </summary>
public static class AssignmentComparison
{
    private const int NearestForPeers = 40;

    public static int Run(string[] args)
    {
        int runs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
        string only = args.Length > 1 ? args[1] : "";
        string? lemon = args.Length > 2 ? args[2] : null;
        Console.WriteLine("| instance | who | wall s | CPU s | cost | ours |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (string shape in (string[])["random", "clustered", "street", "uneven"])
        {
            foreach (double spare in (double[])[0.25, 0.1, 0.02])
            {
                Compare($"metric 70000 x 305 {shape} {spare}", only, runs, lemon, () => AssignmentInstance.Metric(70_000, 305, shape, spare, 7), NearestForPeers);
            }
        }

        foreach (int bins in (int[])[305, 1_000])
        {
            foreach (int items in (int[])[10_000, 100_000, 1_000_000])
            {
                foreach (string shape in (string[])["random", "clustered", "street", "uneven"])
                {
                    Compare($"growth {items} x {bins} {shape} 0.1", only, runs, null, () => AssignmentInstance.Metric(items, bins, shape, 0.1, 7), 0);
                }
            }
        }

        Compare("sparse 25000 x 305 1000000 pairs", only, runs, lemon, () => AssignmentInstance.Metric(25_000, 305, "clustered", 0.25, 7).Nearest(40), 305);
        Compare("sparse 25000 x 305 1000000 random pairs", only, runs, lemon, () => AssignmentInstance.Pairs(25_000, 305, 40, 0.1, 7), 305);
        Compare("dense 20000 x 305 random", only, runs, lemon, () => AssignmentInstance.Dense(20_000, 305, 0.1, 7), 305);
        Compare("allpairs 70000 x 305 clustered", only, 1, lemon, () => AssignmentInstance.Metric(70_000, 305, "clustered", 0.1, 7), 305);
        return 0;
    }

    private static void Compare(string name, string only, int runs, string? lemon, Func<AssignmentInstance> make, int nearest)
    {
        if (!name.StartsWith(only, StringComparison.Ordinal))
        {
            return;
        }

        AssignmentInstance instance = make();
        (int Item, int Bin, long Cost)[] pairs = nearest == 0 ? [] : instance.PairsOf(nearest);
        List<Measure> ours = [];
        List<Measure> proved = [];
        List<Measure> orTools = [];
        List<Measure> simplex = [];
        for (int run = 0; run < runs; run++)
        {
            AssignmentProblem? problem = null;
            AssignmentSolution? solution = null;
            ours.Add(Measure.Of(() =>
            {
                problem = instance.Problem();
                return problem.TrySolve(out solution, out _) ? solution.Objective : -1;
            }));
            proved.Add(Measure.Of(() => Certificate.Verify(problem!, solution!.Bins.AsSpan(), solution.Prices.AsSpan(), out string? fault)
                ? solution.Objective : throw new InvalidOperationException(fault)));
            if (nearest > 0)
            {
                orTools.Add(Measure.Of(() => OrTools(instance, pairs)));
                if (lemon is not null)
                {
                    simplex.Add(Lemon(lemon, instance, pairs));
                }
            }
        }

        Row(name, "Minyi", ours, null);
        Row(name, "Certificate.Verify, every pair", proved, null);
        string which = nearest is > 0 and < 305 ? Invariant($", {nearest} nearest") : "";
        Row(name, "OR-Tools" + which, orTools, ours);
        Row(name, "LEMON network simplex" + which, simplex, ours);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Row(string name, string who, List<Measure> runs, List<Measure>? ours)
    {
        if (runs.Count == 0)
        {
            return;
        }

        (double wall, double cpu) = (Median(runs.Select(r => r.Wall)), Median(runs.Select(r => r.Cpu)));
        string ratio = ours is null ? "" : Invariant($"{wall / Median(ours.Select(r => r.Wall)):0.#}x faster by wall, {cpu / Median(ours.Select(r => r.Cpu)):0.#}x by CPU");
        Console.WriteLine(Invariant($"| {name} | {who} | {wall:0.000} | {cpu:0.000} | {runs[0].Cost} | {ratio} |"));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static long OrTools(AssignmentInstance instance, (int Item, int Bin, long Cost)[] pairs)
    {
        MinCostFlow flow = new();
        int bins = instance.Bins.Length;
        for (int i = 0; i < instance.Items; i++)
        {
            flow.SetNodeSupply(i, 1);
        }

        foreach ((int item, int bin, long cost) in pairs)
        {
            flow.AddArcWithCapacityAndUnitCost(item, instance.Items + bin, 1, cost);
        }

        int sink = instance.Items + bins;
        for (int j = 0; j < bins; j++)
        {
            flow.AddArcWithCapacityAndUnitCost(instance.Items + j, sink, instance.Bins[j].Maximum, 0);
        }

        flow.SetNodeSupply(sink, -instance.Items);
        return flow.Solve() == MinCostFlowBase.Status.OPTIMAL ? flow.OptimalCost() : -1;
    }

    /// <summary>The driver reads the pairs and times itself from there on: build and solve.</summary>
    private static Measure Lemon(string driver, AssignmentInstance instance, (int Item, int Bin, long Cost)[] pairs)
    {
        string file = Path.GetTempFileName();
        try
        {
            using (BinaryWriter writer = new(File.Create(file)))
            {
                writer.Write(instance.Items);
                writer.Write(instance.Bins.Length);
                writer.Write(pairs.Length);
                foreach (BinCapacity bin in instance.Bins)
                {
                    writer.Write(bin.Maximum);
                }

                foreach ((int item, int bin, long cost) in pairs)
                {
                    writer.Write(item);
                    writer.Write(bin);
                    writer.Write(cost);
                }
            }

            using Process process = Process.Start(new ProcessStartInfo(driver, [file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
            string[] said = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            return new(double.Parse(said[1], CultureInfo.InvariantCulture), double.Parse(said[2], CultureInfo.InvariantCulture), long.Parse(said[0], CultureInfo.InvariantCulture));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private sealed record Measure(double Wall, double Cpu, long Cost)
    {
        public static Measure Of(Func<long> work)
        {
            GC.Collect();
            using Process self = Process.GetCurrentProcess();
            TimeSpan cpu = self.TotalProcessorTime;
            Stopwatch watch = Stopwatch.StartNew();
            long cost = work();
            double wall = watch.Elapsed.TotalSeconds;
            self.Refresh();
            return new(wall, (self.TotalProcessorTime - cpu).TotalSeconds, cost);
        }
    }
}
