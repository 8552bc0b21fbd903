using Minyi.Contacts;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;

namespace Minyi.Core.Tests.Contacts;

/// <summary>A small district: two studios, three representatives.</summary>
internal static class Sample
{
    internal static readonly RepresentativeId Ann = RepresentativeId.From("ann"), Bob = RepresentativeId.From("bob"), Cai = RepresentativeId.From("cai");
    internal static readonly StudioId East = StudioId.From("east"), West = StudioId.From("west");
    internal static readonly LocalDate Start = new(2024, 1, 1);

    internal static District District { get; } = new(
        "区",
        [new Street(StreetId.From("s"), "街道")],
        [new Studio(East, "东工作室", StreetId.From("s")), new Studio(West, "西工作室", StreetId.From("s"))],
        [Of(Ann), Of(Bob), Of(Cai)],
        []);

    internal static ContactId Contact(int number) => ContactId.From($"h-{number:D2}");

    internal static ContactAssignment Household(int number, RepresentativeId representative, LocalDate? from = null, LocalDate? until = null) =>
        new(Contact(number), ContactKind.Household, representative, from ?? Start, until);

    internal static ContactBook Book(params IEnumerable<ContactAssignment> assignments)
    {
        Assert.True(ContactBook.TryCreate(District, assignments, out ContactBook? book, out Refusal? refusal), refusal?.ToString());
        return book;
    }

    internal static ContactDuties Duties(ContactBook book, ContactPolicy? policy = null, IEnumerable<FixedDays>? days = null, params Absence[] absences) => new(
        book,
        ChinaCalendar.Official,
        policy ?? new ContactPolicy(),
        book.Contacts,
        days ?? [new(Ann, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Thursday), new(Bob, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday), new(Cai, IsoDayOfWeek.Monday, IsoDayOfWeek.Monday)],
        absences);

    private static Representative Of(RepresentativeId id) => new(id, "代表", RepresentativeKinds.CongressDeputy, East);
}
