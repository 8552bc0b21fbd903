using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Grid.Rosters;

namespace Minyi.Benchmarks.Grid;

/// <summary>A district's roster of a year: 22 studios, 305 representatives, fixed days for three in four, up to twenty days away; beside the rota that people make by hand.</summary>
public class RosterBenchmarks
{
    private readonly DateInterval _year = new(new(2026, 1, 1), new(2026, 12, 31));
    private RosterMember[] _members = [];
    private DutyRoster? _roster;

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(7);
        _members =
        [
            .. Enumerable.Range(0, 305).Select(i => new RosterMember(RepresentativeId.From($"rep-{i:D3}"), StudioId.From($"studio-{i % 22:D2}"))
            {
                ReceptionDay = random.Next(4) == 0 ? null : (IsoDayOfWeek)(1 + random.Next(5)),
                Kinds = (RepresentativeKinds)(1 << random.Next(3)),
                Unavailable = [.. Enumerable.Range(0, random.Next(20)).Select(_ => _year.Start.PlusDays(random.Next(365)))],
            }),
        ];
        DutyRoster.TryPlan(_members, _year, ChinaCalendar.Official, new(), out _roster, out _);
    }

    /// <summary>Each day whoever is there and has the fewest duties so far. It knows nothing of fixed days, kinds or proofs.</summary>
    [Benchmark(Baseline = true)]
    public int RotaByHand()
    {
        int duties = 0;
        foreach (IGrouping<StudioId, RosterMember> studio in _members.GroupBy(m => m.Studio))
        {
            Dictionary<RosterMember, int> load = studio.ToDictionary(m => m, _ => 0);
            foreach (LocalDate day in _year.Where(ChinaCalendar.Official.IsWorkingDay))
            {
                RosterMember? next = studio.Where(m => !m.Unavailable.Contains(day)).MinBy(m => load[m]);
                if (next is not null)
                {
                    load[next]++;
                    duties++;
                }
            }
        }

        return duties;
    }

    [Benchmark]
    public int Plan()
    {
        DutyRoster.TryPlan(_members, _year, ChinaCalendar.Official, new(), out DutyRoster? roster, out _);
        return roster!.Duties.Length;
    }

    /// <summary>Somebody falls ill for two weeks in June.</summary>
    [Benchmark]
    public int Replan()
    {
        RosterMember[] now = [.. _members.Select((m, i) => i == 0 ? m with { Unavailable = m.Unavailable.Union(Enumerable.Range(0, 14).Select(d => new LocalDate(2026, 6, 1).PlusDays(d))) } : m)];
        _roster!.TryReplan(new(2026, 6, 1), now, ChinaCalendar.Official, out _, out RosterChanges? changes, out _);
        return changes!.Added.Length;
    }
}
