using Minyi.Grid.Apportionment;

namespace Minyi.Benchmarks.Grid;

/// <summary>Ten seats a recipient by Webster's method, beside the heap of seats that one would write, with the same exact comparisons.</summary>
public class ApportionmentBenchmarks
{
    private long[] _votes = [];

    [Params(10_000, 100_000, 1_000_000)]
    public int Recipients { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        _votes = new long[Recipients];
        for (int i = 0; i < _votes.Length; i++)
        {
            _votes[i] = random.NextInt64(1, 10_000_000);
        }
    }

    [Benchmark(Baseline = true)]
    public int HeapOfSeats()
    {
        int[] seats = new int[_votes.Length];
        PriorityQueue<int, (long Votes, int Seats, int Id)> heap = new(_votes.Length, Comparer<(long Votes, int Seats, int Id)>.Create((a, b) =>
        {
            // Larger v / (2 s + 1) first; exact.
            int c = ((UInt128)(ulong)b.Votes * (ulong)((2L * a.Seats) + 1)).CompareTo((UInt128)(ulong)a.Votes * (ulong)((2L * b.Seats) + 1));
            return c != 0 ? c : a.Id.CompareTo(b.Id);
        }));
        for (int i = 0; i < _votes.Length; i++)
        {
            heap.Enqueue(i, (_votes[i], 0, i));
        }

        for (int left = 10 * _votes.Length; left > 0; left--)
        {
            int i = heap.Peek();
            seats[i]++;
            heap.DequeueEnqueue(i, (_votes[i], seats[i], i));
        }

        return seats[0];
    }

    [Benchmark]
    public int Minyi()
    {
        DivisorMethod.Webster.TryApportion(_votes, 10 * _votes.Length, SeatBounds.None, TieRule.Ordinal, out SeatAllocation? allocation, out _);
        return allocation!.Seats[0];
    }
}
