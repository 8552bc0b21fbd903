using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Phases;

namespace Minyi.Grid.Assignment.Weighted;

/// <summary>Puts each item whole into one of its tight bins, following the split optimum: the heavy first, each where most of its class still belongs.</summary>
internal static class WholeStart
{
    public static int[] Of(PhaseResult result, CostRows rows, int[] weights, out int split)
    {
        int[] bins = new int[weights.Length];
        List<(int Item, int Set)> several = [];
        for (int p = 0; p < rows.Items; p++)
        {
            int type = result.Types.TypeOf[p];
            int number = type < 0 ? ~type : result.Classes.ClassOf[type];
            if (number < result.Classes.Bins)
            {
                bins[rows.ItemAt(p)] = number;
            }
            else
            {
                several.Add((rows.ItemAt(p), number - result.Classes.Bins));
            }
        }

        split = 0;
        long[] flow = (long[])result.Flow.Flow.Clone();
        foreach ((int item, int set) in several.OrderByDescending(s => weights[s.Item]).ThenBy(s => s.Item))
        {
            int best = result.Flow.Start[set];
            for (int a = best + 1; a < result.Flow.Start[set + 1]; a++)
            {
                best = flow[a] > flow[best] ? a : best;
            }

            split += flow[best] < weights[item] ? 1 : 0;
            flow[best] -= weights[item];
            bins[item] = result.Flow.Bin[best];
        }

        return bins;
    }
}
