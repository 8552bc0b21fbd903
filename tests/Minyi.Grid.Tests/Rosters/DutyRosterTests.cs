using System.Collections.Immutable;
using Minyi.Contacts;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Grid.Rosters;

namespace Minyi.Grid.Tests.Rosters;

/// <summary>A district's rosters on the official calendar.</summary>
public sealed class DutyRosterTests
{
    private static readonly DateInterval Quarter = new(new(2026, 1, 1), new(2026, 3, 31));
    private static readonly StudioId Studio = StudioId.From("haishan-1");

    private static Gen<RosterMember[]> Districts { get; } =
        from studios in Gen.Choose(1, 3)
        from people in Gen.Choose(2, 12).ArrayOf(studios)
        from days in Gen.Choose(0, 5).ArrayOf(people.Sum())
        from away in Gen.Choose(0, 89).ListOf(4).Select(a => a.ToArray()).ArrayOf(people.Sum())
        from kinds in Gen.Choose(0, 7).ArrayOf(people.Sum())
        select Enumerable.Range(0, studios).SelectMany(s => Enumerable.Repeat(s, people[s])).Select((s, i) =>
            new RosterMember(RepresentativeId.From($"rep-{i:D2}"), StudioId.From($"studio-{s}"))
            {
                ReceptionDay = days[i] == 0 ? null : (IsoDayOfWeek)days[i],
                Kinds = (RepresentativeKinds)kinds[i],
                Unavailable = [.. away[i].Select(d => Quarter.Start.PlusDays(d))],
            }).ToArray();

    [Property(MaxTest = 40)]
    public Property Cover_receptions_fixed_days_and_fairness_hold() => Prop.ForAll(Districts.ToArbitrary(), members =>
    {
        if (!DutyRoster.TryPlan(members, Quarter, ChinaCalendar.Official, new(), out DutyRoster? roster, out ImmutableArray<RosterConflict> conflicts))
        {
            // Said of each conflict: on each of its days everybody of the studio is away.
            return conflicts.All(c => c.Days.All(d => members.Where(m => m.Studio == c.Studio).All(m => m.Unavailable.Contains(d)))).ToProperty();
        }

        Dictionary<RepresentativeId, RosterMember> of = members.ToDictionary(m => m.Representative);
        LocalDate[] working = [.. Quarter.Where(ChinaCalendar.Official.IsWorkingDay)];
        HashSet<(StudioId, LocalDate)> covered = [.. roster.Duties.Select(d => (d.Studio, d.Date))];
        bool cover = working.All(d => members.Select(m => m.Studio).Distinct().All(s => covered.Contains((s, d))));
        bool right = roster.Duties.All(d => ChinaCalendar.Official.IsWorkingDay(d.Date) && Quarter.Contains(d.Date) && of[d.Representative].Studio == d.Studio && !of[d.Representative].Unavailable.Contains(d.Date));
        bool once = roster.Duties.Select(d => (d.Representative, d.Date)).Distinct().Count() == roster.Duties.Length;
        bool receptions = members.All(m => Enumerable.Range(1, 3).All(month =>
        {
            LocalDate[] there = [.. working.Where(d => d.Month == month && !m.Unavailable.Contains(d))];
            LocalDate[] onFixed = [.. there.Where(d => d.DayOfWeek == m.ReceptionDay)];
            LocalDate[] needed = onFixed.Length > 0 ? onFixed : there;
            return roster.Duties.Any(d => d.Representative == m.Representative && needed.Contains(d.Date));
        }));
        bool fair = roster.Studios.All(s => s.Most - s.Least <= 1 || s.Proof is not null)
            && roster.Studios.All(s => members.Where(m => m.Studio == s.Studio).Select(m => roster.Duties.Count(d => d.Representative == m.Representative)).Max() == s.Most);
        return cover.Label("cover").And(right.Label("where and when")).And(once.Label("one a day")).And(receptions.Label("receptions")).And(fair.Label("fair"));
    });

    [Property(MaxTest = 15)]
    public Property The_order_of_the_members_does_not_matter() => Prop.ForAll(Districts.ToArbitrary(), members =>
    {
        bool one = DutyRoster.TryPlan(members, Quarter, ChinaCalendar.Official, new(), out DutyRoster? forwards, out _);
        bool other = DutyRoster.TryPlan(members.Reverse(), Quarter, ChinaCalendar.Official, new(), out DutyRoster? backwards, out _);
        return one == other && (!one || forwards!.Duties.SequenceEqual(backwards!.Duties));
    });

