using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Numerics;

namespace Minyi.Grid.Contacts;

/// <summary>A contact's named representative.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Representative">The representative.</param>
/// <param name="Cost">What the pair costs.</param>
/// <param name="Value">The least cost + price over all representatives that are allowed here; where the matching is proved the cheapest this one attains it.</param>
public sealed record ContactMatch(ContactId Contact, ContactKind Kind, RepresentativeId Representative, long Cost, Rational Value);

/// <summary>What it costs that a representative is the named one of a contact; a pair without one is not allowed.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Representative">The representative.</param>
/// <param name="Cost">The cost in any unit, such as metres; integer, any sign.</param>
public readonly record struct ContactCost(ContactId Contact, RepresentativeId Representative, long Cost);

/// <summary>How many contacts (or people) a representative must and may have.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Minimum">At least this many; not negative.</param>
/// <param name="Maximum">At most this many; not below the minimum.</param>
public readonly record struct RepresentativeCapacity(RepresentativeId Representative, int Minimum, int Maximum);

/// <summary>The dual price of a representative's capacity.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Contacts">How many contacts are assigned.</param>
/// <param name="People">How many people these count.</param>
/// <param name="Price">Positive: the total would fall by as much with a place more; negative: with a duty less; 0: neither bound binds.</param>
public sealed record RepresentativePrice(RepresentativeId Representative, int Contacts, long People, Rational Price);
