namespace Minyi.Workflow;

/// <summary>Whether a clock runs.</summary>
public enum ClockStatus
{
    /// <summary>It does not run.</summary>
    Stopped,

    /// <summary>It runs, in one of its stages.</summary>
    Running,

    /// <summary>It is paused, in one of its stages.</summary>
    Paused,

    /// <summary>Its last stage has expired.</summary>
    RunOut,
}

/// <summary>Where a clock stands.</summary>
/// <param name="Status">Whether it runs.</param>
/// <param name="Stage">The stage in which it runs or is paused; null otherwise.</param>
public sealed record ClockState(ClockStatus Status, string? Stage = null);
