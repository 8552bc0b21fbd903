using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Districts;

namespace Minyi.Contacts;

/// <summary>Who is whose named representative, on any day: all contact assignments of a district.</summary>
/// <remarks>
/// Immutable. A contact has at most one representative on a day. Being named for a contact is not yet owing it a visit: see <see cref="ContactDuties"/>.
/// </remarks>
public sealed partial class ContactBook
{
    private readonly FrozenDictionary<ContactId, ImmutableArray<ContactAssignment>> _byContact;
    private readonly FrozenDictionary<RepresentativeId, ImmutableArray<ContactAssignment>> _byRepresentative;

    private ContactBook(District district, ImmutableArray<ContactAssignment> assignments)
    {
        District = district;
        Assignments = assignments;
        _byContact = assignments.GroupBy(a => a.Contact).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
        _byRepresentative = assignments.GroupBy(a => a.Representative).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());
    }

    /// <summary>The district.</summary>
    public District District { get; }

    /// <summary>The assignments, by contact and then by date.</summary>
    public ImmutableArray<ContactAssignment> Assignments { get; }

    /// <summary>Every contact, in ordinal order.</summary>
    public IEnumerable<ContactId> Contacts => _byContact.Keys.Order();

    /// <summary>Makes a book, or says everything that is wrong with the assignments.</summary>
    /// <param name="district">The district whose representatives are named.</param>
    /// <param name="assignments">The assignments, in any order.</param>
    /// <param name="book">The book, when there is no fault.</param>
    /// <param name="refusal">Every fault: unknown representatives, spans that end before they begin, a contact with two representatives on a day or of two kinds.</param>
    /// <returns>True when there is no fault.</returns>
    public static bool TryCreate(
        District district, IEnumerable<ContactAssignment> assignments, [NotNullWhen(true)] out ContactBook? book, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(district);
        ImmutableArray<ContactAssignment> ordered = [.. Guard.Against.Null(assignments).OrderBy(a => a.Contact).ThenBy(a => a.From).ThenBy(a => a.Representative)];
        ImmutableArray<Reason>.Builder reasons = ImmutableArray.CreateBuilder<Reason>();
        for (int i = 0; i < ordered.Length; i++)
        {
            ContactAssignment assignment = ordered[i];
            if (district.Find(assignment.Representative) is null)
            {
                reasons.Add(new("unknown-representative", new(
                    $"联系对象“{assignment.Contact}”的代表“{assignment.Representative}”不存在。",
                    $"The contact '{assignment.Contact}' names the representative '{assignment.Representative}', who does not exist.")));
            }

            if (assignment.Until < assignment.From)
            {
                reasons.Add(new("span-ends-early", new($"联系对象“{assignment.Contact}”的联系期限先止后起。", $"An assignment of the contact '{assignment.Contact}' ends before it begins.")));
            }

            if (i > 0 && ordered[i - 1] is { } before && before.Contact == assignment.Contact)
            {
                if (before.HoldsOn(assignment.From))
                {
                    reasons.Add(new("two-representatives", new(
                        $"联系对象“{assignment.Contact}”同时有两名代表：“{before.Representative}”和“{assignment.Representative}”。",
                        $"The contact '{assignment.Contact}' has two representatives at once: '{before.Representative}' and '{assignment.Representative}'.")));
                }

                if (before.Kind != assignment.Kind)
                {
                    reasons.Add(new("two-kinds", new($"联系对象“{assignment.Contact}”属于两个类别。", $"The contact '{assignment.Contact}' is of two kinds.")));
                }
            }
        }

        (book, refusal) = reasons.Count == 0 ? (new ContactBook(district, ordered), (Refusal?)null) : (null, new Refusal(reasons.ToImmutable()));
        return book is not null;
    }

    /// <summary>A contact's representative on a day; null where it has none.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="date">The day.</param>
    public RepresentativeId? RepresentativeOf(ContactId contact, LocalDate date) => AssignmentOf(contact, date)?.Representative;

    /// <summary>A contact's assignment on a day; null where it has none.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="date">The day.</param>
    public ContactAssignment? AssignmentOf(ContactId contact, LocalDate date) =>
        _byContact.TryGetValue(contact, out ImmutableArray<ContactAssignment> spans) ? spans.FirstOrDefault(a => a.HoldsOn(date)) : null;

    /// <summary>All assignments of a contact, by date.</summary>
    /// <param name="contact">The contact; one that is not in the book has none.</param>
    public ImmutableArray<ContactAssignment> AssignmentsTo(ContactId contact) => _byContact.GetValueOrDefault(contact, []);

    /// <summary>The assignments of a representative that hold on a day, by contact.</summary>
    /// <param name="representative">The representative.</param>
    /// <param name="date">The day.</param>
    public IEnumerable<ContactAssignment> AssignmentsOf(RepresentativeId representative, LocalDate date) =>
        _byRepresentative.TryGetValue(representative, out ImmutableArray<ContactAssignment> spans) ? spans.Where(a => a.HoldsOn(date)) : [];

    /// <summary>The days between two dates, both included, on which a contact that had or will have a representative has none.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <returns>Contacts with the first such day, by contact.</returns>
    public IEnumerable<(ContactId Contact, LocalDate From)> Gaps(LocalDate from, LocalDate to)
    {
        foreach (ContactId contact in Contacts)
        {
            LocalDate free = from;
            foreach (ContactAssignment span in _byContact[contact].Where(a => !(a.Until < from)))
            {
                if (span.From > free)
                {
                    break;
                }

                free = span.Until is { } until ? until.PlusDays(1) : LocalDate.MaxIsoValue;
            }

            if (free <= to)
            {
                yield return (contact, free);
            }
        }
    }
}
