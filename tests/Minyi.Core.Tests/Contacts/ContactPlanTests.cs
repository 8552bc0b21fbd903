using Minyi.Contacts;
using Minyi.Contacts.Planning;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using static Minyi.Core.Tests.Contacts.Sample;

namespace Minyi.Core.Tests.Contacts;

public class ContactPlanTests
{
    [Fact]
    public void A_plan_that_is_carried_out_leaves_nobody_behind()
    {
        ContactDuties duties = Duties(Book(Enumerable.Range(0, 90).Select(i => Household(i, i % 3 == 0 ? Ann : i % 3 == 1 ? Bob : Cai))), new ContactPolicy { VisitsPerQuarter = 2, VisitsPerDay = 10, DutyEveryAfternoon = false });
        ContactPlan plan = ContactPlan.From(new(2024, 7, 1), duties, ContactLedger.Empty);

        Assert.True(plan.MeetsEveryDuty);
        ContactLedger ledger = plan.Visits.Aggregate(ContactLedger.Empty, (l, v) => l.Add(new VisitEntry(v.Representative, v.Contact, v.Date)));
        ledger = plan.Receptions.Aggregate(ledger, (l, r) => l.Add(new ReceptionEntry(r.Representative, r.Date, r.HalfDays)));
        ContactCompliance end = ContactCompliance.On(new(2024, 9, 30), duties, ledger);
        Assert.Empty(end.Behind);
        Assert.All(end.Representatives, r => Assert.Empty(r.Outstanding));
        Assert.Empty(ContactPlan.From(new(2024, 7, 1), duties, ledger).Visits);
        Check(plan, duties, ContactLedger.Empty);
    }

    [Fact]
    public void What_cannot_be_met_is_named_with_what_stands_in_its_way()
    {
        // Ann has two Tuesdays left with room for one visit each; three contacts are hers alone, and Bob takes over one of them in time.
        ContactBook book = Book(
            Household(1, Ann), Household(2, Ann), Household(3, Ann), Household(4, Ann, until: new(2024, 9, 24)), Household(4, Bob, from: new(2024, 9, 25)), Household(5, Ann, until: new(2024, 8, 1)));
        ContactPlan plan = ContactPlan.From(new(2024, 9, 16), Duties(book, new ContactPolicy { VisitsPerDay = 1 }), ContactLedger.Empty);

        Assert.Equal([(Contact(1), new LocalDate(2024, 9, 18)), (Contact(2), new(2024, 9, 24)), (Contact(4), new(2024, 9, 25))], plan.Visits.Select(v => (v.Contact, v.Date)));
        Assert.Equal([Contact(3), Contact(5)], plan.UnmetVisits.Select(u => u.Contact));
        UnmetVisit unmet = plan.UnmetVisits[0];
        Assert.Equal([Contact(1), Contact(2), Contact(3)], unmet.Competing);
        Assert.Equal([new LocalDate(2024, 9, 18), new(2024, 9, 24)], unmet.Days);
        Assert.Equal("'h-05' has no visit day left in the quarter.", plan.UnmetVisits[1].Text.English);
        Assert.False(plan.MeetsEveryDuty);
    }

    [Fact]
    public void Receptions_of_months_gone_by_cannot_be_made_up_and_the_rest_is_planned()
    {
        ContactDuties duties = Duties(Book(Household(1, Ann)), new ContactPolicy { ReceptionsPerMonth = 3 }, absences: new Absence(Ann, new(2024, 8, 16), new(2024, 9, 25)));
        ContactPlan plan = ContactPlan.From(new(2024, 8, 10), duties, ContactLedger.Empty.Add(new ReceptionEntry(Ann, new(2024, 8, 1))));

        Assert.Equal([(new LocalDate(2024, 8, 15), 2), (new(2024, 9, 26), 2)], plan.Receptions.Where(r => r.Representative == Ann).Select(r => (r.Date, r.HalfDays)));
        Assert.Equal([(new LocalDate(2024, 7, 1), 3), (new(2024, 9, 1), 1)], plan.UnmetReceptions.Where(r => r.Representative == Ann).Select(r => (r.Month, r.Missing)));
    }

