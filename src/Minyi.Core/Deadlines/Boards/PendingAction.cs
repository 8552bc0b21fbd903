namespace Minyi.Deadlines.Boards;

/// <summary>A stage that was reached while the board advanced, before it is put in order.</summary>
internal readonly struct PendingAction(long second, int slot, int stage, IdKey key)
{
    internal long Second => second;

    internal int Slot => slot;

    internal int Stage => stage;

    internal IdKey Key => key;

    /// <summary>Puts actions in the order of their seconds and then of their keys: a radix sort over the bytes in which any two of them differ.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="scratch">As much room again.</param>
    internal static void Sort(Span<PendingAction> actions, Span<PendingAction> scratch)
    {
        if (actions.Length < 2)
        {
            return;
        }

        PendingAction first = actions[0];
        (ulong seconds, ulong high, ulong low) = (0, 0, 0);
        foreach (ref readonly PendingAction action in actions)
        {
            seconds |= unchecked((ulong)(action.Second ^ first.Second));
            high |= action.Key.High ^ first.Key.High;
            low |= action.Key.Low ^ first.Key.Low;
        }

        Span<PendingAction> from = actions, to = scratch;
        Span<int> counts = stackalloc int[257];
        for (int place = 0; place < 24; place++)
        {
            ulong differing = place < 8 ? low : place < 16 ? high : seconds;
            if (unchecked((byte)(differing >> (8 * (place % 8)))) == 0)
            {
                continue;
            }

            counts.Clear();
            foreach (ref readonly PendingAction action in from)
            {
                counts[Byte(in action, place) + 1]++;
            }

            for (int i = 1; i < counts.Length; i++)
            {
                counts[i] += counts[i - 1];
            }

            foreach (ref readonly PendingAction action in from)
            {
                to[counts[Byte(in action, place)]++] = action;
            }

            Span<PendingAction> swap = from;
            from = to;
            to = swap;
        }

        if (from != actions)
        {
            from.CopyTo(actions);
        }
    }

    /// <summary>One byte of what is sorted by, the last being 0. Seconds are biased, so that those before 1970 come first.</summary>
    private static byte Byte(in PendingAction action, int place) => unchecked((byte)(
        (place < 8 ? action.Key.Low : place < 16 ? action.Key.High : (ulong)action.Second ^ (1UL << 63)) >> (8 * (place % 8))));
}
