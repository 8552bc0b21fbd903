using System.Collections.Immutable;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;

namespace Minyi.Cli.Demo;

/// <summary>Who is on duty in which studio: one representative of the studio on each working-day afternoon, in turn, so that nobody has two duties more than a colleague.</summary>
internal static class DutyRoster
{
    public static ImmutableArray<Duty> Of(District district, DateInterval days, IWorkingCalendar calendar)
    {
        ImmutableArray<Duty>.Builder duties = ImmutableArray.CreateBuilder<Duty>();
        Dictionary<StudioId, ImmutableArray<Representative>> people = district.Studios.ToDictionary(s => s.Id, s => district.RepresentativesOf(s.Id).ToImmutableArray());
        int day = 0;
        foreach (LocalDate date in days.Where(calendar.IsWorkingDay))
        {
            foreach (Studio studio in district.Studios)
            {
                duties.Add(new(date, studio.Id, people[studio.Id][day % people[studio.Id].Length].Id));
            }

            day++;
        }

        return duties.ToImmutable();
    }
}

/// <summary>A duty: an afternoon in a studio.</summary>
internal readonly record struct Duty(LocalDate Date, StudioId Studio, RepresentativeId Representative);