    /// <summary>Small plans against every way of giving days to contacts.</summary>
    [Property(MaxTest = 200)]
    public bool No_plan_makes_more_visits(byte[] owners, byte[] handOvers, byte room, byte need, byte startsOn, byte[] made)
    {
        LocalDate from = new LocalDate(2024, 9, 9).PlusDays(startsOn % 14);
        RepresentativeId[] all = [Ann, Bob, Cai];
        List<ContactAssignment> assignments = [];
        for (int i = 0; i < Math.Min(owners.Length, 5); i++)
        {
            LocalDate? until = i < handOvers.Length && handOvers[i] % 2 == 0 ? new LocalDate(2024, 9, 10).PlusDays(handOvers[i] % 18) : null;
            assignments.Add(Household(i, all[owners[i] % 3], until: until));
            if (until is { } end)
            {
                assignments.Add(Household(i, all[(owners[i] + 1 + (owners[i] / 3 % 2)) % 3], from: end.PlusDays(1)));
            }
        }

        ContactLedger ledger = made.Take(2).Aggregate(ContactLedger.Empty, (l, m) => l.Add(new VisitEntry(all[m % 3], Contact(m % 5), new LocalDate(2024, 9, 1).PlusDays(m % 30))));
        ContactDuties duties = Duties(Book(assignments), new ContactPolicy { VisitsPerDay = 1 + (room % 2), VisitsPerQuarter = 1 + (need % 2) });
        ContactPlan plan = ContactPlan.From(from, duties, ledger);
        Check(plan, duties, ledger);
        int most = Most([.. duties.VisitList], [], 0);
        return plan.Visits.Length == most;

        int Most(ContactId[] contacts, List<(RepresentativeId, LocalDate)> used, int at)
        {
            if (at == contacts.Length)
            {
                return used.Count;
            }

            ContactId contact = contacts[at];
            int owed = duties.Policy.VisitsPerQuarter - ledger.Visits.Where(v => v.Contact == contact && v.Date >= new LocalDate(2024, 7, 1)).Select(v => v.Date).Distinct().Count();
            (RepresentativeId, LocalDate)[] open =
            [
                .. duties.Book.AssignmentsTo(contact)
                    .SelectMany(a => duties.VisitDays(a.Representative, from, new(2024, 9, 30)).Where(a.HoldsOn), (a, d) => (a.Representative, d))
                    .Where(s => !ledger.Visits.Any(v => v.Contact == contact && v.Date == s.d)),
            ];
            int best = 0;
            for (int set = 0; set < 1 << open.Length; set++)
            {
                (RepresentativeId, LocalDate)[] chosen = [.. open.Where((_, i) => (set >> i & 1) == 1)];
                if (chosen.Length <= Math.Max(owed, 0) && chosen.All(c => used.Count(u => u == c) < Room(duties, ledger, c)))
                {
                    best = Math.Max(best, Most(contacts, [.. used, .. chosen], at + 1));
                }
            }

            return best;
        }
    }

    private static int Room(ContactDuties duties, ContactLedger ledger, (RepresentativeId Representative, LocalDate Date) slot)
    {
        int room = duties.Policy.VisitsPerDay;
        room = duties.ReceptionDays(slot.Representative, slot.Date, slot.Date).Any() ? room - (room / 2) : room;
        return room - ledger.Visits.Count(v => v.Representative == slot.Representative && v.Date == slot.Date);
    }

    /// <summary>A plan keeps to visit days, room, assignments and the quarter; what it names as a bottleneck is one.</summary>
    private static void Check(ContactPlan plan, ContactDuties duties, ContactLedger ledger)
    {
        Assert.All(plan.Visits, v =>
        {
            Assert.True(v.Date >= plan.Start && v.Date <= new LocalDate(2024, 9, 30) && ChinaCalendar.Official.IsWorkingDay(v.Date));
            Assert.Equal(v.Representative, duties.Book.RepresentativeOf(v.Contact, v.Date));
            Assert.Contains(v.Date, duties.VisitDays(v.Representative, v.Date, v.Date));
        });
        Assert.Equal(plan.Visits.Length, plan.Visits.Select(v => (v.Contact, v.Date)).Distinct().Count());
        Assert.All(plan.Visits.GroupBy(v => (v.Representative, v.Date)), g => Assert.True(g.Count() <= Room(duties, ledger, g.Key)));
        Assert.All(plan.UnmetVisits, u =>
        {
            Assert.Contains(u.Contact, u.Competing);
            Assert.True(plan.Visits.Count(v => u.Competing.Contains(v.Contact)) < u.Competing.Length * duties.Policy.VisitsPerQuarter);
        });
    }
}
