namespace Minyi.Grid.Apportionment.Selection;

/// <summary>One seat at a time to the largest quotient, from a heap: slow, and right whatever the votes.</summary>
internal static class SeatHeap<TQuotients>
    where TQuotients : struct, IQuotients
{
    public static int[] Select(TQuotients quotients, int[] low, int[] high, int total, long least)
    {
        int[] seats = [.. low];
        PriorityQueue<int, int> heap = new(Comparer<int>.Create((i, j) =>
        {
            int c = quotients.Compare(j, seats[j], i, seats[i]);
            return c != 0 ? c : i.CompareTo(j);
        }));
        for (int i = 0; i < seats.Length; i++)
        {
            if (seats[i] < high[i])
            {
                heap.Enqueue(i, i);
            }
        }

        for (long left = total - least; left > 0; left--)
        {
            // The top's own key falls with its seat, so it leaves the heap before that and comes back after.
            int i = heap.Dequeue();
            seats[i]++;
            if (seats[i] < high[i])
            {
                heap.Enqueue(i, i);
            }
        }

        return seats;
    }
}
