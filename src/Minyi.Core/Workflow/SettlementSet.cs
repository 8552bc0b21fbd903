using System.Collections.Immutable;

namespace Minyi.Workflow;

/// <summary>
/// The members of a set-valued obligation and which of them are settled, and the one place where a concrete set is abstracted to
/// what a workflow knows of it: none, some or all settled.
/// </summary>
/// <example><code>
/// SettlementSet parts = SettlementSet.Of(["water", "roads"]);
/// bool last = parts.CompletesWith("water");   // false: "roads" still owes its part
/// parts = parts.Settle("water");              // parts.State is Some
/// </code></example>
public sealed class SettlementSet : IEquatable<SettlementSet>
{
    private readonly ImmutableSortedDictionary<string, bool> _members;

    private SettlementSet(ImmutableSortedDictionary<string, bool> members, bool waived)
    {
        _members = members;
        IsWaived = waived;
    }

    /// <summary>A set of which nothing is settled.</summary>
    /// <param name="members">The members' ids.</param>
    public static SettlementSet Of(IEnumerable<string> members) =>
        new(Guard.Against.Null(members).Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(m => m, _ => false, StringComparer.Ordinal), waived: false);

    /// <summary>The members in ordinal order.</summary>
    public IEnumerable<string> Members => _members.Keys;

    /// <summary>The members that are not settled, in ordinal order.</summary>
    public IEnumerable<string> Open => IsWaived ? [] : _members.Where(m => !m.Value).Select(m => m.Key);

    /// <summary>Whether what was left has been waived.</summary>
    public bool IsWaived { get; }

    /// <summary>The abstraction: what the workflow knows of the set once it is opened. An empty set is settled.</summary>
    public ObligationState State => IsWaived ? ObligationState.Waived
        : _members.Values.All(settled => settled) ? ObligationState.Settled
        : _members.Values.Any(settled => settled) ? ObligationState.Some
        : ObligationState.Owed;

    /// <summary>What an attempt that settles this member must say in <see cref="Attempt.Completes"/>.</summary>
    /// <param name="member">The member's id.</param>
    /// <exception cref="ArgumentException"><paramref name="member"/> is none of the set.</exception>
    public bool CompletesWith(string member) => Settle(member).State == ObligationState.Settled;

    /// <summary>The set with one member settled; settling it twice changes nothing.</summary>
    /// <param name="member">The member's id.</param>
    /// <exception cref="ArgumentException"><paramref name="member"/> is none of the set.</exception>
    public SettlementSet Settle(string member) => _members.ContainsKey(Guard.Against.Null(member))
        ? new(_members.SetItem(member, true), IsWaived)
        : throw new ArgumentException($"'{member}' is not a member.", nameof(member));

    /// <summary>The set with what was left waived; a set that is settled stays settled.</summary>
    public SettlementSet Waive() => State is ObligationState.Settled ? this : new(_members, waived: true);

    /// <inheritdoc/>
    public bool Equals(SettlementSet? other) => other is not null && IsWaived == other.IsWaived && _members.SequenceEqual(other._members);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SettlementSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsWaived, _members.Count, State);
}
