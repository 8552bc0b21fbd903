using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Grid.Rosters;

namespace Minyi.Cli.Demo;

/// <summary>Who is on duty in which studio in a quarter. The fixed reception days are made up: in each studio the weekdays in turn.</summary>
internal static class DemoRoster
{
    public static DutyRoster Of(District district, DateInterval days, IWorkingCalendar calendar)
    {
        IEnumerable<RosterMember> members = district.Studios.SelectMany(s => district.RepresentativesOf(s.Id).Select((r, i) =>
            new RosterMember(r.Id, s.Id) { ReceptionDay = (IsoDayOfWeek)((i % 5) + 1), Kinds = r.Kinds }));
        return DutyRoster.TryPlan(members, days, calendar, new(), out DutyRoster? roster, out _, district.Studios.Select(s => s.Id))
            ? roster
            : throw new DemoDataException("A studio of the demo's district has nobody for its duties.");
    }
}
