using Minyi.Contacts;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using static Minyi.Core.Tests.Contacts.Sample;

namespace Minyi.Core.Tests.Contacts;

public class ContactComplianceTests
{
    [Fact]
    public void Who_is_behind_and_by_how_much()
    {
        ContactDuties duties = Duties(Book(Enumerable.Range(0, 4).Select(i => Household(i, Ann)).Append(Household(9, Bob))));
        ContactLedger ledger = ContactLedger.Empty
            .Add(new VisitEntry(Ann, Contact(0), new(2024, 7, 2)))
            .Add(new VisitEntry(Ann, Contact(0), new(2024, 7, 9)))
            .Add(new VisitEntry(Cai, Contact(1), new(2024, 7, 9)))
            .Add(new VisitEntry(Ann, Contact(2), new(2024, 6, 28)))
            .Add(new ReceptionEntry(Ann, new(2024, 9, 5)));

        // Half of the quarter's working days are gone: of four visits two are expected, and two contacts were visited.
        RepresentativeStanding half = ContactCompliance.On(new(2024, 8, 15), duties, ledger).Representatives[0];
        Assert.Equal(new DutyFigures(4, 2, 2), half.Visits);
        Assert.Equal([Contact(2), Contact(3)], half.Outstanding);
        Assert.False(half.IsBehind);

        ContactCompliance end = ContactCompliance.On(new(2024, 9, 30), duties, ledger);
        Assert.Equal((2, 0), (end.Representatives[0].Visits.Behind, end.Representatives[0].Receptions.Behind));
        Assert.Equal([Ann, Bob, Cai], end.Behind.Select(r => r.Representative));
        Assert.Equal((0, 1), (end.Representatives[2].Visits.Behind, end.Representatives[2].Receptions.Behind));
    }

    [Fact]
    public void A_visit_counts_for_the_contact_after_a_hand_over()
    {
        ContactBook book = Book(Household(1, Ann));
        Assert.True(book.TryHandOver([Ann], new(2024, 8, 1), new Dictionary<ContactId, RepresentativeId> { [Contact(1)] = Bob }, out ContactBook? next, out _));
        ContactLedger ledger = ContactLedger.Empty.Add(new VisitEntry(Ann, Contact(1), new(2024, 7, 2)));

        RepresentativeStanding bob = ContactCompliance.On(new(2024, 9, 30), Duties(next), ledger).Representatives[1];
        Assert.Equal(new DutyFigures(1, 1, 1), bob.Visits);
    }

    [Fact]
    public void A_studio_is_on_duty_on_every_working_afternoon_make_up_days_too()
    {
        ContactDuties duties = Duties(Book(Household(1, Ann)));
        ContactLedger ledger = ContactLedger.Empty;
        for (LocalDate date = new(2024, 7, 1); date <= new LocalDate(2024, 9, 30); date = date.PlusDays(1))
        {
            if (ChinaCalendar.Official.IsWorkingDay(date) && date != new LocalDate(2024, 9, 29) && date != new LocalDate(2024, 8, 1))
            {
                ledger = ledger.Add(new DutyEntry(East, date, Ann));
            }
        }

        StudioStanding[] studios = [.. ContactCompliance.On(new(2024, 9, 30), duties, ledger).Studios];
        Assert.Equal([new LocalDate(2024, 8, 1), new(2024, 9, 29)], studios[0].Missed);
        Assert.Equal(studios[1].Owed, studios[1].Missed.Length);
        Assert.Empty(ContactCompliance.On(new(2024, 9, 30), Duties(duties.Book, new ContactPolicy { DutyEveryAfternoon = false }), ledger).Studios[1].Missed);
    }

    [Fact]
    public void Contacts_without_a_representative_are_named()
    {
        ContactDuties duties = Duties(Book(Household(1, Ann), Household(2, Ann, until: new(2024, 6, 30))));

        Assert.Equal([Contact(2)], ContactCompliance.On(new(2024, 7, 1), duties, ContactLedger.Empty).WithoutRepresentative);
        Assert.Empty(ContactCompliance.On(new(2024, 6, 30), duties, ContactLedger.Empty).WithoutRepresentative);
    }

    [Fact]
    public void A_fixed_day_that_is_off_moves_to_the_next_working_day_or_not()
    {
        // Tuesdays around National Day 2024: 24 September, 1 October (off), 8 October.
        LocalDate[] moved = [.. FixedDays.Within(ChinaCalendar.Official, IsoDayOfWeek.Wednesday, new(2024, 9, 25), new(2024, 10, 16), moves: true)];
        LocalDate[] kept = [.. FixedDays.Within(ChinaCalendar.Official, IsoDayOfWeek.Wednesday, new(2024, 9, 25), new(2024, 10, 16), moves: false)];

        Assert.Equal([new(2024, 9, 25), new(2024, 10, 8), new(2024, 10, 9), new(2024, 10, 16)], moved);
        Assert.Equal([new(2024, 9, 25), new(2024, 10, 9), new(2024, 10, 16)], kept);
        Assert.Equal([new LocalDate(2024, 10, 8)], FixedDays.Within(ChinaCalendar.Official, IsoDayOfWeek.Tuesday, new(2024, 10, 2), new(2024, 10, 8), moves: true));
        Assert.Equal([new LocalDate(2024, 10, 8)], FixedDays.Within(ChinaCalendar.Official, IsoDayOfWeek.Wednesday, new(2024, 10, 5), new(2024, 10, 8), moves: true));
    }

    [Fact]
    public void Misuse_by_a_program_throws()
    {
        ContactBook book = Book(Household(1, Ann));

        Assert.Throws<ArgumentException>(() => new ContactDuties(book, ChinaCalendar.Official, new(), [Contact(2)], []));
        Assert.Throws<ArgumentException>(() => Duties(book, days: [new(Ann, IsoDayOfWeek.Monday, IsoDayOfWeek.Monday), new(Ann, IsoDayOfWeek.Friday, IsoDayOfWeek.Monday)]));
        Assert.Throws<ArgumentException>(() => Duties(book, days: [new(RepresentativeId.From("x"), IsoDayOfWeek.Monday, IsoDayOfWeek.Monday)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContactLedger.Empty.Add(new ReceptionEntry(Ann, Start, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContactPolicy { VisitsPerDay = 0 });
    }
}
