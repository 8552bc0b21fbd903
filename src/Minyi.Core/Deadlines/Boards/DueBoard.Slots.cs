namespace Minyi.Deadlines.Boards;

/// <content>Where the clocks are kept: in slots, and each owner's slots in a list.</content>
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

    /// <summary>Gives a slot to an owner. An owner's slots stand in no order, so that one is taken out by putting the last in its place.</summary>
    private void Join(int slot, Owner owner, DueColumn column)
    {
        ref Slot item = ref _slots[slot];
        (item.Owner, item.Place, item.Column) = (owner, owner.Slots.Count, column);
        owner.Slots.Add(slot);
        owner.Counts[(int)column]++;
        _totals[(int)column]++;
    }

    private void Leave(int slot)
    {
        ref Slot item = ref _slots[slot];
        List<int> slots = item.Owner.Slots;
        int last = slots[^1];
        slots[item.Place] = last;
        _slots[last].Place = item.Place;
        slots.RemoveAt(slots.Count - 1);
        item.Owner.Counts[(int)item.Column]--;
        _totals[(int)item.Column]--;
    }

    private void Move(ref Slot item, DueColumn column)
    {
        item.Owner.Counts[(int)item.Column]--;
        item.Owner.Counts[(int)column]++;
        _totals[(int)item.Column]--;
        _totals[(int)column]++;
        item.Column = column;
    }

    private struct Slot
    {
        internal long[] Moments;
        internal Owner Owner;
        internal int Next;
        internal int Taken;
        internal uint Version;
        internal DueColumn Column;
        internal DeadlineRule Rule;
        internal IdKey Key;
        internal TId Id;
        internal Deadline Deadline;
        internal int Place;
    }

    private sealed class Owner(TOwner id)
    {
        internal TOwner Id { get; } = id;

        internal List<int> Slots { get; } = [];

        internal int[] Counts { get; } = new int[Columns];
    }
}
