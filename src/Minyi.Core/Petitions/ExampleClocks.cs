using System.Collections.Immutable;
using Minyi.Deadlines;
using Minyi.Deadlines.Calendars;
using Minyi.Feedback;

namespace Minyi.Petitions;

/// <summary>Amounts for the clocks of the built-in workflows, to begin with. They are examples: no paper of the mechanism states them, and each district sets its own.</summary>
public static class ExampleClocks
{
    private static readonly ExtensionPolicy OnceByHalf = new(Longest: 10, Times: 1);

    /// <summary>Rules for the clocks of <c>yantian</c> and <c>service-request</c>.</summary>
    public static ImmutableArray<DeadlineRule> Rules { get; } =
    [
        Working("first-answer", 1),
        Working("coordination", 5),
        Working("intake", 5),
        Working("completion", 10),
        Working("handling", 15) with { Extension = OnceByHalf, OnTransfer = TransferPolicy.KeepsAtLeast(5), Stages = [WarningStage.At(80)] },
        Working("suspension", 30),
        Working("hearing", 20),
        Working("agency", 30),
        Working("feedback", 5),
        Working("appraisal", 10),
        new DeadlineRule("look-again", 180, DeadlineUnit.CalendarDays) { RollsForward = true },
        Working("supervision", 10),
        Working("director", 2),
        Working("department", 3),
        Working("leader", 5),
        Working("assignment", 2),
    ];

    /// <summary>A workflow with these clocks, on the official calendar, with the default policies.</summary>
    /// <param name="workflow">A workflow whose clocks are among them, such as <c>yantian</c>.</param>
    /// <param name="feedback">When a recipient counts as unreachable; the defaults when null.</param>
    /// <exception cref="ArgumentException">The workflow has a clock that is not among them.</exception>
    public static PetitionRules For(PetitionWorkflow workflow, FeedbackPolicy? feedback = null) =>
        new(workflow, new LegalTime(ChinaCalendar.Official), Rules.Where(r => Guard.Against.Null(workflow).Definition.Clocks.Any(c => c.Id == r.Clock)), feedback);

    private static DeadlineRule Working(string clock, int days) => new(clock, days, DeadlineUnit.WorkingDays);
}
