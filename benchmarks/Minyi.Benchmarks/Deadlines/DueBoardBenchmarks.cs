using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Minyi.Deadlines;
using Minyi.Deadlines.Boards;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using NodaTime;

namespace Minyi.Benchmarks.Deadlines;

/// <summary>A board over one million open clocks of 200 units advances working day by working day, with four stages each; what is settled is not taken off.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 12)]
public class DueBoardBenchmarks
{
    private const int Clocks = 1_000_000;
    private static readonly LegalTime Time = new(ChinaCalendar.Official);
    private static readonly Instant Start = Instant.FromUtc(2024, 3, 1, 1, 0);
    private DueBoard<PetitionId, UnitId> _board = new(Time, Start);
    private Instant _now;

    /// <summary>60 calendar days (letters and visits) or 15 working days.</summary>
    [Params(60, 15)]
    public int Limit { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        DeadlineRule rule = new("handling", Limit, Limit == 60 ? DeadlineUnit.CalendarDays : DeadlineUnit.WorkingDays)
        {
            Stages = [WarningStage.At(50), WarningStage.At(80), WarningStage.OnDueDay(), WarningStage.Late(0)],
        };
        _board = new(Time, Start);
        _now = Start;
        UnitId[] units = [.. Enumerable.Range(0, 200).Select(i => UnitId.From($"unit-{i:D3}"))];
        for (int i = 0; i < Clocks; i++)
        {
            Instant at = Start - Duration.FromMinutes((long)i * 7_919 % (Limit * 1_440));
            _board.Set(PetitionId.From($"P-2024-{i:D7}"), units[i % 200], rule, Time.Start(rule, at));
        }

        _board.AdvanceTo(_now);
    }

    [Benchmark]
    public int AdvanceOneDay()
    {
        _now += Duration.FromDays(1);
        return _board.AdvanceTo(_now).Length;
    }
}
