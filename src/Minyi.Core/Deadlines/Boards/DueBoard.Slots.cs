namespace Minyi.Deadlines.Boards;

/// <content>Where the clocks are kept: in slots, linked into one list for each owner and column.</content>
public sealed partial class DueBoard<TId, TOwner>
{
    private const int Columns = 5;
    private readonly Stack<int> _free = [];
    private Slot[] _slots = new Slot[16];
    private int _used;

    private int Rent()
    {
        if (_free.TryPop(out int slot))
        {
            return slot;
        }

        if (_used == _slots.Length)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }

        return _used++;
    }

    /// <summary>Empties a slot. Its version goes on, so that what a bucket still holds of it is seen to be old.</summary>
    private void Return(int slot)
    {
        _slots[slot] = new Slot { Version = _slots[slot].Version + 1 };
        _free.Push(slot);
    }

    private void Link(int slot, DueColumn column)
    {
        ref Slot item = ref _slots[slot];
        int head = item.Owner.Heads[(int)column];
        (item.Column, item.Before, item.After) = (column, -1, head);
        if (head >= 0)
        {
            _slots[head].Before = slot;
        }

        item.Owner.Heads[(int)column] = slot;
        item.Owner.Counts[(int)column]++;
        _totals[(int)column]++;
    }

    private void Unlink(int slot)
    {
        ref Slot item = ref _slots[slot];
        if (item.Before >= 0)
        {
            _slots[item.Before].After = item.After;
        }
        else
        {
            item.Owner.Heads[(int)item.Column] = item.After;
        }

        if (item.After >= 0)
        {
            _slots[item.After].Before = item.Before;
        }

        item.Owner.Counts[(int)item.Column]--;
        _totals[(int)item.Column]--;
    }

    private struct Slot
    {
        internal TId Id;
        internal IdKey Key;
        internal Owner Owner;
        internal DeadlineRule Rule;
        internal Deadline Deadline;
        internal long[] Moments;
        internal int Next;
        internal int Taken;
        internal int Before;
        internal int After;
        internal uint Version;
        internal DueColumn Column;
    }

    private sealed class Owner(TOwner id)
    {
        internal TOwner Id { get; } = id;

        internal int[] Heads { get; } = [-1, -1, -1, -1, -1];

        internal int[] Counts { get; } = new int[Columns];
    }
}
