namespace Minyi.Deadlines;

/// <summary>What falls due at a warning stage.</summary>
public enum StageAction
{
    /// <summary>A reminder 催办.</summary>
    Remind,

    /// <summary>A supervision 督办.</summary>
    Supervise,
}

/// <summary>What a warning stage is measured by.</summary>
public enum StageMeasure
{
    /// <summary>A share of the time, in percent of the amount in force; time while paused does not count.</summary>
    Percent,

    /// <summary>So many days before the due day, at the start of that day: working days, or calendar days where the rule counts those.</summary>
    DaysBefore,

    /// <summary>So many days after the due day, at the end of that day; 0 is the moment of becoming late.</summary>
    DaysLate,
}

/// <summary>A stage of a running clock at which a reminder or a supervision falls due, at most once.</summary>
/// <param name="Measure">What it is measured by.</param>
/// <param name="Value">Percent, or days; never negative.</param>
/// <param name="Action">What falls due.</param>
public readonly record struct WarningStage(StageMeasure Measure, int Value, StageAction Action)
{
    /// <summary>A stage when a share of the time has gone.</summary>
    /// <param name="percent">1 to 100.</param>
    /// <param name="action">What falls due.</param>
    public static WarningStage At(int percent, StageAction action = StageAction.Remind) =>
        new(StageMeasure.Percent, Guard.Against.OutOfRange(percent, nameof(percent), 1, 100), action);

    /// <summary>A stage at the start of the due day.</summary>
    /// <param name="action">What falls due.</param>
    public static WarningStage OnDueDay(StageAction action = StageAction.Remind) => new(StageMeasure.DaysBefore, 0, action);

    /// <summary>A stage some days before the due day.</summary>
    /// <param name="days">How many.</param>
    /// <param name="action">What falls due.</param>
    public static WarningStage DaysBefore(int days, StageAction action = StageAction.Remind) =>
        new(StageMeasure.DaysBefore, Guard.Against.Negative(days), action);

    /// <summary>A stage when the deadline has been missed by some days.</summary>
    /// <param name="days">How many; 0 for the moment of becoming late.</param>
    /// <param name="action">What falls due.</param>
    public static WarningStage Late(int days, StageAction action = StageAction.Supervise) =>
        new(StageMeasure.DaysLate, Guard.Against.Negative(days), action);
}
