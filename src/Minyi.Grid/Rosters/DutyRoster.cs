using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Contacts;
using Minyi.Deadlines.Calendars;
using Minyi.Districts;
using Minyi.Grid.Rosters.Planning;

namespace Minyi.Grid.Rosters;

/// <summary>Who is on duty in which studio on which afternoon 值班表.</summary>
/// <remarks>
/// <para>Every studio has its representatives on duty on each working day; each representative holds the month's receptions, on the fixed reception day wherever there is one on which
/// he or she is there; nobody is on duty on a day off, when away, or twice a day. Within each studio the most and the fewest duties of a representative differ by at most 1, or
/// <see cref="StudioBurden.Proof"/> says why that cannot be. See <see cref="RosterProblem"/> for the algorithm and for what else is optimal.</para>
/// <para>The order in which members are given does not matter.</para>
/// </remarks>
/// <example><code>
/// RosterMember[] members = [new(RepresentativeId.From("rep-1"), studio) { ReceptionDay = IsoDayOfWeek.Tuesday }, new(RepresentativeId.From("rep-2"), studio)];
/// DateInterval quarter = new(new(2026, 1, 1), new(2026, 3, 31));
/// if (DutyRoster.TryPlan(members, quarter, ChinaCalendar.Official, new(), out DutyRoster? roster, out ImmutableArray&lt;RosterConflict&gt; conflicts))
/// {
///     ledger = roster.Record(ledger, until: new(2026, 1, 31));
/// }
/// </code></example>
public sealed class DutyRoster
{
    internal DutyRoster(
        ImmutableArray<RosterMember> members, DateInterval days, IWorkingCalendar calendar, RosterRules rules,
        ImmutableArray<DutyEntry> duties, ImmutableArray<StudioBurden> studios, ImmutableArray<MissedReception> missed)
    {
        (Members, Days, Calendar, Rules, Duties, Studios, MissedReceptions) = (members, days, calendar, rules, duties, studios, missed);
        MissingYear = calendar.MissingYear(days.Start, days.End);
    }

    /// <summary>The representatives, by id.</summary>
    public ImmutableArray<RosterMember> Members { get; }

    /// <summary>The days that the roster is for.</summary>
    public DateInterval Days { get; }

    /// <summary>The working calendar.</summary>
    public IWorkingCalendar Calendar { get; }

    /// <summary>What was asked of it.</summary>
    public RosterRules Rules { get; }

    /// <summary>The duties, by day, studio and representative.</summary>
    public ImmutableArray<DutyEntry> Duties { get; }

    /// <summary>How each studio's duties are shared, by studio.</summary>
    public ImmutableArray<StudioBurden> Studios { get; }

    /// <summary>Receptions for which a representative is not there, by representative and month.</summary>
    public ImmutableArray<MissedReception> MissedReceptions { get; }

    /// <summary>The year whose notice is not out and which may still change the working days; null when they are certain.</summary>
    public int? MissingYear { get; }

    /// <summary>Plans a roster, or proves which studios cannot be covered.</summary>
    /// <param name="members">The representatives, each once.</param>
    /// <param name="days">The first and the last day.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="rules">What is asked.</param>
    /// <param name="roster">The roster; null when there is none.</param>
    /// <param name="conflicts">What makes it impossible, by studio and day; empty when there is a roster.</param>
    /// <param name="studios">Studios that must be covered although they may have no member; those of the members always are.</param>
    /// <exception cref="ArgumentException">A representative occurs twice, or the most per month is below the receptions.</exception>
    public static bool TryPlan(
        IEnumerable<RosterMember> members, DateInterval days, IWorkingCalendar calendar, RosterRules rules,
        [NotNullWhen(true)] out DutyRoster? roster, out ImmutableArray<RosterConflict> conflicts, IEnumerable<StudioId>? studios = null)
    {
        RosterPlanner planner = new(members, days, calendar, rules, studios);
        (roster, conflicts) = planner.Plan();
        return roster is not null;
    }

