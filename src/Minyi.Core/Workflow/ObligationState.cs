namespace Minyi.Workflow;

/// <summary>Where a feedback obligation stands.</summary>
public enum ObligationState
{
    /// <summary>It was never opened, or counts no more.</summary>
    None,

    /// <summary>It is owed, and nothing of it is settled.</summary>
    Owed,

    /// <summary>It is owed for a set, of which some members are settled and some are not.</summary>
    Some,

    /// <summary>It is settled, for all.</summary>
    Settled,

    /// <summary>What was left of it was waived.</summary>
    Waived,
}
