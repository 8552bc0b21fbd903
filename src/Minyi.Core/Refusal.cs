using System.Collections.Immutable;

namespace Minyi;

/// <summary>A domain "no": every reason at once, and what would be allowed instead.</summary>
/// <remarks>A refusal is a value that the host shows or answers with; it is never thrown. What a programmer does wrong is an exception.</remarks>
public sealed record Refusal
{
    /// <summary>Refuses for one or more reasons.</summary>
    /// <param name="reasons">Every reason, in the order they were found; at least one.</param>
    /// <param name="allowed">The names of the commands that are allowed now, in ordinal order; empty when none are.</param>
    /// <exception cref="ArgumentException"><paramref name="reasons"/> is empty.</exception>
    public Refusal(ImmutableArray<Reason> reasons, ImmutableArray<string> allowed = default)
    {
        if (reasons.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A refusal has at least one reason.", nameof(reasons));
        }

        Reasons = reasons;
        Allowed = allowed.IsDefault ? [] : allowed;
    }

    /// <summary>Every reason, in the order they were found; never empty.</summary>
    public ImmutableArray<Reason> Reasons { get; }

    /// <summary>What would be allowed instead, in ordinal order.</summary>
    public ImmutableArray<string> Allowed { get; }

    /// <summary>Whether two refusals have the same reasons and alternatives in the same order.</summary>
    public bool Equals(Refusal? other) =>
        other is not null && Reasons.SequenceEqual(other.Reasons) && Allowed.SequenceEqual(other.Allowed, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (Reason reason in Reasons)
        {
            hash.Add(reason);
        }

        return hash.ToHashCode();
    }

    /// <summary>The codes, for logs.</summary>
    public override string ToString() => string.Join(", ", Reasons.Select(r => r.Code));
}
