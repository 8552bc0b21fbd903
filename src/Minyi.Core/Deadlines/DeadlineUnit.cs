namespace Minyi.Deadlines;

/// <summary>What a deadline counts in.</summary>
public enum DeadlineUnit
{
    /// <summary>Calendar days 日: every day counts.</summary>
    CalendarDays,

    /// <summary>Working days 工作日 of the calendar.</summary>
    WorkingDays,

    /// <summary>Hours within the office hours of working days.</summary>
    WorkingHours,
}
