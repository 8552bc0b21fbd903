namespace Minyi.Petitions.Events;

/// <summary>The petition goes on in another workflow, or another version of it. It tells the whole configuration there, so that what went before need not be read by the new workflow.</summary>
public sealed record WorkflowMigrated : StepEvent
{
    /// <summary>The new workflow's id.</summary>
    public required string Workflow { get; init; }

    /// <summary>The new workflow's version.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>The kind as the new workflow names it; null where it has none.</summary>
    public string? Kind { get; init; }

    /// <summary>What brought it about.</summary>
    public required string Cause { get; init; }
}
