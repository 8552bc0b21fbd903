using Minyi.Deadlines;
using Minyi.Deadlines.Boards;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

public class DueBoardTests
{
    private static readonly LegalTime Time = new(ChinaCalendar.Official);
    private static readonly UnitId Unit = UnitId.From("u");
    private static readonly DeadlineRule Rule = new("c", 10, DeadlineUnit.WorkingDays)
    {
        Stages = [WarningStage.At(50), WarningStage.At(80), WarningStage.OnDueDay(), WarningStage.Late(0), WarningStage.Late(2)],
        Extension = new ExtensionPolicy(100, 100),
    };

    [Fact]
    public void A_clock_walks_through_the_columns()
    {
        DueBoard<PetitionId, UnitId> board = new(Time, At("2024-09-23T09:00"), soon: 2);
        board.Set(PetitionId.From("p"), Unit, Rule, Time.Start(Rule, board.Now));

        Assert.Equal(new DueCounts(1, 0, 0, 0, 0), board.CountsOf(Unit));
        Assert.Empty(board.AdvanceTo(At("2024-09-29T23:59")));
        Assert.Equal([(0, StageAction.Remind)], board.AdvanceTo(At("2024-09-30T00:00")).Select(a => (a.Stage, a.Action)));
        board.AdvanceTo(At("2024-10-09T00:00"));
        Assert.Equal(new DueCounts(0, 1, 0, 0, 0), board.Totals);
        board.AdvanceTo(At("2024-10-11T00:00"));
        Assert.Equal(new DueCounts(0, 0, 1, 0, 0), board.Totals);
        Assert.Equal([(3, StageAction.Supervise)], board.AdvanceTo(At("2024-10-12T00:00")).Select(a => (a.Stage, a.Action)));
        Assert.Equal(PetitionId.From("p"), Assert.Single(board.Of(Unit, DueColumn.Late)).Id);
        Assert.Empty(board.AdvanceTo(At("2024-10-12T00:00")));
        Assert.Throws<ArgumentException>(() => board.AdvanceTo(At("2024-10-11T00:00")));
    }

    [Fact]
    public void A_stage_that_was_taken_or_yielded_is_not_yielded_again()
    {
        DueBoard<PetitionId, UnitId> board = new(Time, At("2024-10-10T12:00"));
        Deadline deadline = Time.Start(Rule, At("2024-09-23T09:00"));
        board.Set(PetitionId.From("a"), Unit, Rule, deadline);
        board.Set(PetitionId.From("b"), Unit, Rule, deadline.Take(0));

        Assert.Equal([("a", 0), ("a", 1), ("b", 1)], board.AdvanceTo(board.Now).Select(a => (a.Id.Value, a.Stage)).Order());
        board.Set(PetitionId.From("a"), Unit, Rule, Time.Resume(Rule, deadline.Pause(At("2024-10-10T09:00")), board.Now));
        Assert.Empty(board.AdvanceTo(board.Now));
        board.Set(PetitionId.From("a"), Unit, Rule, Time.Start(Rule, At("2024-09-24T09:00")));
        Assert.NotEmpty(board.AdvanceTo(board.Now));
    }

    [Fact]
    public void Actions_come_in_the_order_of_time_and_id_whatever_the_order_of_entry()
    {
        string[] ids = ["p-2", "p-10", "é", "民-1", "民-0", "p-1", "a-very-long-id-indeed-2", "a-very-long-id-indeed-1", "ÿ", "Ā", "P"];
        DueBoard<PetitionId, UnitId> one = new(Time, At("2024-09-23T09:00")), other = new(Time, At("2024-09-23T09:00"));
        foreach (string id in ids)
        {
            one.Set(PetitionId.From(id), Unit, Rule, Time.Start(Rule, one.Now));
        }

        foreach (string id in ids.Reverse())
        {
            other.Set(PetitionId.From(id), Unit, Rule, Time.Start(Rule, one.Now));
        }

        DueAction<PetitionId, UnitId>[] actions = [.. one.AdvanceTo(At("2024-12-01T00:00"))];
        Assert.Equal(actions, other.AdvanceTo(At("2024-12-01T00:00")));
        Assert.Equal(actions.OrderBy(a => a.At).ThenBy(a => a.Id.Value, StringComparer.Ordinal).ThenBy(a => a.Stage), actions);
        Assert.Equal(ids.Length * 5, actions.Length);
    }

