using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Minyi.Contacts;
using NodaTime.Text;

namespace Minyi.Grid.Rosters.Planning;

/// <summary>An exchange of two duties, with everything that stands against it.</summary>
internal static class RosterSwap
{
    internal static bool Try(DutyRoster roster, DutyEntry one, DutyEntry other, [NotNullWhen(true)] out DutyRoster? next, [NotNullWhen(false)] out Refusal? refusal)
    {
        List<Reason> reasons = [];
        foreach (DutyEntry duty in (DutyEntry[])[one, other])
        {
            if (!roster.Duties.Contains(duty))
            {
                reasons.Add(new("no-such-duty", new($"值班表中没有 {Day(duty.Date)} {duty.Studio} {duty.Representative}。", $"The roster has no duty of {duty.Representative} in {duty.Studio} on {Day(duty.Date)}.")));
            }
        }

        if (one.Studio != other.Studio)
        {
            reasons.Add(new("other-studio", new($"{one.Studio} 与 {other.Studio} 不是同一工作室。", $"{one.Studio} and {other.Studio} are not the same studio.")));
        }

        DutyEntry[] after = [one with { Date = other.Date }, other with { Date = one.Date }];
        ImmutableArray<DutyEntry> duties = RosterChanges.Ordered(roster.Duties.Except([one, other]).Concat(after));
        if (reasons.Count == 0)
        {
            reasons.AddRange(after.SelectMany(d => Against(roster, d)));
            reasons.AddRange(((DutyEntry[])[one, other]).SelectMany(d => Lost(roster, duties, d)));
        }

        (next, refusal) = reasons.Count > 0
            ? (null, new Refusal([.. reasons.Distinct()]))
            : (new DutyRoster(roster.Members, roster.Days, roster.Calendar, roster.Rules, duties, roster.Studios, roster.MissedReceptions), (Refusal?)null);
        return next is not null;
    }

    private static IEnumerable<Reason> Against(DutyRoster roster, DutyEntry duty)
    {
        if (roster.Members.FirstOrDefault(m => m.Representative == duty.Representative) is not { } member)
        {
            yield return new("unknown-representative", new($"没有代表“{duty.Representative}”。", $"There is no representative '{duty.Representative}'."));
        }
        else if (member.Unavailable.Contains(duty.Date))
        {
            yield return new("away", new($"{duty.Representative} {Day(duty.Date)} 不能到。", $"{duty.Representative} is away on {Day(duty.Date)}."));
        }

        if (roster.Duties.Any(d => d.Representative == duty.Representative && d.Date == duty.Date))
        {
            yield return new("on-duty-already", new($"{duty.Representative} {Day(duty.Date)} 已有值班。", $"{duty.Representative} is on duty on {Day(duty.Date)} already."));
        }
    }

    /// <summary>The month's reception, and its fixed day, must not get lost by the exchange.</summary>
    private static IEnumerable<Reason> Lost(DutyRoster roster, ImmutableArray<DutyEntry> after, DutyEntry duty)
    {
        int owed = roster.Rules.ReceptionsPerMonth;
        IsoDayOfWeek? fixedDay = roster.Members.FirstOrDefault(m => m.Representative == duty.Representative)?.ReceptionDay;
        if (Held(roster.Duties, duty, null) is var before && Held(after, duty, null) is var now && now < Math.Min(owed, before))
        {
            yield return new("reception-lost", new($"{duty.Representative} {duty.Date.Year} 年 {duty.Date.Month} 月的接访将不足。", $"{duty.Representative} would lack a reception in {duty.Date:uuuu'-'MM}."));
        }
        else if (fixedDay is not null && Held(after, duty, fixedDay) < Math.Min(owed, Held(roster.Duties, duty, fixedDay)))
        {
            yield return new("fixed-day-lost", new($"{duty.Representative} {duty.Date.Year} 年 {duty.Date.Month} 月在固定接访日的接访将不足。", $"{duty.Representative} would lack a reception on the fixed day in {duty.Date:uuuu'-'MM}."));
        }
    }

    private static int Held(ImmutableArray<DutyEntry> duties, DutyEntry of, IsoDayOfWeek? day) =>
        duties.Count(d => d.Representative == of.Representative && d.Date.Year == of.Date.Year && d.Date.Month == of.Date.Month && (day is null || d.Date.DayOfWeek == day));

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
