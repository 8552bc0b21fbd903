using System.Collections.Immutable;
using Minyi.Districts;

namespace Minyi.Contacts;

/// <summary>A visit 走访 that was made.</summary>
/// <param name="Representative">Who visited.</param>
/// <param name="Contact">Who was visited.</param>
/// <param name="Date">The day.</param>
public sealed record VisitEntry(RepresentativeId Representative, ContactId Contact, LocalDate Date);

/// <summary>Half-days of reception 接访 that a representative held on a day.</summary>
/// <param name="Representative">Who received.</param>
/// <param name="Date">The day.</param>
/// <param name="HalfDays">1 or 2.</param>
public sealed record ReceptionEntry(RepresentativeId Representative, LocalDate Date, int HalfDays = 1);

/// <summary>An afternoon on which a studio was on duty 值班.</summary>
/// <param name="Studio">The studio.</param>
/// <param name="Date">The day.</param>
/// <param name="Representative">Who was on duty.</param>
public sealed record DutyEntry(StudioId Studio, LocalDate Date, RepresentativeId Representative);

/// <summary>The ledger of visits, receptions and duties. Immutable; an entry that is there already changes nothing.</summary>
public sealed record ContactLedger
{
    /// <summary>A ledger without entries.</summary>
    public static ContactLedger Empty { get; } = new();

    /// <summary>The visits.</summary>
    public ImmutableHashSet<VisitEntry> Visits { get; init; } = [];

    /// <summary>The receptions.</summary>
    public ImmutableHashSet<ReceptionEntry> Receptions { get; init; } = [];

    /// <summary>The duties.</summary>
    public ImmutableHashSet<DutyEntry> Duties { get; init; } = [];

    /// <summary>The ledger with one more visit.</summary>
    /// <param name="visit">The visit.</param>
    public ContactLedger Add(VisitEntry visit) => this with { Visits = Visits.Add(Guard.Against.Null(visit)) };

    /// <summary>The ledger with one more reception.</summary>
    /// <param name="reception">The reception, of one or two half-days.</param>
    public ContactLedger Add(ReceptionEntry reception)
    {
        Guard.Against.OutOfRange(Guard.Against.Null(reception).HalfDays, nameof(reception), 1, 2);
        return this with { Receptions = Receptions.Add(reception) };
    }

    /// <summary>The ledger with one more duty.</summary>
    /// <param name="duty">The duty.</param>
    public ContactLedger Add(DutyEntry duty) => this with { Duties = Duties.Add(Guard.Against.Null(duty)) };
}
