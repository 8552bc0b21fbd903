using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Contacts.Planning;

/// <summary>The receptions of the rest of a quarter, month by month.</summary>
internal static class ReceptionPlanner
{
    internal static (ImmutableArray<PlannedReception> Receptions, ImmutableArray<UnmetReception> Unmet) Plan(LocalDate from, ContactDuties duties, ContactLedger ledger)
    {
        var quarter = Quarter.Of(from);
        ImmutableArray<PlannedReception>.Builder planned = ImmutableArray.CreateBuilder<PlannedReception>();
        ImmutableArray<UnmetReception>.Builder unmet = ImmutableArray.CreateBuilder<UnmetReception>();
        ILookup<RepresentativeId, ReceptionEntry> held = ledger.Receptions.ToLookup(r => r.Representative);
        foreach (Representative representative in duties.Book.District.Representatives)
        {
            for (LocalDate month = quarter.First; month <= quarter.Last; month = month.PlusMonths(1))
            {
                LocalDate last = month.PlusMonths(1).PlusDays(-1);
                ReceptionEntry[] done = [.. held[representative.Id].Where(r => r.Date >= month && r.Date <= last)];
                int missing = duties.Policy.ReceptionsPerMonth - done.Sum(r => r.HalfDays);
                if (missing > 0)
                {
                    missing -= Fill(representative.Id, LocalDate.Max(month, from), last, missing, duties, done, planned);
                }

                if (missing > 0)
                {
                    unmet.Add(new(representative.Id, month, missing, new(
                        $"代表“{representative.Id}”{month.Year}年{month.Month}月还缺{missing}个半天的接访，已无接访日可排。",
                        $"'{representative.Id}' owes {missing} more half-days of reception for {month:uuuu'-'MM}, and no reception day is left for them.")));
                }
            }
        }

        return (planned.ToImmutable(), unmet.ToImmutable());
    }

    /// <summary>Puts half-days on the reception days: one on each first, then a second where there is room.</summary>
    private static int Fill(
        RepresentativeId representative,
        LocalDate from,
        LocalDate to,
        int missing,
        ContactDuties duties,
        ReceptionEntry[] done,
        ImmutableArray<PlannedReception>.Builder planned)
    {
        LocalDate[] days = from > to ? [] : [.. duties.ReceptionDays(representative, from, to)];
        int[] room = [.. days.Select(d => (duties.VisitDays(representative, d, d).Any() ? 1 : 2) - done.Where(r => r.Date == d).Sum(r => r.HalfDays))];
        int[] given = new int[days.Length];
        int left = missing;
        for (int half = 1; half <= 2; half++)
        {
            for (int i = 0; i < days.Length && left > 0; i++)
            {
                if (room[i] >= half)
                {
                    given[i]++;
                    left--;
                }
            }
        }

        planned.AddRange(days.Zip(given).Where(d => d.Second > 0).Select(d => new PlannedReception(representative, d.First, d.Second)));
        return missing - left;
    }
}
