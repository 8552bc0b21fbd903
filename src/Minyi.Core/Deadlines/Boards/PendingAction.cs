namespace Minyi.Deadlines.Boards;

/// <summary>A stage that was reached while the board advanced, before it is put in order.</summary>
internal readonly struct PendingAction(long second, int slot, int stage, IdKey key)
{
    internal long Second => second;

    internal int Slot => slot;

    internal int Stage => stage;

    internal IdKey Key => key;

    /// <summary>Puts actions in the order of their seconds and then of their keys: a radix sort that skips what all keys share.</summary>
    internal static void Sort(List<PendingAction> actions)
    {
        PendingAction[] from = [.. actions], to = new PendingAction[from.Length];
        long first = from.Length == 0 ? 0 : from.Min(a => a.Second);
        Span<int> counts = stackalloc int[257];
        for (int place = 0; place < IdKey.Length + 8; place++)
        {
            counts.Clear();
            foreach (ref readonly PendingAction action in from.AsSpan())
            {
                counts[Byte(in action, place, first) + 1]++;
            }

            if (counts.Contains(from.Length))
            {
                continue;
            }

            for (int i = 1; i < counts.Length; i++)
            {
                counts[i] += counts[i - 1];
            }

            foreach (ref readonly PendingAction action in from.AsSpan())
            {
                to[counts[Byte(in action, place, first)]++] = action;
            }

            (from, to) = (to, from);
        }

        actions.Clear();
        actions.AddRange(from);
    }

    private static byte Byte(in PendingAction action, int place, long first) =>
        place < IdKey.Length ? action.Key.Byte(place) : unchecked((byte)((action.Second - first) >> (8 * (place - IdKey.Length))));
}