    /// <summary>Changes a roster as little as can be, after somebody fell ill, left or came, or a notice changed the working days.</summary>
    /// <param name="from">The first day that may change; what lies before it stays.</param>
    /// <param name="members">The representatives as they are now.</param>
    /// <param name="calendar">The working calendar as it is now.</param>
    /// <param name="roster">The next roster; null when there is none. Burdens are as equal as the least change leaves them.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="conflicts">What makes it impossible; empty when there is a roster.</param>
    /// <exception cref="ArgumentException">A representative occurs twice.</exception>
    public bool TryReplan(
        LocalDate from, IEnumerable<RosterMember> members, IWorkingCalendar calendar,
        [NotNullWhen(true)] out DutyRoster? roster, [NotNullWhen(true)] out RosterChanges? changes, out ImmutableArray<RosterConflict> conflicts) =>
        TryReplan(Duties, from, members, Days, calendar, Rules, out roster, out changes, out conflicts);

    /// <summary>Changes duties that come from elsewhere as little as can be.</summary>
    /// <param name="previous">The duties as they were; those on other days than <paramref name="days"/> are left out.</param>
    /// <param name="from">The first day that may change; what lies before it stays.</param>
    /// <param name="members">The representatives as they are now.</param>
    /// <param name="days">The first and the last day.</param>
    /// <param name="calendar">The working calendar as it is now.</param>
    /// <param name="rules">What is asked.</param>
    /// <param name="roster">The next roster; null when there is none. Burdens are as equal as the least change leaves them.</param>
    /// <param name="changes">What changed.</param>
    /// <param name="conflicts">What makes it impossible; empty when there is a roster.</param>
    /// <param name="studios">Studios that must be covered although they may have no member.</param>
    /// <exception cref="ArgumentException">A representative occurs twice, or the most per month is below the receptions.</exception>
    public static bool TryReplan(
        IEnumerable<DutyEntry> previous, LocalDate from, IEnumerable<RosterMember> members, DateInterval days, IWorkingCalendar calendar, RosterRules rules,
        [NotNullWhen(true)] out DutyRoster? roster, [NotNullWhen(true)] out RosterChanges? changes, out ImmutableArray<RosterConflict> conflicts, IEnumerable<StudioId>? studios = null)
    {
        Guard.Against.Null(days);
        DutyEntry[] before = [.. Guard.Against.Null(previous).Distinct().Where(d => days.Contains(d.Date))];
        RosterPlanner planner = new(members, days, calendar, rules, studios);
        (roster, conflicts) = planner.Plan(before, from);
        changes = roster is null ? null : RosterChanges.Between(before, roster.Duties);
        return roster is not null;
    }

    /// <summary>Lets two representatives of a studio exchange two duties.</summary>
    /// <param name="one">A duty of the roster.</param>
    /// <param name="other">Another, of somebody else in the same studio on another day.</param>
    /// <param name="roster">The next roster, when nothing stands against it.</param>
    /// <param name="refusal">Every reason: a duty that is not in the roster, other studios, somebody who is away or already on duty on the other's day, a reception that would be lost.</param>
    public bool TrySwap(DutyEntry one, DutyEntry other, [NotNullWhen(true)] out DutyRoster? roster, [NotNullWhen(false)] out Refusal? refusal) =>
        RosterSwap.Try(this, Guard.Against.Null(one), Guard.Against.Null(other), out roster, out refusal);

    /// <summary>Enters duties that were kept into the ledger of contacts, each as the studio's duty and as half a day's reception of the representative.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="until">The last day whose duties were kept.</param>
    public ContactLedger Record(ContactLedger ledger, LocalDate until)
    {
        Guard.Against.Null(ledger);
        DutyEntry[] kept = [.. Duties.Where(d => d.Date <= until)];
        return ledger with
        {
            Duties = ledger.Duties.Union(kept),
            Receptions = ledger.Receptions.Union(kept.Select(d => new ReceptionEntry(d.Representative, d.Date))),
        };
    }
}
