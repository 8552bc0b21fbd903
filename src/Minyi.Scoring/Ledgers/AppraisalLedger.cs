using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Minyi.Districts;

namespace Minyi.Scoring.Ledgers;

/// <summary>The appraisal ledger 群众评议台帐 of a studio: it resolves ballots, one for each grader and handling, and emits signed counts.</summary>
/// <remarks>
/// <para>Each entry answers with the counts that it changes: none, +1, or -1 and +1. Added up in accumulators, in any order, they are the counts
/// of the ballots as they stand. What counts depends on the entries' own times and numbers alone, never on the order of arrival.</para>
/// <para>By the policy the first or the last grade cast is the ballot's. The office's correction or the grader's withdrawal, when later than that
/// grade, takes its place; the day of a corrected grade stays the day on which it was given.</para>
/// <para>Memory is per ballot, not per entry, and a ballot costs integers, its strings being shared. Entries with the same time, number and content
/// are the same entry: a retry changes no count. Who graded never leaves the ledger.</para>
/// </remarks>
public sealed class AppraisalLedger
{
    private readonly Dictionary<(int Grader, int Handling, int Subject, int Item), BallotState> _ballots = [];
    private readonly Interned _people = new();
    private readonly Interned _handlings = new();
    private readonly Interned _words = new();
    private readonly EntryOrder _order;
    private readonly LedgerPolicy _policy;
    private long _superseded;
    private long _late;

    /// <summary>Opens a ledger.</summary>
    /// <param name="studio">The studio whose ledger it is; null for a ledger that belongs to none.</param>
    /// <param name="policy">How ballots are resolved; the last one in time when null.</param>
    public AppraisalLedger(StudioId? studio = null, LedgerPolicy? policy = null)
    {
        Studio = studio;
        _policy = policy ?? new();
        _order = new(_words);
    }

    /// <summary>The studio whose ledger it is, if any.</summary>
    public StudioId? Studio { get; }

    /// <summary>The numbers of the ledger, for its head and for bulletins.</summary>
    public LedgerTotals Totals
    {
        get
        {
            long counting = 0, corrected = 0, withdrawn = 0;
            foreach (BallotState state in _ballots.Values)
            {
                counting += state.Resolved is null ? 0 : 1;
                corrected += state.IsCorrected ? 1 : 0;
                withdrawn += state.IsWithdrawn ? 1 : 0;
            }

            return new(_ballots.Count, counting, _superseded, _late, corrected, withdrawn);
        }
    }

    /// <summary>Enters a grade that was given.</summary>
    /// <param name="ballot">The grade.</param>
    /// <returns>The counts that change.</returns>
    public ImmutableArray<SignedCount> Cast(Ballot ballot)
    {
        Guard.Against.Null(ballot);
        if (ballot.ClosesAt is { } closes && ballot.At >= closes)
        {
            _late++;
            if (_policy.Late == LateRule.Excluded)
            {
                return [];
            }
        }

        ref BallotState state = ref StateOf(ballot.Key);
        BallotEntry? before = state.Resolved;
        _superseded += state.Cast(EntryOf(ballot), _policy.Ballots, _order) ? 1 : 0;
        return Change(ballot.Key, before, state.Resolved);
    }

    /// <summary>Enters a correction: the office made a mistake in writing the grade down.</summary>
    /// <param name="ballot">The grade as it should have been, with the time and number of the correction.</param>
    /// <returns>The counts that change; none when nothing was cast yet, or a later grade or correction stands.</returns>
    public ImmutableArray<SignedCount> Correct(Ballot ballot)
    {
        Guard.Against.Null(ballot);
        return Override(ballot.Key, EntryOf(ballot));
    }

    /// <summary>Takes a ballot back.</summary>
    /// <param name="key">Whose ballot, and on what.</param>
    /// <param name="at">When it was withdrawn.</param>
    /// <param name="number">The entry's number in the host's books.</param>
    /// <returns>The counts that change.</returns>
    public ImmutableArray<SignedCount> Withdraw(BallotKey key, Instant at, long number = 0) =>
        Override(key, new(at, number, BallotEntry.NoGrade, BallotEntry.NoGrade));

    /// <summary>All counts of the ballots as they stand, one for each counting ballot, in an order that says nothing about the graders.</summary>
    /// <remarks>Ordered by subject, group, item, day and grade: two ledgers with the same ballots give the same list.</remarks>
    public ImmutableArray<SignedCount> Resolved() => Ordered(_ballots);

    /// <summary>The counts of each handling that has a counting ballot, in the ordinal order of the handlings, for the figures of a bulletin.</summary>
    public ImmutableArray<HandlingCounts> ByHandling() =>
    [
        .. _ballots.GroupBy(pair => pair.Key.Handling).Select(group => new HandlingCounts(_handlings[group.Key], Ordered(group)))
            .Where(handling => !handling.Counts.IsEmpty).OrderBy(handling => handling.Handling, StringComparer.Ordinal),
    ];

    private ImmutableArray<SignedCount> Ordered(IEnumerable<KeyValuePair<(int Grader, int Handling, int Subject, int Item), BallotState>> ballots) =>
    [
        .. ballots.Where(pair => pair.Value.Resolved is not null)
            .Select(pair => CountOf(_words[pair.Key.Subject], _words[pair.Key.Item], pair.Value.Resolved!.Value, 1))
            .OrderBy(c => c.Subject, StringComparer.Ordinal).ThenBy(c => c.Group, StringComparer.Ordinal)
            .ThenBy(c => c.Item, StringComparer.Ordinal).ThenBy(c => c.Day).ThenBy(c => c.Grade, StringComparer.Ordinal),
    ];

    private ImmutableArray<SignedCount> Override(BallotKey key, BallotEntry entry)
    {
        ref BallotState state = ref StateOf(key);
        BallotEntry? before = state.Resolved;
        state.Override(entry, _order);
        return Change(key, before, state.Resolved);
    }

    private ImmutableArray<SignedCount> Change(BallotKey key, BallotEntry? before, BallotEntry? after)
    {
        if (before is { } was && after is { } now && was.Group == now.Group && was.Grade == now.Grade && _policy.DayOf(was.At) == _policy.DayOf(now.At))
        {
            return [];
        }

        ImmutableArray<SignedCount>.Builder changes = ImmutableArray.CreateBuilder<SignedCount>(2);
        if (before is { } gone)
        {
            changes.Add(CountOf(key.Subject, key.Item, gone, -1));
        }

        if (after is { } come)
        {
            changes.Add(CountOf(key.Subject, key.Item, come, 1));
        }

        return changes.DrainToImmutable();
    }

    private SignedCount CountOf(string subject, string item, BallotEntry entry, int delta) =>
        new(subject, _words[entry.Group], item, _words[entry.Grade], _policy.DayOf(entry.At), delta);

    private BallotEntry EntryOf(Ballot ballot) => new(ballot.At, ballot.Number,
        _words.Of(Guard.Against.NullOrEmpty(ballot.Group, nameof(ballot))), _words.Of(Guard.Against.NullOrEmpty(ballot.Grade, nameof(ballot))));

    private ref BallotState StateOf(BallotKey key) => ref CollectionsMarshal.GetValueRefOrAddDefault(_ballots,
    (
        _people.Of(Guard.Against.NullOrEmpty(key.Grader, nameof(key))),
        _handlings.Of(Guard.Against.Null(key.Handling, nameof(key))),
        _words.Of(Guard.Against.NullOrEmpty(key.Subject, nameof(key))),
        _words.Of(Guard.Against.Null(key.Item, nameof(key)))
    ), out _);
}
