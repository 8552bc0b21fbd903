using Minyi.Deadlines;
using Minyi.Deadlines.Boards;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using static Minyi.Core.Tests.Deadlines.LegalTimeTests;

namespace Minyi.Core.Tests.Deadlines;

/// <summary>Boards with many clocks: ids of every length and script, times before and after 1970, owners that come and go.</summary>
public class DueBoardEdgeTests
{
    private static readonly string[] Ids =
    [
        "p", "P", "p1", "p10", "p2", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefghijklmnop", "abcdefghijklmnopq", "abcdefghijklmnopr", "abcdefghijklmnoq",
        "民", "民1", "民2", "米", "ÿ", "ÿa", "ÿb", "þ", "Ā", "aÿ1", "aÿ0", "aĀ", "abcdefghijklmnoÿ", "abcdefghijklmno民", "~", "0",
    ];

    private readonly LegalTime _time = new(ChinaCalendar.Official);

    [Property(MaxTest = 25)]
    public void A_board_agrees_with_a_list_whatever_the_ids_and_the_year(int seed, ushort[] steps)
    {
        System.Random random = new(seed);
        Instant now = Instant.FromUtc(seed % 3 == 0 ? 2020 : 1969, 12, 1, 0, 0) + Duration.FromMinutes(random.Next(60_000));
        int soon = seed % 2 == 0 ? 0 : 2;
        DueBoard<PetitionId, UnitId> board = new(_time, now, soon);
        Dictionary<(PetitionId Id, string Clock), (UnitId Owner, DeadlineRule Rule, Deadline Deadline)> list = [];
        HashSet<(PetitionId, string, Instant, int)> told = [];
        foreach (ushort step in steps.Append((ushort)7).Append((ushort)7))
        {
            for (int i = random.Next(90); i >= 0; i--)
            {
                PetitionId id = PetitionId.From(Ids[random.Next(Ids.Length)]);
                DeadlineRule rule = Rule(random);
                UnitId owner = UnitId.From(Ids[random.Next(5)]);
                if (random.Next(6) == 0)
                {
                    Assert.Equal(list.Remove((id, rule.Clock)), board.Remove(id, rule.Clock));
                    continue;
                }

                Deadline deadline = _time.Start(rule, now - Duration.FromMinutes(random.Next(20_000)) + Duration.FromMilliseconds(random.Next(3) * 250));
                deadline = random.Next(8) == 0 ? deadline.Pause(deadline.StartedAt) : random.Next(5) == 0 && rule.Stages.Length > 0 ? deadline.Take(0) : deadline;
                list[(id, rule.Clock)] = (owner, rule, deadline);
                board.Set(id, owner, rule, deadline);
            }

            now += Duration.FromSeconds((step % 40) * random.Next(20_000));
            (Instant, PetitionId, string, int, UnitId, StageAction)[] expected =
            [
                .. from entry in list
                   from moment in _time.Reached(entry.Value.Rule, entry.Value.Deadline, now)
                   where told.Add((entry.Key.Id, entry.Key.Clock, entry.Value.Deadline.StartedAt, moment.Stage))
                   let at = Whole(moment.At)
                   orderby at, entry.Key.Id, entry.Key.Clock, moment.Stage
                   select (at, entry.Key.Id, entry.Key.Clock, moment.Stage, entry.Value.Owner, moment.Action),
            ];
            Assert.Equal(expected, board.AdvanceTo(now).Select(a => (a.At, a.Id, a.Clock, a.Stage, a.Owner, a.Action)));
            Assert.Equal(now, board.Now);
            Same(board, list, now, soon);
        }
    }

    [Fact]
    public void An_owner_without_clocks_is_none()
    {
        Instant now = At("2024-06-18T09:00");
        DueBoard<PetitionId, UnitId> board = new(_time, now);
        DeadlineRule rule = new("c", 1, DeadlineUnit.WorkingDays);
        (UnitId a, UnitId b) = (UnitId.From("a"), UnitId.From("b"));

        Assert.Equal(default, board.CountsOf(a));
        Assert.Empty(board.Of(a, DueColumn.Later));
        Assert.Empty(board.Owners);
        board.Set(PetitionId.From("p"), b, rule, _time.Start(rule, now));
        board.Set(PetitionId.From("q"), a, rule, _time.Start(rule, now));
        Assert.Equal([a, b], board.Owners);
        Assert.Equal(2, board.Totals.All);
        board.Set(PetitionId.From("p"), a, rule, _time.Start(rule, now));
        Assert.Equal([a], board.Owners);
        Assert.Equal(default, board.CountsOf(b));
        Assert.False(board.Remove(PetitionId.From("p"), "d"));
        Assert.True(board.Remove(PetitionId.From("p"), "c"));
        Assert.False(board.Remove(PetitionId.From("p"), "c"));
        Assert.Equal(1, board.Totals.All);
        Assert.Throws<System.ComponentModel.InvalidEnumArgumentException>(() => board.Of(a, (DueColumn)9));
        Assert.ThrowsAny<ArgumentException>(() => new DueBoard<PetitionId, UnitId>(_time, now, soon: -1));
        Assert.ThrowsAny<ArgumentException>(() => board.Set(default, a, rule, _time.Start(rule, now)));
        Assert.ThrowsAny<ArgumentException>(() => board.Set(PetitionId.From("p"), default, rule, _time.Start(rule, now)));
    }

