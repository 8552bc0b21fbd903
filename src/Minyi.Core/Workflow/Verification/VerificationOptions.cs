namespace Minyi.Workflow.Verification;

/// <summary>How far the proof may go.</summary>
public sealed record VerificationOptions
{
    /// <summary>The most configurations to explore before the verdict is <see cref="Verdict.Undecided"/>; 4,000,000 unless told, about 1 GiB.</summary>
    public int Limit { get; init; } = 4_000_000;
}