    [Property(MaxTest = 25)]
    public Property A_new_absence_changes_no_more_than_it_must(int seed) => Prop.ForAll(Districts.ToArbitrary(), members =>
    {
        if (!DutyRoster.TryPlan(members, Quarter, ChinaCalendar.Official, new(), out DutyRoster? roster, out _))
        {
            return true;
        }

        // Somebody is away on one of the own duties from the 20th working day on.
        LocalDate from = ChinaCalendar.Official.Add(Quarter.Start, 20);
        DutyEntry[] later = [.. roster.Duties.Where(d => d.Date >= from)];
        DutyEntry lost = later[(int)((uint)seed % (uint)later.Length)];
        RosterMember[] now = [.. members.Select(m => m.Representative == lost.Representative ? m with { Unavailable = m.Unavailable.Add(lost.Date) } : m)];
        if (!roster.TryReplan(from, now, ChinaCalendar.Official, out DutyRoster? next, out RosterChanges? changes, out _))
        {
            return roster.Duties.Count(d => d.Studio == lost.Studio && d.Date == lost.Date) == 1;
        }

        // One duty goes; one comes for cover, or one for the month's reception, or one for both.
        return changes.Removed.SequenceEqual([lost]) && changes.Added.Length <= 2 && changes.Added.All(d => d.Date >= from && d.Studio == lost.Studio)
            && next.Duties.Except(changes.Added).ToHashSet().SetEquals(roster.Duties.Except(changes.Removed));
    });

    [Fact]
    public void A_notice_that_moves_working_days_moves_only_their_duties()
    {
        // Friday the 16th becomes a day off, Saturday the 17th is worked.
        RosterMember[] members = [.. Enumerable.Range(1, 4).Select(i => new RosterMember(RepresentativeId.From($"rep-{i}"), Studio))];
        DateInterval month = new(new(2026, 1, 1), new(2026, 1, 31));
        Assert.True(DutyRoster.TryPlan(members, month, ChinaCalendar.Official, new(), out DutyRoster? roster, out _));
        LocalDate off = new(2026, 1, 16), worked = new(2026, 1, 17);
        WorkingCalendar notice = new WorkingCalendarBuilder("notice", ChinaCalendar.Official)
            .Add(new CalendarLayer("notice", [new(off, "off", true), new(worked, "worked", false)], [2026])).Build();
        Assert.True(roster.TryReplan(new(2026, 1, 10), members, notice, out DutyRoster? next, out RosterChanges? changes, out _));
        Assert.Equal([off], changes.Removed.Select(d => d.Date));
        Assert.Equal([worked], changes.Added.Select(d => d.Date));
        Assert.Equal(roster.Duties.Length, next.Duties.Length);
    }

