using System.Collections.Immutable;

namespace Minyi.Deadlines;

/// <summary>One clock laid out on its scale: where counting begins, where a share of its time is reached, and when it is due.</summary>
internal readonly struct ClockLine
{
    private readonly LegalTime _time;
    private readonly TimeScale _scale;
    private readonly DeadlineRule _rule;
    private readonly Instant _startedAt;
    private readonly int _amount;
    private readonly ImmutableArray<PauseSpan> _pauses;

    internal ClockLine(LegalTime time, TimeScale scale, DeadlineRule rule, Deadline deadline)
        : this(time, scale, rule, deadline.StartedAt, deadline.Amount, deadline.Pauses)
    {
    }

    internal ClockLine(LegalTime time, TimeScale scale, DeadlineRule rule, Instant startedAt, int amount, ImmutableArray<PauseSpan> pauses)
    {
        (_time, _scale, _rule, _startedAt, _amount, _pauses) = (time, scale, rule, startedAt, amount, pauses);
        LocalDateTime local = startedAt.InZone(time.Zone).LocalDateTime;
        StartDay = rule.CutOff is not { } cutOff ? local.Date
            : !time.Calendar.IsWorkingDay(local.Date) ? time.Calendar.Add(local.Date, 0)
            : local.TimeOfDay > cutOff ? time.Calendar.Add(local.Date, 1)
            : local.Date;
        if (rule.Unit == DeadlineUnit.WorkingHours)
        {
            FirstDay = local.Date;
            Begin = StartDay == local.Date ? scale.Position(startedAt, roundUp: true) : scale.End(StartDay.PlusDays(-1));
            return;
        }

        // Day 0 is the day at whose end counting begins. With nothing to count, working days end on the first of them.
        LocalDate zero = rule.CountsFirstDay && amount > 0 ? StartDay.PlusDays(-1)
            : rule.Unit == DeadlineUnit.WorkingDays && amount == 0 ? time.Calendar.Add(StartDay, 0)
            : StartDay;
        FirstDay = rule.CutOff is not null ? local.Date : amount == 0 ? StartDay : zero.PlusDays(1);
        Begin = scale.End(zero);
    }

    /// <summary>The day of the start, after the cut-off.</summary>
    internal LocalDate StartDay { get; }

    /// <summary>The first day whose being a working day or not has a part in the result.</summary>
    internal LocalDate FirstDay { get; }

    /// <summary>Where counting begins.</summary>
    internal long Begin { get; }

    /// <summary>Where a share of the time, in percent, is reached, pauses left out.</summary>
    internal long Share(int percent)
    {
        long position = Begin + (((_scale.Length(_amount) * percent) + 99) / 100);
        foreach (PauseSpan pause in _pauses)
        {
            // A share that is reached where a pause begins was reached before it.
            position = _scale.Position(pause.From) < position ? Past(position, pause) : position;
        }

        return position;
    }

    /// <summary>Where the time is up, pauses left out.</summary>
    /// <remarks>
    /// A pause that began in time never leaves a clock late: one that begins on the evening of the last day takes up no working time, yet
    /// the clock is then due on the day of the resumption.
    /// </remarks>
    internal long End()
    {
        long position = Begin + _scale.Length(_amount);
        foreach (PauseSpan pause in _pauses)
        {
            if (pause.From >= Due(position).At)
            {
                break;
            }

            position = Past(position, pause);
            if (_rule.Unit != DeadlineUnit.WorkingHours && Due(position).At <= pause.Until)
            {
                LocalDate resumed = _time.DateOf(pause.Until);
                position = _scale.End(_rule.Unit == DeadlineUnit.WorkingDays ? _time.Calendar.Add(resumed, 0) : resumed);
            }
        }

        return position;
    }

    /// <summary>The due day and the first instant that is too late, where the time is up at a position.</summary>
    internal (LocalDate Day, Instant At) Due(long position)
    {
        LocalDate day = _scale.Day(position);
        if (_rule.Unit == DeadlineUnit.WorkingHours)
        {
            Instant at = _scale.At(position);
            return at < _startedAt ? (_time.DateOf(_startedAt), _startedAt) : (day, at);
        }

        LocalDate last = _rule is { Unit: DeadlineUnit.CalendarDays, RollsForward: true } ? _time.Calendar.Add(day, 0) : day;
        return (last, _time.Zone.StartOf(last.PlusDays(1)));
    }

    /// <summary>The first year whose notice is missing for a day that has a part in the due date.</summary>
    internal int? MissingYear(long position)
    {
        LocalDate day = _scale.Day(position);
        return _rule.Unit != DeadlineUnit.CalendarDays ? _time.Calendar.MissingYear(FirstDay, LocalDate.Max(day, FirstDay))
            : (_rule.CutOff is null ? null : _time.Calendar.MissingYear(FirstDay, StartDay))
                ?? (_rule.RollsForward ? _time.Calendar.MissingYear(day, Due(position).Day) : null);
    }

    private long Past(long position, PauseSpan pause)
    {
        long from = Math.Max(Begin, _scale.Position(pause.From));
        return from <= position ? position + Math.Max(0, _scale.Position(pause.Until) - from) : position;
    }
}
