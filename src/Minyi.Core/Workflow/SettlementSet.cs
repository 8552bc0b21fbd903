using System.Collections.Immutable;
using System.Numerics;

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
    private readonly ImmutableArray<string> _members; // in ordinal order, each once
    private readonly BigInteger _settled; // a bit for each member: an array would take twice as much, and a petition is held with it while it is handled

    private SettlementSet(ImmutableArray<string> members, BigInteger settled, bool waived)
    {
        _members = members;
        _settled = settled;
        IsWaived = waived;
    }

    /// <summary>A set of which nothing is settled.</summary>
    /// <param name="members">The members' ids.</param>
    public static SettlementSet Of(IEnumerable<string> members)
    {
        string[] sorted = [.. Guard.Against.Null(members)];
        Array.Sort(sorted, StringComparer.Ordinal);
        int count = 0;
        foreach (string member in sorted)
        {
            Guard.Against.Null(member, nameof(members));
            if (count == 0 || sorted[count - 1] != member)
            {
                sorted[count++] = member;
            }
        }

        return new([.. sorted.AsSpan(0, count)], BigInteger.Zero, waived: false);
    }

    /// <summary>The members in ordinal order.</summary>
    public IEnumerable<string> Members => _members;

    /// <summary>The members that are not settled, in ordinal order.</summary>
    public IEnumerable<string> Open => IsWaived ? [] : _members.Where((_, i) => !IsSettled(i));

    /// <summary>The members that are settled, in ordinal order.</summary>
    internal IEnumerable<string> Settled => _members.Where((_, i) => IsSettled(i));

    /// <summary>Whether what was left has been waived.</summary>
    public bool IsWaived { get; }

    /// <summary>The abstraction: what the workflow knows of the set once it is opened. An empty set is settled.</summary>
    public ObligationState State => IsWaived ? ObligationState.Waived
        : _settled == (BigInteger.One << _members.Length) - 1 ? ObligationState.Settled
        : _settled.IsZero ? ObligationState.Owed
        : ObligationState.Some;

    /// <summary>What an attempt that settles this member must say in <see cref="Attempt.Completes"/>.</summary>
    /// <param name="member">The member's id.</param>
    /// <exception cref="ArgumentException"><paramref name="member"/> is not in the set.</exception>
    public bool CompletesWith(string member) => Settle(member).State == ObligationState.Settled;

    /// <summary>The set with one member settled; settling it twice changes nothing.</summary>
    /// <param name="member">The member's id.</param>
    /// <exception cref="ArgumentException"><paramref name="member"/> is not in the set.</exception>
    public SettlementSet Settle(string member)
    {
        int index = _members.BinarySearch(Guard.Against.Null(member), StringComparer.Ordinal);
        return index < 0 ? throw new ArgumentException($"'{member}' is not a member.", nameof(member))
            : IsSettled(index) ? this
            : new(_members, _settled | (BigInteger.One << index), IsWaived);
    }

    /// <summary>The set with what was left waived; a set that is settled stays settled.</summary>
    public SettlementSet Waive() => State is ObligationState.Settled ? this : new(_members, _settled, waived: true);

    /// <inheritdoc/>
    public bool Equals(SettlementSet? other) =>
        other is not null && IsWaived == other.IsWaived && _members.AsSpan().SequenceEqual(other._members.AsSpan()) && _settled == other._settled;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SettlementSet);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsWaived, _members.Length, State);

    private bool IsSettled(int index) => !(_settled & (BigInteger.One << index)).IsZero;
}
