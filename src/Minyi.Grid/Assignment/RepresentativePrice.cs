using Minyi.Districts;

namespace Minyi.Grid.Assignment;

/// <summary>The dual price of a representative's capacity.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Contacts">How many contacts are assigned.</param>
/// <param name="Price">Positive: the total would fall by as much with a place more; negative: with a duty less; 0: neither bound binds.</param>
public sealed record RepresentativePrice(RepresentativeId Representative, int Contacts, long Price);
