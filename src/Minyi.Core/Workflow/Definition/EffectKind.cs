namespace Minyi.Workflow.Definition;

/// <summary>The closed vocabulary of what a transition does.</summary>
public enum EffectKind
{
    /// <summary>The obligation <c>of</c> is owed from now on (a set-valued one with an empty set is settled at once, and so is an optional one while nobody is there).</summary>
    Open,

    /// <summary>The obligation <c>of</c> is settled, or one member of it.</summary>
    Settle,

    /// <summary>What is still owed of the obligation <c>of</c> is waived.</summary>
    Waive,

    /// <summary>A settled or waived obligation <c>of</c> counts no more, as before a rework. What is owed stays owed.</summary>
    Void,

    /// <summary>The clock <c>of</c> runs from its first stage.</summary>
    Start,

    /// <summary>The clock <c>of</c> stops.</summary>
    Stop,

    /// <summary>The clock <c>of</c>, if it runs, pauses in its stage.</summary>
    Pause,

    /// <summary>The clock <c>of</c>, if it is paused, runs on in its stage.</summary>
    Resume,

    /// <summary>The clock <c>of</c> gets more time: running, paused or run out, it is back in its first stage.</summary>
    Extend,

    /// <summary>The clock <c>of</c> goes over to another unit: running or run out, it runs from its first stage.</summary>
    Transfer,

    /// <summary>The appraisal <c>of</c> is offered.</summary>
    Offer,

    /// <summary>The appraisal <c>of</c>, if it is offered, is closed as <c>as</c>: satisfied, not-satisfied, lapsed.</summary>
    Close,

    /// <summary>The appraisal <c>of</c> is as if it had never been offered.</summary>
    Withdraw,

    /// <summary>The counter <c>of</c> goes up by one, never above its bound.</summary>
    Count,

    /// <summary>The counter <c>of</c> is zero again; the loop around it must be bounded by another.</summary>
    Reset,

    /// <summary>The outcome is <c>as</c>.</summary>
    Conclude,

    /// <summary>There is no outcome any more.</summary>
    Reconsider,

    /// <summary>The result goes on the board.</summary>
    Publish,

    /// <summary>The result on the board is marked as superseded.</summary>
    Retract,
}
