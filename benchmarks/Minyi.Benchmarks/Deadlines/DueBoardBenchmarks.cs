using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Minyi.Deadlines;
using Minyi.Deadlines.Boards;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;

namespace Minyi.Benchmarks.Deadlines;

/// <summary>
/// A board over one million open clocks of 200 units, spread evenly over their time limit, with four stages each, advances from one morning to
/// the next. Between two days, unmeasured, whatever has become late gives its place to a new clock, so that a million stay open.
/// </summary>
[Config(typeof(OneDayAtATime))]
[MemoryDiagnoser]
public class DueBoardBenchmarks
{
    private const int Clocks = 1_000_000;
    private static readonly LegalTime Time = new(ChinaCalendar.Official);
    private static readonly Instant Start = Instant.FromUtc(2024, 3, 4, 1, 0);
    private static readonly UnitId[] Units = [.. Enumerable.Range(0, 200).Select(i => UnitId.From($"unit-{i:D3}"))];
    private DueBoard<PetitionId, UnitId> _board = new(Time, Start);
    private DeadlineRule _rule = StatutoryDeadlines.XinfangHandling;

    /// <summary>60 calendar days (letters and visits) or 15 working days.</summary>
    [Params(60, 15)]
    public int Limit { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _rule = new("handling", Limit, Limit == 60 ? DeadlineUnit.CalendarDays : DeadlineUnit.WorkingDays)
        {
            Stages = [WarningStage.At(50), WarningStage.At(80), WarningStage.OnDueDay(), WarningStage.Late(0)],
        };
        _board = new(Time, Start);
        int days = Limit == 60 ? 60 : 21;
        for (int i = 0; i < Clocks; i++)
        {
            Instant at = Start - Duration.FromMinutes((long)i * 7_919 % (days * 1_440));
            _board.Set(PetitionId.From($"P-2024-{i:D7}"), Units[i % 200], _rule, Time.Start(_rule, at));
        }

        _board.AdvanceTo(Start);
    }

    [IterationSetup]
    public void Replace()
    {
        foreach (DueItem<PetitionId, UnitId> late in Units.SelectMany(u => _board.Of(u, DueColumn.Late)))
        {
            _board.Set(late.Id, late.Owner, _rule, Time.Start(_rule, _board.Now));
        }

        if (_board.Totals is not { All: Clocks, Late: 0 })
        {
            throw new InvalidOperationException("A million open clocks are measured.");
        }
    }

    [Benchmark]
    public int AdvanceOneDay() => _board.AdvanceTo(_board.Now + Duration.FromDays(1)).Length;

    private sealed class OneDayAtATime : ManualConfig
    {
        public OneDayAtATime()
        {
            AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring)
                .WithWarmupCount(7).WithIterationCount(28).WithInvocationCount(1).WithUnrollFactor(1));
            AddColumn(StatisticColumn.Median, StatisticColumn.Max);
        }
    }
}
