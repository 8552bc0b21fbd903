using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Contacts.Planning;

/// <summary>The visits of the rest of a quarter: contacts of the visit list shared among their representatives' visit days.</summary>
internal static class VisitPlanner
{
    internal static (ImmutableArray<PlannedVisit> Visits, ImmutableArray<UnmetVisit> Unmet) Plan(LocalDate from, ContactDuties duties, ContactLedger ledger)
    {
        var quarter = Quarter.Of(from);
        Dictionary<ContactId, int> made = ContactCompliance.VisitsByContact(ledger, quarter.First, quarter.Last);
        HashSet<(ContactId, LocalDate)> taken = [.. ledger.Visits.Select(v => (v.Contact, v.Date))];
        ContactId[] contacts = [.. duties.VisitList.Where(c => made.GetValueOrDefault(c) < duties.Policy.VisitsPerQuarter)];
        (RepresentativeId Representative, LocalDate Date)[] slots = Slots(from, quarter.Last, duties);
        ILookup<RepresentativeId, int> slotsOf = Enumerable.Range(0, slots.Length).ToLookup(s => slots[s].Representative);
        Dictionary<(RepresentativeId, LocalDate), int> used = ledger.Visits.CountBy(v => (v.Representative, v.Date)).ToDictionary();
        int[] room = [.. slots.Select(s => Math.Max(0, Room(s.Representative, s.Date, duties) - used.GetValueOrDefault(s)))];
        int[][] open = [.. contacts.Select(c => OpenTo(c, from, quarter.Last, duties, slotsOf, slots).Where(s => !taken.Contains((c, slots[s].Date))).ToArray())];
        int[] need = [.. contacts.Select(c => duties.Policy.VisitsPerQuarter - made.GetValueOrDefault(c))];
        VisitFlow flow = new(need, open, room);

        ImmutableArray<PlannedVisit> visits =
        [
            .. Enumerable.Range(0, contacts.Length)
                .SelectMany(c => flow.Given(c), (c, s) => new PlannedVisit(slots[s].Representative, slots[s].Date, contacts[c]))
                .OrderBy(v => v.Representative).ThenBy(v => v.Date).ThenBy(v => v.Contact),
        ];
        ImmutableArray<UnmetVisit> unmet =
        [
            .. Enumerable.Range(0, contacts.Length)
                .Where(c => flow.Given(c).Count < need[c])
                .Select(c => Unmet(c, need[c] - flow.Given(c).Count, flow.Bottleneck(c), contacts, slots)),
        ];
        return (visits, unmet);
    }

    /// <summary>Every visit day of every representative, by day and then by representative.</summary>
    private static (RepresentativeId Representative, LocalDate Date)[] Slots(LocalDate from, LocalDate to, ContactDuties duties) =>
    [
        .. duties.Book.District.Representatives
            .SelectMany(r => duties.VisitDays(r.Id, from, to), (r, d) => (Representative: r.Id, Date: d))
            .OrderBy(s => s.Date).ThenBy(s => s.Representative),
    ];

    private static int Room(RepresentativeId representative, LocalDate date, ContactDuties duties) =>
        duties.ReceptionDays(representative, date, date).Any() ? (duties.Policy.VisitsPerDay + 1) / 2 : duties.Policy.VisitsPerDay;

    private static IEnumerable<int> OpenTo(
        ContactId contact,
        LocalDate from,
        LocalDate to,
        ContactDuties duties,
        ILookup<RepresentativeId, int> slotsOf,
        (RepresentativeId Representative, LocalDate Date)[] slots) =>
        duties.Book.AssignmentsTo(contact)
            .Where(a => a.From <= to && !(a.Until < from))
            .SelectMany(a => slotsOf[a.Representative].Where(s => a.HoldsOn(slots[s].Date)));

    private static UnmetVisit Unmet(
        int contact, int missing, (List<int> Contacts, List<int> Days) bottleneck, ContactId[] contacts, (RepresentativeId Representative, LocalDate Date)[] slots)
    {
        ImmutableArray<ContactId> competing = [.. bottleneck.Contacts.Select(c => contacts[c]).Order()];
        ImmutableArray<LocalDate> days = [.. bottleneck.Days.Select(s => slots[s].Date).Distinct().Order()];
        string id = contacts[contact].Value;
        LocalizedText text = days.IsEmpty
            ? new($"“{id}”在本季度内没有可用的走访日。", $"'{id}' has no visit day left in the quarter.")
            : new(
                $"“{id}”等{competing.Length}个联系对象只有{days.Length}个走访日可用，且已排满。",
                $"The {days.Length} visit days left to '{id}' and the other contacts that compete for them, {competing.Length} in all, are full.");
        return new(contacts[contact], missing, competing, days, text);
    }
}
