namespace Minyi.Workflow.Verification;

/// <summary>How far the proof may go. It counts what it does and reads no clock: the same workflow comes to the same end on every machine.</summary>
public sealed record VerificationOptions
{
    /// <summary>The most configurations to explore; 4,000,000 unless told.</summary>
    public int Limit { get; init; } = 4_000_000;

    /// <summary>The most steps between them to record; 64,000,000 unless told.</summary>
    public int StepLimit { get; init; } = 64_000_000;

    /// <summary>
    /// The most units of work; 3,000,000,000 unless told. A unit is one transition tried, one effect carried out, one step followed, one comparison or one step of a trace:
    /// a few nanoseconds.
    /// </summary>
    public long WorkLimit { get; init; } = 3_000_000_000;

    /// <summary>The most bytes that the proof may hold, counted from the sizes of what it keeps; 2 GiB unless told.</summary>
    public long MemoryLimit { get; init; } = 2L << 30;
}
