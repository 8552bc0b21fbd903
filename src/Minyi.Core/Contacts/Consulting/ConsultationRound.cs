using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Minyi.Contacts.Consulting;

/// <summary>A consultation under way: one answer for each contact, the last one counts; counts and drafts of suggestions follow from them.</summary>
/// <remarks>Immutable.</remarks>
public sealed class ConsultationRound
{
    private readonly ContactBook _book;
    private readonly ImmutableSortedDictionary<ContactId, ConsultationAnswer> _answers;

    private ConsultationRound(ContactBook book, Consultation consultation, ImmutableArray<ContactId> asked, ImmutableSortedDictionary<ContactId, ConsultationAnswer> answers) =>
        (_book, Consultation, Asked, _answers) = (book, consultation, asked, answers);

    /// <summary>The consultation.</summary>
    public Consultation Consultation { get; }

    /// <summary>The contacts that are asked: those of its kinds with a representative on the first day, by id.</summary>
    public ImmutableArray<ContactId> Asked { get; }

    /// <summary>How many have answered.</summary>
    public int Answered => _answers.Count;

    /// <summary>Opens a consultation.</summary>
    /// <param name="consultation">The consultation.</param>
    /// <param name="book">The assignments.</param>
    public static ConsultationRound Open(Consultation consultation, ContactBook book)
    {
        Guard.Against.Null(consultation);
        Guard.Against.Null(book);
        ContactId[] asked =
        [
            .. book.Contacts.Where(c => book.AssignmentOf(c, consultation.OpensOn) is { } a && (consultation.Kinds.IsEmpty || consultation.Kinds.Contains(a.Kind))),
        ];
        return new ConsultationRound(book, consultation, [.. asked], ImmutableSortedDictionary<ContactId, ConsultationAnswer>.Empty);
    }

    /// <summary>Takes an answer; of a contact that has answered, the one of the later day counts, and of one day the one taken last.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="round">The round with the answer in it.</param>
    /// <param name="refusal">Every reason why it is not taken: not asked, not open, an unknown option, neither option nor words, nobody to take it.</param>
    /// <returns>True when it is taken.</returns>
    public bool TryTake(ConsultationAnswer answer, [NotNullWhen(true)] out ConsultationRound? round, [NotNullWhen(false)] out Refusal? refusal)
    {
        Guard.Against.Null(answer);
        List<Reason> reasons = [];
        if (Asked.BinarySearch(answer.Contact) < 0)
        {
            reasons.Add(new("not-asked", new($"“{answer.Contact}”不在征求意见范围内。", $"'{answer.Contact}' is not among those asked.")));
        }
        else if (_book.RepresentativeOf(answer.Contact, answer.Date) is null)
        {
            reasons.Add(new("no-representative", new($"“{answer.Contact}”当日没有代表。", $"'{answer.Contact}' has no representative on that day.")));
        }

        if (answer.Date < Consultation.OpensOn || answer.Date > Consultation.ClosesOn)
        {
            reasons.Add(new("not-open", new("不在征求意见期限内。", "The consultation is not open on that day.")));
        }

        if (answer.Option is { } code && !Consultation.Options.Any(o => o.Code == code))
        {
            reasons.Add(new("unknown-option", new($"没有选项“{code}”。", $"There is no answer '{code}' to choose.")));
        }

        if (answer.Option is null && string.IsNullOrWhiteSpace(answer.Words))
        {
            reasons.Add(new("empty-answer", new("既未选择，也无意见。", "Neither an option nor words.")));
        }

        refusal = reasons.Count == 0 ? null : new Refusal([.. reasons]);
        round = refusal is not null ? null
            : _answers.TryGetValue(answer.Contact, out ConsultationAnswer? before) && before.Date > answer.Date ? this
            : new ConsultationRound(_book, Consultation, Asked, _answers.SetItem(answer.Contact, answer));
        return round is not null;
    }

    /// <summary>How often each answer was chosen, by kind of contact; options in their order, with zeros.</summary>
    public ImmutableArray<OptionCount> Counts()
    {
        ILookup<(string? Option, ContactKind Kind), ContactId> chosen =
            _answers.Values.ToLookup(a => (a.Option, _book.AssignmentOf(a.Contact, a.Date)!.Kind), a => a.Contact);
        return [.. Consultation.Options.SelectMany(_ => Enum.GetValues<ContactKind>(), (o, k) => new OptionCount(o.Code, k, chosen[(o.Code, k)].Count()))];
    }

    /// <summary>The answers' words as drafts of suggestions, by contact. The host registers them, with the representative as the collecting one.</summary>
    public IEnumerable<SuggestionDraft> Drafts()
    {
        foreach (ConsultationAnswer answer in _answers.Values)
        {
            if (answer.Words is { } words && !string.IsNullOrWhiteSpace(words))
            {
                yield return new(Consultation.Id, answer.Contact, _book.RepresentativeOf(answer.Contact, answer.Date)!.Value, words);
            }
        }
    }
}
