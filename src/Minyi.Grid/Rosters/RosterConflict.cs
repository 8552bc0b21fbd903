using System.Collections.Immutable;
using Minyi.Districts;
using NodaTime.Text;

namespace Minyi.Grid.Rosters;

/// <summary>Afternoons on which a studio cannot be covered, whoever is put where.</summary>
/// <param name="Studio">The studio.</param>
/// <param name="Days">The afternoons, ascending.</param>
/// <param name="Needed">How many duties they need together.</param>
/// <param name="Places">How many the representatives who are there can take together; fewer, which is the proof.</param>
/// <param name="Representatives">Those who are there on any of the days, by id.</param>
/// <param name="Missing">Those of the studio who count and are away on all of the days, by id.</param>
public sealed record RosterConflict(
    StudioId Studio, ImmutableArray<LocalDate> Days, long Needed, long Places, ImmutableArray<RepresentativeId> Representatives, ImmutableArray<RepresentativeId> Missing)
{
    private const int MostNamed = 12;

    /// <summary>The conflict in words.</summary>
    public LocalizedText Text
    {
        get
        {
            string days = List(Days.Select(LocalDatePattern.Iso.Format)), there = List(Representatives.Select(r => r.Value)), missing = List(Missing.Select(r => r.Value));
            return new(
                $"{Studio}：{days} 共需 {Needed} 班，能值班的{(Representatives.IsEmpty ? "一个也没有" : $"只有 {there}，合计最多 {Places} 班")}{(Missing.IsEmpty ? "" : $"；不能到的：{missing}")}。",
                $"{Studio}: {days} {(Days.Length == 1 ? "needs" : "need")} {Needed} on duty; {(Representatives.IsEmpty ? "nobody is there" : $"{there} can take {Places}")}{(Missing.IsEmpty ? "" : $"; away: {missing}")}.");
        }
    }

    private static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return string.Join(", ", all.Take(MostNamed)) + (all.Length > MostNamed ? $" … ({all.Length})" : "");
    }
}
