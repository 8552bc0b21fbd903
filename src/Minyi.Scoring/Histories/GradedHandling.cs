using Minyi.Districts;
using Minyi.Scoring.Ledgers;

namespace Minyi.Scoring.Histories;

/// <summary>A grade as it enters the ledger of its studio.</summary>
/// <param name="Petition">The petition that was handled.</param>
/// <param name="Studio">The studio whose ledger it belongs to; null when the petition came to no studio.</param>
/// <param name="Ballot">
/// The ballot. Its grader is the account that graded, its handling the petition and which handling of it, as <c>P-1#2</c> after one rework, its subject the unit in charge when the grade was
/// asked for, or else the studio.
/// </param>
/// <param name="Handling">Which handling of the petition, from 1; each rework is one more.</param>
/// <param name="Unit">The unit in charge when the grade was given; null when there was none.</param>
public readonly record struct GradedHandling(PetitionId Petition, StudioId? Studio, Ballot Ballot, int Handling, UnitId? Unit);
