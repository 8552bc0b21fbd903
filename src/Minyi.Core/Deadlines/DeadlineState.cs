namespace Minyi.Deadlines;

/// <summary>Where a clock stands at a time.</summary>
public enum DeadlineState
{
    /// <summary>It runs, and a later day is its due day.</summary>
    Running,

    /// <summary>It is due today.</summary>
    DueToday,

    /// <summary>Its time is up.</summary>
    Late,

    /// <summary>It is paused.</summary>
    Paused,
}
