using System.Collections.Immutable;
using Minyi.Contacts;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Grid.Apportionment;
using Minyi.Grid.Apportionment.Biproportional;
using Minyi.Grid.Contacts;
using Minyi.Grid.Rosters;

namespace Minyi.Grid.Tests;

/// <summary>The code of docs/grid.md.</summary>
public sealed class GuideTests
{
    [Fact]
    public void TheGuidesCodeDoesWhatItSays()
    {
        Recipient[] studios = [new("haishan-1", 12_400), new("haishan-2", 9_100, Minimum: 3), new("shatoujiao-1", 21_000)];
        Assert.True(DivisorMethod.Webster.TryApportion(studios, 30, TieRule.Ordinal, out SeatAllocation? seats, out Refusal? refusal));
        Assert.Equal([9, 6, 15], seats.Seats);
        Assert.True(seats.Divisor!.Low < seats.Divisor.High);

        BiproportionalProblem table = BiproportionalProblem.Create(rowSeats: [5, 4], columnSeats: [3, 3, 3], votes: [123L, 912, 312, 45, 714, 255]);
        Assert.True(table.TrySolve(DivisorMethod.Webster, TieRule.Ordinal, out BiproportionalAllocation? cells, out BiproportionalConflict? conflict));
        Assert.Null(conflict);
        Assert.Equal(9, cells.Seats.Sum());

        CompositeWeight weight = CompositeWeight.Of(
            new(new("常住人口", "residents"), 0.6m, [12_400, 9_100, 21_000]),
            new(new("规模企业", "large enterprises"), 0.2m, [3, 1, 6]),
            new(new("面积", "area"), 0.2m, [4, 11, 3]));
        StudioNeed[] needs = [.. studios.Select((s, i) => new StudioNeed(StudioId.From(s.Id), weight.Weights[i], new(40, 9_000, 3), Minimum: 3))];
        Assert.True(Allotment.TryCreate(needs, new(PartyDelegates: 12, CongressDeputies: 11, CppccMembers: 7), DivisorMethod.Webster, TieRule.Ordinal, out Allotment? allotment, out refusal));
        Assert.StartsWith("haishan-1: ", allotment.Explain(StudioId.From("haishan-1")).ToText().English, StringComparison.Ordinal);

        ContactToAssign[] contacts = [.. new[] { "household-1", "household-2", "branch-1" }.Select(id => new ContactToAssign(ContactId.From(id), ContactKind.Household))];
        bool found = ContactMatching.TryFindByCosts(
            contacts,
            representatives: [new(RepresentativeId.From("rep-1"), 1, 2), new(RepresentativeId.From("rep-2"), 1, 2)],
            costs: [new(contacts[0].Contact, RepresentativeId.From("rep-1"), 120), new(contacts[1].Contact, RepresentativeId.From("rep-1"), 80),
                    new(contacts[1].Contact, RepresentativeId.From("rep-2"), 95), new(contacts[2].Contact, RepresentativeId.From("rep-2"), 40)],
            out ContactMatching? matching, out ContactConflict? clash);
        Assert.True(found && clash is null);
        Assert.Equal(240, matching!.Objective);

        RosterMember[] members =
        [
            new(RepresentativeId.From("rep-1"), StudioId.From("haishan-1")) { ReceptionDay = IsoDayOfWeek.Tuesday },
            new(RepresentativeId.From("rep-2"), StudioId.From("haishan-1")) { Unavailable = [new(2026, 1, 5), new(2026, 1, 6)] },
        ];
        DateInterval quarter = new(new(2026, 1, 1), new(2026, 3, 31));
        bool planned = DutyRoster.TryPlan(members, quarter, ChinaCalendar.Official, new RosterRules(), out DutyRoster? roster, out ImmutableArray<RosterConflict> conflicts);
        Assert.True(planned && conflicts.IsEmpty);
        Assert.Equal(1, roster!.Studios.Single().Most - roster.Studios.Single().Least);
    }
}
