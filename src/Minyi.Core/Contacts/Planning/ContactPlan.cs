using System.Collections.Immutable;

namespace Minyi.Contacts.Planning;

/// <summary>What is to be done in the rest of a quarter, so that every duty is met where that is possible, and which cannot be.</summary>
/// <remarks>
/// The plan covers each representative's own visits and receptions. Visits are shared out by a maximum flow, so that a plan that meets all of
/// them is found whenever there is one; where there is none, it leaves as few visits unplanned as possible; ties drop the highest contact ids. Earlier days
/// come first. A day that is both visit day and reception day of a representative has half the room for visits and one half-day of reception;
/// any other reception day has two.
/// </remarks>
/// <example>
/// <code>
/// ContactPlan plan = ContactPlan.From(new LocalDate(2024, 8, 1), duties, ledger);
/// bool everything = plan.MeetsEveryDuty; // else plan.UnmetVisits and plan.UnmetReceptions say what cannot be done, and why
/// </code>
/// </example>
public sealed class ContactPlan
{
    private ContactPlan(
        LocalDate from,
        ImmutableArray<PlannedVisit> visits,
        ImmutableArray<PlannedReception> receptions,
        ImmutableArray<UnmetVisit> unmetVisits,
        ImmutableArray<UnmetReception> unmetReceptions) =>
        (Start, Visits, Receptions, UnmetVisits, UnmetReceptions) = (from, visits, receptions, unmetVisits, unmetReceptions);

    /// <summary>The first day of the plan; the last one is the quarter's.</summary>
    public LocalDate Start { get; }

    /// <summary>The visits, by representative, day and contact.</summary>
    public ImmutableArray<PlannedVisit> Visits { get; }

    /// <summary>The receptions, by representative and day.</summary>
    public ImmutableArray<PlannedReception> Receptions { get; }

    /// <summary>The visits that cannot be made, by contact.</summary>
    public ImmutableArray<UnmetVisit> UnmetVisits { get; }

    /// <summary>The receptions that cannot be held any more, by representative and month.</summary>
    public ImmutableArray<UnmetReception> UnmetReceptions { get; }

    /// <summary>Whether the plan meets every duty of the quarter.</summary>
    public bool MeetsEveryDuty => UnmetVisits.IsEmpty && UnmetReceptions.IsEmpty;

    /// <summary>Plans the rest of a quarter.</summary>
    /// <param name="from">The first day of the plan.</param>
    /// <param name="duties">Who owes what; assignments that end or begin within the quarter are heeded.</param>
    /// <param name="ledger">What was done; all of the quarter's entries count, those on or after <paramref name="from"/> too.</param>
    public static ContactPlan From(LocalDate from, ContactDuties duties, ContactLedger ledger)
    {
        Guard.Against.Null(duties);
        Guard.Against.Null(ledger);
        (ImmutableArray<PlannedVisit> visits, ImmutableArray<UnmetVisit> unmetVisits) = VisitPlanner.Plan(from, duties, ledger);
        (ImmutableArray<PlannedReception> receptions, ImmutableArray<UnmetReception> unmetReceptions) = ReceptionPlanner.Plan(from, duties, ledger);
        return new ContactPlan(from, visits, receptions, unmetVisits, unmetReceptions);
    }
}
