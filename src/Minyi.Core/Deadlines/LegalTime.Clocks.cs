namespace Minyi.Deadlines;

/// <content>Starting, resuming, extending and handing over clocks.</content>
public sealed partial class LegalTime
{
    /// <summary>Starts a clock.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">When the event happened that starts it.</param>
    /// <param name="amount">The amount where it is set for this one case, as on a work order; the rule's when null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="amount"/> is negative.</exception>
    public Deadline Start(DeadlineRule rule, Instant at, int? amount = null)
    {
        Guard.Against.Null(rule);
        int length = Guard.Against.Negative(amount ?? rule.Amount, nameof(amount));
        (Instant dueAt, LocalDate dueOn, int? missingYear) = Due(new(this, Scale(rule.Unit), rule, at, length, []));
        return new() { Clock = rule.Clock, StartedAt = at, Amount = length, DueAt = dueAt, DueOn = dueOn, MissingYear = missingYear };
    }

    /// <summary>Resumes a paused clock: the counted time of the pause, to the minute, is added to the deadline.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">A clock that is paused.</param>
    /// <param name="at">When; not before the pause began.</param>
    /// <remarks>
    /// Only time that the rule counts is added: a pause over a weekend adds nothing to a deadline in working days. All pauses are added up to the
    /// minute; a deadline in days is then due at the end of the day in which its last minute lies, so that rounding happens once however many
    /// the pauses. A pause that began in time never leaves the clock late.
    /// </remarks>
    /// <exception cref="ArgumentException">The clock is not paused, or <paramref name="at"/> is too early.</exception>
    public Deadline Resume(DeadlineRule rule, Deadline deadline, Instant at)
    {
        Check(rule, deadline);
        if (deadline.PausedAt is not { } from)
        {
            throw new ArgumentException($"The clock '{deadline.Clock}' is not paused.", nameof(deadline));
        }

        return at >= from
            ? Due(rule, deadline with { PausedAt = null, Pauses = deadline.Pauses.Add(new(from, at)) })
            : throw new ArgumentOutOfRangeException(nameof(at), "A clock is not resumed before it was paused.");
    }

    /// <summary>Extends a clock.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock; one that is paused stays so.</param>
    /// <param name="by">By how much, in the rule's unit.</param>
    /// <exception cref="ArgumentException">The rule does not allow it; ask <see cref="DeadlineRule.RefuseExtension"/> first.</exception>
    public Deadline Extend(DeadlineRule rule, Deadline deadline, int by)
    {
        Check(rule, deadline);
        return rule.RefuseExtension(deadline, by) is { } refusal
            ? throw new ArgumentException(refusal.Reasons[0].Text.English, nameof(by))
            : Due(rule, deadline with { Amount = deadline.Amount + by, Extensions = deadline.Extensions + 1 });
    }

    /// <summary>Hands a clock over to another unit, by the rule's <see cref="DeadlineRule.OnTransfer"/>.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock; one that is paused stays so.</param>
    /// <param name="at">When the other unit receives the matter.</param>
    /// <returns>A clock that starts anew at <paramref name="at"/>, with its stages not taken, or the same clock.</returns>
    public Deadline Transfer(DeadlineRule rule, Deadline deadline, Instant at)
    {
        Check(rule, deadline);
        Instant? pausedAt = deadline.IsPaused ? at : null;
        switch (rule.OnTransfer.Kind)
        {
            case TransferKind.Restarts:
                return Start(rule, at) with { PausedAt = pausedAt };
            case TransferKind.KeepMinimum:
                Deadline least = Start(rule, at, rule.OnTransfer.Minimum);
                Deadline goesOn = deadline.IsPaused ? Resume(rule, deadline, at) : deadline;
                return least.DueAt > goesOn.DueAt ? least with { PausedAt = pausedAt, Extensions = deadline.Extensions } : deadline;
            default:
                return deadline;
        }
    }

    /// <summary>The counted time that is left: all minutes for calendar days, office minutes for the rest; negative when late.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock.</param>
    /// <param name="at">The time; for a paused clock the pause's beginning counts in its place. Days that a roll-forward adds are not counted.</param>
    public Duration Remaining(DeadlineRule rule, Deadline deadline, Instant at)
    {
        Check(rule, deadline);
        ClockLine line = new(this, Scale(rule.Unit), rule, deadline);
        return Duration.FromMinutes(line.End() - Math.Max(line.Begin, Scale(rule.Unit).Position(deadline.PausedAt ?? at)));
    }

    /// <summary>The same clock with its due date worked out on this calendar.</summary>
    private Deadline Due(DeadlineRule rule, Deadline deadline)
    {
        (Instant at, LocalDate day, int? missingYear) = Due(new(this, Scale(rule.Unit), rule, deadline));
        return deadline with { DueAt = at, DueOn = day, MissingYear = missingYear };
    }

    private static (Instant At, LocalDate Day, int? MissingYear) Due(ClockLine line)
    {
        long end = line.End();
        (LocalDate day, Instant at) = line.Due(end);
        return (at, day, line.MissingYear(end));
    }

    private static void Check(DeadlineRule rule, Deadline deadline)
    {
        Guard.Against.Null(rule);
        Guard.Against.Null(deadline);
        if (rule.Clock != deadline.Clock)
        {
            throw new ArgumentException($"The rule is for the clock '{rule.Clock}', the clock is '{deadline.Clock}'.", nameof(rule));
        }
    }
}
