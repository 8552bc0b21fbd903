using Minyi.Grid.Assignment.Costs;
using Minyi.Grid.Assignment.Work;

namespace Minyi.Grid.Assignment.Phases;

/// <summary>For each position, the bins within a window of its least cost + price at the prices of the time: exact, bins ascending.</summary>
/// <param name="Window">The window; <see cref="long.MaxValue"/> where every allowed bin is listed.</param>
/// <param name="Prices">The prices.</param>
/// <param name="Start">By position, where its bins begin.</param>
/// <param name="Bin">The bins.</param>
/// <param name="Excess">Cost + price over the position's least.</param>
internal sealed record NearTable(long Window, long[] Prices, int[] Start, int[] Bin, long[] Excess)
{
    /// <summary>Whether every allowed bin is listed.</summary>
    public bool Complete => Window == long.MaxValue;

    /// <summary>Lists the near bins; null where they would be more than <paramref name="most"/>.</summary>
    public static NearTable? Of(CostRows rows, long[] prices, long window, long most, Workers workers)
    {
        (int[] Bin, long[] Excess)[] blocks = new (int[], long[])[rows.Blocks];
        int[] start = new int[rows.Items + 1];
        long total = 0;
        workers.Run(rows.Blocks, () => new NearBins<long>(), (block, near) =>
        {
            if (Interlocked.Read(ref total) > most)
            {
                return;
            }

            rows.Near(block, prices, window, near);
            int from = rows.Start(block);
            int count = 0;
            for (int i = 0; i < near.Items; i++)
            {
                start[from + i + 1] = near.Count[i];
                count += near.Count[i];
            }

            int[] bins = new int[count];
            long[] excess = new long[count];
            int at = 0;
            for (int i = 0; i < near.Items; i++)
            {
                near.Bins(i).CopyTo(bins.AsSpan(at));
                near.Excess(i).CopyTo(excess.AsSpan(at));
                at += near.Count[i];
            }

            Interlocked.Add(ref total, count);
            blocks[block] = (bins, excess);
        });
        if (total > most)
        {
            return null;
        }

        for (int i = 0; i < rows.Items; i++)
        {
            start[i + 1] += start[i];
        }

        int[] bin = new int[total];
        long[] over = new long[total];
        for (int b = 0; b < blocks.Length; b++)
        {
            blocks[b].Bin.CopyTo(bin, start[rows.Start(b)]);
            blocks[b].Excess.CopyTo(over, start[rows.Start(b)]);
            blocks[b] = default;
        }

        return new(window, (long[])prices.Clone(), start, bin, over);
    }
}
