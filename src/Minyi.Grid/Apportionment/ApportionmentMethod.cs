using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Minyi.Grid.Apportionment.Selection;
using Minyi.Numerics;

namespace Minyi.Grid.Apportionment;

/// <summary>A way to turn votes (population, members, any weight) into whole seats: a divisor method or a quota method.</summary>
/// <remarks>
/// Exact: votes are non-negative integers of any size or rationals, and no floating-point comparison decides a seat.
/// Recipients are positions; their order is the canonical one in which <see cref="TieRule.Ordinal"/> settles ties. With ids,
/// use <see cref="TryApportion(IReadOnlyList{Recipient}, int, TieRule, out SeatAllocation, out Refusal)"/>, which puts them in ordinal order first.
/// </remarks>
public abstract class ApportionmentMethod
{
    private protected ApportionmentMethod(string name) => Name = Guard.Against.NullOrWhiteSpace(name);

    /// <summary>Every built-in method: jefferson, webster, hill, dean, adams, hamilton, droop, hagenbach-bischoff.</summary>
    public static IReadOnlyList<ApportionmentMethod> BuiltIn { get; } =
    [
        DivisorMethod.Jefferson, DivisorMethod.Webster, DivisorMethod.Hill, DivisorMethod.Dean, DivisorMethod.Adams,
        QuotaMethod.Hamilton, QuotaMethod.Droop, QuotaMethod.HagenbachBischoff,
    ];

    /// <summary>The method's name in kebab case, such as <c>webster</c>.</summary>
    public string Name { get; }

    /// <summary>The built-in method of that name.</summary>
    /// <param name="name">A name of <see cref="BuiltIn"/>.</param>
    /// <param name="method">The method, or null when no method has that name.</param>
    public static bool TryNamed(string name, [NotNullWhen(true)] out ApportionmentMethod? method)
    {
        method = BuiltIn.FirstOrDefault(m => m.Name == name);
        return method is not null;
    }

    /// <summary>Apportions seats to votes, which may be integers of 64 bits, integers of any size, or rationals such as composite weights.</summary>
    /// <param name="votes">Non-negative votes, one for each recipient.</param>
    /// <param name="seats">How many seats in all; not negative.</param>
    /// <param name="bounds">The least and the most seats of each recipient.</param>
    /// <param name="ties">How a tie is settled.</param>
    /// <param name="allocation">The seats with their certificate, unless refused.</param>
    /// <param name="refusal">Why there is no such allocation: <c>seats-below-minima</c>, <c>seats-above-maxima</c>, <c>no-votes</c> or <c>tied</c>.</param>
    /// <exception cref="ArgumentException">A vote is negative, or the bounds are of another length than the votes.</exception>
    public bool TryApportion(
        ReadOnlySpan<long> votes, int seats, SeatBounds bounds, TieRule ties,
        [NotNullWhen(true)] out SeatAllocation? allocation, [NotNullWhen(false)] out Refusal? refusal)
    {
        foreach (long v in votes)
        {
            Guard.Against.Negative(v, nameof(votes));
        }

        Guard.Against.Null(ties);
        Problem problem = Problem.Create(VoteVector.From(votes), seats, bounds, null);
        return TrySolve(problem, ties, out allocation, out refusal);
    }

    /// <inheritdoc cref="TryApportion(ReadOnlySpan{long}, int, SeatBounds, TieRule, out SeatAllocation, out Refusal)"/>
    public bool TryApportion(
        ReadOnlySpan<BigInteger> votes, int seats, SeatBounds bounds, TieRule ties,
        [NotNullWhen(true)] out SeatAllocation? allocation, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(ties);
        Problem problem = Problem.Create(VoteVector.From(votes), seats, bounds, null);
        return TrySolve(problem, ties, out allocation, out refusal);
    }

    /// <inheritdoc cref="TryApportion(ReadOnlySpan{long}, int, SeatBounds, TieRule, out SeatAllocation, out Refusal)"/>
    public bool TryApportion(
        ReadOnlySpan<Rational> votes, int seats, SeatBounds bounds, TieRule ties,
        [NotNullWhen(true)] out SeatAllocation? allocation, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(ties);
        Problem problem = Problem.Create(VoteVector.From(votes), seats, bounds, null);
        return TrySolve(problem, ties, out allocation, out refusal);
    }

    /// <summary>Apportions seats to recipients with ids; the order of the list does not matter.</summary>
    /// <param name="recipients">The recipients; ids are distinct.</param>
    /// <param name="seats">How many seats in all; not negative.</param>
    /// <param name="ties">How a tie is settled; the canonical order is the ordinal order of ids.</param>
    /// <param name="allocation">The seats in the order of <paramref name="recipients"/>, unless refused.</param>
    /// <param name="refusal">Why there is no such allocation.</param>
    /// <exception cref="ArgumentException">An id occurs twice.</exception>
    public bool TryApportion(
        IReadOnlyList<Recipient> recipients, int seats, TieRule ties,
        [NotNullWhen(true)] out SeatAllocation? allocation, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(recipients);
        Guard.Against.Null(ties);
        int[] order = Recipient.CanonicalOrder(recipients);
        Rational[] votes = Array.ConvertAll(order, i => recipients[i].Votes);
        SeatBounds bounds = SeatBounds.Between(
            Array.ConvertAll(order, i => recipients[i].Minimum), Array.ConvertAll(order, i => recipients[i].Maximum ?? int.MaxValue));
        string[] ids = Array.ConvertAll(order, i => recipients[i].Id);
        Problem problem = Problem.Create(VoteVector.From(votes), seats, bounds, ids);
        if (!TrySolve(problem, ties, out allocation, out refusal))
        {
            return false;
        }

        allocation = allocation.Reordered(order);
        return true;
    }

    private protected abstract SeatAllocation? Solve(Problem problem, TieRule ties, out Refusal? refusal);

    private bool TrySolve(
        Problem problem, TieRule ties, [NotNullWhen(true)] out SeatAllocation? allocation, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = problem.Refusal();
        allocation = refusal is null ? Solve(problem, ties, out refusal) : null;
        return allocation is not null;
    }
}
