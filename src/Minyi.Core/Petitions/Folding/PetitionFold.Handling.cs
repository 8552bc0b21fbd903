using Minyi.Districts;
using Minyi.Petitions.Events;

namespace Minyi.Petitions.Folding;

/// <content>In whose hands a petition is, and whose answer stands.</content>
internal sealed partial class PetitionFold
{
    /// <summary>Who gave the answer: a step tells the outcome where it concludes. One that joins a matter has the matter's, one that was imported nobody's, and a migration leaves it where it leaves the outcome.</summary>
    private void Answer(StepEvent step, ActorId by)
    {
        switch (step)
        {
            case PetitionMerged merged when merged.AnsweredBy is not null || merged.Outcome is not null:
                Filing.Answer(merged.AnsweredBy);
                break;
            case WorkflowMigrated { Outcome: null } or PetitionImported { Outcome: not null }:
                Filing.Answer(null);
                break;
            case WorkflowMigrated or PetitionMerged:
                break;
            case { Outcome: { } outcome }:
                Filing.Answer(outcome.Length == 0 ? null : by);
                break;
        }
    }

    /// <summary>A petition that joins a matter comes into the hands that the matter is in.</summary>
    private void Merge(PetitionMerged merged, Instant at)
    {
        Filing.Keep(merged, at);
        if (merged.Lead is { } lead && lead != Lead)
        {
            Leave();
            (Lead, Assisting) = (lead, merged.Assisting?.Items ?? []);
        }
    }

    /// <summary>The units of the referral so far become former ones.</summary>
    private void Leave()
    {
        if (Lead is not { } lead)
        {
            return;
        }

        Filing.Leave(lead);
        foreach (UnitId unit in Assisting)
        {
            Filing.Leave(unit);
        }
    }
}
