using Minyi.Districts;

namespace Minyi.Contacts;

/// <summary>A contact's named representative over a span of days 包干到户.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Representative">The representative.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day; null for an assignment without an end.</param>
public sealed record ContactAssignment(ContactId Contact, ContactKind Kind, RepresentativeId Representative, LocalDate From, LocalDate? Until = null)
{
    /// <summary>Whether the assignment holds on a day.</summary>
    /// <param name="date">The day.</param>
    public bool HoldsOn(LocalDate date) => From <= date && !(Until < date);
}
