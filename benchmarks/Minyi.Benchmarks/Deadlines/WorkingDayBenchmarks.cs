using Minyi.Deadlines.Calendars;

namespace Minyi.Benchmarks.Deadlines;

/// <summary>Adding and counting working days, beside the loop that walks from day to day over a set of holidays.</summary>
[MemoryDiagnoser]
public class WorkingDayBenchmarks
{
    private readonly WorkingCalendar _calendar = ChinaCalendar.Official;
    private readonly HashSet<LocalDate> _off = [];
    private readonly HashSet<LocalDate> _working = [];
    private LocalDate[] _starts = [];
    private LocalDate[] _ends = [];
    private int _next;

    [Params(1, 60, 1000)]
    public int N { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        foreach (CalendarEntry entry in _calendar.Layers.SelectMany(l => l.Entries))
        {
            (entry.IsOffDay ? _off : _working).Add(entry.Date);
        }

        _starts = [.. Enumerable.Range(0, 4096).Select(i => new LocalDate(2007, 1, 1).PlusDays(i * 1_009 % 5_400))];
        _ends = [.. _starts.Select(s => _calendar.Add(s, N))];
    }

    [Benchmark(Baseline = true)]
    public LocalDate Loop()
    {
        LocalDate date = _starts[_next++ & 4095];
        for (int left = N; left > 0;)
        {
            date = date.PlusDays(1);
            if (_working.Contains(date) || (!_off.Contains(date) && date.DayOfWeek <= IsoDayOfWeek.Friday))
            {
                left--;
            }
        }

        return date;
    }

    [Benchmark]
    public LocalDate Add() => _calendar.Add(_starts[_next++ & 4095], N);

    [Benchmark]
    public int Count()
    {
        int i = _next++ & 4095;
        return _calendar.Count(_starts[i], _ends[i]);
    }
}