    /// <summary>The board against a list that is looked through from front to back at every step.</summary>
    [Property(MaxTest = 60)]
    public void The_board_agrees_with_a_list_looked_through_each_time(int seed, ushort[] steps)
    {
        Instant now = Any.Instant(seed);
        DueBoard<PetitionId, UnitId> board = new(Time, now);
        Dictionary<(PetitionId, string), (UnitId Owner, DeadlineRule Rule, Deadline Deadline)> list = [];
        HashSet<(PetitionId, string, Instant, int)> told = [];
        foreach (ushort step in steps)
        {
            PetitionId id = PetitionId.From($"p{step % 7}");
            DeadlineRule rule = Rule with { CutOff = null, Stages = [.. Rule.Stages.Take(step % 6)] };
            if (step % 3 == 0)
            {
                rule = new DeadlineRule("d", 1 + (step % 50), DeadlineUnit.WorkingHours) { Stages = Rule.Stages };
            }

            UnitId owner = UnitId.From($"u{step % 3}");
            (UnitId, DeadlineRule Rule, Deadline Deadline)? known = list.TryGetValue((id, rule.Clock), out var found) ? found : null;
            switch (step % 11)
            {
                case 0:
                    Assert.Equal(list.Remove((id, rule.Clock)), board.Remove(id, rule.Clock));
                    break;
                case 1 when known is { Deadline.IsPaused: false } k && now >= k.Deadline.StartedAt:
                    Set(id, owner, k.Rule, k.Deadline.Pause(now));
                    break;
                case 1 or 2 when known is { Deadline.IsPaused: true } k:
                    Set(id, owner, k.Rule, Time.Resume(k.Rule, k.Deadline, now));
                    break;
                case 3 or 4 or 5:
                    Set(id, owner, rule, Time.Start(rule, now - Duration.FromMinutes(step)));
                    break;
                default:
                    now += Duration.FromMinutes(step % 5000) + Duration.FromSeconds(step % 60);
                    Compare();
                    break;
            }
        }

        Compare();

        void Set(PetitionId id, UnitId owner, DeadlineRule rule, Deadline deadline)
        {
            list[(id, rule.Clock)] = (owner, rule, deadline);
            board.Set(id, owner, rule, deadline);
        }

        void Compare()
        {
            (PetitionId, string, int)[] expected =
            [
                .. from entry in list
                   from moment in Time.Reached(entry.Value.Rule, entry.Value.Deadline, now)
                   where told.Add((entry.Key.Item1, entry.Key.Item2, entry.Value.Deadline.StartedAt, moment.Stage))
                   orderby moment.At, entry.Key.Item1, entry.Key.Item2, moment.Stage
                   select (entry.Key.Item1, entry.Key.Item2, moment.Stage),
            ];
            Assert.Equal(expected, board.AdvanceTo(now).Select(a => (a.Id, a.Clock, a.Stage)));
            DueColumn[] columns = [.. list.Values.Select(e => Column(e.Rule, e.Deadline))];
            Assert.Equal(
                new DueCounts(columns.Count(c => c == DueColumn.Later), columns.Count(c => c == DueColumn.Soon), columns.Count(c => c == DueColumn.Today), columns.Count(c => c == DueColumn.Late), columns.Count(c => c == DueColumn.Paused)),
                board.Totals);
            foreach (UnitId owner in new[] { "u0", "u1", "u2" }.Select(UnitId.From))
            {
                foreach (DueColumn column in Enum.GetValues<DueColumn>())
                {
                    Assert.Equal(
                        list.Where(e => e.Value.Owner == owner && Column(e.Value.Rule, e.Value.Deadline) == column).Select(e => e.Key).Order(),
                        board.Of(owner, column).Select(i => (i.Id, i.Deadline.Clock)).Order());
                }
            }
        }

        DueColumn Column(DeadlineRule rule, Deadline deadline) => Time.StateOf(deadline, now) switch
        {
            DeadlineState.Paused => DueColumn.Paused,
            DeadlineState.Late => DueColumn.Late,
            DeadlineState.DueToday => DueColumn.Today,
            _ => Time.DateOf(now) >= CalendarOracleBack(deadline.DueOn, 3) ? DueColumn.Soon : DueColumn.Later,
        };
    }

    [Fact]
    public void An_amended_calendar_gives_commands_and_moves_nothing_by_itself()
    {
        DueBoard<PetitionId, UnitId> board = new(Time, At("2026-12-24T09:00"));
        board.Set(PetitionId.From("b"), Unit, Rule, Time.Start(Rule, board.Now));
        board.Set(PetitionId.From("a"), Unit, Rule, Time.Start(Rule, board.Now));
        board.Set(PetitionId.From("c"), Unit, Rule, Time.Start(Rule, At("2026-11-24T09:00")));
        CalendarLayer notice = new("2027", [new(new(2027, 1, 1), "元旦", true), new(new(2027, 1, 4), "元旦", true)], [2027]);
        LegalTime amended = new(new WorkingCalendarBuilder("2027", ChinaCalendar.Official).Add(notice).Build());

        DueChange<PetitionId>[] changes = [.. board.Recompute(amended, "国办通知")];
        Assert.Equal(["a", "b"], changes.Select(c => c.Id.Value));
        Assert.All(changes, c => Assert.Equal((new LocalDate(2027, 1, 8), new LocalDate(2027, 1, 11), "国办通知"), (c.Change.From, c.Change.To, c.Change.Reason)));
        Assert.Equal(new LocalDate(2027, 1, 8), board.Of(Unit, DueColumn.Later)[0].Deadline.DueOn);
    }

    [Fact]
    public void Statutory_limits_have_their_article()
    {
        Assert.All(StatutoryDeadlines.All, r => Assert.Matches("第.+条", r.Source!));
        Assert.Equal(
            [(5, DeadlineUnit.WorkingDays), (5, DeadlineUnit.WorkingDays), (15, DeadlineUnit.CalendarDays), (15, DeadlineUnit.CalendarDays), (60, DeadlineUnit.CalendarDays), (5, DeadlineUnit.WorkingDays),
                (15, DeadlineUnit.CalendarDays), (30, DeadlineUnit.CalendarDays), (30, DeadlineUnit.CalendarDays), (30, DeadlineUnit.CalendarDays), (30, DeadlineUnit.CalendarDays)],
            StatutoryDeadlines.All.Select(r => (r.Amount, r.Unit)));
        Assert.Equal(StatutoryDeadlines.All.Select(r => r.Clock).Order(StringComparer.Ordinal), StatutoryDeadlines.All.Select(r => r.Clock));
        Assert.Equal(30, StatutoryDeadlines.XinfangHandling.Extension!.Longest);
    }

    private static LocalDate CalendarOracleBack(LocalDate date, int workingDays)
    {
        for (int left = workingDays; left > 0;)
        {
            date = date.PlusDays(-1);
            left -= CalendarOracle.IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }
}
