using System.Collections.Immutable;
using Minyi.Districts;
using NodaTime.Text;

namespace Minyi.Grid.Rosters;

/// <summary>Why burdens cannot be nearer to each other: somebody of a group must have so many duties, and others cannot have as many.</summary>
/// <param name="Group">The group, by id.</param>
/// <param name="Days">The afternoons that hardly anybody else can cover, ascending.</param>
/// <param name="Forced">How many duties fall on the group in every roster: cover of those afternoons, and receptions that cannot be held on them.</param>
/// <param name="Most">What somebody of the group therefore has at least.</param>
/// <param name="Limited">Those who are there on too few days to have that many or one less, by id.</param>
public sealed record BurdenProof(
    ImmutableArray<RepresentativeId> Group, ImmutableArray<LocalDate> Days, long Forced, int Most, ImmutableArray<RepresentativeId> Limited)
{
    private const int MostNamed = 12;

    /// <summary>The proof in words.</summary>
    public LocalizedText Text
    {
        get
        {
            string group = List(Group.Select(r => r.Value)), limited = List(Limited.Select(r => r.Value)), days = List(Days.Select(LocalDatePattern.Iso.Format));
            return new(
                $"{group} 共 {Group.Length} 人至少要承担 {Forced} 班（其中 {Days.Length} 天只能由他们值：{days}），因此有人至少 {Most} 班；{limited} 能到的日子不够。",
                $"At least {Forced} duties fall on {group} ({Days.Length} afternoons that only they can cover: {days}), so somebody has {Most} or more; {limited} cannot have as many.");
        }
    }

    private static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return string.Join(", ", all.Take(MostNamed)) + (all.Length > MostNamed ? " …" : "");
    }
}
