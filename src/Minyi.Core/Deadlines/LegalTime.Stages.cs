using System.Collections.Immutable;

namespace Minyi.Deadlines;

/// <content>Where a clock stands, and which of its warning stages have been reached.</content>
public sealed partial class LegalTime
{
    /// <summary>Where a clock stands.</summary>
    /// <param name="deadline">The clock.</param>
    /// <param name="at">The time.</param>
    public DeadlineState StateOf(Deadline deadline, Instant at)
    {
        Guard.Against.Null(deadline);
        return deadline.IsPaused ? DeadlineState.Paused
            : at >= deadline.DueAt ? DeadlineState.Late
            : DateOf(at) == deadline.DueOn ? DeadlineState.DueToday
            : DeadlineState.Running;
    }

    /// <summary>By how many days a clock is late: calendar days where the rule counts those, else working days.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock.</param>
    /// <param name="at">The time.</param>
    /// <returns>The days after the due day up to today; 0 for a clock that is not late, is paused, or is late by less than a day.</returns>
    public int DaysLate(DeadlineRule rule, Deadline deadline, Instant at)
    {
        Check(rule, deadline);
        LocalDate today = DateOf(at);
        return StateOf(deadline, at) != DeadlineState.Late || today <= deadline.DueOn ? 0
            : rule.Unit == DeadlineUnit.CalendarDays ? Period.DaysBetween(deadline.DueOn, today)
            : Calendar.Count(deadline.DueOn, today);
    }

    /// <summary>When each warning stage of a clock is reached, by time and then by place.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock; for one that is paused, the moments as they stood when the pause began.</param>
    public ImmutableArray<StageMoment> Moments(DeadlineRule rule, Deadline deadline)
    {
        Check(rule, deadline);
        if (rule.Stages.IsEmpty)
        {
            return [];
        }

        TimeScale scale = Scale(rule.Unit);
        ClockLine line = new(this, scale, rule, deadline);
        StageMoment[] moments = new StageMoment[rule.Stages.Length];
        for (int i = 0; i < moments.Length; i++)
        {
            WarningStage stage = rule.Stages[i];
            moments[i] = new(i, stage.Action, stage.Measure switch
            {
                StageMeasure.Percent => Instant.Min(scale.At(line.Share(stage.Value)), deadline.DueAt),
                StageMeasure.DaysBefore => StartOf(Shift(rule, deadline.DueOn, -stage.Value)),
                _ => stage.Value == 0 ? deadline.DueAt : StartOf(Shift(rule, deadline.DueOn, stage.Value).PlusDays(1)),
            });
        }

        Array.Sort(moments, (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Stage.CompareTo(b.Stage));
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(moments);
    }

    /// <summary>The stages of a clock that have been reached and not been taken; none while it is paused.</summary>
    /// <param name="rule">The clock's rule.</param>
    /// <param name="deadline">The clock.</param>
    /// <param name="at">The time.</param>
    public ImmutableArray<StageMoment> Reached(DeadlineRule rule, Deadline deadline, Instant at)
    {
        Guard.Against.Null(rule);
        Guard.Against.Null(deadline);
        return deadline.IsPaused ? [] : [.. Moments(rule, deadline).Where(m => m.At <= at && !deadline.HasTaken(m.Stage))];
    }

    /// <summary>When a clock is some days before its due day, and when that day begins.</summary>
    internal (Instant Soon, Instant Today) Approach(DeadlineRule rule, Deadline deadline, int days) =>
        (StartOf(Shift(rule, deadline.DueOn, -days)), StartOf(deadline.DueOn));

    private Instant StartOf(LocalDate date) => Zone.StartOf(date);

    private LocalDate Shift(DeadlineRule rule, LocalDate date, int days) =>
        rule.Unit == DeadlineUnit.CalendarDays ? date.PlusDays(days) : days == 0 ? date : Calendar.Add(date, days);
}
