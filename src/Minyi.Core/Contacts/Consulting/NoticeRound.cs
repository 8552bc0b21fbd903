using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Contacts.Consulting;

/// <summary>A notice on its way: which contacts have been told, and who still has to tell whom.</summary>
/// <remarks>Immutable. A contact that changes hands is told by whoever is its representative on the day.</remarks>
public sealed class NoticeRound
{
    private readonly ContactBook _book;

    private NoticeRound(ContactBook book, Notice notice, ImmutableArray<ContactId> recipients, ImmutableSortedDictionary<ContactId, LocalDate> told) =>
        (_book, Notice, Recipients, Told) = (book, notice, recipients, told);

    /// <summary>The notice.</summary>
    public Notice Notice { get; }

    /// <summary>The contacts that are to be told: those of its kinds with a representative on the day of issue, by id.</summary>
    public ImmutableArray<ContactId> Recipients { get; }

    /// <summary>Who was told, and on which day first.</summary>
    public ImmutableSortedDictionary<ContactId, LocalDate> Told { get; }

    /// <summary>Begins to pass a notice down.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="book">The assignments.</param>
    public static NoticeRound Begin(Notice notice, ContactBook book)
    {
        Guard.Against.Null(notice);
        Guard.Against.Null(book);
        ContactId[] recipients = [.. book.Contacts.Where(c => book.AssignmentOf(c, notice.IssuedOn) is { } a && notice.IsFor(a.Kind))];
        return new NoticeRound(book, notice, [.. recipients], ImmutableSortedDictionary<ContactId, LocalDate>.Empty);
    }

    /// <summary>Goes on with another book, after a hand-over; who was told stays told.</summary>
    /// <param name="book">The assignments from now on.</param>
    public NoticeRound With(ContactBook book) => new(Guard.Against.Null(book), Notice, Recipients, Told);

    /// <summary>Notes that a contact was told. A second time changes nothing, unless it is earlier.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="date">The day, not before the notice was issued.</param>
    /// <exception cref="ArgumentException">The contact is no recipient, or the day is too early.</exception>
    public NoticeRound Tell(ContactId contact, LocalDate date)
    {
        if (Recipients.BinarySearch(contact) < 0)
        {
            throw new ArgumentException($"The notice '{Notice.Id}' is not for '{contact}'.", nameof(contact));
        }

        if (date < Notice.IssuedOn)
        {
            throw new ArgumentOutOfRangeException(nameof(date), "A notice is not passed down before it is issued.");
        }

        return Told.TryGetValue(contact, out LocalDate first) && first <= date ? this : new(_book, Notice, Recipients, Told.SetItem(contact, date));
    }

    /// <summary>Whom a representative still has to tell, on a day, by id.</summary>
    /// <param name="representative">The representative.</param>
    /// <param name="date">The day.</param>
    public IEnumerable<ContactId> StillToTell(RepresentativeId representative, LocalDate date) =>
        Recipients.Where(c => !Told.ContainsKey(c) && _book.RepresentativeOf(c, date) == representative);
}
