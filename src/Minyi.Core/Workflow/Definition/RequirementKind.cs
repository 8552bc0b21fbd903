namespace Minyi.Workflow.Definition;

/// <summary>The closed vocabulary of what a transition may require. The first seven look at the configuration, the others at the attempt; <see cref="Expired"/> at both.</summary>
public enum RequirementKind
{
    /// <summary>The obligation <c>of</c> is in one of the states <c>is</c>: none, owed, some, settled, waived.</summary>
    Obligation,

    /// <summary>The appraisal <c>of</c> is in one of the states <c>is</c>: none, offered, satisfied, not-satisfied, lapsed.</summary>
    Appraisal,

    /// <summary>The clock <c>of</c> is in one of the states <c>is</c>: stopped, running, paused, run-out.</summary>
    Clock,

    /// <summary>The counter <c>of</c> is <c>below</c> or <c>at-bound</c>.</summary>
    Counter,

    /// <summary>The petition's kind is one of <c>is</c>.</summary>
    Kind,

    /// <summary>The outcome concluded so far is one of <c>is</c>; <c>none</c> stands for no outcome yet.</summary>
    Outcome,

    /// <summary>Whether the result is on the board: <c>yes</c> or <c>no</c>.</summary>
    Published,

    /// <summary>A reason is given.</summary>
    Reason,

    /// <summary>The document <c>of</c> is attached.</summary>
    Document,

    /// <summary>The role <c>of</c> has approved.</summary>
    Approval,

    /// <summary>The actor is not of a unit concerned.</summary>
    DistinctFrom,

    /// <summary>The attempt is about the obligation <c>of</c>.</summary>
    Recipient,

    /// <summary>The attempt grades the appraisal <c>of</c> with one of <c>is</c>: satisfied, not-satisfied.</summary>
    Result,

    /// <summary>The attempt proposes one of the outcomes <c>is</c>.</summary>
    Proposal,

    /// <summary>The attempt tells that a stage in <c>is</c> of the clock <c>of</c> has expired, and the clock runs in that stage.</summary>
    Expired,
}
