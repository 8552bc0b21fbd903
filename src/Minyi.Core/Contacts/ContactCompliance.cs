using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Contacts;

/// <summary>Who has done what was owed on a day, who is behind and by how much.</summary>
/// <remarks>
/// A visit counts for the contact, whoever made it: after a hand-over nothing is owed twice. What is expected grows with the quarter's (or the
/// month's) working days, so that a duty shows as behind before its time is up.
/// </remarks>
/// <example>
/// <code>
/// ContactCompliance today = ContactCompliance.On(new LocalDate(2024, 9, 30), duties, ledger);
/// foreach (RepresentativeStanding standing in today.Behind) { /* standing.Visits.Behind, standing.Outstanding */ }
/// </code>
/// </example>
public sealed class ContactCompliance
{
    private ContactCompliance(LocalDate date, ImmutableArray<RepresentativeStanding> representatives, ImmutableArray<StudioStanding> studios, ImmutableArray<ContactId> uncovered) =>
        (Date, Representatives, Studios, WithoutRepresentative) = (date, representatives, studios, uncovered);

    /// <summary>The day.</summary>
    public LocalDate Date { get; }

    /// <summary>Every representative of the district, by id.</summary>
    public ImmutableArray<RepresentativeStanding> Representatives { get; }

    /// <summary>Every studio of the district, by id.</summary>
    public ImmutableArray<StudioStanding> Studios { get; }

    /// <summary>The contacts of the book that have no representative on the day, by id.</summary>
    public ImmutableArray<ContactId> WithoutRepresentative { get; }

    /// <summary>The representatives who are behind, by id.</summary>
    public IEnumerable<RepresentativeStanding> Behind => Representatives.Where(r => r.IsBehind);

    /// <summary>Works out how everybody stands on a day.</summary>
    /// <param name="date">The day; what the ledger has of later days does not count.</param>
    /// <param name="duties">Who owes what.</param>
    /// <param name="ledger">What was done.</param>
    public static ContactCompliance On(LocalDate date, ContactDuties duties, ContactLedger ledger)
    {
        Guard.Against.Null(duties);
        Guard.Against.Null(ledger);
        var quarter = Quarter.Of(date);
        LocalDate month = new(date.Year, date.Month, 1);
        Dictionary<ContactId, int> visits = VisitsByContact(ledger, quarter.First, date);
        ILookup<RepresentativeId, ContactId> owed = duties.VisitList
            .Select(c => (Contact: c, Representative: duties.Book.RepresentativeOf(c, date)))
            .Where(c => c.Representative is not null)
            .ToLookup(c => c.Representative!.Value, c => c.Contact);
        ILookup<RepresentativeId, int> receptions = ledger.Receptions
            .Where(r => r.Date >= month && r.Date <= date)
            .ToLookup(r => r.Representative, r => r.HalfDays);
        int perContact = duties.Policy.VisitsPerQuarter, perMonth = duties.Policy.ReceptionsPerMonth;

        RepresentativeStanding Standing(RepresentativeId id)
        {
            ContactId[] contacts = [.. owed[id]];
            return new(
                id,
                new(contacts.Length * perContact, Expected(duties, contacts.Length * perContact, quarter.First, quarter.Last, date),
                    contacts.Sum(c => Math.Min(perContact, visits.GetValueOrDefault(c)))),
                new(perMonth, Expected(duties, perMonth, month, month.PlusMonths(1).PlusDays(-1), date), Math.Min(perMonth, receptions[id].Sum())),
                [.. contacts.Where(c => visits.GetValueOrDefault(c) < perContact)]);
        }

        return new(
            date,
            [.. duties.Book.District.Representatives.Select(r => Standing(r.Id))],
            StudiosOn(date, quarter, duties, ledger),
            [.. duties.Book.Contacts.Where(c => duties.Book.RepresentativeOf(c, date) is null)]);
    }

    /// <summary>How often each contact was visited on different days of a span.</summary>
    internal static Dictionary<ContactId, int> VisitsByContact(ContactLedger ledger, LocalDate from, LocalDate to) => ledger.Visits
        .Where(v => v.Date >= from && v.Date <= to)
        .GroupBy(v => v.Contact)
        .ToDictionary(g => g.Key, g => g.Select(v => v.Date).Distinct().Count());

    private static ImmutableArray<StudioStanding> StudiosOn(LocalDate date, Quarter quarter, ContactDuties duties, ContactLedger ledger)
    {
        List<LocalDate> days = [];
        for (LocalDate day = quarter.First; day <= date && duties.Policy.DutyEveryAfternoon; day = day.PlusDays(1))
        {
            if (duties.Calendar.IsWorkingDay(day))
            {
                days.Add(day);
            }
        }

        HashSet<(StudioId, LocalDate)> kept = [.. ledger.Duties.Select(d => (d.Studio, d.Date))];
        return [.. duties.Book.District.Studios.Select(s => new StudioStanding(s.Id, days.Count, [.. days.Where(d => !kept.Contains((s.Id, d)))]))];
    }

    private static int Expected(ContactDuties duties, int owed, LocalDate first, LocalDate last, LocalDate date)
    {
        int all = duties.Calendar.Count(first.PlusDays(-1), last), gone = duties.Calendar.Count(first.PlusDays(-1), date);
        return date == last || gone == all ? owed : (int)((long)owed * gone / all);
    }
}
