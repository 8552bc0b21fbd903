using System.Collections.Immutable;

namespace Minyi.Deadlines;

/// <summary>A time limit as a district sets it: how long, counted how, from what until what, and what happens on the way.</summary>
/// <remarks>
/// A value without behaviour: <see cref="LegalTime"/> applies it. The text of a law rarely says all of it (the Regulations on Letters and
/// Visits have no rule on the first day or on holidays), so each part is a setting of its own.
/// </remarks>
/// <example>
/// <code>
/// var feedback = new DeadlineRule("feedback", 15, DeadlineUnit.WorkingDays)
/// {
///     From = "Refer", Until = "Feedback", PausedBy = ["Suspend"],
///     Extension = new ExtensionPolicy(Longest: 15, Times: 1),
///     Stages = [WarningStage.At(80), WarningStage.OnDueDay(), WarningStage.Late(0)],
/// };
/// </code>
/// </example>
public sealed record DeadlineRule
{
    /// <summary>The most stages that a rule can have.</summary>
    public const int MostStages = 31;

    internal const int MostAmount = 100_000;

    /// <summary>Sets a rule.</summary>
    /// <param name="clock">The name of the clock that it is for, such as <c>feedback</c>.</param>
    /// <param name="amount">How much time, in <paramref name="unit"/>; 0 for the start day itself, rolled to a working day where the unit or the rule says so.</param>
    /// <param name="unit">What is counted.</param>
    /// <exception cref="ArgumentException"><paramref name="clock"/> is empty, or <paramref name="amount"/> negative or above 100,000.</exception>
    public DeadlineRule(string clock, int amount, DeadlineUnit unit)
    {
        Clock = Guard.Against.NullOrWhiteSpace(clock);
        Amount = Guard.Against.OutOfRange(amount, nameof(amount), 0, MostAmount);
        Unit = Guard.Against.EnumOutOfRange(unit);
    }

    /// <summary>The name of the clock.</summary>
    public string Clock { get; }

    /// <summary>How much time, in <see cref="Unit"/>.</summary>
    public int Amount { get; }

    /// <summary>What is counted.</summary>
    public DeadlineUnit Unit { get; }

    /// <summary>Whether the start day is day 1. Not so by default: the day after it is. Means nothing for hours.</summary>
    public bool CountsFirstDay { get; init; }

    /// <summary>Whether a last day that is off moves to the next working day. Only calendar days can end on a day off.</summary>
    public bool RollsForward { get; init; }

    /// <summary>
    /// The hour of the day after which the next working day is the start day; a start on a day off then counts as on the next working day too.
    /// Null where the day of the event counts whatever the hour.
    /// </summary>
    public LocalTime? CutOff { get; init; }

    /// <summary>The event that starts the clock, by its command's name; null where the workflow alone says so.</summary>
    public string? From { get; init; }

    /// <summary>The event that stops the clock.</summary>
    public string? Until { get; init; }

    /// <summary>The events that pause the clock, by their commands' names.</summary>
    public ImmutableArray<string> PausedBy { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The name of the clock that runs while this one is paused, so that a pause does not last for ever.</summary>
    public string? PauseClock { get; init; }

    /// <summary>How it may be extended; null where it may not.</summary>
    public ExtensionPolicy? Extension { get; init; }

    /// <summary>What happens when the matter goes to another unit.</summary>
    public TransferPolicy OnTransfer { get; init; }

    /// <summary>The warning stages; at most <see cref="MostStages"/>. A stage is known by its place in this list.</summary>
    public ImmutableArray<WarningStage> Stages
    {
        get;
        init => field = value.IsDefault ? [] : value.Length <= MostStages ? value : throw new ArgumentException($"At most {MostStages} stages.", nameof(value));
    } = [];

    /// <summary>Where the rule comes from: the law's title and article; null for a district's own.</summary>
    public string? Source { get; init; }

    /// <summary>Why a clock may not be extended; null when it may. The approval itself is the workflow's to check.</summary>
    /// <param name="deadline">The clock.</param>
    /// <param name="by">By how much, in the rule's unit.</param>
    public Refusal? RefuseExtension(Deadline deadline, int by)
    {
        Guard.Against.Null(deadline);
        List<Reason> reasons = [];
        if (Extension is not { } policy)
        {
            reasons.Add(new("extension-not-allowed", new($"期限“{Clock}”不得延长。", $"The time limit '{Clock}' may not be extended.")));
        }
        else
        {
            if (deadline.Extensions >= policy.Times)
            {
                reasons.Add(new("extended-too-often", new($"期限“{Clock}”最多延长 {policy.Times} 次。", $"The time limit '{Clock}' may be extended {policy.Times} times at most.")));
            }

            if (by <= 0 || by > policy.Longest)
            {
                reasons.Add(new("extension-length", new($"每次延长应为 1 至 {policy.Longest}，收到 {by}。", $"An extension is from 1 to {policy.Longest}; found {by}.")));
            }
        }

        return reasons.Count == 0 ? null : new Refusal([.. reasons]);
    }

    /// <summary>Whether two rules say the same.</summary>
    public bool Equals(DeadlineRule? other) =>
        other is not null
        && (Clock, Amount, Unit, CountsFirstDay, RollsForward, CutOff) == (other.Clock, other.Amount, other.Unit, other.CountsFirstDay, other.RollsForward, other.CutOff)
        && (From, Until, PauseClock, Extension, OnTransfer, Source) == (other.From, other.Until, other.PauseClock, other.Extension, other.OnTransfer, other.Source)
        && PausedBy.SequenceEqual(other.PausedBy, StringComparer.Ordinal)
        && Stages.SequenceEqual(other.Stages);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Clock, Amount, Unit, CountsFirstDay, RollsForward, CutOff, Stages.Length);
}
