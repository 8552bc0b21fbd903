using System.Collections.Immutable;
using Minyi.Contacts;
using Minyi.Districts;
using Minyi.Grid.Assignment;
using static System.FormattableString;

namespace Minyi.Grid.Contacts;

/// <summary>The contacts and the capacities that contradict each other, so that no assignment exists: a minimum cut.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Who">With <see cref="AssignmentConflictKind.TooFewPlaces"/>: those who may have only <paramref name="Representatives"/>;
/// with <see cref="AssignmentConflictKind.TooFewItems"/>: all who may have any of them. In ordinal order.</param>
/// <param name="Representatives">The representatives, in ordinal order; none where the contacts may have nobody at all.</param>
/// <param name="Places">The sum of their maxima, or of their minima.</param>
/// <param name="People">How many people the contacts count; null where capacities count contacts.</param>
public sealed record ContactConflict(
    AssignmentConflictKind Kind, ImmutableArray<ContactId> Who, ImmutableArray<RepresentativeId> Representatives, long Places, long? People = null)
{
    private const int Shown = 20;

    /// <summary>Gives the positions of a conflict their names.</summary>
    /// <param name="conflict">The conflict.</param>
    /// <param name="who">By item, the contact's id.</param>
    /// <param name="representatives">By bin, the representative's id.</param>
    /// <param name="people">Whether units are people.</param>
    public static ContactConflict Of(AssignmentConflict conflict, IReadOnlyList<string> who, IReadOnlyList<string> representatives, bool people)
    {
        Guard.Against.Null(conflict);
        return new(
            conflict.Kind, [.. conflict.Items.Select(i => ContactId.From(who[i]))], [.. conflict.Bins.Select(j => RepresentativeId.From(representatives[j]))],
            conflict.Places, people ? conflict.Units : null);
    }

    /// <summary>The conflict as a refusal, in words; at most twenty names of each side are spelt out.</summary>
    public Refusal ToRefusal()
    {
        string who = Names([.. Who.Select(w => w.Value)]);
        string representatives = Names([.. Representatives.Select(r => r.Value)]);
        if (Representatives.IsEmpty)
        {
            return One(
                "no-representative-allowed",
                Invariant($"{Who.Length} 个联系对象（{who}）没有任何允许的代表。"),
                Invariant($"{Who.Length} contacts ({who}) may have no representative at all."));
        }

        string chinesePeople = People is { } p ? Invariant($"共 {p} 人，") : "";
        string englishPeople = People is { } q ? Invariant($", {q} people,") : "";
        return Kind == AssignmentConflictKind.TooFewPlaces
            ? One(
                "too-few-places",
                Invariant($"{Who.Length} 个联系对象（{who}）{chinesePeople}只能由 {Representatives.Length} 名代表（{representatives}）联系，而这些代表的上限合计为 {Places}。"),
                Invariant($"{Who.Length} contacts ({who}){englishPeople} may have only {Representatives.Length} representatives ({representatives}), whose maxima add up to {Places}."))
            : One(
                "too-few-contacts",
                Invariant($"{Representatives.Length} 名代表（{representatives}）的下限合计为 {Places}，而可由他们联系的对象只有 {Who.Length} 个（{who}）{(People is { } r ? Invariant($"，共 {r} 人") : "")}。"),
                Invariant($"The minima of {Representatives.Length} representatives ({representatives}) add up to {Places}, but only {Who.Length} contacts{(People is { } s ? Invariant($" with {s} people") : "")} may have them ({who})."));
    }

    private static Refusal One(string code, string chinese, string english) => new([new Reason(code, new LocalizedText(chinese, english))]);

    private static string Names(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? ", …" : "");
}
