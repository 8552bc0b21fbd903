using Minyi.Petitions;
using Minyi.Petitions.Deciding;
using Minyi.Workflow.Evolution;

namespace Minyi;

/// <content>Going on in another workflow.</content>
public sealed partial class Petition
{
    /// <summary>Carries the petition over to another workflow, or a newer version, by a migration that was checked as a whole.</summary>
    /// <param name="migration">From this petition's workflow to that of the new rules.</param>
    /// <param name="rules">What it is decided by from now on.</param>
    /// <param name="actor">Who: an office of the new workflow that acts on every petition.</param>
    /// <param name="at">When.</param>
    /// <param name="cause">What brought it about.</param>
    /// <returns>The event, or a refusal. Clocks keep their deadlines, whatever they are called there; a clock that was not there starts now.</returns>
    /// <exception cref="ArgumentException">The migration is not between these workflows.</exception>
    public PetitionDecision Migrate(WorkflowMigration migration, PetitionRules rules, Actor actor, Instant at, string cause) =>
        Migrations.Decide(this, Guard.Against.Null(migration), Guard.Against.Null(rules), Guard.Against.Null(actor), at, Guard.Against.NullOrWhiteSpace(cause));
}
