using Minyi.Contacts;
using Minyi.Districts;

namespace Minyi.Grid.Contacts;

/// <summary>What the fit of contact and representative adds to the distance, in metres: null where they do not go together. Of a representative's several kinds the best counts.</summary>
/// <param name="Households">For households, by kind of representative: deputies for the electors of their own constituency.</param>
/// <param name="Enterprises">For enterprises: CPPCC members for their sector.</param>
/// <param name="PartyBranches">For party branches: delegates for members.</param>
/// <param name="Sectors">For sectors.</param>
/// <param name="OutsideStudio">What is added where contact and representative belong to different studios.</param>
public sealed record ContactFit(PerKind<long?> Households, PerKind<long?> Enterprises, PerKind<long?> PartyBranches, PerKind<long?> Sectors, long OutsideStudio = 0)
{
    private static readonly RepresentativeKinds[] Kinds = [RepresentativeKinds.PartyDelegate, RepresentativeKinds.CongressDeputy, RepresentativeKinds.CppccMember];

    /// <summary>Nothing but the distance counts.</summary>
    public static ContactFit DistanceOnly { get; } = new(new(0, 0, 0), new(0, 0, 0), new(0, 0, 0), new(0, 0, 0));

    /// <summary>What is added for a kind of contact and the kinds of a representative; null where they do not go together.</summary>
    /// <param name="contact">The kind of contact.</param>
    /// <param name="representative">The representative's kinds.</param>
    public long? Of(ContactKind contact, RepresentativeKinds representative)
    {
        PerKind<long?> terms = contact switch
        {
            ContactKind.Household => Households,
            ContactKind.Enterprise => Enterprises,
            ContactKind.PartyBranch => PartyBranches,
            _ => Sectors,
        };
        return Kinds.Where(k => representative.HasFlag(k)).Min(k => terms[k]);
    }
}
