namespace Minyi.Grid.Assignment;

/// <summary>How a problem is solved; nothing here changes the result.</summary>
public sealed record AssignmentOptions
{
    /// <summary>As many threads as there are processors.</summary>
    public static AssignmentOptions Default { get; } = new();

    /// <summary>How many threads at most; 0 for as many as there are processors.</summary>
    public int Threads { get; init; }

    /// <summary>Is told how far the work is.</summary>
    public IProgress<AssignmentProgress>? Progress { get; init; }

    /// <summary>Ends the work with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>How far an assignment is.</summary>
/// <param name="Placed">How many units have a place.</param>
/// <param name="Units">How many there are.</param>
public readonly record struct AssignmentProgress(long Placed, long Units);
