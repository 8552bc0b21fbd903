using System.Collections.Immutable;

namespace Minyi.Deadlines.Boards;

/// <summary>Over any number of clocks: what is due, late or about to be, per owner, kept up to date as time goes by and clocks change.</summary>
/// <typeparam name="TId">The ids of what the clocks belong to, such as <see cref="PetitionId"/>.</typeparam>
/// <typeparam name="TOwner">The ids of those who must act, such as units.</typeparam>
/// <remarks>
/// Advancing costs what has changed in between, not the number of clocks. A board knows no store: the host puts clocks on it, and submits the
/// reminders and supervisions that it yields. Each is yielded once by one board; a stage that <see cref="Deadline.Take"/> noted is never yielded,
/// so that a board built anew after a crash goes on where the store stands.
/// </remarks>
/// <example>
/// <code>
/// var board = new DueBoard&lt;PetitionId, UnitId&gt;(time, now);
/// board.Set(petition, unit, rule, time.Start(rule, now));
/// foreach (DueAction&lt;PetitionId, UnitId&gt; action in board.AdvanceTo(tomorrow)) { /* submit a reminder or a supervision */ }
/// </code>
/// </example>
/// <threadsafety>Not safe for use by several threads at once.</threadsafety>
public sealed partial class DueBoard<TId, TOwner>
    where TId : struct, IIdentifier<TId>
    where TOwner : struct, IIdentifier<TOwner>
{
    private readonly Dictionary<(TId Id, string Clock), int> _index = [];
    private readonly Dictionary<TOwner, Owner> _owners = [];
    private readonly int[] _totals = new int[Columns];
    private readonly LegalTime _time;
    private readonly int _soon;
    private Instant _now;

    /// <summary>Makes an empty board.</summary>
    /// <param name="time">Legal time.</param>
    /// <param name="now">The time at which the board stands.</param>
    /// <param name="soon">How many days before the due day a clock is about to be due: working days, or calendar days where its rule counts those.</param>
    public DueBoard(LegalTime time, Instant now, int soon = 3)
    {
        _time = Guard.Against.Null(time);
        _now = now;
        _soon = Guard.Against.Negative(soon);
        _today = DayOf(SecondOf(now));
    }

    /// <summary>The time at which the board stands.</summary>
    public Instant Now => _now;

    /// <summary>How many clocks there are in each column.</summary>
    public DueCounts Totals => Of(_totals);

    /// <summary>The owners of clocks, in ordinal order.</summary>
    public IEnumerable<TOwner> Owners => _owners.Where(o => o.Value.Counts.Sum() > 0).Select(o => o.Key).Order();

    /// <summary>How many clocks an owner has in each column.</summary>
    /// <param name="owner">The owner; one without clocks has none.</param>
    public DueCounts CountsOf(TOwner owner) => _owners.TryGetValue(owner, out Owner? known) ? Of(known.Counts) : default;

    /// <summary>An owner's clocks in a column, by due time and then by id.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="column">The column.</param>
    public ImmutableArray<DueItem<TId, TOwner>> Of(TOwner owner, DueColumn column)
    {
        Guard.Against.EnumOutOfRange(column);
        List<DueItem<TId, TOwner>> items = [];
        if (_owners.TryGetValue(owner, out Owner? known))
        {
            foreach (int slot in known.Slots)
            {
                if (_slots[slot].Column == column)
                {
                    items.Add(new(_slots[slot].Id, owner, _slots[slot].Deadline, column));
                }
            }
        }

        return [.. items.OrderBy(i => i.Deadline.DueAt).ThenBy(i => i.Id).ThenBy(i => i.Deadline.Clock, StringComparer.Ordinal)];
    }

    /// <summary>Puts a clock on the board, or its next value in the place of the last one.</summary>
    /// <param name="id">Whose clock.</param>
    /// <param name="owner">Who must act.</param>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock; an id may have several, by <see cref="Deadline.Clock"/>.</param>
    /// <remarks>Stages that were reached by now are yielded by the next <see cref="AdvanceTo"/>, unless they were before for the same start.</remarks>
    public void Set(TId id, TOwner owner, DeadlineRule rule, Deadline deadline)
    {
        Guard.Against.NullOrEmpty(id.Value, nameof(id));
        Guard.Against.NullOrEmpty(owner.Value, nameof(owner));
        long[] moments = MomentsOf(rule, deadline);
        int taken = deadline.StagesTaken;
        if (_index.TryGetValue((id, deadline.Clock), out int slot))
        {
            taken |= _slots[slot].Deadline.StartedAt == deadline.StartedAt ? _slots[slot].Taken : 0;
            Leave(slot);
        }
        else
        {
            slot = Rent();
            _index.Add((id, deadline.Clock), slot);
        }

        if (!_owners.TryGetValue(owner, out Owner? known))
        {
            _owners.Add(owner, known = new Owner(owner));
        }

        ref Slot item = ref _slots[slot];
        (item.Id, item.Key, item.Rule, item.Deadline) = (id, new IdKey(id.Value), rule, deadline);
        (item.Moments, item.Next, item.Taken) = (moments, 0, taken);
        item.Version++;
        Join(slot, known, ColumnOf(moments, deadline));
        Schedule(slot);
    }

    /// <summary>Takes a clock off the board.</summary>
    /// <param name="id">Whose clock.</param>
    /// <param name="clock">Its name.</param>
    /// <returns>False when it was not there.</returns>
    public bool Remove(TId id, string clock)
    {
        if (!_index.Remove((id, Guard.Against.Null(clock)), out int slot))
        {
            return false;
        }

        Leave(slot);
        Return(slot);
        return true;
    }

    /// <summary>What an amended calendar does to the clocks, as values to be submitted; the board itself changes when their results are set.</summary>
    /// <param name="amended">Legal time on the amended calendar.</param>
    /// <param name="reason">The notice that was added or amended.</param>
    /// <returns>The changes, in the order of the ids and clocks.</returns>
    public ImmutableArray<DueChange<TId>> Recompute(LegalTime amended, string reason)
    {
        Guard.Against.Null(amended);
        return
        [
            .. _index.Values
                .Select(slot => (_slots[slot].Id, Change: amended.Recompute(_slots[slot].Rule, _slots[slot].Deadline, reason)))
                .Where(c => c.Change is not null)
                .OrderBy(c => c.Id)
                .ThenBy(c => c.Change!.Before.Clock, StringComparer.Ordinal)
                .Select(c => new DueChange<TId>(c.Id, c.Change!)),
        ];
    }

    private static DueCounts Of(int[] counts) => new(counts[0], counts[1], counts[2], counts[3], counts[4]);
}
