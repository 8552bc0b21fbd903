using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Minyi.Grid.Apportionment.Selection;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>A method that shares by a quota of votes per seat and largest remainder.</summary>
/// <remarks>
/// Within the bounds it minimises Σ (seats − votes / quota)². Where no bound binds that is: the whole quotas, then the rest
/// to the largest remainders; where the whole quotas are more than the seats (which Hagenbach-Bischoff allows), a seat is
/// taken back from the least remainder. Source: Pukelsheim, "Proportional Representation", 2nd ed. 2017, chapter 5.
/// </remarks>
public sealed class QuotaMethod : ApportionmentMethod
{
    private readonly Func<BigInteger, Rational, int, Rational> _quota;

    private QuotaMethod(string name, Func<BigInteger, Rational, int, Rational> quota)
        : base(name) => _quota = quota;

    /// <summary>Hamilton, Hare-Niemeyer, Vinton: quota votes / seats.</summary>
    public static QuotaMethod Hamilton { get; } = new("hamilton", (total, scale, seats) => total / scale / seats);

    /// <summary>Droop: quota floor(votes / (seats + 1)) + 1.</summary>
    public static QuotaMethod Droop { get; } = new("droop", (total, scale, seats) => (total / scale / (seats + 1L)).Floor() + 1);

    /// <summary>Hagenbach-Bischoff: quota votes / (seats + 1), exactly.</summary>
    public static QuotaMethod HagenbachBischoff { get; } = new("hagenbach-bischoff", (total, scale, seats) => total / scale / (seats + 1L));

    private protected override SeatAllocation? Solve(Problem problem, TieRule ties, out Refusal? refusal)
    {
        refusal = null;
        if (problem.Seats == 0 || problem.Votes.Total.IsZero)
        {
            // Nothing to share beyond the minima, and no quota.
            ImmutableArray<int> least = [.. Enumerable.Range(0, problem.Count).Select(problem.Minimum)];
            return new(this, least, null, null, []);
        }

        Rational quota = _quota(problem.Votes.Total, problem.Votes.Scale, problem.Seats);
        RemainderSelection selection = new(problem, quota * problem.Votes.Scale);
        int[]? seats = selection.Solve(ties, out Tie? tie, out refusal);
        return seats is null ? null : new(this, ImmutableCollectionsMarshal.AsImmutableArray(seats), null, quota, tie is null ? [] : [tie]);
    }
}
