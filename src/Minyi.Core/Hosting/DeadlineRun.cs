using System.Collections.Immutable;

namespace Minyi.Hosting;

/// <summary>What a run of the deadlines did.</summary>
/// <param name="Before">How far it was behind when the run began.</param>
/// <param name="Submitted">The expiries that this run submitted.</param>
/// <param name="Overtaken">The expiries that somebody else had submitted, or that a command had made needless, before this run came to them.</param>
/// <param name="Refused">The expiries that were due and were refused: a fault of the rules, to be looked at. They are tried again by the next run.</param>
/// <param name="Failed">The expiries that were due and could not be submitted, because the store could not read or write that petition: to be looked at. They are tried again by the next run.</param>
/// <param name="After">How far it was behind when the run ended: zero but for what was refused or failed.</param>
public sealed record DeadlineRun(
    DeadlineStatus Before, int Submitted, int Overtaken, ImmutableArray<RefusedExpiry> Refused, ImmutableArray<FailedExpiry> Failed, DeadlineStatus After);

/// <summary>An expiry that was due and was refused.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Refusal">Every reason.</param>
public sealed record RefusedExpiry(PetitionId Petition, string Clock, string Stage, Refusal Refusal);

/// <summary>An expiry that was due and could not be submitted.</summary>
/// <param name="Petition">The petition.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Error">The type of what was thrown, in full; what it said may repeat a row and is not kept. Empty when nothing was thrown and the petition still did not go on.</param>
public sealed record FailedExpiry(PetitionId Petition, string Clock, string Stage, string Error);
