using System.Diagnostics.CodeAnalysis;
using Minyi.Districts;

namespace Minyi.Contacts;

/// <content>Hand-over when a representative leaves or the term ends, without a gap.</content>
public sealed partial class ContactBook
{
    /// <summary>Hands all contacts of some representatives over to others: each has the old one up to the day before, and the new one from the day on.</summary>
    /// <param name="leaving">Those who leave: one person, or everybody whose term ends.</param>
    /// <param name="on">The first day on which they no longer serve.</param>
    /// <param name="successors">The new representative of each contact.</param>
    /// <param name="book">The next book, when nobody is left without a representative.</param>
    /// <param name="refusal">Every fault: contacts without a successor, successors who do not exist or leave themselves.</param>
    /// <returns>True when there is no fault; then the next book has no gap that this one has not.</returns>
    public bool TryHandOver(
        IReadOnlyCollection<RepresentativeId> leaving,
        LocalDate on,
        IReadOnlyDictionary<ContactId, RepresentativeId> successors,
        [NotNullWhen(true)] out ContactBook? book,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(leaving);
        Guard.Against.Null(successors);
        HashSet<RepresentativeId> gone = [.. leaving];
        List<Reason> reasons = [];
        List<ContactAssignment> next = [];
        foreach (ContactAssignment assignment in Assignments)
        {
            if (!gone.Contains(assignment.Representative) || assignment.Until < on)
            {
                next.Add(assignment);
                continue;
            }

            if (assignment.From < on)
            {
                next.Add(assignment with { Until = on.PlusDays(-1) });
            }

            if (!successors.TryGetValue(assignment.Contact, out RepresentativeId successor))
            {
                reasons.Add(new("no-successor", new(
                    $"联系对象“{assignment.Contact}”自 {on:uuuu'-'MM'-'dd} 起没有代表。",
                    $"The contact '{assignment.Contact}' has no representative from {on:uuuu'-'MM'-'dd} on.")));
            }
            else if (gone.Contains(successor))
            {
                reasons.Add(new("successor-leaves", new(
                    $"联系对象“{assignment.Contact}”的接任代表“{successor}”同时离任。",
                    $"'{successor}', to whom the contact '{assignment.Contact}' goes, leaves as well.")));
            }
            else
            {
                next.Add(assignment with { Representative = successor, From = LocalDate.Max(assignment.From, on) });
            }
        }

        if (reasons.Count > 0)
        {
            (book, refusal) = (null, new Refusal([.. reasons]));
            return false;
        }

        return TryCreate(District, next, out book, out refusal);
    }
}
