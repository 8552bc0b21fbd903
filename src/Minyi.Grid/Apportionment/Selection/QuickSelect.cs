namespace Minyi.Grid.Apportionment.Selection;

/// <summary>Partial ordering by quickselect: linear on average, with no randomness.</summary>
internal static class QuickSelect
{
    /// <summary>Brings the <paramref name="count"/> largest quotients to the front; equal ones in the order of recipients.</summary>
    public static void Largest<TQuotients>((int Recipient, int Seat)[] items, int count, TQuotients quotients)
        where TQuotients : struct, IQuotients
    {
        int low = 0;
        int high = items.Length - 1;
        while (low < high && count > low && count <= high)
        {
            (int Recipient, int Seat) pivot = Pivot(items, low, high, quotients);
            int i = low;
            int j = high;
            while (i <= j)
            {
                while (Before(items[i], pivot, quotients))
                {
                    i++;
                }

                while (Before(pivot, items[j], quotients))
                {
                    j--;
                }

                if (i <= j)
                {
                    (items[i], items[j]) = (items[j], items[i]);
                    i++;
                    j--;
                }
            }

            if (count <= j + 1)
            {
                high = j;
            }
            else if (count > i)
            {
                low = i;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The median of three medians of three, which keeps sorted and saw-toothed input from being slow.</summary>
    private static (int Recipient, int Seat) Pivot<TQuotients>((int Recipient, int Seat)[] items, int low, int high, TQuotients quotients)
        where TQuotients : struct, IQuotients
    {
        int step = (high - low) / 8;
        return Median(
            Median(items[low], items[low + step], items[low + (2 * step)], quotients),
            Median(items[low + (3 * step)], items[low + (4 * step)], items[low + (5 * step)], quotients),
            Median(items[high - (2 * step)], items[high - step], items[high], quotients),
            quotients);
    }

    private static (int Recipient, int Seat) Median<TQuotients>(
        (int Recipient, int Seat) a, (int Recipient, int Seat) b, (int Recipient, int Seat) c, TQuotients quotients)
        where TQuotients : struct, IQuotients
    {
        if (Before(b, a, quotients))
        {
            (a, b) = (b, a);
        }

        return Before(c, a, quotients) ? a : Before(c, b, quotients) ? c : b;
    }

    private static bool Before<TQuotients>((int Recipient, int Seat) a, (int Recipient, int Seat) b, TQuotients quotients)
        where TQuotients : struct, IQuotients
    {
        int c = quotients.Compare(b.Recipient, b.Seat, a.Recipient, a.Seat);
        return c < 0 || (c == 0 && (a.Recipient != b.Recipient ? a.Recipient < b.Recipient : a.Seat < b.Seat));
    }
}
