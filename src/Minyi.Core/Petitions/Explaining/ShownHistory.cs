using Minyi.Petitions.Events;

namespace Minyi.Petitions.Explaining;

/// <summary>Events as readers see them. Nobody is shown by whom a grade was given, nor the digest of a command.</summary>
/// <remarks>
/// Those who are graded see that the handling was appraised, and neither with which grade nor in which group. What gives a grade away later is left out for them
/// too: which appraisals stand how, and which of several transitions a command took. Counts come as <see cref="Appraisals.AppraisalTally.Shown"/>.
/// </remarks>
internal static class ShownHistory
{
    internal static ShownEvent Of(int version, RecordedEvent happened, bool graded) => new(
        version,
        happened.At,
        happened.Event is HandlingAppraised || happened.By == default ? null : happened.By,
        (graded ? Without(happened.Event) : happened.Event) with { Submitted = null });

    private static PetitionEvent Without(PetitionEvent happened) => happened switch
    {
        HandlingAppraised given => new StepTaken { Command = given.Command, Transition = given.Command, State = given.State },
        StepEvent step => step with { Transition = step.Command, Appraisals = null },
        _ => happened,
    };
}

/// <summary>An event as a reader may see it.</summary>
/// <param name="Version">The petition's version with it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who acted; null where that is not told.</param>
/// <param name="Event">What happened. To those who are graded a grade is told as a plain <see cref="StepTaken"/>.</param>
public sealed record ShownEvent(int Version, Instant At, ActorId? By, PetitionEvent Event);
