using Minyi.Contacts;
using Minyi.Contacts.Consulting;
using Minyi.Districts;
using static Minyi.Core.Tests.Contacts.Sample;

namespace Minyi.Core.Tests.Contacts;

public class ConsultingTests
{
    private static readonly Consultation Bus = new(
        "bus-line", "subject-1", [new("yes", new("赞成", "in favour")), new("no", new("不赞成", "against"))], new(2024, 7, 1), new(2024, 7, 31));

    private static readonly ContactBook Contacts = Book(
        Household(1, Ann), Household(2, Ann), Household(3, Bob) with { Kind = ContactKind.Enterprise }, Household(4, Bob, until: new(2024, 6, 30)));

    [Fact]
    public void A_notice_reaches_every_contact_through_its_representative_of_the_day()
    {
        NoticeRound round = NoticeRound.Begin(new Notice("n-1", "text-1", new(2024, 7, 1), []), Contacts);

        Assert.Equal([Contact(1), Contact(2), Contact(3)], round.Recipients);
        NoticeRound told = round.Tell(Contact(1), new(2024, 7, 3));
        Assert.Equal([Contact(2)], told.StillToTell(Ann, new(2024, 7, 4)));
        Assert.Same(told, told.Tell(Contact(1), new(2024, 7, 5)));
        Assert.Equal(new LocalDate(2024, 7, 2), told.Tell(Contact(1), new(2024, 7, 2)).Told[Contact(1)]);

        Assert.True(Contacts.TryHandOver([Ann], new(2024, 7, 10), new Dictionary<ContactId, RepresentativeId> { [Contact(1)] = Cai, [Contact(2)] = Cai }, out ContactBook? next, out _));
        NoticeRound after = told.With(next);
        Assert.Equal([Contact(2)], after.StillToTell(Cai, new(2024, 7, 10)));
        Assert.Empty(after.StillToTell(Ann, new(2024, 7, 10)));
        Assert.Throws<ArgumentException>(() => round.Tell(Contact(4), new(2024, 7, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => round.Tell(Contact(1), new(2024, 6, 30)));
        Assert.Equal([Contact(3)], NoticeRound.Begin(new Notice("n-2", "t", new(2024, 7, 1), [ContactKind.Enterprise]), Contacts).Recipients);
    }

    [Fact]
    public void Answers_are_counted_once_each_and_words_become_drafts()
    {
        ConsultationRound round = ConsultationRound.Open(Bus, Contacts);
        round = Take(round, new(Contact(1), new(2024, 7, 2), "yes"));
        round = Take(round, new(Contact(1), new(2024, 7, 3), "no", "words-1"));
        round = Take(round, new(Contact(1), new(2024, 7, 2), "yes"));
        round = Take(round, new(Contact(3), new(2024, 7, 31), null, "words-3"));

        Assert.Equal((3, 2), (round.Asked.Length, round.Answered));
        Assert.Equal([new OptionCount("no", ContactKind.Household, 1)], round.Counts().Where(c => c.Count > 0));
        Assert.Equal(8, round.Counts().Length);
        Assert.Equal(
            [new SuggestionDraft("bus-line", Contact(1), Ann, "words-1"), new SuggestionDraft("bus-line", Contact(3), Bob, "words-3")],
            round.Drafts());
    }

    [Fact]
    public void An_answer_that_is_not_taken_says_every_reason()
    {
        ConsultationRound round = ConsultationRound.Open(Bus, Contacts);

        Assert.False(round.TryTake(new(Contact(4), new(2024, 8, 1), "maybe"), out _, out Refusal? refusal));
        Assert.Equal(["not-asked", "not-open", "unknown-option"], refusal.Reasons.Select(r => r.Code));
        Assert.False(round.TryTake(new(Contact(1), new(2024, 7, 1), null, " "), out _, out refusal));
        Assert.Equal(["empty-answer"], refusal.Reasons.Select(r => r.Code));
        Assert.Throws<ArgumentException>(() => new Consultation("c", "s", [Bus.Options[0], Bus.Options[0]], Start, Start));
        Assert.Throws<ArgumentException>(() => new Consultation("c", "s", [], Start, Start.PlusDays(-1)));
    }

    private static ConsultationRound Take(ConsultationRound round, ConsultationAnswer answer)
    {
        Assert.True(round.TryTake(answer, out ConsultationRound? next, out Refusal? refusal), refusal?.ToString());
        return next;
    }
}
