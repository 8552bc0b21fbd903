using System.Collections.Frozen;
using System.Collections.Immutable;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;

namespace Minyi.Contacts;

/// <summary>Who owes which contact what: the book of assignments, the visit list 挂钩户, everybody's fixed days and the district's policy.</summary>
public sealed class ContactDuties
{
    private readonly FrozenDictionary<RepresentativeId, FixedDays> _fixedDays;
    private readonly ILookup<RepresentativeId, Absence> _absences;

    /// <summary>Puts the duties together.</summary>
    /// <param name="book">The assignments.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="policy">How much contact is owed.</param>
    /// <param name="visitList">The contacts that are owed visits; each is in the book.</param>
    /// <param name="fixedDays">The fixed days, one entry for each representative who has them; without them nothing can be planned for a representative.</param>
    /// <param name="absences">Days on which representatives are not there.</param>
    /// <exception cref="ArgumentException">A contact of the visit list is not in the book, or a representative has two entries of fixed days or is unknown.</exception>
    public ContactDuties(
        ContactBook book,
        IWorkingCalendar calendar,
        ContactPolicy policy,
        IEnumerable<ContactId> visitList,
        IEnumerable<FixedDays> fixedDays,
        IEnumerable<Absence>? absences = null)
    {
        Book = Guard.Against.Null(book);
        Calendar = Guard.Against.Null(calendar);
        Policy = Guard.Against.Null(policy);
        VisitList = [.. Guard.Against.Null(visitList).Distinct().Order()];
        HashSet<ContactId> known = [.. book.Contacts];
        if (VisitList.FirstOrDefault(c => !known.Contains(c)) is { Value.Length: > 0 } stranger)
        {
            throw new ArgumentException($"The visit list names '{stranger}', which is not in the book.", nameof(visitList));
        }

        FixedDays[] days = [.. Guard.Against.Null(fixedDays)];
        if (days.FirstOrDefault(d => book.District.Find(d.Representative) is null) is { } unknown)
        {
            throw new ArgumentException($"The representative '{unknown.Representative}' does not exist.", nameof(fixedDays));
        }

        _fixedDays = days.GroupBy(d => d.Representative).ToFrozenDictionary(
            g => g.Key, g => g.Count() == 1 ? g.First() : throw new ArgumentException($"'{g.Key}' has fixed days twice.", nameof(fixedDays)));
        _absences = (absences ?? []).ToLookup(a => a.Representative);
    }

    /// <summary>The assignments.</summary>
    public ContactBook Book { get; }

    /// <summary>The working calendar.</summary>
    public IWorkingCalendar Calendar { get; }

    /// <summary>How much contact is owed.</summary>
    public ContactPolicy Policy { get; }

    /// <summary>The contacts that are owed visits, in ordinal order.</summary>
    public ImmutableArray<ContactId> VisitList { get; }

    /// <summary>The days within a span on which a representative can visit.</summary>
    /// <param name="representative">The representative.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public IEnumerable<LocalDate> VisitDays(RepresentativeId representative, LocalDate from, LocalDate to) => Days(representative, d => d.VisitDay, from, to);

    /// <summary>The days within a span on which a representative can hold a reception.</summary>
    /// <param name="representative">The representative.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public IEnumerable<LocalDate> ReceptionDays(RepresentativeId representative, LocalDate from, LocalDate to) => Days(representative, d => d.ReceptionDay, from, to);

    private IEnumerable<LocalDate> Days(RepresentativeId representative, Func<FixedDays, IsoDayOfWeek> day, LocalDate from, LocalDate to) =>
        _fixedDays.TryGetValue(representative, out FixedDays? days)
            ? FixedDays.Within(Calendar, day(days), from, to, Policy.MovesFixedDays)
                .Where(d => !_absences[representative].Any(a => a.From <= d && d <= a.Until))
            : [];
}
