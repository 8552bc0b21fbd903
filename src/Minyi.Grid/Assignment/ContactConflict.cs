using System.Collections.Immutable;
using Minyi.Districts;
using static System.FormattableString;

namespace Minyi.Grid.Assignment;

/// <summary>The people and the capacities that contradict each other, so that no assignment exists.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Who">With <see cref="AssignmentConflictKind.TooFewPlaces"/>: those who may have only <paramref name="Representatives"/>;
/// with <see cref="AssignmentConflictKind.TooFewItems"/>: all who may have any of them. In ordinal order.</param>
/// <param name="Representatives">The representatives, in ordinal order.</param>
/// <param name="Places">The sum of their maxima, or of their minima.</param>
public sealed record ContactConflict(
    AssignmentConflictKind Kind, ImmutableArray<string> Who, ImmutableArray<RepresentativeId> Representatives, long Places)
{
    private const int Shown = 20;

    /// <summary>The conflict as a refusal, in words; at most twenty names of each side are spelt out.</summary>
    public Refusal ToRefusal()
    {
        string who = Names([.. Who]);
        string representatives = Names([.. Representatives.Select(r => r.Value)]);
        return Kind == AssignmentConflictKind.TooFewPlaces
            ? One(
                "too-few-places",
                Invariant($"{Who.Length} 个联系对象（{who}）只能由 {Representatives.Length} 名代表（{representatives}）联系，而这些代表的上限合计为 {Places}。"),
                Invariant($"{Who.Length} contacts ({who}) may have only {Representatives.Length} representatives ({representatives}), whose maxima add up to {Places}."))
            : One(
                "too-few-contacts",
                Invariant($"{Representatives.Length} 名代表（{representatives}）的下限合计为 {Places}，而可由他们联系的对象只有 {Who.Length} 个（{who}）。"),
                Invariant($"The minima of {Representatives.Length} representatives ({representatives}) add up to {Places}, but only {Who.Length} contacts may have them ({who})."));
    }

    private static Refusal One(string code, string chinese, string english) => new([new Reason(code, new LocalizedText(chinese, english))]);

    private static string Names(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(Shown)) + (names.Length > Shown ? ", …" : "");
}
