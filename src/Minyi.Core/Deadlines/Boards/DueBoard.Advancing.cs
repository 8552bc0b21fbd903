using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Minyi.Deadlines.Boards;

/// <content>Time going by. Each clock stands in the bucket of the day of its next moment; a day that is over is taken whole.</content>
public sealed partial class DueBoard<TId, TOwner>
{
    private const int BlockLength = 64;
    private const int KindBits = 6;
    private const long SoonKind = 0, TodayKind = 1, LateKind = 2, FirstStage = 3;

    private readonly Dictionary<long, List<(int Slot, uint Version)>> _days = [];
    private readonly Stack<List<(int Slot, uint Version)>> _spare = [];
    private readonly List<PendingAction> _pending = [];
    private PendingAction[] _scratch = [];
    private long _today;

    /// <summary>Lets time go by.</summary>
    /// <param name="now">The time, not before <see cref="Now"/>.</param>
    /// <returns>The reminders and supervisions that have fallen due, by time, id, clock and stage.</returns>
    /// <exception cref="ArgumentException"><paramref name="now"/> lies before <see cref="Now"/>.</exception>
    public ImmutableArray<DueAction<TId, TOwner>> AdvanceTo(Instant now)
    {
        if (now < _now)
        {
            throw new ArgumentException($"The board stands at {_now} already.", nameof(now));
        }

        _now = now;
        long second = SecondOf(now), day = DayOf(second);
        _pending.Clear();
        for (; _today < day; _today++)
        {
            TakeDay(_today, second);
        }

        TakeDay(day, second);
        return Ordered();
    }

    private void TakeDay(long day, long second)
    {
        if (!_days.Remove(day, out List<(int Slot, uint Version)>? due))
        {
            return;
        }

        ReadOnlySpan<(int Slot, uint Version)> entries = CollectionsMarshal.AsSpan(due);
        for (int block = 0; block < entries.Length; block += BlockLength)
        {
            ReadOnlySpan<(int Slot, uint Version)> some = entries[block..Math.Min(block + BlockLength, entries.Length)];
            Touch(some);
            foreach ((int slot, uint version) in some)
            {
                if (_slots[slot].Version == version)
                {
                    Take(slot, second);
                }
            }
        }

        due.Clear();
        _spare.Push(due);
    }

    /// <summary>Looks at some clocks together, so that the waits for memory that lies apart run side by side.</summary>
    private long Touch(ReadOnlySpan<(int Slot, uint Version)> entries)
    {
        long touched = 0;
        foreach ((int slot, _) in entries)
        {
            touched += _slots[slot].Moments?.Length ?? 0;
        }

        return touched;
    }

    /// <summary>Goes through the moments of one clock up to a second.</summary>
    private void Take(int slot, long second)
    {
        ref Slot item = ref _slots[slot];
        DueColumn column = item.Column;
        for (; item.Next < item.Moments.Length; item.Next++)
        {
            long moment = item.Moments[item.Next];
            if (moment >> KindBits > second)
            {
                break;
            }

            long kind = moment & ((1 << KindBits) - 1);
            int stage = (int)(kind - FirstStage);
            if (stage < 0)
            {
                column = (DueColumn)(kind + 1);
            }
            else if ((item.Taken >> stage & 1) == 0)
            {
                item.Taken |= 1 << stage;
                _pending.Add(new(moment >> KindBits, slot, stage, item.Key));
            }
        }

        if (column != item.Column)
        {
            Move(ref item, column);
        }

        Schedule(slot);
    }

    /// <summary>Puts a clock into the bucket of its next moment; one whose moment has gone by into today's.</summary>
    private void Schedule(int slot)
    {
        ref Slot item = ref _slots[slot];
        if (item.Next == item.Moments.Length)
        {
            return;
        }

        long day = Math.Max(_today, DayOf(item.Moments[item.Next] >> KindBits));
        ref List<(int, uint)>? bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _);
        bucket ??= _spare.TryPop(out List<(int, uint)>? spare) ? spare : [];
        bucket.Add((slot, item.Version));
    }

    private ImmutableArray<DueAction<TId, TOwner>> Ordered()
    {
        if (_scratch.Length < _pending.Count)
        {
            _scratch = new PendingAction[_pending.Capacity];
        }

        PendingAction.Sort(CollectionsMarshal.AsSpan(_pending), _scratch.AsSpan(0, _pending.Count));
        DueAction<TId, TOwner>[] actions = new DueAction<TId, TOwner>[_pending.Count];
        bool ordered = true;
        for (int i = 0; i < actions.Length; i++)
        {
            ref Slot item = ref _slots[_pending[i].Slot];
            int stage = _pending[i].Stage;
            actions[i] = new(item.Id, item.Owner.Id, item.Rule.Clock, stage, item.Rule.Stages[stage].Action, Instant.FromUnixTimeSeconds(_pending[i].Second));
            ordered &= i == 0 || IsBefore(i, actions);
        }

        if (!ordered)
        {
            Array.Sort(actions, Compare);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(actions);
    }

    /// <summary>Whether an action stands right after the one before it: by the keys alone where they differ or tell the whole id.</summary>
    private bool IsBefore(int i, DueAction<TId, TOwner>[] actions)
    {
        (PendingAction a, PendingAction b) = (_pending[i - 1], _pending[i]);
        return a.Second < b.Second || a.Key.High < b.Key.High || (a.Key.High == b.Key.High && a.Key.Low < b.Key.Low)
            || Compare(actions[i - 1], actions[i]) < 0;
    }

    private static int Compare(DueAction<TId, TOwner> a, DueAction<TId, TOwner> b)
    {
        int order = a.At.CompareTo(b.At);
        order = order != 0 ? order : a.Id.CompareTo(b.Id);
        order = order != 0 ? order : string.CompareOrdinal(a.Clock, b.Clock);
        return order != 0 ? order : a.Stage.CompareTo(b.Stage);
    }

    /// <summary>What happens to a clock and when, in seconds with the kind in the low bits, ascending; nothing for one that is paused.</summary>
    private long[] MomentsOf(DeadlineRule rule, Deadline deadline)
    {
        ImmutableArray<StageMoment> stages = _time.Moments(rule, deadline);
        if (deadline.IsPaused)
        {
            return [];
        }

        long[] moments = new long[stages.Length + FirstStage];
        (Instant soon, Instant today) = _time.Approach(rule, deadline, _soon);
        moments[0] = Packed(soon, SoonKind);
        moments[1] = Packed(today, TodayKind);
        moments[2] = Packed(deadline.DueAt, LateKind);
        for (int i = 0; i < stages.Length; i++)
        {
            moments[FirstStage + i] = Packed(stages[i].At, FirstStage + stages[i].Stage);
        }

        Array.Sort(moments);
        return moments;
    }

    private DueColumn ColumnOf(long[] moments, Deadline deadline)
    {
        long now = SecondOf(_now);
        DueColumn column = deadline.IsPaused ? DueColumn.Paused : DueColumn.Later;
        foreach (long moment in moments)
        {
            long kind = moment & ((1 << KindBits) - 1);
            column = moment >> KindBits <= now && kind < FirstStage ? (DueColumn)(kind + 1) : column;
        }

        return column;
    }

    private static long Packed(Instant at, long kind) => ((at + Duration.FromSeconds(1) - Duration.Epsilon).ToUnixTimeSeconds() << KindBits) | kind;

    private static long SecondOf(Instant at) => at.ToUnixTimeSeconds();

    private static long DayOf(long second) => second >= 0 ? second / 86_400 : ((second + 1) / 86_400) - 1;
}