    [Fact]
    public void A_clock_that_starts_anew_tells_its_stages_again_and_one_that_goes_on_does_not()
    {
        Instant now = At("2024-06-18T09:00");
        DueBoard<PetitionId, UnitId> board = new(_time, now);
        DeadlineRule rule = new("c", 1, DeadlineUnit.CalendarDays) { Stages = [WarningStage.At(1), WarningStage.Late(0)], Extension = new ExtensionPolicy(100) };
        Deadline deadline = _time.Start(rule, now);
        PetitionId id = PetitionId.From("p");
        UnitId owner = UnitId.From("u");
        board.Set(id, owner, rule, deadline);

        Assert.Equal([0, 1], board.AdvanceTo(At("2024-06-25T09:00")).Select(a => a.Stage));
        board.Set(id, owner, rule, _time.Extend(rule, deadline, 20));
        Assert.Empty(board.AdvanceTo(At("2024-08-25T09:00")));
        board.Set(id, owner, rule, _time.Start(rule, At("2024-08-01T09:00")));
        Assert.Equal([0, 1], board.AdvanceTo(board.Now).Select(a => a.Stage));
        Assert.True(board.Remove(id, "c"));
        board.Set(id, owner, rule, _time.Start(rule, At("2024-08-01T09:00")));
        Assert.Equal([0, 1], board.AdvanceTo(board.Now).Select(a => a.Stage));
    }

    [Fact]
    public void An_amended_calendar_changes_clocks_in_the_order_of_ids_and_names()
    {
        Instant now = At("2026-12-24T09:00");
        DueBoard<PetitionId, UnitId> board = new(_time, now);
        foreach (string id in Ids)
        {
            foreach (string clock in new[] { "d", "c" })
            {
                DeadlineRule rule = new(clock, 10, DeadlineUnit.WorkingDays);
                board.Set(PetitionId.From(id), UnitId.From("u"), rule, _time.Start(rule, now));
            }
        }

        LegalTime amended = new(new WorkingCalendarBuilder("2027", ChinaCalendar.Official).Add(new CalendarLayer("2027", [new(new(2027, 1, 1), "元旦", true)], [2027])).Build());
        Assert.Equal(
            Ids.Order(StringComparer.Ordinal).SelectMany(i => new[] { (i, "c"), (i, "d") }),
            board.Recompute(amended, "notice").Select(c => (c.Id.Value, c.Change.Before.Clock)));
        Assert.Empty(board.Recompute(_time, "notice"));
    }

    private void Same(DueBoard<PetitionId, UnitId> board, Dictionary<(PetitionId Id, string Clock), (UnitId Owner, DeadlineRule Rule, Deadline Deadline)> list, Instant now, int soon)
    {
        Assert.Equal(list.Values.Select(e => e.Owner).Distinct().Order(), board.Owners);
        DueCounts all = default;
        foreach (UnitId owner in list.Values.Select(e => e.Owner).Distinct())
        {
            int[] counts = new int[5];
            foreach (DueColumn column in Enum.GetValues<DueColumn>())
            {
                (PetitionId, string)[] expected =
                [
                    .. list.Where(e => e.Value.Owner == owner && Column(e.Value.Rule, e.Value.Deadline, now, soon) == column)
                        .OrderBy(e => e.Value.Deadline.DueAt).ThenBy(e => e.Key.Id).ThenBy(e => e.Key.Clock, StringComparer.Ordinal).Select(e => e.Key),
                ];
                Assert.Equal(expected, board.Of(owner, column).Select(i => (i.Id, i.Deadline.Clock)));
                Assert.All(board.Of(owner, column), i => Assert.Equal((owner, column), (i.Owner, i.Column)));
                counts[(int)column] = expected.Length;
            }

            DueCounts mine = new(counts[0], counts[1], counts[2], counts[3], counts[4]);
            Assert.Equal(mine, board.CountsOf(owner));
            all = new(all.Later + mine.Later, all.Soon + mine.Soon, all.Today + mine.Today, all.Late + mine.Late, all.Paused + mine.Paused);
        }

        Assert.Equal(all, board.Totals);
        Assert.Equal(list.Count, board.Totals.All);
    }

    private DueColumn Column(DeadlineRule rule, Deadline deadline, Instant now, int soon) => deadline.IsPaused ? DueColumn.Paused
        : now >= Whole(deadline.DueAt) ? DueColumn.Late
        : _time.DateOf(now) >= deadline.DueOn ? DueColumn.Today
        : _time.DateOf(now) >= Back(rule, deadline.DueOn, soon) ? DueColumn.Soon
        : DueColumn.Later;

    private static LocalDate Back(DeadlineRule rule, LocalDate date, int days)
    {
        for (int left = days; left > 0;)
        {
            date = date.PlusDays(-1);
            left -= rule.Unit == DeadlineUnit.CalendarDays || CalendarOracle.IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>The first whole second at or after an instant: a board tells time in seconds.</summary>
    private static Instant Whole(Instant at)
    {
        Instant second = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        return second < at ? second + Duration.FromSeconds(1) : second;
    }

    private static DeadlineRule Rule(System.Random random)
    {
        WarningStage[] stages = [WarningStage.At(50), WarningStage.Late(0), WarningStage.OnDueDay(StageAction.Supervise), WarningStage.Late(1), WarningStage.DaysBefore(2)];
        (string clock, DeadlineUnit unit) = random.Next(3) switch { 0 => ("c", DeadlineUnit.CalendarDays), 1 => ("d", DeadlineUnit.WorkingDays), _ => ("e", DeadlineUnit.WorkingHours) };
        return new(clock, random.Next(12), unit) { Stages = [.. stages.Take(random.Next(6))] };
    }
}