    [Fact]
    public void A_day_on_which_everybody_is_away_is_named_with_who_is_missing()
    {
        LocalDate day = new(2026, 1, 5);
        RosterMember[] members = [.. Enumerable.Range(1, 3).Select(i => new RosterMember(RepresentativeId.From($"rep-{i}"), Studio) { Unavailable = [day] })];
        Assert.False(DutyRoster.TryPlan(members, Quarter, ChinaCalendar.Official, new(), out _, out ImmutableArray<RosterConflict> conflicts));
        RosterConflict conflict = Assert.Single(conflicts);
        Assert.Equal((Studio, 1L, 0L), (conflict.Studio, conflict.Needed, conflict.Places));
        Assert.Equal([day], conflict.Days);
        Assert.Equal(["rep-1", "rep-2", "rep-3"], conflict.Missing.Select(m => m.Value));
        Assert.Contains("rep-2", conflict.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_studio_without_members_is_a_conflict_when_it_must_be_covered()
    {
        Assert.False(DutyRoster.TryPlan([], new(new(2026, 1, 5), new(2026, 1, 9)), ChinaCalendar.Official, new(), out _, out ImmutableArray<RosterConflict> conflicts, [Studio]));
        Assert.Equal(5, conflicts.Sum(c => c.Days.Length));
    }

    [Fact]
    public void Somebody_who_can_hardly_come_is_the_proof_of_unequal_burdens()
    {
        // Two share a quarter; one is there on two days only.
        LocalDate[] working = [.. Quarter.Where(ChinaCalendar.Official.IsWorkingDay)];
        RosterMember[] members =
        [
            new(RepresentativeId.From("often"), Studio),
            new(RepresentativeId.From("seldom"), Studio) { Unavailable = [.. working.Skip(2)] },
        ];
        Assert.True(DutyRoster.TryPlan(members, Quarter, ChinaCalendar.Official, new(), out DutyRoster? roster, out _));
        StudioBurden burden = Assert.Single(roster.Studios);
        Assert.Equal((working.Length - 2, 2, 0), (burden.Most, burden.Least, burden.Extra));
        Assert.Equal(["seldom"], burden.Proof!.Limited.Select(l => l.Value));
        Assert.Equal(["often"], burden.Proof.Group.Select(l => l.Value));
        Assert.Equal(["seldom", "seldom"], roster.MissedReceptions.Select(m => m.Representative.Value));
    }

    [Fact]
    public void A_weekend_that_is_worked_is_covered_and_a_holiday_is_not()
    {
        RosterMember[] members = [.. Enumerable.Range(1, 4).Select(i => new RosterMember(RepresentativeId.From($"rep-{i}"), Studio) { ReceptionDay = IsoDayOfWeek.Monday })];
        Assert.True(DutyRoster.TryPlan(members, new(new(2026, 1, 1), new(2026, 1, 31)), ChinaCalendar.Official, new(), out DutyRoster? roster, out _));
        Assert.Contains(new LocalDate(2026, 1, 4), roster.Duties.Select(d => d.Date));
        Assert.DoesNotContain(new LocalDate(2026, 1, 1), roster.Duties.Select(d => d.Date));
        Assert.Null(roster.MissingYear);
        Assert.True(DutyRoster.TryPlan(members, new(new(2031, 1, 1), new(2031, 1, 31)), ChinaCalendar.Official, new(), out roster, out _));
        Assert.Equal(2031, roster.MissingYear);
    }

    [Fact]
    public void Only_the_kinds_that_are_asked_for_count()
    {
        RosterMember[] members =
        [
            new(RepresentativeId.From("delegate"), Studio) { Kinds = RepresentativeKinds.PartyDelegate },
            new(RepresentativeId.From("deputy"), Studio) { Kinds = RepresentativeKinds.CongressDeputy },
        ];
        DateInterval month = new(new(2026, 1, 1), new(2026, 1, 31));
        RosterRules rules = new() { Who = RepresentativeKinds.CongressDeputy };
        Assert.True(DutyRoster.TryPlan(members, month, ChinaCalendar.Official, rules, out DutyRoster? roster, out _));
        Assert.Equal(1, roster.Duties.Count(d => d.Representative.Value == "delegate"));
        Assert.Equal(month.Count(ChinaCalendar.Official.IsWorkingDay), roster.Duties.Count(d => d.Representative.Value == "deputy"));
    }

    [Fact]
    public void Two_may_exchange_duties_unless_something_stands_against_it()
    {
        RosterMember[] members =
        [
            new(RepresentativeId.From("a"), Studio), new(RepresentativeId.From("b"), Studio) { Unavailable = [new(2026, 1, 9)] }, new(RepresentativeId.From("c"), Studio),
        ];
        Assert.True(DutyRoster.TryPlan(members, new(new(2026, 1, 1), new(2026, 1, 31)), ChinaCalendar.Official, new(), out DutyRoster? roster, out _));
        DutyEntry one = roster.Duties.First(d => d.Representative.Value == "a");
        DutyEntry other = roster.Duties.First(d => d.Representative.Value == "c");
        Assert.True(roster.TrySwap(one, other, out DutyRoster? next, out _));
        Assert.Contains(one with { Date = other.Date }, next.Duties);
        Assert.Contains(other with { Date = one.Date }, next.Duties);
        Assert.Equal(roster.Duties.Length, next.Duties.Length);

        DutyEntry on9 = roster.Duties.Single(d => d.Date == new LocalDate(2026, 1, 9));
        DutyEntry ofB = roster.Duties.First(d => d.Representative.Value == "b");
        Assert.False(roster.TrySwap(on9, ofB, out _, out Refusal? refusal));
        Assert.Contains("away", refusal.Reasons.Select(r => r.Code));
        Assert.False(roster.TrySwap(one with { Date = new(2026, 1, 3) }, ofB, out _, out refusal));
        Assert.Equal(["no-such-duty"], refusal.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void Kept_duties_come_into_the_ledger_as_duty_and_reception()
    {
        RosterMember[] members = [new(RepresentativeId.From("a"), Studio), new(RepresentativeId.From("b"), Studio)];
        Assert.True(DutyRoster.TryPlan(members, new(new(2026, 1, 1), new(2026, 1, 31)), ChinaCalendar.Official, new(), out DutyRoster? roster, out _));
        LocalDate until = new(2026, 1, 9);
        ContactLedger ledger = roster.Record(ContactLedger.Empty, until);
        Assert.True(ledger.Duties.SetEquals(roster.Duties.Where(d => d.Date <= until)));
        Assert.Equal(ledger.Duties.Select(d => (d.Representative, d.Date)).Order(), ledger.Receptions.Select(r => (r.Representative, r.Date)).Order());
        Assert.Equal(ledger.Duties.Count, roster.Record(ledger, until).Duties.Count);
    }

    [Fact]
    public void Members_come_from_a_district_with_its_fixed_days_and_absences()
    {
        District district = new("区", [new(StreetId.From("s"), "街道")], [new(Studio, "工作室", StreetId.From("s"))],
            [
                new(RepresentativeId.From("a"), "甲", RepresentativeKinds.PartyDelegate, Studio),
                new(RepresentativeId.From("b"), "乙", RepresentativeKinds.CppccMember),
            ], []);
        ImmutableArray<RosterMember> members = RosterMember.Of(
            district, [new(RepresentativeId.From("a"), IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday)], [new(RepresentativeId.From("a"), new(2025, 12, 30), new(2026, 1, 2))], Quarter);
        RosterMember member = Assert.Single(members);
        Assert.Equal((IsoDayOfWeek.Thursday, RepresentativeKinds.PartyDelegate), (member.ReceptionDay, member.Kinds));
        Assert.Equal([new(2026, 1, 1), new(2026, 1, 2)], member.Unavailable);
    }
}
