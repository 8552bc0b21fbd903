using System.Collections.Immutable;
using Minyi.Petitions.Events;

namespace Minyi.Petitions.Explaining;

/// <summary>A history as those may see it who are graded in it: that the handling was appraised, and neither by whom, nor with which grade, nor in which group.</summary>
/// <remarks>
/// An envelope says who acted, and an event which grade was given, so a host shows units this and never envelopes or their payloads. What gives a grade
/// away later is left out too: which appraisals stand how, and which of several transitions a command took. Counts come as
/// <see cref="Appraisals.AppraisalTally.Shown"/>.
/// </remarks>
/// <example><code>
/// ImmutableArray&lt;ShownEvent&gt; lines = ShownHistory.Of(history);   // to the unit's own page
/// </code></example>
public static class ShownHistory
{
    /// <summary>The history without what tells about graders.</summary>
    /// <param name="history">All events of a petition in their order.</param>
    public static ImmutableArray<ShownEvent> Of(IEnumerable<RecordedEvent> history) =>
        [.. Guard.Against.Null(history).Select((h, i) => new ShownEvent(i + 1, h.At, h.Event is HandlingAppraised ? null : h.By, Without(h.Event) with { Submitted = null }))];

    private static PetitionEvent Without(PetitionEvent happened) => happened switch
    {
        HandlingAppraised given => new StepTaken { Command = given.Command, Transition = given.Command, State = given.State },
        StepEvent step => step with { Transition = step.Command, Appraisals = null },
        _ => happened,
    };
}

/// <summary>An event as it may be shown to those who are graded.</summary>
/// <param name="Version">The petition's version with it.</param>
/// <param name="At">When.</param>
/// <param name="By">Who acted; null where that is not told.</param>
/// <param name="Event">What happened. A grade is told as a plain <see cref="StepTaken"/>.</param>
public sealed record ShownEvent(int Version, Instant At, ActorId? By, PetitionEvent Event);
