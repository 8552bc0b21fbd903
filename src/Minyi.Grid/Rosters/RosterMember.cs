using System.Collections.Immutable;
using Minyi.Contacts;
using Minyi.Districts;

namespace Minyi.Grid.Rosters;

/// <summary>A representative for the duty roster of a studio.</summary>
/// <param name="Representative">The representative.</param>
/// <param name="Studio">The studio.</param>
public sealed record RosterMember(RepresentativeId Representative, StudioId Studio)
{
    /// <summary>The fixed reception day of the week; null where there is none.</summary>
    public IsoDayOfWeek? ReceptionDay { get; init; }

    /// <summary>The days on which the representative is not there.</summary>
    public ImmutableSortedSet<LocalDate> Unavailable { get; init; } = [];

    /// <summary>Of which kinds; <see cref="RepresentativeKinds.None"/> where that is not known.</summary>
    public RepresentativeKinds Kinds { get; init; }

    /// <summary>The representatives of a district who are in a studio, with what their contacts say about their days.</summary>
    /// <param name="district">The district.</param>
    /// <param name="fixedDays">Fixed days, at most one entry for a representative.</param>
    /// <param name="absences">Absences.</param>
    /// <param name="days">The days of the roster, within which absences are heeded.</param>
    /// <exception cref="ArgumentException">A representative has two entries of fixed days.</exception>
    public static ImmutableArray<RosterMember> Of(District district, IEnumerable<FixedDays> fixedDays, IEnumerable<Absence> absences, DateInterval days)
    {
        Guard.Against.Null(district);
        Guard.Against.Null(days);
        var receptions = Guard.Against.Null(fixedDays).ToDictionary(f => f.Representative, f => f.ReceptionDay);
        ILookup<RepresentativeId, Absence> away = Guard.Against.Null(absences).ToLookup(a => a.Representative);
        return
        [
            .. from representative in district.Representatives
               where representative.Studio is not null
               select new RosterMember(representative.Id, representative.Studio!.Value)
               {
                   ReceptionDay = receptions.TryGetValue(representative.Id, out IsoDayOfWeek day) ? day : null,
                   Unavailable = [.. days.Where(d => away[representative.Id].Any(a => a.From <= d && d <= a.Until))],
                   Kinds = representative.Kinds,
               },
        ];
    }
}
