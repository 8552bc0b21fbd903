using Minyi.Contacts;
using Minyi.Districts;
using static Minyi.Core.Tests.Contacts.Sample;

namespace Minyi.Core.Tests.Contacts;

public class ContactBookTests
{
    [Fact]
    public void Every_fault_of_the_assignments_is_reported_at_once()
    {
        Assert.False(ContactBook.TryCreate(
            Sample.District,
            [
                Household(1, Ann, until: new(2024, 6, 30)), Household(1, Bob, from: new(2024, 6, 30)),
                Household(2, RepresentativeId.From("nobody")), Household(3, Ann, until: new(2023, 12, 31)),
                Household(4, Ann, until: new(2024, 6, 30)), Household(4, Ann, from: new(2024, 7, 1)) with { Kind = ContactKind.Enterprise },
            ],
            out _,
            out Refusal? refusal));
        Assert.Equal(["two-representatives", "unknown-representative", "span-ends-early", "two-kinds"], refusal.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void A_hand_over_leaves_no_gap()
    {
        ContactBook book = Book(Household(1, Ann), Household(2, Ann, until: new(2024, 5, 31)), Household(3, Bob), Household(4, Ann, from: new(2024, 9, 1)));
        LocalDate on = new(2024, 7, 1);

        Assert.False(book.TryHandOver([Ann], on, new Dictionary<ContactId, RepresentativeId> { [Contact(4)] = Ann }, out _, out Refusal? refusal));
        Assert.Equal(["no-successor", "successor-leaves"], refusal.Reasons.Select(r => r.Code));

        Assert.True(book.TryHandOver([Ann], on, new Dictionary<ContactId, RepresentativeId> { [Contact(1)] = Bob, [Contact(4)] = Cai }, out ContactBook? next, out _));
        Assert.Equal((Ann, Bob), (next.RepresentativeOf(Contact(1), on.PlusDays(-1)), next.RepresentativeOf(Contact(1), on)));
        Assert.Null(next.RepresentativeOf(Contact(4), new(2024, 8, 31)));
        Assert.Equal(Cai, next.RepresentativeOf(Contact(4), new(2024, 9, 1)));
        Assert.Equal(book.Gaps(Start, new(2024, 12, 31)), next.Gaps(Start, new(2024, 12, 31)));
        Assert.Equal([(Contact(2), new LocalDate(2024, 6, 1)), (Contact(4), Start)], next.Gaps(Start, new(2024, 12, 31)));
    }

    [Property]
    public bool Whoever_leaves_and_whenever_everybody_has_one_representative_every_day(byte[] owners, byte day, bool annLeaves)
    {
        RepresentativeId[] all = [Ann, Bob, Cai];
        ContactBook book = Book(owners.Select((o, i) => Household(i, all[o % 3])));
        RepresentativeId leaves = annLeaves ? Ann : Bob;
        LocalDate on = Start.PlusDays(day);
        bool done = book.TryHandOver([leaves], on, book.Contacts.ToDictionary(c => c, _ => Cai), out ContactBook? next, out _);
        return done && book.Contacts.All(c => Enumerable.Range(0, 300).All(d =>
        {
            LocalDate date = Start.PlusDays(d);
            RepresentativeId before = book.RepresentativeOf(c, date)!.Value;
            return next!.RepresentativeOf(c, date) == (before == leaves && date >= on ? Cai : before)
                && next.AssignmentsOf(next.RepresentativeOf(c, date)!.Value, date).Any(a => a.Contact == c);
        }));
    }
}
