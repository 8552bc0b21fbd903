using Minyi.Contacts;
using Minyi.Districts;

namespace Minyi.Grid.Contacts;

/// <summary>A household, enterprise, branch or sector that needs a named representative.</summary>
/// <param name="Contact">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="X">Metres to the east of any origin; not used where costs are given.</param>
/// <param name="Y">Metres to the north of it; not used where costs are given.</param>
/// <param name="People">How many people it counts; at least 1.</param>
/// <param name="Studio">The studio of its community, if that matters to the cost.</param>
public sealed record ContactToAssign(ContactId Contact, ContactKind Kind, double X = 0, double Y = 0, int People = 1, StudioId? Studio = null);

/// <summary>Where a representative is, and how many contacts (or people) the representative must and may have.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="X">Metres to the east of the same origin.</param>
/// <param name="Y">Metres to the north of it.</param>
/// <param name="Minimum">At least this many; not negative.</param>
/// <param name="Maximum">At most this many; not below the minimum.</param>
public sealed record RepresentativePost(RepresentativeId Representative, double X, double Y, int Minimum, int Maximum);

/// <summary>A rule for one contact and one representative.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Representative">The representative.</param>
/// <param name="Rule">Forbidden, or fixed.</param>
public sealed record ContactRule(ContactId Contact, RepresentativeId Representative, Assignment.PairRuleKind Rule);

/// <summary>What capacities count.</summary>
public enum CapacityUnit
{
    /// <summary>Contacts: a household of five counts one.</summary>
    Contacts,

    /// <summary>People: a household of five counts five, and stays together.</summary>
    People,
}
