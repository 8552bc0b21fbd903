using System.Collections.Immutable;

namespace Minyi.Grid.Apportionment;

/// <summary>Recipients with exactly equal claims to fewer seats than there are recipients.</summary>
/// <param name="Seats">How many of the seats they contended for.</param>
/// <param name="Among">The positions of all who are tied, in canonical order.</param>
/// <param name="Given">The positions of those who got a seat, in canonical order.</param>
/// <param name="Rule">The rule that settled it.</param>
public sealed record Tie(int Seats, ImmutableArray<int> Among, ImmutableArray<int> Given, TieRule Rule)
{
    /// <summary>Whether two ties are the same.</summary>
    public bool Equals(Tie? other) =>
        other is not null && Seats == other.Seats && Rule == other.Rule && Among.SequenceEqual(other.Among) && Given.SequenceEqual(other.Given);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seats, Rule, Among.Length);
}
