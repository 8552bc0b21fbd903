using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Contacts.Planning;

/// <summary>A visit that the plan asks for.</summary>
/// <param name="Representative">Who visits.</param>
/// <param name="Date">The day, a visit day of the representative.</param>
/// <param name="Contact">Who is visited.</param>
public sealed record PlannedVisit(RepresentativeId Representative, LocalDate Date, ContactId Contact);

/// <summary>A reception that the plan asks for.</summary>
/// <param name="Representative">Who receives.</param>
/// <param name="Date">The day, a reception day of the representative.</param>
/// <param name="HalfDays">1 or 2.</param>
public sealed record PlannedReception(RepresentativeId Representative, LocalDate Date, int HalfDays);

/// <summary>Visits that cannot all be made in the rest of the quarter.</summary>
/// <param name="Contact">The contact that goes without.</param>
/// <param name="Missing">How many visits it lacks.</param>
/// <param name="Competing">The contacts, this one included, that have no other days than <paramref name="Days"/>; by id.</param>
/// <param name="Days">The visit days left to them, whose room is used up by them; empty when there is none.</param>
/// <param name="Text">Why, in words.</param>
public sealed record UnmetVisit(ContactId Contact, int Missing, ImmutableArray<ContactId> Competing, ImmutableArray<LocalDate> Days, LocalizedText Text);

/// <summary>A month's reception that cannot be held any more.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Missing">How many half-days lack.</param>
/// <param name="Text">Why, in words.</param>
public sealed record UnmetReception(RepresentativeId Representative, LocalDate Month, int Missing, LocalizedText Text);
