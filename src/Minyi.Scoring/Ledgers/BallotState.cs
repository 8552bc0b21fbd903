namespace Minyi.Scoring.Ledgers;

/// <summary>One entry of a ballot, with its strings interned to numbers.</summary>
internal readonly record struct BallotEntry(Instant At, long Number, int Group, int Grade)
{
    /// <summary>The grade of an entry that takes the ballot back.</summary>
    internal const int NoGrade = -1;

    internal bool Withdraws => Grade == NoGrade;
}

/// <summary>What a ledger keeps of one ballot: of all that was cast the one that the rule picks, and the office's last word.</summary>
/// <remarks>Both are a least or greatest element of a total order, so the order in which entries arrive does not matter, and memory does not grow with corrections.</remarks>
internal struct BallotState
{
    private BallotEntry _base;
    private BallotEntry _override;
    private bool _hasBase;
    private bool _hasOverride;
    private bool _overridden;

    /// <summary>The entry that counts now; null when none was cast in time or it was withdrawn.</summary>
    internal readonly BallotEntry? Resolved => !_hasBase || IsWithdrawn ? null
        : _overridden ? _base with { Group = _override.Group, Grade = _override.Grade }
        : _base;

    internal readonly bool IsCorrected => _overridden && !_override.Withdraws;

    internal readonly bool IsWithdrawn => _overridden && _override.Withdraws;

    /// <summary>Takes a cast grade in; tells whether another one was there, so that one of the two is superseded.</summary>
    internal bool Cast(BallotEntry entry, BallotRule rule, IComparer<BallotEntry> order)
    {
        int place = _hasBase ? order.Compare(entry, _base) : 0;
        if (!_hasBase || (rule == BallotRule.Last ? place > 0 : place < 0))
        {
            (_base, _hasBase) = (entry, true);
        }

        _overridden = _hasOverride && order.Compare(_override, _base) > 0;
        return place != 0;
    }

    /// <summary>Takes a correction or withdrawal in: the latest one stands.</summary>
    internal void Override(BallotEntry entry, IComparer<BallotEntry> order)
    {
        if (!_hasOverride || order.Compare(entry, _override) > 0)
        {
            (_override, _hasOverride) = (entry, true);
        }

        _overridden = _hasBase && order.Compare(_override, _base) > 0;
    }
}
