namespace Minyi.Workflow;

/// <summary>Where an appraisal stands.</summary>
public enum AppraisalState
{
    /// <summary>It is not offered.</summary>
    None,

    /// <summary>It is offered, and not yet given.</summary>
    Offered,

    /// <summary>It was given, and the grade does not ask for a rework.</summary>
    Satisfied,

    /// <summary>It was given, and the grade asks for a rework.</summary>
    NotSatisfied,

    /// <summary>The time for it ran out.</summary>
    Lapsed,
}
