using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Minyi.Districts;
using Minyi.Grid.Apportionment;
using Minyi.Grid.Apportionment.Biproportional;
using Minyi.Numerics;

namespace Minyi.Grid;

/// <summary>How many representatives of which kind each studio has, with the certificates that prove it.</summary>
/// <remarks>
/// First the studios share all seats by their weights, within their minima and maxima; then kinds × studios are apportioned so that both the studios'
/// totals and the kinds' are met. A person of several kinds fills one seat; <see cref="TryPlace"/> says who goes where.
/// </remarks>
public sealed class Allotment
{
    /// <summary>The kinds in the order of the rows.</summary>
    internal static readonly ImmutableArray<RepresentativeKinds> Kinds =
        [RepresentativeKinds.PartyDelegate, RepresentativeKinds.CongressDeputy, RepresentativeKinds.CppccMember];

    private readonly ImmutableArray<SeatMargin> _margins;
    private readonly Rational _allWeights;

    private Allotment(ImmutableArray<StudioNeed> needs, PerKind<int> seats, SeatAllocation totals, BiproportionalAllocation cells)
    {
        Needs = needs;
        Seats = seats;
        Totals = totals;
        Cells = cells;
        Rational[] weights = [.. needs.Select(n => n.Weight)];
        _margins = [.. SeatMargin.Of(totals, weights, Bounds(needs))];
        _allWeights = weights.Aggregate(Rational.Zero, (sum, w) => sum + w);
    }

    /// <summary>The studios' claims, in the ordinal order of ids.</summary>
    public ImmutableArray<StudioNeed> Needs { get; }

    /// <summary>The seats of each kind.</summary>
    public PerKind<int> Seats { get; }

    /// <summary>The seats of each studio, in the order of <see cref="Needs"/>, with the divisors that prove them.</summary>
    public SeatAllocation Totals { get; }

    /// <summary>The seats by kind (rows: party delegates, congress deputies, CPPCC members) and studio (columns), with the divisors that prove them.</summary>
    public BiproportionalAllocation Cells { get; }

    /// <summary>The seats of one kind in a studio.</summary>
    /// <param name="studio">The studio.</param>
    /// <param name="kind">A single kind.</param>
    /// <exception cref="ArgumentException">The studio is not of this allotment.</exception>
    public int this[StudioId studio, RepresentativeKinds kind] => BySeat(Position(studio))[kind];

    /// <summary>Allots seats to studios.</summary>
    /// <param name="studios">The studios' claims, in any order.</param>
    /// <param name="seats">The seats of each kind; a person of several kinds is counted once, in one of them.</param>
    /// <param name="method">The divisor method for both steps.</param>
    /// <param name="ties">How ties are settled.</param>
    /// <param name="allotment">The allotment, unless refused.</param>
    /// <param name="refusal">Why there is none: bounds and totals that contradict each other, or rows and columns that cannot both be met.</param>
    /// <exception cref="ArgumentException">A studio occurs twice, a weight is negative, or bounds are reversed.</exception>
    public static bool TryCreate(
        IEnumerable<StudioNeed> studios, PerKind<int> seats, DivisorMethod method, TieRule ties,
        [NotNullWhen(true)] out Allotment? allotment, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(method);
        ImmutableArray<StudioNeed> needs = [.. Guard.Against.Null(studios).OrderBy(s => s.Studio)];
        allotment = null;
        int all = seats.PartyDelegates + seats.CongressDeputies + seats.CppccMembers;
        Recipient[] recipients = [.. needs.Select(n => new Recipient(n.Studio.Value, n.Weight, n.Minimum, n.Maximum))];
        if (!method.TryApportion(recipients, all, ties, out SeatAllocation? totals, out refusal))
        {
            return false;
        }

        // Of each kind's weights only the proportions matter: they become integers, row by row.
        BigInteger[] votes = [.. Kinds.SelectMany(k => Integers([.. needs.Select(n => n.KindWeights[k])]))];
        BiproportionalProblem problem = BiproportionalProblem.Create([seats.PartyDelegates, seats.CongressDeputies, seats.CppccMembers], totals.Seats.AsSpan(), votes);
        if (!problem.TrySolve(method, ties, out BiproportionalAllocation? cells, out BiproportionalConflict? conflict))
        {
            refusal = conflict.ToRefusal(["党代表 party delegates", "人大代表 congress deputies", "政协委员 CPPCC members"], [.. needs.Select(n => n.Studio.Value)]);
            return false;
        }

        allotment = new(needs, seats, totals, cells);
        return true;
    }

    /// <summary>Why a studio has what it has.</summary>
    /// <param name="studio">The studio.</param>
    /// <exception cref="ArgumentException">The studio is not of this allotment.</exception>
    public StudioExplanation Explain(StudioId studio)
    {
        int i = Position(studio);
        Rational share = Needs[i].Weight / _allWeights;
        return new(studio, Needs[i].Weight, share, share * Totals.Seats.Sum(), Totals.Seats[i], BySeat(i), _margins[i]);
    }

    /// <summary>Places people on the seats: eligible by kind and studio, as few moved from where they were as possible, and then at the least cost.</summary>
    /// <param name="people">As many people as there are seats, in any order.</param>
    /// <param name="placement">The placement; null when there is none.</param>
    /// <param name="refusal">Why there is none: the people and the seats that contradict each other.</param>
    /// <exception cref="ArgumentException">A person occurs twice or names a studio that is not of this allotment.</exception>
    public bool TryPlace(IEnumerable<PersonToPlace> people, [NotNullWhen(true)] out Placement? placement, [NotNullWhen(false)] out Refusal? refusal) =>
        PlacementProblem.TrySolve(this, [.. Guard.Against.Null(people).OrderBy(p => p.Person)], out placement, out refusal);

    internal PerKind<int> BySeat(int studio) => new(Cells[0, studio], Cells[1, studio], Cells[2, studio]);

    internal int Position(StudioId studio)
    {
        int i = Needs.BinarySearch(new StudioNeed(studio, Rational.Zero, default), Comparer<StudioNeed>.Create((a, b) => a.Studio.CompareTo(b.Studio)));
        return i >= 0 ? i : throw new ArgumentException($"The studio '{studio}' is not of this allotment.", nameof(studio));
    }

    private static SeatBounds Bounds(ImmutableArray<StudioNeed> needs) =>
        SeatBounds.Between([.. needs.Select(n => n.Minimum)], [.. needs.Select(n => n.Maximum ?? int.MaxValue)]);

    private static BigInteger[] Integers(Rational[] weights)
    {
        BigInteger scale = weights.Aggregate(BigInteger.One, (s, w) => s / BigInteger.GreatestCommonDivisor(s, w.Denominator) * w.Denominator);
        return Array.ConvertAll(weights, w => w.Numerator * (scale / w.Denominator));
    }
}
